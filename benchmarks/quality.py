"""How well extraction does on the development sets: one row for `benchmarks/QUALITY.md`.

    .venv/bin/python benchmarks/quality.py [--eval ../shared/eval]

Runs the scorers in the folder given on the program itself and prints their figures as a row of the
table, with the commit that the tree is at.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COLUMNS = {
    "passages": (r"# PolNeAR", r"A direct passage exact .*F1 +([\d.]+)"),
    "quote + speaker": (r"# PolNeAR", r"A end-to-end .*F1 +([\d.]+)"),
    "content": (r"# PolNeAR", r"B content, all: lenient .*F1 +([\d.]+)"),
    "content + source": (r"# PolNeAR", r"C end-to-end .*F1 +([\d.]+)"),
    "dates TBAQ": (r"# tbaq", r"extent relaxed .*F1 +([\d.]+)"),
    "values TBAQ": (r"# tbaq", r"ABS~ .*F1 +([\d.]+)"),
    "dates WikiWars": (r"# wikiwars", r"extent relaxed .*F1 +([\d.]+)"),
    "values WikiWars": (r"# wikiwars", r"ABS~ .*F1 +([\d.]+)"),
    "names GUM": (r"# gum", r"state=ORG or PLACE .*F1 +([\d.]+)"),
    "names re3d": (r"# re3d-named", r"state=ORG or PLACE .*F1 +([\d.]+)"),
    "B³": (r"# gum", r"clusters B-cubed .*F1 +([\d.]+)"),
    "pairs": (r"# gum", r"clusters pairwise .*F1 +([\d.]+)"),
    "type@1": (r"# PLOVER", r"type@1 ([\d.]+)"),
    "quad": (r"# PLOVER", r"quad@1 ([\d.]+)"),
    "source": (r"# PLOVER", r"source \(.*F1 +([\d.]+)"),
    "target": (r"# PLOVER", r"target \(.*F1 +([\d.]+)"),
}
"""The heading of a set in what the scorers print, and the line below it that has the figure."""


def figures(printed: str) -> list[str]:
    """Return the figure of each column, a dash where its set was not scored."""
    found = []
    for heading, line in COLUMNS.values():
        at = re.search(f"^{heading}", printed, re.MULTILINE)
        match = re.search(line, printed[at.end() :]) if at else None
        found.append(f"{float(match[1]):.1f}" if match else "–")
    return found


def main() -> None:
    """Score the program and print the row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    options = parser.parse_args()
    scorer = [sys.executable, str(options.eval / "eval_model.py")]
    scorer += ["--command", f"{sys.executable} -m idlib_gui build"]
    done = subprocess.run(scorer, capture_output=True, text=True, check=True, cwd=options.eval)
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=True, cwd=ROOT)
    print(done.stdout)
    print("| commit | " + " | ".join(COLUMNS) + " |")
    print(f"| {commit.stdout.strip()} | " + " | ".join(figures(done.stdout)) + " |")


if __name__ == "__main__":
    main()
