"""Encoders that take a quality: what they make of a photo's pixels."""

import os
import shutil
import subprocess
import tempfile

import tools

#: Where large temporary files go: memory where the system has it.
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def output_of(arguments, data=None):
    """Standard output of a command that must succeed."""
    return subprocess.run(arguments, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def baseline(data):
    """The same coefficients in one scan with optimal Huffman tables: as headshot writes by default."""
    return output_of(["jpegtran", "-copy", "none", "-optimize"], data)


class Photo:
    """A photo whose pixels the encoders get, as libjpeg-turbo decodes them."""

    def __init__(self, path):
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None
        self.path = path
        with Image.open(path) as picture:
            self.width, self.height = picture.size
            self.orientation = picture.getexif().get(0x0112, 1)
            # Of luma against chroma; (1, 1) for pictures without chroma.
            self.sampling = (1, 1)
            if len(picture.layer) == 3:
                self.sampling = tuple(picture.layer[0][i] // picture.layer[1][i] for i in (1, 2))
        self._pixels = None

    def pixels_file(self):
        """A PPM file of the pixels."""
        if self._pixels is None:
            self._pixels = tempfile.NamedTemporaryFile(suffix=".ppm", dir=SCRATCH)
            subprocess.run(["djpeg", "-outfile", self._pixels.name, self.path], check=True, stderr=subprocess.DEVNULL)
        return self._pixels.name

    def pixels(self):
        """The pixels as an array, height × width × 3."""
        import numpy
        from PIL import Image

        with Image.open(self.pixels_file()) as picture:
            return numpy.asarray(picture.convert("RGB"))


class Cjpeg:
    """libjpeg-turbo's cjpeg, at the source's subsampling or at a given one."""

    name = "cjpeg"

    def __init__(self, sampling=None):
        self.sampling = sampling

    def key(self, photo):
        """What decides the bytes, besides photo and quality."""
        return "cjpeg {}x{}".format(*(self.sampling or photo.sampling))

    def encode(self, photo, quality):
        """The file at a quality of 1 to 100."""
        sampling = "{}x{}".format(*(self.sampling or photo.sampling))
        return output_of(
            ["cjpeg", "-quality", str(quality), "-optimize", "-sample", sampling, photo.pixels_file()]
        )


class Jpegoptim(Cjpeg):
    """What jpegoptim writes at a quality: byte for byte cjpeg's file at 4:2:0 (compared with version 1.4.7)."""

    name = "jpegoptim"

    def __init__(self):
        super().__init__(sampling=(2, 2))


class ImageMagick:
    """ImageMagick, which keeps the source's subsampling."""

    name = "ImageMagick"

    def __init__(self, path):
        self.path = path

    def key(self, photo):
        """What decides the bytes, besides photo and quality."""
        return "imagemagick"

    def encode(self, photo, quality):
        """The file at a quality of 1 to 100."""
        return output_of([self.path, photo.path, "-strip", "-quality", str(quality), "jpg:-"])


class MozJPEG:
    """mozjpeg 4.0.3 with trellis quantization, at the source's subsampling."""

    name = "mozjpeg"

    def key(self, photo):
        """What decides the bytes, besides photo and quality."""
        return "mozjpeg403 {}x{}".format(*photo.sampling)

    def encode(self, photo, quality):
        """The file at a quality of 1 to 100, as one scan."""
        import jpeglib

        picture = jpeglib.from_spatial(photo.pixels())
        # Vertical factor first.
        picture.samp_factor = [[photo.sampling[1], photo.sampling[0]], [1, 1], [1, 1]]
        with tempfile.NamedTemporaryFile(suffix=".jpg", dir=SCRATCH) as file, jpeglib.version("mozjpeg403"):
            picture.write_spatial(file.name, qt=quality)
            return baseline(file.read())


class Jpegli:
    """jpegli at 4:2:0, the only subsampling that its Python package writes."""

    name = "jpegli (4:2:0)"

    def key(self, photo):
        """What decides the bytes, besides photo and quality."""
        return "pyjpegli"

    def encode(self, photo, quality):
        """The file at a quality of 1 to 100, as one scan."""
        import pyjpegli

        pixels = photo.pixels()
        return baseline(pyjpegli.encode(pixels.tobytes(), pixels.shape[1], pixels.shape[0], quality))


class Cjpegli:
    """jpegli's command, at the source's subsampling."""

    name = "cjpegli"

    def key(self, photo):
        """What decides the bytes, besides photo and quality."""
        return "cjpegli {}x{}".format(*photo.sampling)

    def encode(self, photo, quality):
        """The file at a quality of 1 to 100, as one scan."""
        names = {(1, 1): "444", (2, 1): "422", (2, 2): "420", (1, 2): "440"}
        with tempfile.NamedTemporaryFile(suffix=".jpg", dir=SCRATCH) as file:
            output_of(
                ["cjpegli", photo.pixels_file(), file.name, "-q", str(quality), "-p", "0",
                 "--chroma_subsampling=" + names.get(photo.sampling, "444")]
            )
            return baseline(file.read())


class Sjpeg:
    """sjpeg, which chooses the subsampling itself."""

    name = "sjpeg"

    def key(self, photo):
        """What decides the bytes, besides photo and quality."""
        return "sjpeg"

    def encode(self, photo, quality):
        """The file at a quality of 1 to 100."""
        with tempfile.NamedTemporaryFile(suffix=".jpg", dir=SCRATCH) as file:
            output_of(["sjpeg", photo.pixels_file(), "-q", str(quality), "-o", file.name])
            return baseline(file.read())


def importable(module):
    """True when a Python package is installed and works."""
    try:
        __import__(module)
    except ImportError:
        return False
    return True


def available_encoders():
    """The encoders that are compared at equal bytes, and the names of those that could not be had."""
    found, missing = [Cjpeg(), Jpegoptim()], []
    magick = tools.image_magick()
    if magick:
        found.append(ImageMagick(magick[0]))
    if importable("jpeglib"):
        found.append(MozJPEG())
    else:
        missing.append("mozjpeg")
    if shutil.which("cjpegli"):
        found.append(Cjpegli())
    elif importable("pyjpegli"):
        found.append(Jpegli())
        missing.append("cjpegli")
    else:
        missing.append("cjpegli")
    if shutil.which("sjpeg"):
        found.append(Sjpeg())
    else:
        missing.append("sjpeg")
    return found, missing
