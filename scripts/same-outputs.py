#!/usr/bin/env python3
"""Compares the outputs of two builds of headshot on the photos of HEADSHOT_CORPUS, byte for byte.

usage: same-outputs.py OLD NEW [EVERY]     two headshot binaries; EVERY: only each EVERY-th file

For each set of options below: exit status, the lines of --json (but for the seconds they took), output files, messages.
Prints what differs and a count; exits 1 when something does. A change of outputs goes into CHANGELOG.md.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

OPTIONS = (
    "", "--max-bytes 50%", "--max-bytes 50% --effort best", "--max-edge 648 --crop square",
    "--preset profile", "--color srgb", "--metadata keep", "--progressive",
)
NAME_ENDS = (".jpg", ".jpeg", ".jpe", ".jfif")
SHOWN_DIFFERENCES = 8


def link_photos(corpus, folder, every):
    """Links to the files under names that are all different and all look like photos."""
    files = sorted(os.path.join(place, name) for place, _, names in os.walk(corpus) for name in names
                   if not name.endswith((".tsv", ".md")) and os.path.basename(place) != "licenses")
    names = []
    for index, path in list(enumerate(files))[::every]:
        name = f"{index:04d}-{os.path.basename(path)}"
        if not name.lower().endswith(NAME_ENDS):
            name += ".jpg"
        os.symlink(path, os.path.join(folder, name))
        names.append(name)
    return names


def run(binary, options, photos, names, output):
    """Status, reports, digests of the outputs by name, and messages but for the totals."""
    command = [binary, "normalize", "--json", "--force", "--jobs", "1", "-d", output, *options.split(), *names]
    done = subprocess.run(command, cwd=photos, capture_output=True, text=True, errors="replace")
    reports = []
    for line in done.stdout.splitlines():
        report = json.loads(line)
        del report["seconds"]
        report["output"] = report["output"] and os.path.basename(report["output"])
        reports.append(json.dumps(report, sort_keys=True))
    digests = {}
    for name in os.listdir(output) if os.path.isdir(output) else []:
        with open(os.path.join(output, name), "rb") as file:
            digests[name] = hashlib.sha256(file.read()).hexdigest()
    shutil.rmtree(output, ignore_errors=True)
    messages = [line for line in done.stderr.splitlines() if " photos" not in line]
    return done.returncode, reports, digests, messages


def differences(old, new):
    if old[0] != new[0]:
        yield f"exit status {old[0]}, now {new[0]}"
    if len(old[1]) != len(new[1]):
        yield f"{len(old[1])} reports, now {len(new[1])}"
    yield from (f"report\n      {a}\n      {b}" for a, b in zip(old[1], new[1]) if a != b)
    yield from (f"bytes of {name}" for name in sorted({*old[2], *new[2]}) if old[2].get(name) != new[2].get(name))
    if old[3] != new[3]:
        yield f"messages {old[3][:2]}, now {new[3][:2]}"


def main():
    if len(sys.argv) not in (3, 4) or "HEADSHOT_CORPUS" not in os.environ:
        sys.exit(f"{__doc__}\nHEADSHOT_CORPUS has to be set.")
    binaries = [os.path.abspath(path) for path in sys.argv[1:3]]
    every = int(sys.argv[3]) if len(sys.argv) == 4 else 1
    count = report_count = output_count = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        photos = os.path.join(folder, "photos")
        os.mkdir(photos)
        names = link_photos(os.environ["HEADSHOT_CORPUS"], photos, every)

        def compare(number):
            return [run(binary, OPTIONS[number], photos, names, os.path.join(folder, f"{number}-{index}"))
                    for index, binary in enumerate(binaries)]

        for options, (old, new) in zip(OPTIONS, pool.map(compare, range(len(OPTIONS)))):
            found = list(differences(old, new))
            print(f"{options or 'defaults':34} {len(old[1])} reports, {len(old[2])} outputs, {len(found)} differences",
                  flush=True)
            for text in found[:SHOWN_DIFFERENCES]:
                print("   ", text)
            count += len(found)
            report_count += len(old[1])
            output_count += len(old[2])
    print(f"{report_count} reports and {output_count} outputs compared, {count} differences")
    sys.exit(count > 0)


main()
