"""Times the tools on photos and budgets, one after the other, round by round."""

import json
import os
import statistics
from dataclasses import asdict, dataclass, field

import stopwatch


@dataclass
class Measurement:
    """One tool on one photo with one budget: medians over the rounds."""

    photo: str
    budget_name: str
    budget: int
    tool: str
    input_bytes: int
    output_bytes: int
    status: int
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    #: The output's file, for scoring.
    output: str = ""
    #: What headshot says it did; nothing for other tools.
    method: str = ""
    encode_count: int = 0


@dataclass
class _Series:
    """The rounds of one tool."""

    usages: list = field(default_factory=list)
    spent_seconds: float = 0

    def is_over(self, rounds, patience):
        return len(self.usages) >= rounds or (bool(self.usages) and self.spent_seconds >= patience)


def measure(tools, photo, budget_name, budget, folder, rounds, patience):
    """Runs all tools in turn (A B A B …), each `rounds` times or until it has taken `patience` seconds."""
    series = {tool.name: _Series() for tool in tools}
    outputs = {tool.name: os.path.join(folder, f"{index}.jpg") for index, tool in enumerate(tools)}
    os.makedirs(folder, exist_ok=True)
    for _ in range(rounds):
        for tool in tools:
            one = series[tool.name]
            if not one.is_over(rounds, patience):
                output = outputs[tool.name]
                usage = stopwatch.run(tool.arguments(photo, budget), output, output + ".messages")
                one.usages.append(usage)
                one.spent_seconds += usage.wall_seconds
    return [
        Measurement(
            photo=photo,
            budget_name=budget_name,
            budget=budget,
            tool=name,
            input_bytes=os.path.getsize(photo),
            output_bytes=os.path.getsize(outputs[name]),
            status=max(usage.status for usage in one.usages),
            wall_seconds=statistics.median(usage.wall_seconds for usage in one.usages),
            cpu_seconds=statistics.median(usage.cpu_seconds for usage in one.usages),
            peak_bytes=max(usage.peak_bytes for usage in one.usages),
            output=outputs[name],
            **told(outputs[name] + ".messages"),
        )
        for name, one in series.items()
    ]


def told(messages):
    """What a JSON report among a tool's messages says of the method."""
    with open(messages, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith('{"input"'):
                report = json.loads(line)
                return {"method": report["method"] or "", "encode_count": report["encodeCount"] or 0}
    return {}


def save(measurements, path):
    """Writes measurements, for another run of the scoring or the tables."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump([asdict(measurement) for measurement in measurements], file, indent=1)


def load(path):
    """Reads what `save` wrote."""
    with open(path, encoding="utf-8") as file:
        return [Measurement(**values) for values in json.load(file)]
