"""Scores the outputs of a timing run, and what the other encoders reach with as many bytes."""

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from encoders import available_encoders
from equal_bytes import Comparison, Results
from scores import Score

#: Outputs that are scored besides headshot's, as they come.
OTHERS_SCORED = ("jpegoptim --size", "ImageMagick jpeg:extent")
#: From here on a picture counts as unchanged.
LOSSLESS = 99.99


@dataclass
class Scored:
    """The score of one output, and for headshot's those of the encoders with as many bytes."""

    photo: str
    budget_name: str
    tool: str
    score: Score
    #: By encoder; nothing when it cannot make a file so small.
    peers: dict = field(default_factory=dict)

    @property
    def is_lossless(self):
        """No pixel of the crops changed."""
        return self.score.ssimulacra2 >= LOSSLESS


def is_scored(measurement):
    """The outputs that a score says something about: a picture that had to lose bytes."""
    is_ours = measurement.tool.startswith("headshot")
    return (
        (is_ours or measurement.tool in OTHERS_SCORED)
        and measurement.status == 0
        and measurement.budget < measurement.input_bytes
    )


def score_photo(photo, measurements, database, deadline):
    """All scores of one photo, as far as the time reaches."""
    encoders, _ = available_encoders()
    comparison = Comparison(photo, Results(database))
    found = []
    for measurement in measurements:
        if time.time() > deadline:
            break
        is_ours = measurement.tool.startswith("headshot")
        with open(measurement.output, "rb") as file:
            data = file.read()
        scored = Scored(photo, measurement.budget_name, measurement.tool, comparison.score(data))
        if is_ours and not scored.is_lossless:
            scored.peers = {encoder.name: comparison.at(encoder, len(data)) for encoder in encoders}
        found.append(scored)
    return found


def score_all(measurements, database, processes, minutes):
    """All scores, photo by photo, on several processes; what is not begun within the time is left out."""
    deadline = time.time() + 60 * minutes
    photos = {}
    for measurement in filter(is_scored, measurements):
        photos.setdefault(measurement.photo, []).append(measurement)
    # Large photos first, so that the last process does not end long after the others.
    order = sorted(photos, key=lambda photo: -photos[photo][0].input_bytes)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(score_photo, photo, photos[photo], database, deadline) for photo in order]
        return [scored for job in jobs for scored in job.result()]
