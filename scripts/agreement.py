#!/usr/bin/python3
"""What headshot accepts, refuses and makes, compared with what other programs show.

usage: agreement.py HEADSHOT FOLDER... [--every N]

Of every file below the folders:
- djpeg, Pillow and ImageMagick show it whole and alike: it is accepted, unless a limit or a policy says no.
- It is accepted: the output shows what one of them shows of the input, upright, within 45 dB;
  nothing has to be lost for a budget.
- Outputs under several options: djpeg decodes them without a word.

Prints what does not hold, and exits 1 when there is something. Needs djpeg, ImageMagick's convert, and Pillow."""
import argparse, io, json, math, os, subprocess, sys, tempfile, warnings
from concurrent.futures import ThreadPoolExecutor
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

Image.MAX_IMAGE_PIXELS = None
warnings.simplefilter("ignore")
LEAST_PSNR = 45.0
# Pixels beyond which comparing takes too long.
MOST_PIXELS = 60_000_000
OPTIONS = [[], ["--max-bytes", "50%"], ["--repair"], ["--progressive"]]
# Warnings of what nobody else does: turning a picture as its XMP says, reducing what there is no memory for.
EXCEPTIONS = {"orientation-from-xmp", "reduced-for-memory"}
# Codes of what is refused by a limit or on purpose, whatever others show.
POLICIES = {"too-small", "budget-unreachable"}


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace").strip()


def psnr(first, second):
    if first.size != second.size:
        return 0.0
    squares = ImageStat.Stat(ImageChops.difference(first, second)).sum2
    error = sum(squares) / (len(squares) * first.size[0] * first.size[1])
    return 99.0 if error == 0 else 10 * math.log10(255 * 255 / error)


def orientation(path):
    try:
        return Image.open(path).getexif().get(0x112, 1)
    except Exception:
        return 1


TURNS = {2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
         6: Image.ROTATE_270, 7: Image.TRANSVERSE, 8: Image.ROTATE_90}


def by_djpeg(path):
    """The picture, or None; and whether nothing was said."""
    status, data, message = run("djpeg", "-pnm", path)
    if not data:
        return None, False
    try:
        picture = Image.open(io.BytesIO(data)).convert("RGB")
    except Exception:
        return None, False
    turn = TURNS.get(orientation(path))
    return (picture.transpose(turn) if turn is not None else picture), status == 0 and not message


def by_pillow(path):
    try:
        picture = Image.open(path)
        picture.load()
        return ImageOps.exif_transpose(picture).convert("RGB"), True
    except Exception:
        return None, False


def by_magick(path):
    status, data, message = run(
        "convert", "jpeg:" + path, "-auto-orient", "-colorspace", "sRGB", "-depth", "8", "ppm:-")
    try:
        return Image.open(io.BytesIO(data)).convert("RGB"), status == 0 and not message
    except Exception:
        return None, False


def by_profile(path):
    """Inks through their profile; None for all else."""
    try:
        picture = Image.open(path)
        if picture.mode != "CMYK" or not picture.info.get("icc_profile"):
            return None
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
        shown = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
        return ImageOps.exif_transpose(shown)
    except Exception:
        return None


def normalize(headshot, path, output, *options):
    status, data, _ = run(headshot, "normalize", path, "-o", output, "--force", "--json", "--min-edge", "1", *options)
    return json.loads(data.splitlines()[0])


def look(headshot, path):
    """What does not hold of one file, and what was compared."""
    wrong, compared, quiet = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "out.jpg")
        report = normalize(headshot, path, output, "--max-bytes", "1GB", "--color", "keep")
        error = report["error"]
        pixels = (report["inputWidth"] or 0) * (report["inputHeight"] or 0)
        if error is None and pixels > MOST_PIXELS:
            return wrong, compared, quiet
        if error is None or error["category"] not in ("limit",):
            shown = [by_djpeg(path), by_pillow(path), by_magick(path)]
            pictures = [picture for picture, _ in shown if picture is not None]
            if error is None:
                compared = 1
                got, says_nothing = by_djpeg(output)
                managed = by_profile(path)
                pictures += [managed] if managed else []
                best = max((psnr(got, picture) for picture in pictures), default=99.0) if got else 0.0
                if best < LEAST_PSNR and not EXCEPTIONS & {w["code"] for w in report["warnings"]}:
                    wrong.append(f"shows something else: {best:.1f} dB ({report['method']}; "
                                 f"{', '.join(w['code'] for w in report['warnings'])})")
            elif error["code"] not in POLICIES and all(quiet for _, quiet in shown):
                alike = min(psnr(pictures[0], picture) for picture in pictures[1:])
                if alike >= LEAST_PSNR:
                    wrong.append(f"refused though all show it: {error['code']}: {error['message']}")
        for options in OPTIONS:
            if os.path.exists(output):
                os.remove(output)
            if normalize(headshot, path, output, *options)["error"] is None:
                status, _, message = run("djpeg", "-outfile", "/dev/null", output)
                quiet += 1
                if status != 0 or message:
                    wrong.append(f"output under {options}: djpeg says {message}")
    return wrong, compared, quiet


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("headshot")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    paths = sorted(os.path.join(place, name) for folder in arguments.folders for place, _, names in os.walk(folder)
                   for name in names if not name.endswith((".tsv", ".md")))[:: arguments.every]
    headshot = os.path.abspath(arguments.headshot)

    def guarded(path):
        try:
            return path, look(headshot, path)
        except subprocess.TimeoutExpired as error:
            return path, ([f"took too long: {error.cmd[0]}"], 0, 0)

    faults = compared = quiet = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (wrong, shown, outputs) in pool.map(guarded, paths):
            for sentence in wrong:
                print(f"{path}: {sentence}", flush=True)
            faults, compared, quiet = faults + len(wrong), compared + shown, quiet + outputs
    print(f"{len(paths)} files: {compared} pictures compared, {quiet} outputs decoded, {faults} faults")
    sys.exit(faults > 0)


main()
