#!/usr/bin/python3
"""Every budget is met that can be.

usage: budget-sweep.py HEADSHOT [--budgets N] [--photos FOLDER] [OPTION...]     options go to headshot

Makes plain pictures (black, white, two tones, a gradient, text, noise) of several sizes, and asks for each of N budgets
(default 200) between the least that a picture of 48 pixels takes and 200,000 bytes. With --photos, for 700 to 1,500
bytes of 40 photos of a folder as well, which have to be met where one scan meets them. Prints each budget that is not met, or passed, and exits 1 when there is one.
Needs Pillow.
"""
import json, os, random, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from PIL import Image, ImageDraw

SIZES = [(6000, 6000), (3000, 2000), (640, 480), (97, 1200)]


def pictures(folder):
    chance = random.Random(7)
    for width, height in SIZES:
        for name in ("black", "white", "two-tone", "gradient", "text", "noise"):
            size = (width, height)
            if name == "noise":
                # The largest would take minutes.
                if width * height > 10_000_000:
                    continue
                picture = Image.frombytes("RGB", size, chance.randbytes(3 * width * height))
            elif name == "gradient":
                picture = Image.linear_gradient("L").resize(size).convert("RGB")
            else:
                picture = Image.new("RGB", size, "black" if name == "black" else "white")
                draw = ImageDraw.Draw(picture)
                if name == "two-tone":
                    draw.rectangle([0, 0, width // 2, height], fill=(30, 90, 160))
                if name == "text":
                    for line in range(0, height, 40):
                        words = "The quick brown fox jumps over the lazy dog. " * (width // 250 + 1)
                        draw.text((8, line), words, fill="black")
            path = os.path.join(folder, f"{name}-{width}x{height}.jpg")
            picture.save(path, quality=90)
            yield path


def normalize(headshot, path, options, output):
    command = [headshot, "normalize", path, "--json", "--force", "-o", output, *options]
    done = subprocess.run(command, capture_output=True)
    return json.loads(done.stdout.splitlines()[0])


def least(headshot, path, folder, options):
    """Bytes of a picture without content, as small as may be, with this one's shape."""
    width, height = Image.open(path).size
    scale = 48 / min(width, height)
    flat = os.path.join(folder, f"least-{os.path.basename(path)}")
    size = (max(48, round(width * scale)), max(48, round(height * scale)))
    Image.new("RGB", size, "gray").save(flat, quality=60)
    report = normalize(headshot, flat, [*options, "--max-bytes", "100KB", "--metadata", "minimal"], flat + ".out")
    return report["outputByteCount"]


def main():
    arguments = sys.argv[1:]
    headshot, count, photos = os.path.abspath(arguments.pop(0)), 200, None
    while arguments and arguments[0] in ("--budgets", "--photos"):
        name, value = arguments.pop(0), arguments.pop(0)
        count, photos = (int(value), photos) if name == "--budgets" else (count, value)
    with tempfile.TemporaryDirectory() as folder:
        work = []
        for path in pictures(folder):
            low = least(headshot, path, folder, [o for o in arguments if o != "--progressive"]) + 1
            work += [(path, round(low * (200_000 / low) ** (step / max(1, count - 1)))) for step in range(count)]
        if photos:
            names = sorted(name for name in os.listdir(photos) if name.lower().endswith((".jpg", ".jpeg")))[:40]
            work += [(os.path.join(photos, name), budget) for name in names for budget in range(700, 1_501, 100)]

        def meet(item):
            path, budget = item
            output = os.path.join(folder, f"out-{os.path.basename(path)}-{budget}")
            report = normalize(headshot, path, [*arguments, "--max-bytes", str(budget)], output)
            if report["error"]:
                # What one scan does not reach either is nothing that several are to blame for.
                plain = [option for option in arguments if option != "--progressive"]
                report_of_one = normalize(headshot, path, [*plain, "--max-bytes", str(budget)], output)
                if photos and path.startswith(photos) and report_of_one["error"]:
                    return item, None, None
                return item, report["error"]["code"] + ": " + report["error"]["message"], None
            size = os.path.getsize(output)
            os.remove(output)
            return item, None if size <= budget else f"{size} bytes", [w["code"] for w in report["warnings"]]

        faults, notices = 0, 0
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for (path, budget), fault, warnings in pool.map(meet, work):
                notices += "not-progressive" in (warnings or [])
                if fault:
                    faults += 1
                    print(f"{os.path.basename(path)} in {budget}: {fault}", flush=True)
        print(f"{len(work)} budgets, {faults} not met; {notices} with one scan instead of many")
        sys.exit(faults > 0)


main()
