"""Compares headshot with the tools that people use today: time, memory, bytes used, quality at equal bytes.

    peers.py [PHOTO ...] [--quick] [--report FILE]

Without photos it takes those of $HEADSHOT_CORPUS/photos. `make bench-peers` installs what it needs and runs it.
"""

import argparse
import glob
import os
import sys
import time

import timing
import tools

BUDGETS = {"0.25": 0.25, "0.5": 0.5, "0.75": 0.75, "0.9": 0.9}
REQUEST_BYTES = 3_983_616
#: At the others, tools that encode again and again would say the same and take most of the time.
BUDGETS_FOR_SLOW_TOOLS = ("0.5", "4 MB")
ROOT = os.path.dirname(os.path.dirname(tools.HERE))


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", nargs="*", metavar="PHOTO")
    parser.add_argument("--headshot", default=os.path.join(ROOT, ".build/release/headshot"), help="the command to time")
    parser.add_argument("--report", help="write the tables here instead of to standard output")
    parser.add_argument("--work", default=os.path.join(ROOT, "Benchmarks/.build/peers"), help="for outputs and caches")
    parser.add_argument("--rounds", type=int, default=5, help="how often each tool runs (default: 5)")
    parser.add_argument(
        "--patience", type=float, default=2.0, help="seconds after which a slow tool has run often enough (default: 2)"
    )
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count(), help="for scoring (default: one per processor)"
    )
    parser.add_argument(
        "--minutes", type=float, default=15, help="after which timing, then scoring, begins nothing new (default: 15)"
    )
    parser.add_argument("--quick", action="store_true", help="three photos, two budgets, fewer rounds")
    parser.add_argument("--reuse-timings", action="store_true", help="only score the last run's outputs again")
    arguments = parser.parse_args()
    if not arguments.photos:
        corpus = os.environ.get("HEADSHOT_CORPUS")
        if not corpus:
            parser.error("name photos, or set HEADSHOT_CORPUS")
        arguments.photos = sorted(glob.glob(os.path.join(corpus, "photos", "*.jpg")))
    return arguments


def budgets_of(photo, names):
    """The budgets of a photo in bytes, by name; 4 MB only where it is less than the photo has."""
    byte_count = os.path.getsize(photo)
    budgets = {name: int(byte_count * BUDGETS[name]) for name in names if name in BUDGETS}
    if "4 MB" in names and byte_count > REQUEST_BYTES:
        budgets["4 MB"] = REQUEST_BYTES
    return budgets


def time_all(arguments, names):
    """Times every tool on every photo and budget."""
    found = tools.timed_tools(arguments.headshot)
    measurements = []
    start = time.monotonic()
    for index, photo in enumerate(arguments.photos):
        if time.monotonic() - start > 60 * arguments.minutes:
            break
        for name, budget in budgets_of(photo, names).items():
            folder = os.path.join(arguments.work, "outputs", f"{index}-{name.replace(' ', '')}")
            chosen = [tool for tool in found if name in BUDGETS_FOR_SLOW_TOOLS or not tool.is_slow]
            measurements += timing.measure(
                chosen, photo, name, budget, folder, arguments.rounds, arguments.patience
            )
        print(f"timed {index + 1} of {len(arguments.photos)}", file=sys.stderr, flush=True)
    return measurements


def main():
    """Times, then scores, then writes the report."""
    arguments = parse_arguments()
    names = [*BUDGETS, "4 MB"]
    if arguments.quick:
        arguments.photos = sorted(arguments.photos, key=os.path.getsize)[:3]
        arguments.rounds = min(arguments.rounds, 3)
        names = ["0.5", "0.9"]
    os.makedirs(arguments.work, exist_ok=True)
    timings = os.path.join(arguments.work, "timings.json")
    load = os.getloadavg()[0]
    start = time.monotonic()
    if arguments.reuse_timings:
        measurements = timing.load(timings)
    else:
        measurements = time_all(arguments, names)
        timing.save(measurements, timings)
    print(f"timing took {time.monotonic() - start:.0f} s", file=sys.stderr)

    # Only now what takes memory: see stopwatch.run.
    import quality
    import report

    start = time.monotonic()
    database = os.path.join(arguments.work, "scores.sqlite")
    scores = quality.score_all(measurements, database, arguments.processes, arguments.minutes)
    print(f"scoring took {time.monotonic() - start:.0f} s", file=sys.stderr)
    text = report.markdown(measurements, scores, tools.timed_tools(arguments.headshot), names, load)
    if arguments.report:
        with open(arguments.report, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
