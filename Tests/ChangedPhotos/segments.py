"""Segments of every kind that phones, cameras and programs write, with a private text in each place that can hold one."""
import hashlib
import io
import struct

from PIL import Image, ImageCms

PLANT = "Zq7Plant"
"""What private texts begin with; no output of `minimal` or `none` may have it, in whatever encoding."""


def plant(place):
    """A private text that says where it stood, more than once: a changed byte leaves some of it."""
    return f"{PLANT}-{place} " * 3


def text(place):
    return plant(place).encode()


def segment(marker, payload):
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def jpeg(width, height, color="gray", **options):
    """A small picture of its own, as previews are."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), color).save(file, "JPEG", **options)
    return file.getvalue()


PREVIEW = jpeg(16, 12)


class TIFF:
    """A TIFF structure: directories of (tag, type, values), where a value may be a directory or a function of the offset."""

    SIZES = {1: "B", 2: "s", 3: "H", 4: "I", 5: "II", 7: "s", 9: "i", 10: "ii"}

    def __init__(self, order):
        self.order = order
        self.data = bytearray((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8))

    def pack(self, kind, value):
        if isinstance(value, bytes):
            return value, len(value)
        values = value if isinstance(value, (list, tuple)) else [value]
        numbers = len(self.SIZES[kind])
        return struct.pack(self.order + self.SIZES[kind] * (len(values) // numbers), *values), len(values) // numbers

    def add(self, entries, following=None):
        """Appends a directory and what it points to; returns where it stands."""
        entries = sorted(entries, key=lambda entry: entry[0])
        start = len(self.data)
        self.data += bytes(2 + 12 * len(entries) + 4)
        struct.pack_into(self.order + "H", self.data, start, len(entries))
        for index, (tag, kind, value) in enumerate(entries):
            place = start + 2 + 12 * index
            if isinstance(value, list) and value and isinstance(value[0], tuple):
                value = self.add(value)
            packed, count = self.pack(kind, value)
            struct.pack_into(self.order + "HHI", self.data, place, tag, kind, count)
            if len(packed) <= 4:
                self.data[place + 8:place + 8 + len(packed)] = packed
            else:
                struct.pack_into(self.order + "I", self.data, place + 8, len(self.data))
                self.data += packed + b"\0" * (len(packed) % 2)
        if following is not None:
            struct.pack_into(self.order + "I", self.data, start + 2 + 12 * len(entries), self.thumbnail(following))
        return start

    def thumbnail(self, preview):
        start = len(self.data) + 2 + 12 * 4 + 4
        self.add([(0x0103, 3, 6), (0x0112, 3, 6), (0x0201, 4, start), (0x0202, 4, len(preview))])
        self.data += preview
        return start - 54


def exif(order, width, height, orientation, adobe_rgb=False, lean=False):
    """EXIF of a camera: credits, position, maker note, interoperability, thumbnail, text behind its end."""
    tiff = TIFF(order)
    wide = "utf-16-le" if order == "<" else "utf-16-be"
    maker = b"Maker\0" + text("maker") + struct.pack(order + "HH", width, height)
    details = [
        (0x9000, 7, b"0232"), (0x9003, 2, b"2024:05:17 10:20:30\0"), (0x927C, 7, maker),
        (0x9286, 7, b"UNICODE\0" + plant("comment").encode(wide)), (0xA000, 7, b"0100"),
        (0xA001, 3, 0xFFFF if adobe_rgb else 1), (0xA002, 4, width), (0xA003, 3, height), (0xA430, 2, text("owner") + b"\0"),
        (0xA431, 2, text("serial") + b"\0"), (0x9214, 3, [width // 2, height // 2, 8, 8]), (0xA214, 3, [width // 2, 9]),
        (0xA20E, 5, [3000, 1]), (0xA20F, 5, [2000, 1]), (0xA210, 3, 3), (0xA405, 3, 28), (0xA420, 2, text("unique") + b"\0"),
        (0xA005, 4, [
            (0x0001, 2, b"R03\0" if adobe_rgb else b"R98\0"), (0x0002, 7, b"0100"), (0x1001, 3, width), (0x1002, 3, height)]),
    ]
    if adobe_rgb:
        details += [(0xA500, 5, [22, 10])]
    position = [
        (0, 1, [2, 3, 0, 0]), (1, 2, b"N\0"), (2, 5, [52, 1, 30, 1, 11, 1]), (3, 2, b"E\0"), (4, 5, [13, 1, 24, 1, 36, 1]),
        (27, 7, b"ASCII\0\0\0" + text("gps")),
    ]
    image = [
        (0x010E, 2, text("description") + b"\0"), (0x010F, 2, b"Maker\0"), (0x0110, 2, b"Camera\0"), (0x0112, 3, orientation),
        (0x011A, 5, [72, 1]), (0x011B, 5, [96, 1]), (0x0128, 3, 2), (0x0131, 2, text("software") + b"\0"),
        (0x013B, 2, text("artist") + b"\0"), (0x8298, 2, text("copyright") + b"\0"), (0x8769, 4, details),
    ]
    if not lean:
        image += [
            (0x0100, 4, width), (0x0101, 3, height), (0x8825, 4, position),
            (0x9C9D, 1, plant("author").encode("utf-16-le") + b"\0\0"), (0x0103, 3, 6), (0x0106, 3, 6),
            (0x02BC, 1, b'<x tiff:Orientation="6"/>' + text("packet"))]
    if adobe_rgb:
        image += [(0x013E, 5, [313, 1000, 329, 1000]), (0x013F, 5, [64, 100, 33, 100, 21, 100, 71, 100, 15, 100, 6, 100])]
    tiff.add(image, None if lean else PREVIEW)
    return segment(0xE1, b"Exif\0\0" + bytes(tiff.data) + text("behind-exif"))


NAMES = {
    "tiff": "http://ns.adobe.com/tiff/1.0/", "exif": "http://ns.adobe.com/exif/1.0/", "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/", "GCamera": "http://ns.google.com/photos/1.0/camera/",
    "Container": "http://ns.google.com/photos/1.0/container/", "Item": "http://ns.google.com/photos/1.0/container/item/",
    "GPano": "http://ns.google.com/photos/1.0/panorama/", "hdrgm": "http://ns.adobe.com/hdr-gain-map/1.0/",
    "HDRGainMap": "http://ns.apple.com/HDRGainMap/1.0/", "GDepth": "http://ns.google.com/photos/1.0/depthmap/",
}


def packet(attributes, content=""):
    names = "".join(f' xmlns:{name}="{uri}"' for name, uri in NAMES.items() if f"{name}:" in attributes + content)
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{names}{attributes}>{content}</rdf:Description>'
        f'</rdf:RDF></x:xmpmeta>{" " * 40}<?xpacket end="w"?>').encode()


def xmp(attributes, content=""):
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet(attributes, content))


def general_xmp(width, height, orientation, more="", content=""):
    return xmp(
        f' tiff:Orientation="{orientation}" tiff:ImageWidth="{width}" exif:PixelYDimension="{height}"'
        f' photoshop:Credit="{plant("credit")}"{more}',
        f"<tiff:ImageLength>{height}</tiff:ImageLength><exif:PixelXDimension>{width}</exif:PixelXDimension>"
        f"<dc:creator><rdf:Seq><rdf:li>{plant('creator')}</rdf:li></rdf:Seq></dc:creator>{content}")


ADOBE_RGB_XMP = ' exif:ColorSpace="65535" photoshop:ICCProfile="Adobe RGB (1998)"'
MOTION_XMP = ' GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1" GCamera:MotionPhotoPresentationTimestampUs="500"'
OLD_MOTION_XMP = ' GCamera:MicroVideo="1" GCamera:MicroVideoVersion="1" GCamera:MicroVideoOffset="260"'
GAIN_MAP_XMP = ' hdrgm:Version="1.0" hdrgm:GainMapMax="2.5"'
APPLE_XMP = ' HDRGainMap:HDRGainMapVersion="65536"'
DEPTH_XMP = f' GDepth:Format="RangeInverse" GDepth:Mime="image/jpeg" GDepth:Data="{plant("depth")}"'


def directory(*items):
    parts = "".join(
        f'<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="{mime}" Item:Semantic="{meaning}" Item:Length="{length}"/>'
        "</rdf:li>" for mime, meaning, length in items)
    return f"<Container:Directory><rdf:Seq>{parts}</rdf:Seq></Container:Directory>"


def panorama(width, height):
    return (
        f' GPano:UsePanoramaViewer="True" GPano:ProjectionType="equirectangular" GPano:FullPanoWidthPixels="{2 * width}"'
        f' GPano:FullPanoHeightPixels="{2 * height}" GPano:CroppedAreaImageWidthPixels="{width}"'
        f' GPano:CroppedAreaImageHeightPixels="{height}" GPano:CroppedAreaLeftPixels="{width // 2}"'
        ' GPano:CroppedAreaTopPixels="9"')


def extended_xmp(content):
    """The attribute for the packet proper, and the segments of the other in two parts."""
    whole = packet("", content)
    digest = hashlib.md5(whole).hexdigest().upper()
    half = len(whole) // 2
    parts = [
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + digest.encode() + struct.pack(">II", len(whole), start) + part)
        for start, part in ((0, whole[:half]), (half, whole[half:]))]
    return f' xmpNote:HasExtendedXMP="{digest}"', parts


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile(private=True, space="adobe"):
    """A profile of three curves and a matrix, with private tags, bytes between the tags and behind its end."""
    def number(value):
        return struct.pack(">i", round(value * 65536))

    def xyz(*values):
        return b"XYZ \0\0\0\0" + b"".join(map(number, values))

    colors = {
        "adobe": ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)),
        "p3": ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
    }[space]
    name = {"adobe": b"Adobe RGB (1998)", "p3": b"Display P3"}[space]
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563)
    tags = [
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + bytes(79)), (b"cprt", b"text\0\0\0\0None\0"),
        (b"wtpt", xyz(0.9505, 1, 1.0891)), *zip((b"rXYZ", b"gXYZ", b"bXYZ"), (xyz(*color) for color in colors)),
        *((tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC"))]
    if private:
        tags += [
            (b"mmod", b"mmod\0\0\0\0" + text("screen")), (b"meta", b"dict\0\0\0\0" + plant("meta").encode("utf-16-be")),
            (b"dmdd", b"desc\0\0\0\0" + struct.pack(">I", len(text("device")) + 1) + text("device") + bytes(79)),
            (b"vued", b"text\0\0\0\0" + text("view"))]
    table, data = struct.pack(">I", len(tags)), b""
    start = 132 + 12 * len(tags)
    for signature, tag in tags:
        table += signature + struct.pack(">II", start + len(data), len(tag))
        data += tag + bytes(-len(tag) % 4) + (text("between") + bytes(-len(text("between")) % 4) if private else b"")
    header = struct.pack(">I", start + len(data)) + bytes(4) + b"\x02\x10\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    header += number(0.9642) + number(1) + number(0.8249)
    return header + bytes(128 - len(header)) + table + data + (text("behind-profile") if private else b"")


def icc(data, parts=1):
    size = -(-len(data) // parts)
    return [segment(0xE2, b"ICC_PROFILE\0" + bytes([index + 1, parts]) + data[index * size:(index + 1) * size])
            for index in range(parts)]


def photoshop(width, height, adobe_rgb=False):
    def resource(number, data):
        return b"8BIM" + struct.pack(">H", number) + b"\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)

    def record(number, data):
        return bytes([0x1C, 2, number]) + struct.pack(">H", len(data)) + data

    records = (
        b"\x1c\x01\x5a\0\x03\x1b%G" + record(0, b"\0\x02") + record(80, text("byline")) + record(110, text("iptc-credit"))
        + record(131, b"L" if width > height else b"P") + record(202, PREVIEW))
    thumbnail = struct.pack(">IIIIIIHH", 1, 16, 12, 48, 576, len(PREVIEW), 24, 1) + PREVIEW
    parts = [
        resource(0x03ED, struct.pack(">IHHIHH", 72 << 16, 1, 1, 72 << 16, 1, 1)), resource(0x0404, records),
        resource(0x0425, hashlib.md5(records).digest()), resource(0x040C, thumbnail),
        resource(0x0408, struct.pack(">IIII", 1, 576, 576, 0)), resource(0x03E8, struct.pack(">HHHHH", 3, height, width, 8, 1)),
        resource(0x07D0, text("path"))]
    if adobe_rgb:
        parts.append(resource(0x040F, profile(private=False)))
    return segment(0xED, b"Photoshop 3.0\0" + b"".join(parts))


def multi_picture(order="<"):
    """An index of two pictures; the second one's place is of no matter to a reader of segments."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    pictures = struct.pack(order + "IIIHH", 0x030000, 1500, 0, 0, 0) + struct.pack(order + "IIIHH", 0, len(PREVIEW), 1400, 0, 0)
    entries = (
        struct.pack(order + "HHI", 0xB000, 7, 4) + b"0100" + struct.pack(order + "HHII", 0xB001, 4, 1, 2)
        + struct.pack(order + "HHII", 0xB002, 7, 32, 50))
    return segment(0xE2, b"MPF\0" + head + struct.pack(order + "H", 3) + entries + bytes(4) + pictures + text("index"))


GAIN_MAP = segment(0xE2, b"urn:iso:std:iso:ts:21496:-1\0" + bytes(4) + text("gain"))
FILM = (
    struct.pack(">I", 24) + b"ftypmp42" + bytes(4) + b"isommp42" + struct.pack(">I", 8 + len(text("film"))) + b"mdat"
    + text("film"))
GAIN_PICTURE = jpeg(24, 18)[:2] + xmp(GAIN_MAP_XMP) + segment(0xFE, text("second")) + jpeg(24, 18)[2:]
SAMSUNG = (
    b"\0\0\x30\x0a" + struct.pack("<I", 16) + b"MotionPhoto_Data" + FILM + b"SEFH" + struct.pack("<II", 107, 1)
    + struct.pack("<HHII", 0, 0x0A30, 24 + len(FILM), 24 + len(FILM)) + struct.pack("<I", 24) + b"SEFT")


def jfif(thumbnail=False):
    picture = bytes([4, 3]) + (text("jfif") * 2)[:36] if thumbnail else b"\0\0"
    return segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48" + picture)


JFXX = segment(0xE0, b"JFXX\0\x10" + PREVIEW[:2] + segment(0xFE, text("jfxx")) + PREVIEW[2:])
COMMENT = segment(0xFE, text("remark"))
WIDE_COMMENT = segment(0xFE, b"\xff\xfe" + plant("wide").encode("utf-16-le"))
TABLES = [
    segment(0xDB, b"\x03" + (text("steps") * 3)[:64]),
    segment(0xC4, b"\x13" + bytes([0] * 7 + [60] + [0] * 8) + (text("codes") * 3)[:60])]
CREDENTIALS = b"jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0" + text("jumbf")
C2PA = segment(0xEB, b"JP\0\x01" + struct.pack(">II", 1, 12 + len(CREDENTIALS)) + b"jumb"
               + struct.pack(">I", 4 + len(CREDENTIALS)) + CREDENTIALS)


def makers(number):
    """Segments of makers and of other standards."""
    known = {
        2: b"FPXR\0\0\x03\0\0" + text("fpxr"), 3: b"_JPSJPS_" + struct.pack(">HI", 4, 0x00010001) + text("stereo"),
        3.5: b"Meta\0\0" + text("meta-app3"), 4: b"SCALADO\0" + text("scalado"), 5: b"RMETA\0" + text("ricoh"),
        6: b"EPPIM\0" + text("eppim"), 7: b"[[PENTAX]]" + text("pentax"), 8: b"SPIFF\0\x01\2\0\3" + bytes(22) + text("spiff"),
        9: b"Media Jukebox\0" + text("jukebox"), 10: b"AROT\0\0" + text("arot"), 11: b"HDR_RI ver=11" + text("hdr"),
        12: b"Ducky" + struct.pack(">HHIHHI", 1, 4, 60, 2, 4 + len(text("ducky")), 0) + text("ducky"), 13: b"Adobe_CM\0" + text("adobe-cm"),
        15: b"\xff" + text("app15"), 7.5: PREVIEW + text("preview")}
    return segment(0xE0 + int(number), known[number])


MAKERS = (2, 3, 3.5, 4, 5, 6, 7, 7.5, 8, 9, 10, 11, 12, 13, 15)


def adobe(transform):
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([transform]) + text("adobe"))
