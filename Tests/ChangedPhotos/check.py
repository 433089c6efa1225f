#!/usr/bin/env python3
"""Changes forty photos with every kind of segment at random, normalizes them, and looks for what must not be in an output.

usage: check.py HEADSHOT [COUNT] [SEED]     COUNT changed photos (10,000), each under `keep`, `minimal` and `none`

An output may not: make an untrue claim under `keep` (as exiftool reads size, orientation, color space, films, gain maps, further
pictures), have a private text under `minimal` and `none`, make djpeg warn, or become another file when it is normalized again. The
command may not crash or hang. Prints each fault, with a photo that shows it in a folder that stays, and a line of totals; status 1
when there is one. It needs Pillow, djpeg and exiftool.
"""
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import judge
from changes import changed
from photos import photos

BATCH = 400
SHOWN = 40
KEEP = (
    "--metadata keep", "--metadata keep --color srgb", "--metadata keep --max-edge 56",
    "--metadata keep --crop square --color srgb", "--metadata keep --repair",
)
"""Each changed photo goes through one of them."""
OTHERS = ("--metadata minimal", "--metadata none")


class Check:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.faults = collections.Counter()
        self.counts = collections.Counter()
        self.shown = 0

    def fault(self, kind, path, what):
        self.faults[kind] += 1
        if self.shown < SHOWN:
            self.shown += 1
            kept = os.path.join(self.folder, f"{self.shown:03d}-{kind}-{os.path.basename(path)}")
            if os.path.exists(path):
                shutil.copyfile(path, kept)
            print(f"{kind}: {what}\n  {kept}", flush=True)

    def normalize(self, source, output, options):
        """The reports by file name. A run that ends badly is made again file by file."""
        try:
            done = self.run([source], output, options, 120)
        except subprocess.TimeoutExpired:
            done = None
        if done is None or done.returncode not in (0, 1):
            for name in sorted(os.listdir(source)):
                path = os.path.join(source, name)
                try:
                    status = self.run([path], output, options, 20).returncode
                except subprocess.TimeoutExpired:
                    status = "none within 20 s"
                if status not in (0, 1):
                    self.fault("crash", path, f"status {status} under {options}")
            return {}
        reports = [json.loads(line) for line in done.stdout.splitlines()]
        return {os.path.basename(report["input"]): report for report in reports}

    def run(self, paths, output, options, seconds):
        command = [self.binary, "normalize", "--json", "--force", "--min-edge", "16", "-d", output, *options.split(), *paths]
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds, check=False)

    def look(self, source, work, options):
        output = os.path.join(work, "output")
        os.makedirs(output)
        reports = self.normalize(source, output, options)
        places = {os.path.basename(path): path for path in files(output)}
        is_kept = "keep" in options
        tags = judge.tags(os.path.dirname(next(iter(places.values())))) if is_kept and places else {}
        warnings = dict(zip(places, ThreadPoolExecutor(2).map(judge.decoding, places.values())))
        for name, path in places.items():
            with open(path, "rb") as file:
                data = file.read()
            what = []
            if is_kept:
                what += [("untrue", text) for text in judge.untruths(data, tags[name], reports[name], "srgb" in options)]
            elif judge.leaks(data):
                what += [("private", judge.leaks(data))]
            if warnings[name]:
                what += [("warning", warnings[name])]
            for kind, text in what:
                self.fault(kind, os.path.join(source, name), f"{text} ({options}, {reports[name]['method']})")
        for report in reports.values():
            self.counts[report["status"] if report["error"] is None else report["error"]["code"]] += 1
        if places:
            self.again(os.path.dirname(next(iter(places.values()))), source, os.path.join(work, "again"), options)
        shutil.rmtree(work)

    def again(self, output, source, folder, options):
        for name, report in self.normalize(output, folder, options).items():
            if report["status"] != "unchanged":
                what = report["error"] or report["method"]
                self.fault("again", os.path.join(source, name), f"{what} when it is normalized again ({options})")


def files(folder):
    return sorted(os.path.join(place, name) for place, _, names in os.walk(folder) for name in names)


def main(binary, count=10_000, seed=16):
    originals = photos()
    with tempfile.TemporaryDirectory() as work:
        check = Check(os.path.abspath(binary), tempfile.mkdtemp(prefix="changed-photos-"))
        for start in range(0, count, BATCH):
            source = os.path.join(work, "changed")
            for index in range(start, min(count, start + BATCH)):
                # What becomes of a photo depends on its number alone, so that one can be looked at.
                choice = random.Random(seed * 1_000_003 + index)
                _, data = changed(originals[index % len(originals)], choice)
                place = os.path.join(source, str(index // len(originals) % len(KEEP)))
                os.makedirs(place, exist_ok=True)
                with open(os.path.join(place, f"{index:05d}.jpg"), "wb") as file:
                    file.write(data)
            for place in sorted(os.listdir(source)):
                for options in (KEEP[int(place)], *OTHERS):
                    check.look(os.path.join(source, place), os.path.join(work, "run"), options)
            shutil.rmtree(source)
    counts = ", ".join(f"{number:,} {name}" for name, number in check.counts.most_common())
    faults = ", ".join(f"{number:,} {name}" for name, number in check.faults.most_common()) or "none"
    print(f"{count:,} changed photos: {counts}. Faults: {faults}.")
    if not check.faults:
        shutil.rmtree(check.folder)
    return 1 if check.faults else 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
