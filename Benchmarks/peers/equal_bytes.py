"""What an encoder reaches with a given number of bytes: interpolated between the two of its files that bracket it."""

import hashlib
import math
import sqlite3

from encoders import Photo
from scores import Reference, Score


#: In the order in which they are tried; the last ones only when the others leave the bracket open.
FIRST_QUALITIES = (85, 95, 65, 98, 40, 100, 1)


def is_between(quality, sizes, byte_count):
    """True when a quality's size would tell something that the known sizes do not."""
    below = any(known >= quality and size <= byte_count for known, size in sizes.items())
    above = any(known <= quality and size > byte_count for known, size in sizes.items())
    return not below and not above


class Results:
    """Sizes and scores of files, kept between runs: the same photo, encoder and quality give the same file."""

    def __init__(self, path):
        self.database = sqlite3.connect(path, timeout=120, isolation_level=None)
        self.database.execute(
            "create table if not exists files (photo text, encoder text, quality integer, bytes integer, "
            "primary key (photo, encoder, quality))"
        )
        self.database.execute(
            "create table if not exists scores (photo text, file text, ssimulacra2 real, psnr_hvs_m real, "
            "primary key (photo, file))"
        )

    def sizes(self, photo, encoder):
        """The known sizes by quality."""
        return dict(
            self.database.execute("select quality, bytes from files where photo = ? and encoder = ?", (photo, encoder))
        )

    def keep_size(self, photo, encoder, quality, byte_count):
        """Remembers how large a file is."""
        self.database.execute("insert or replace into files values (?, ?, ?, ?)", (photo, encoder, quality, byte_count))

    def score(self, photo, file):
        """A file's score, if it is known; `file` is its digest, or an encoder and a quality."""
        row = self.database.execute(
            "select ssimulacra2, psnr_hvs_m from scores where photo = ? and file = ?", (photo, file)
        ).fetchone()
        return Score(*row) if row else None

    def keep_score(self, photo, file, score):
        """Remembers a file's score."""
        self.database.execute(
            "insert or replace into scores values (?, ?, ?, ?)", (photo, file, score.ssimulacra2, score.psnr_hvs_m)
        )


class Comparison:
    """One photo and what encoders make of it."""

    def __init__(self, path, results):
        self.photo = Photo(path)
        self.results = results
        self._reference = None
        with open(path, "rb") as file:
            self.digest = hashlib.sha256(file.read()).hexdigest()

    @property
    def reference(self):
        """The decoded source; decoded once it is needed."""
        if self._reference is None:
            self._reference = Reference(
                self.photo.path, self.photo.width, self.photo.height, self.photo.orientation
            )
        return self._reference

    def score(self, data):
        """The score of a file."""
        digest = hashlib.sha256(data).hexdigest()
        known = self.results.score(self.digest, digest)
        if known is None:
            known = self.reference.score(data)
            self.results.keep_score(self.digest, digest, known)
        return known

    def _size(self, encoder, quality, sizes):
        if quality not in sizes:
            sizes[quality] = len(encoder.encode(self.photo, quality))
            self.results.keep_size(self.digest, encoder.key(self.photo), quality, sizes[quality])
        return sizes[quality]

    def _score(self, encoder, quality):
        name = f"{encoder.key(self.photo)} {quality}"
        known = self.results.score(self.digest, name)
        if known is None:
            known = self.score(encoder.encode(self.photo, quality))
            self.results.keep_score(self.digest, name, known)
        return known

    def at(self, encoder, byte_count):
        """An encoder's score at so many bytes; nothing when its smallest file is larger."""
        sizes = self.results.sizes(self.digest, encoder.key(self.photo))
        # Qualities that are tried first: the ends cost the most time and are seldom needed.
        for quality in FIRST_QUALITIES:
            if is_between(quality, sizes, byte_count):
                self._size(encoder, quality, sizes)
        fitting = [quality for quality, size in sizes.items() if size <= byte_count]
        if not fitting:
            return None
        low = max(fitting)
        if low == 100:
            return self._score(encoder, low)
        high = min(quality for quality, size in sizes.items() if size > byte_count and quality > low)
        while high - low > 1:
            part = (math.log(byte_count) - math.log(sizes[low])) / (math.log(sizes[high]) - math.log(sizes[low]))
            # Sizes rise ever faster with quality: a guess between proportion and middle.
            guess = round(low + (high - low) * (part + 0.5) / 2)
            guess = min(max(guess, low + 1), high - 1)
            if self._size(encoder, guess, sizes) <= byte_count:
                low = guess
            else:
                high = guess
        part = (math.log(byte_count) - math.log(sizes[low])) / (math.log(sizes[high]) - math.log(sizes[low]))
        return self._score(encoder, low).towards(self._score(encoder, high), part)
