"""What may stand on the command line."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from idlib_gui import __version__
from idlib_gui.domain.records import Kind, Ref

_MOST_JOBS = 64


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line; every start makes it."""
    whole = argparse.ArgumentParser(
        prog="idlib-gui",
        description="Explore what an article tells: its events, actors, quotes and source.",
        epilog="Without a command, the window opens; --screenshot PNG saves a picture of it.",
    )
    whole.add_argument("--version", action="version", version=f"Idlib Explorer {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    opening = commands.add_parser(
        "open", help="open the window on a project, a model file, an article or a folder of them"
    )
    _add_open(opening)
    checking = commands.add_parser(
        "check", help="say what is wrong with a model file or a project, a line a problem"
    )
    checking.add_argument("file", type=Path, metavar="FILE", help="a model file or a project")
    building = commands.add_parser("build", help="build a model file from an article, or from many")
    _add_build(building)
    comparing = commands.add_parser(
        "quality", help="say how well a model tells what a gold model of the same texts does"
    )
    comparing.add_argument("model", type=Path, metavar="MODEL", help="a model file")
    comparing.add_argument("gold", type=Path, metavar="GOLD", help="the model file that is right")
    exporting = commands.add_parser(
        "export", help="write the model of a project as JSON that other programs read"
    )
    exporting.add_argument("project", type=Path, metavar="PROJECT", help="a project (.idlib)")
    exporting.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the model file, else standard output"
    )
    preparing = commands.add_parser(
        "dataset", help="prepare tables of dated events for the timeline, and say what was read"
    )
    _add_dataset(preparing)
    for command in (opening, checking, building, comparing, exporting, preparing):
        command.add_argument("--verbose", action="store_true", help="show what happens inside")
    return whole


def _add_open(opening: argparse.ArgumentParser) -> None:
    opening.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="a project, model, article or folder",
    )
    opening.add_argument(
        "--dataset",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a table of dated events to show beside it: CSV, Parquet, JSON lines; repeatable",
    )
    opening.add_argument("--theme", choices=("light", "dark", "contrast"), default="")
    opening.add_argument(
        "--screenshot",
        type=Path,
        metavar="PNG",
        help="save a picture of the window and exit; needs no display",
    )
    opening.add_argument(
        "--size", type=_size, default=(1280, 800), metavar="WxH", help="of the picture"
    )
    opening.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="of the picture, 1 to 3"
    )
    opening.add_argument(
        "--select", type=_ref, metavar="KIND:ID", help="what is selected in the picture"
    )


def _add_build(building: argparse.ArgumentParser) -> None:
    building.add_argument(
        "article",
        nargs="?",
        type=Path,
        metavar="ARTICLE",
        help="an article, or a folder of them; - reads standard input",
    )
    building.add_argument("-o", "--output", type=Path, metavar="FILE", help="the model file")
    building.add_argument(
        "--published", metavar="DATE", help="the day it came out: 2020-02-13, or “13 Feb 2020”"
    )
    building.add_argument("--title", help="instead of the article's own")
    building.add_argument("--outlet", help="who published it")
    building.add_argument("--manifest", type=Path, metavar="JSON", help="a list of articles")
    building.add_argument(
        "--out", type=Path, metavar="DIR", help="write a model file each there, not one of all"
    )
    building.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="how many are read at once"
    )
    building.add_argument(
        "--keep-apart", action="store_true", help="do not join events that several articles tell"
    )
    building.add_argument(
        "--progress", action="store_true", help="tell how far it is, as lines of JSON"
    )


def _add_dataset(preparing: argparse.ArgumentParser) -> None:
    """Add what the command takes: files, and the columns that say what."""
    preparing.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="CSV, TSV, Parquet or JSON lines, a ZIP file or a folder of them",
    )
    for role, says in (
        ("start", "the date, or when it began"),
        ("end", "when it ended"),
        ("precision", "how exact the date is"),
        ("actor", "who did it"),
        ("target", "to whom"),
        ("type", "what sort of event it is"),
        ("title", "what it is called"),
        ("place", "where it was"),
        ("cls", "its class"),
    ):
        name = "class" if role == "cls" else role
        preparing.add_argument(
            f"--{name}",
            dest=role,
            default="",
            metavar="COLUMN",
            help=f"the column that says {says}",
        )
    order = preparing.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first", action="store_true", default=None, help="3/4/2020 is in April"
    )
    order.add_argument(
        "--month-first", dest="day_first", action="store_false", help="3/4/2020 is in March"
    )
    preparing.add_argument("--cache", type=Path, metavar="DIR", help="instead of the user's")
    preparing.add_argument(
        "--progress", action="store_true", help="tell how far it is, as lines of JSON"
    )


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no size: write 1280x800")
    return int(match[1]), int(match[2])


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= 4:  # noqa: PLR2004
        raise argparse.ArgumentTypeError(f"“{text}” is no scale: write 1, 1.5, 2 or 3")
    return scale


def _jobs(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to {_MOST_JOBS}")
    return int(text)


def _ref(text: str) -> Ref:
    kind, _, key = text.partition(":")
    if kind not in set(Kind) or not key:
        raise argparse.ArgumentTypeError(f"“{text}” names no record: write event:e9")
    return Ref(Kind(kind), key)
