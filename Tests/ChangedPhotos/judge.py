"""What is wrong with an output, by programs that are not ours."""
import json
import subprocess

from segments import PLANT

SIZES = {
    "IFD0:ImageWidth": 0, "IFD0:ImageHeight": 1, "ExifIFD:ExifImageWidth": 0, "ExifIFD:ExifImageHeight": 1,
    "InteropIFD:RelatedImageWidth": 0, "InteropIFD:RelatedImageHeight": 1, "XMP-tiff:ImageWidth": 0, "XMP-tiff:ImageHeight": 1,
    "XMP-exif:ExifImageWidth": 0, "XMP-exif:ExifImageHeight": 1, "XMP-GPano:CroppedAreaImageWidthPixels": 0,
    "XMP-GPano:CroppedAreaImageHeightPixels": 1, "SPIFF:ImageWidth": 0, "SPIFF:ImageHeight": 1,
}
"""Where a width (0) or a height (1) is told."""
FURTHER = (
    "MPF", "MPImage", "XMP-GCamera:MotionPhoto", "XMP-GCamera:MicroVideo", "XMP-Container", "XMP-GContainer", "XMP-GDepth:Data",
    "XMP-hdrgm", "XMP-HDRGainMap", "XMP-OpCamera", "XMP-MiCamera", "XMP-Device", "Trailer", "Samsung", "JUMBF", "C2PA", "FlashPix",
)
"""Groups and tags that tell of films, pictures, depth and gain maps behind the picture."""
COPIES = ("IFD1", "Photoshop:PhotoshopThumbnail", "XMP-xmp:Thumbnail", "JFIF:Thumbnail", "JFXX", "IPTC:ObjectPreview")
"""Small copies of the picture: true of one that is the same."""
ENCODINGS = [PLANT.encode(name) for name in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")]
# A changed byte may be the first or the last.
ENCODINGS += [text[:-len(text) // len(PLANT)] for text in ENCODINGS]


def leaks(data):
    """Where a private text stands in an output; None: nowhere."""
    for pattern in ENCODINGS:
        place = data.find(pattern)
        if place >= 0:
            return f"{data[max(0, place - 20):place + 40]!r} at {place}"
    return None


def frame(data):
    """Width, height and component count by the frame header, and whether EOI is the end."""
    offset = 2
    while offset + 4 <= len(data):
        marker, length = data[offset + 1], int.from_bytes(data[offset + 2:offset + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = (int.from_bytes(data[offset + at:offset + at + 2], "big") for at in (5, 7))
            return (width, height), data[offset + 9]
        offset += 2 + length
    return None, 0


def tags(folder):
    """What exiftool reads from all files of a folder, unknown tags too, by file name."""
    done = subprocess.run(
        ["exiftool", "-j", "-n", "-G1:4", "-a", "-u", "-q", "-q", "-ee", "-all", "-warning", "-error", folder],
        capture_output=True, check=False)
    found = json.loads(done.stdout.decode(errors="replace") or "[]")
    return {item["SourceFile"].rsplit("/", 1)[-1]: item for item in found}


def untruths(data, tags, report, is_srgb_wanted):
    """What an output under `keep` claims and is not so.

    tags: exiftool's; report: headshot's.
    """
    result = []
    size, _ = frame(data)
    is_redrawn = report["method"] in ("reencoded", "resized")
    is_altered = is_redrawn or report["orientation"] not in (None, 1)
    # A profile that cannot be used is dropped, or stays: its colors are not converted.
    is_damaged = any(warning["code"].startswith("icc-") for warning in report["warnings"])
    is_srgb = is_srgb_wanted and is_redrawn and "icc" in report["removed"] and not is_damaged
    for key, value in tags.items():
        # "IFD0:Copy1:Make" is the second one.
        parts = key.split(":")
        name = f"{parts[0]}:{parts[-1]}"
        if name in SIZES and value != size[SIZES[name]]:
            result.append(f"{key} is {value}, not {size[SIZES[name]]}")
        if name in ("IFD0:Orientation", "XMP-tiff:Orientation") and value not in (1, "1"):
            result.append(f"{key} is {value}")
        if any(name.startswith(further) for further in FURTHER):
            result.append(f"{key} is {str(value)[:40]}")
        if is_altered and any(name.startswith(copy) for copy in COPIES):
            result.append(f"{key} of a picture that is another")
        if is_srgb:
            result += colors(key, name, value)
    if b"urn:iso:std:iso:ts:21496:-1\0" in data:
        result.append("a gain map is announced by ISO 21496-1")
    return result


def colors(key, name, value):
    """What tells of other colors than sRGB."""
    is_untrue = (
        name in ("ExifIFD:ColorSpace", "XMP-exif:ColorSpace") and value not in (1, "1")
        or name == "InteropIFD:InteropIndex" and value == "R03"
        or name in ("ICC_Profile:ProfileDescription", "ICC_Profile2:ProfileDescription") and "Adobe" in str(value)
        or name == "XMP-photoshop:ICCProfileName" and "sRGB" not in str(value)
        or name in ("IFD0:WhitePoint", "IFD0:PrimaryChromaticities", "ExifIFD:Gamma"))
    return [f"{key} is {value}"] if is_untrue else []


def decoding(path):
    """What djpeg says of an output; None: nothing."""
    done = subprocess.run(["djpeg", "-outfile", "/dev/null", path], capture_output=True, text=True, errors="replace", check=False)
    return done.stderr.strip() or None if done.returncode == 0 else done.stderr.strip() or f"status {done.returncode}"
