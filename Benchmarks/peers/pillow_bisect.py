"""What many a service does with Pillow: bisect the quality until the file fits."""

import io
import sys

from PIL import Image


def main(path, budget):
    """Writes the best file within the budget to standard output."""
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(path)
    picture.load()
    low, high, best = 1, 95, b""
    while low <= high:
        quality = (low + high) // 2
        attempt = io.BytesIO()
        picture.save(attempt, "JPEG", quality=quality, optimize=True, icc_profile=picture.info.get("icc_profile"))
        if attempt.tell() <= budget:
            best, low = attempt.getvalue(), quality + 1
        else:
            high = quality - 1
    sys.stdout.buffer.write(best)
    return 0 if best else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
