"""Forty small photos, all alike to look at, that together have segments of every kind."""
import io
import random

from PIL import Image

from segments import *  # noqa: F403

WIDTH, HEIGHT = 88, 64
COUNT = 40


class Photo:
    """A file as a list of pieces: SOI, segments, the coded data with their header, EOI, what stands behind."""

    def __init__(self, name, pieces):
        self.name, self.pieces = name, pieces

    @property
    def bytes(self):
        return b"".join(self.pieces)


def picture(mode):
    """A corner of each color, so that each turn looks different."""
    image = Image.new("RGB", (2, 2))
    image.putdata([(220, 60, 60), (60, 200, 60), (60, 60, 220), (230, 230, 230)])
    image = image.resize((WIDTH, HEIGHT), Image.BILINEAR)
    return image.convert(mode)


def coded(mode, **options):
    """The pieces of a plain file: tables, frame and scans, without APPn."""
    file = io.BytesIO()
    picture(mode).save(file, "JPEG", **options)
    data, pieces, offset = file.getvalue(), [], 2
    while True:
        marker, length = data[offset + 1], int.from_bytes(data[offset + 2:offset + 4], "big")
        if marker == 0xDA:
            return pieces, data[offset:-2]
        if not 0xE0 <= marker <= 0xEF:
            pieces.append(data[offset:offset + 2 + length])
        offset += 2 + length


def photos():
    """All of them; the same each time."""
    return [photo(index, random.Random(index)) for index in range(COUNT)]


def photo(index, choice):
    mode, options = (
        ("RGB", {"quality": 80}), ("RGB", {"quality": 85, "subsampling": 0}), ("L", {"quality": 80}),
        ("RGB", {"quality": 80, "progressive": True}), ("CMYK", {"quality": 80, "subsampling": 0}),
        ("RGB", {"quality": 75, "optimize": True}), ("RGB", {"quality": 80, "subsampling": 1}),
    )[index % 7]
    tables, scan = coded(mode, **options)
    order = "<>"[index % 2]
    orientation = 1 + index % 8 if index % 3 else 1
    wide_gamut = mode == "RGB" and index % 4 == 1
    pieces, behind = [], []
    if mode != "CMYK" and index % 5:
        pieces += [jfif(index % 2 == 1)]
        if index % 3 == 0:
            pieces += [JFXX]
    attributes, content, others = "", "", []
    kind = index % 8
    if kind == 1:
        attributes, content, behind = MOTION_XMP, directory(
            ("image/jpeg", "Primary", 0), ("video/mp4", "MotionPhoto", len(FILM))), [FILM]
    elif kind == 2:
        attributes, content = GAIN_MAP_XMP, directory(
            ("image/jpeg", "Primary", 0), ("image/jpeg", "GainMap", len(GAIN_PICTURE)))
        others, behind = [GAIN_MAP, multi_picture(order)], [GAIN_PICTURE]
    elif kind == 3:
        attributes = panorama(WIDTH, HEIGHT)
    elif kind == 4:
        attributes, behind = OLD_MOTION_XMP, [SAMSUNG]
    elif kind == 5:
        attributes, content = DEPTH_XMP, ""
    elif kind == 6:
        attributes, others, behind = APPLE_XMP, [multi_picture(order)], [PREVIEW + text("apple")]
    elif kind == 7:
        behind = [text("trailing") + plant("trailing-wide").encode("utf-16-be")]
    if index % 6 == 2:
        note, parts = extended_xmp(
            f"<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>{plant('extended')}</rdf:li></rdf:Alt></dc:rights>"
            "<GCamera:MotionPhoto>1</GCamera:MotionPhoto>"
            f"<GDepth:Data>{plant('extended-depth')}</GDepth:Data><tiff:Orientation>{orientation}</tiff:Orientation>")
        attributes += note
        others += parts
    if wide_gamut:
        attributes += ADOBE_RGB_XMP
    block = exif(order, WIDTH, HEIGHT, orientation, wide_gamut, lean=index % 9 == 8)
    said = general_xmp(WIDTH, HEIGHT, orientation, attributes, content)
    pieces += [said, block] if index % 10 == 3 else [block, said] if index % 10 else [block]
    pieces += others
    if mode != "L" and mode != "CMYK" and index % 12 != 5:
        space = "adobe" if wide_gamut else "p3"
        pieces += icc(srgb_profile() if index % 4 == 2 else profile(index % 3 > 0, space), 1 + index % 3)
    if index % 2:
        pieces += [photoshop(WIDTH, HEIGHT, wide_gamut)]
    pieces += [makers(number) for number in choice.sample(MAKERS, 4)]
    if index % 7 == 3:
        pieces += [C2PA]
    if mode == "CMYK" or index % 11 == 6:
        pieces += [adobe(0 if mode == "CMYK" else 1)] if mode != "L" else []
    pieces += [COMMENT] + ([WIDE_COMMENT] if index % 2 else [])
    pieces += TABLES + tables
    return Photo(f"{index:02d}", [b"\xff\xd8", *pieces, scan, b"\xff\xd9", *behind])
