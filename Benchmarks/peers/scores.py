"""SSIMULACRA2 and PSNR-HVS-M of a file against the decoded source, on a fixed set of crops."""

import io
import os
from dataclasses import dataclass

os.environ.setdefault("PSNR_HVSM_BACKEND", "cpp")

#: Edge of a crop in pixels, and where it lies: in parts of the room that the picture leaves it across and down.
CROP_EDGE = 384
CROP_PLACES = ((0.2, 0.3), (0.5, 0.6), (0.8, 0.9))

#: What undoes turning a picture of each EXIF orientation upright: names of Pillow's transpositions.
UNDO = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_90",
    7: "TRANSVERSE",
    8: "ROTATE_270",
}


@dataclass
class Score:
    """SSIMULACRA2 (100 is equal) and PSNR-HVS-M in dB (100 at most), means over the crops."""

    ssimulacra2: float
    psnr_hvs_m: float

    def towards(self, other, part):
        """The score that lies so far on the way to another one."""
        return Score(
            self.ssimulacra2 + (other.ssimulacra2 - self.ssimulacra2) * part,
            self.psnr_hvs_m + (other.psnr_hvs_m - self.psnr_hvs_m) * part,
        )


def crop_boxes(width, height):
    """Boxes on multiples of 16 pixels; the whole picture when it is no larger than they are."""
    if width * height <= len(CROP_PLACES) * CROP_EDGE**2 or min(width, height) < CROP_EDGE:
        return [(0, 0, width, height)]
    boxes = []
    for across, down in CROP_PLACES:
        left = int((width - CROP_EDGE) * across) // 16 * 16
        top = int((height - CROP_EDGE) * down) // 16 * 16
        boxes.append((left, top, left + CROP_EDGE, top + CROP_EDGE))
    return boxes


def crops(file, boxes, orientation=1):
    """The crops of a file as pictures, from the frame as the source stores it.

    `orientation` is the source's. A file that says it is upright although the source is not was turned: that is undone.
    """
    from PIL import Image

    with Image.open(file) as picture:
        is_turned = picture.getexif().get(0x0112, orientation) != orientation
        picture = picture.convert("RGB")
        if is_turned:
            picture = picture.transpose(getattr(Image.Transpose, UNDO[orientation]))
        return [picture.crop(box) for box in boxes]


class Reference:
    """The source that files are scored against."""

    def __init__(self, path, width, height, orientation):
        self.orientation = orientation
        self.boxes = crop_boxes(width, height)
        self.crops = crops(path, self.boxes, orientation)

    def score(self, data):
        """The score of a file's bytes."""
        import numpy
        import psnr_hvsm
        import ssimulacra2

        pairs = list(zip(self.crops, crops(io.BytesIO(data), self.boxes, self.orientation)))
        similarity, noise = [], []
        for ours, theirs in pairs:
            similarity.append(ssimulacra2.compute_ssimulacra2(bitmap(ours), bitmap(theirs)))
            luma = [psnr_hvsm.bt601ycbcr(numpy.asarray(picture))[0] for picture in (ours, theirs)]
            noise.append(min(100.0, float(psnr_hvsm.psnr_hvs_hvsm(*luma)[1])))
        return Score(sum(similarity) / len(pairs), sum(noise) / len(pairs))


def bitmap(picture):
    """A picture as an uncompressed file in memory: the metric reads files."""
    file = io.BytesIO()
    picture.save(file, "BMP")
    file.seek(0)
    return file
