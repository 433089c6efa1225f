"""The tables of docs/benchmarks.md."""

import datetime
import os
import platform
import statistics
from importlib import metadata

from encoders import Photo, available_encoders
from quality import is_scored

#: The peers that the goals speak of; the others are compared one by one.
MAIN_PEERS = ("cjpeg", "jpegoptim", "ImageMagick")
MEASURE = "jpegtran"
METRICS = ("ssimulacra2", "psnr_hvs_m")
EFFORTS = ("headshot fast", "headshot balanced", "headshot best")


def table(head, rows):
    """A markdown table: the first column to the left, the others to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def median_and_worst(values, worst=max, form="{:.2f}"):
    """Both, or a dash."""
    if not values:
        return "–"
    return f"{form.format(statistics.median(values))} ({form.format(worst(values))})"


def select(items, budget_name, tool):
    """Those of one budget and tool."""
    return [item for item in items if item.budget_name == budget_name and item.tool == tool]


def ratios(measurements, budget_name, tool, value):
    """A tool's values over jpegtran's, photo by photo."""
    measure = {item.photo: value(item) for item in select(measurements, budget_name, MEASURE)}
    return [
        value(item) / measure[item.photo] for item in select(measurements, budget_name, tool) if item.status == 0
    ]


def ratio_table(measurements, tools, names, value):
    """Median and worst ratio for each tool and budget."""
    rows = [
        [tool.name] + [median_and_worst(ratios(measurements, name, tool.name, value)) for name in names]
        for tool in tools
        if tool.name != MEASURE
    ]
    return table(["", *names], rows)


def speed_table(measurements, names):
    """How many times as long the peers take as headshot does: medians of each photo's quotient."""
    rows = []
    for peer in ("jpegoptim --size", "ImageMagick jpeg:extent", "Pillow, bisected"):
        for effort in EFFORTS:
            cells = []
            for name in names:
                items = [item for item in select(measurements, name, effort) if item.status == 0]
                ours = {item.photo: item.wall_seconds for item in items}
                theirs = [
                    item.wall_seconds / ours[item.photo]
                    for item in select(measurements, name, peer)
                    if item.photo in ours and item.status == 0
                ]
                cells.append(median_and_worst(theirs, worst=min, form="{:.1f}"))
            rows.append([f"{peer} / {effort}", *cells])
    return table(["", *names], rows)


def allowance_part(item, measure):
    """A peak as a part of 1.15 × jpegtran's, plus input and output, plus 20 MiB."""
    return item.peak_bytes / (1.15 * measure.peak_bytes + item.input_bytes + item.output_bytes + (20 << 20))


def memory_table(measurements, names):
    """headshot's peak as a part of what the goal allows."""
    rows = []
    for effort in EFFORTS:
        cells = []
        for name in names:
            measure = {item.photo: item for item in select(measurements, name, MEASURE)}
            parts = [
                allowance_part(item, measure[item.photo])
                for item in select(measurements, name, effort)
                if item.status == 0
            ]
            cells.append(median_and_worst(parts))
        rows.append([effort, *cells])
    return table(["", *names], rows)


def use_table(measurements, tools, names):
    """Percent of the budget that was used, and how many outputs are over it or missing.

    headshot's outputs count for the use where quality was spent: a lossless one is as large as it is.
    """
    rows = []
    for tool in tools:
        if not tool.has_budget:
            continue
        cells, over, failed, count = [], 0, 0, 0
        for name in names:
            items = select(measurements, name, tool.name)
            count += len(items)
            failed += sum(item.status != 0 for item in items)
            made = [item for item in items if item.status == 0]
            over += sum(item.output_bytes > item.budget for item in made)
            uses = [100 * item.output_bytes / item.budget for item in made if item.method in ("", "requantized")]
            cells.append(median_and_worst(uses, worst=min))
        rows.append([tool.name, *cells, f"{over} of {count}", str(failed)])
    return table(["", *names, "over budget", "failed"], rows)


def encode_text(measurements):
    """How often headshot needed more than one entropy encode."""
    parts = []
    for effort in EFFORTS:
        items = [item for item in measurements if item.tool == effort and item.method == "requantized"]
        counts = [item.encode_count for item in items if item.encode_count > 0]
        if counts:
            more = sum(count > 1 for count in counts)
            parts.append(f"`{effort}` {more} of {len(counts)} (at most {max(counts)})")
    return "; ".join(parts)


def differences(scores, budget_name, effort, peers, metric):
    """headshot's score less the best of some peers' at equal bytes, photo by photo."""
    found = []
    for item in select(scores, budget_name, effort):
        rivals = [getattr(item.peers[peer], metric) for peer in peers if item.peers.get(peer)]
        if rivals:
            found.append(getattr(item.score, metric) - max(rivals))
    return found


def quality_table(scores, encoders, names, metric):
    """Differences to the best of the main peers and to each encoder."""
    groups = {"best of " + ", ".join(MAIN_PEERS): MAIN_PEERS}
    groups.update({encoder.name: (encoder.name,) for encoder in encoders})
    rows = []
    for label, peers in groups.items():
        for effort in EFFORTS:
            cells, everything = [], []
            for name in names:
                values = differences(scores, name, effort, peers, metric)
                everything += values
                cells.append(summary(values))
            rows.append([label, effort.removeprefix("headshot "), *cells, summary(everything)])
            label = ""
    return table(["against", "effort", *names, "all"], rows)


def summary(values):
    """Median, worst, and the part of photos on which headshot is at least level."""
    if not values:
        return "–"
    wins = 100 * sum(value >= 0 for value in values) / len(values)
    return f"{statistics.median(values):+.2f} ({min(values):+.2f}) {wins:.0f} %"


def as_they_come_table(scores, names):
    """Scores of whole outputs, whatever part of the budget they use."""
    rows = []
    for tool in (*EFFORTS, "jpegoptim --size", "ImageMagick jpeg:extent"):
        cells = []
        for name in names:
            items = select(scores, name, tool)
            cells.append(
                " / ".join(
                    f"{statistics.median(getattr(item.score, metric) for item in items):.2f}"
                    for metric in METRICS
                )
                if items
                else "–"
            )
        rows.append([tool, *cells])
    return table(["", *names], rows)


def photo_table(measurements, scores, names):
    """`balanced`, photo by photo."""
    effort = EFFORTS[1]
    photos = list(dict.fromkeys(item.photo for item in measurements))
    rows = []
    for photo in photos:
        facts = Photo(photo)
        own = [item for item in measurements if item.photo == photo]
        times = [max(ratios(own, name, effort, lambda item: item.cpu_seconds), default=None) for name in names]
        cells = []
        for name in names:
            of_photo = [item for item in scores if item.photo == photo]
            values = [differences(of_photo, name, effort, MAIN_PEERS, metric) for metric in METRICS]
            cells.append(" / ".join(f"{value[0]:+.2f}" for value in values) if values[0] else "–")
        known = [value for value in times if value is not None]
        rows.append(
            [
                os.path.basename(photo).rpartition("__")[2].removesuffix(".jpg").replace("_", " ").strip(),
                f"{facts.width * facts.height / 1e6:.0f}",
                f"{own[0].input_bytes / 1e6:.1f}",
                "{} × {}".format(*facts.sampling),
                f"{max(known):.2f}" if known else "–",
                *cells,
            ]
        )
    return table(["", "megapixels", "MB", "sampling", "CPU, worst", *names], rows)


def processor():
    """The processor's name and the number of them."""
    name = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            name = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), name)
    except OSError:
        pass
    return f"{os.cpu_count()} × {name}"


def package_version(name):
    """The version of an installed Python package."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def markdown(measurements, scores, tools, names, load):
    """The whole page."""
    encoders, missing = available_encoders()
    photos = {item.photo for item in measurements}
    lossless = sum(item.is_lossless for item in scores if item.tool == EFFORTS[1])
    versions = [f"{tool.name} {tool.version}" for tool in tools if tool.name not in EFFORTS and tool.version]
    packages = ("Pillow", "ssimulacra2", "psnr-hvsm", "jpeglib", "pyjpegli")
    versions += [f"{name} {package_version(name)}" for name in packages]
    absent = f" Could not be had here: {', '.join(missing)}." if missing else ""
    return PAGE.format(
        date=datetime.date.today().isoformat(),
        ours=next(tool.version for tool in tools if tool.name == EFFORTS[1]),
        machine=f"{processor()}, {platform.system()} {platform.release()}",
        load=f"{load:.1f}",
        versions=", ".join(versions),
        absent=absent,
        photo_count=len(photos),
        lossless=lossless,
        scored=sum(item.tool == EFFORTS[1] for item in scores),
        scorable=sum(item.tool == EFFORTS[1] and is_scored(item) for item in measurements),
        cpu=ratio_table(measurements, tools, names, lambda item: item.cpu_seconds),
        wall=ratio_table(measurements, tools, names, lambda item: item.wall_seconds),
        peak=ratio_table(measurements, tools, names, lambda item: item.peak_bytes),
        allowance=memory_table(measurements, names),
        speed=speed_table(measurements, names),
        use=use_table(measurements, tools, names),
        encodes=encode_text(measurements),
        ssimulacra2=quality_table(scores, encoders, names, "ssimulacra2"),
        psnr=quality_table(scores, encoders, names, "psnr_hvs_m"),
        as_they_come=as_they_come_table(scores, names),
        per_photo=photo_table(measurements, scores, names),
    )


PAGE = """# Benchmarks

`make bench-peers` wrote this page: {ours} against the tools that people use today. `make bench` measures the stages of the
engine by themselves. Times are worth something on a machine that does nothing else; bytes and scores are the same anywhere.

- Date: {date}. Machine: {machine}; load average when it began: {load}.
- Versions: {versions}. jpeglib brings mozjpeg 4.0.3.{absent}
- Photos: {photo_count}, each at budgets of 0.25, 0.5, 0.75 and 0.9 of its own bytes, and of 3,983,616 bytes ("4 MB") where
  it has more. Whole processes, writing to standard output, started in turn; per photo the median of the rounds. Tools that
  encode again and again are timed at two budgets.
- In the cells: the median over the photos, in parentheses the worst photo.

## Time

CPU time (user and system), as a multiple of `jpegtran -copy none`, the floor of any rewrite:

{cpu}

Wall-clock time, the same way:

{wall}

How many times as long as headshot the others take (wall clock):

{speed}

## Memory

Peak resident memory, as a multiple of `jpegtran -copy none`:

{peak}

headshot's peak as a part of what its goal allows, 1.15 × jpegtran's, plus input and output, plus 20 MiB:

{allowance}

## Bytes

Percent of the budget that the output has; the worst is the least. headshot's lossless outputs are left out of it. "Failed" is
no output.

{use}

Outputs with lost quality that took more than one entropy encode: {encodes}.

## Quality at equal bytes

headshot's score less the peer's, against the decoded source ({scored} of {scorable} outputs at `balanced` were scored,
{lossless} of them had lost nothing and are left out). A peer's score is interpolated between its two outputs, neighbors in
quality, that bracket headshot's bytes. cjpeg and mozjpeg have the source's subsampling, ImageMagick keeps it, jpegoptim
writes 4:2:0, and so does jpegli's Python package. All are one scan with optimal Huffman tables. Photos are scored on three
crops of 384 × 384 pixels at fixed places. In the cells: median, in parentheses the worst, and on what part of the photos
headshot is at least level.

SSIMULACRA2:

{ssimulacra2}

PSNR-HVS-M, dB:

{psnr}

Outputs as they come, whatever part of the budget they use: median SSIMULACRA2 / median PSNR-HVS-M.

{as_they_come}

## Photo by photo

`balanced`: the worst CPU time over the budgets, as a multiple of jpegtran's, and the differences to the best of cjpeg,
jpegoptim and ImageMagick at equal bytes, SSIMULACRA2 / PSNR-HVS-M.

{per_photo}
"""
