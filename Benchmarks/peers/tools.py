"""The tools that are timed: where they are, which version they are, how they are called."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Callable

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Tool:
    """A command that makes a file of at most so many bytes out of a photo.

    `arguments` takes the photo's path and the budget in bytes; the result goes to standard output.
    """

    name: str
    version: str
    arguments: Callable[[str, int], list]
    #: What comes out has the budget in mind; `jpegtran` only sets the measure.
    has_budget: bool = True
    #: Encodes again and again: timed at a part of the budgets only.
    is_slow: bool = False


def text(*arguments):
    """What a command says, on either output; nothing when it cannot be run."""
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def first_match(pattern, string):
    """The first group of a pattern, or nothing."""
    found = re.search(pattern, string)
    return found.group(1) if found else ""


def image_magick():
    """Path and version of the real ImageMagick: other programs are called `convert` as well."""
    for name in ("magick", "convert"):
        for folder in os.get_exec_path():
            path = os.path.join(folder, name)
            if not os.access(path, os.X_OK) or is_script(path):
                continue
            version = first_match(r"Version: ImageMagick (\S+)", text(path, "-version"))
            if version:
                return path, version
    return None


def is_script(path):
    """A script may stand in for a program, and its start-up would be timed."""
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


def timed_tools(headshot):
    """All tools that are there, the measure first."""
    turbo = first_match(r"version (\S+)", text("jpegtran", "-version"))
    tools = [
        Tool("jpegtran", turbo, lambda photo, _: ["jpegtran", "-copy", "none", photo], has_budget=False),
        Tool(
            "jpegtran -optimize",
            turbo,
            lambda photo, _: ["jpegtran", "-copy", "none", "-optimize", photo],
            has_budget=False,
        ),
    ]
    ours = text(headshot, "--version").strip()
    for effort in ("fast", "balanced", "best"):
        tools.append(
            Tool(
                f"headshot {effort}",
                ours,
                lambda photo, budget, effort=effort: [
                    headshot, "normalize", photo, "-o", "-", "--max-bytes", str(budget), "--effort", effort, "--json",
                ],
            )
        )
    if shutil.which("jpegoptim"):
        tools.append(
            Tool(
                "jpegoptim --size",
                first_match(r"jpegoptim v(\S+)", text("jpegoptim", "--version")),
                # Its unit is 1,024 bytes.
                lambda photo, budget: [
                    "jpegoptim", "--quiet", "--force", "--strip-all", f"--size={budget // 1024}", "--stdout", photo,
                ],
                is_slow=True,
            )
        )
    magick = image_magick()
    if magick:
        tools.append(
            Tool(
                "ImageMagick jpeg:extent",
                magick[1],
                lambda photo, budget: [magick[0], photo, "-strip", "-define", f"jpeg:extent={budget}B", "jpg:-"],
                is_slow=True,
            )
        )
    if shutil.which("sjpeg"):
        tools.append(
            Tool(
                "sjpeg -size",
                first_match(r"(\d+\.\S+)", text("sjpeg", "-version")),
                lambda photo, budget: ["sjpeg", photo, "-size", str(budget), "-o", "-"],
            )
        )
    if shutil.which("cjpegli"):
        tools.append(
            Tool(
                "cjpegli --target_size",
                first_match(r"v?(\d+\.\d\S*)", text("cjpegli", "--version")),
                lambda photo, budget: ["cjpegli", photo, "/dev/stdout", f"--target_size={budget}"],
                is_slow=True,
            )
        )
    script = os.path.join(HERE, "pillow_bisect.py")
    tools.append(
        Tool("Pillow, bisected", "", lambda photo, budget: [sys.executable, script, photo, str(budget)], is_slow=True)
    )
    return tools
