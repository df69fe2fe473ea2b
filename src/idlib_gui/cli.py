"""The command line: `open` the window, `build`, `check` and compare models."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import re
import socket
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from idlib_gui import __version__
from idlib_gui.build.dataset_arguments import add_dataset_arguments
from idlib_gui.domain.records import DomainError, Kind, Ref
from idlib_gui.storage.exchange import ModelFileError, read_model

_COMMANDS = {"open", "build", "check", "quality", "dataset"}
_X11_SOCKETS = Path("/tmp", ".X11-unix")  # noqa: S108 - where X11 has them on every system
_MOST_JOBS = 64
_DISPLAYLESS = {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 a file is wrong, 2 cannot be run."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in {*_COMMANDS, "-h", "--help", "--version"}:
        given.insert(0, "open")
    options = _parser().parse_args(given)
    level = logging.DEBUG if options.verbose else logging.CRITICAL
    logging.basicConfig(level=level, format="%(name)s: %(message)s")
    commands = {
        "open": _open,
        "build": _build,
        "check": _check,
        "quality": _quality,
        "dataset": _dataset,
    }
    try:
        code: int = commands[options.command](options)
        print(end="", flush=True)
    except BrokenPipeError:  # whoever reads has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at the end
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="idlib-gui",
        description="Explore what an article tells: its events, actors, quotes and source.",
        epilog="Without a command, the window opens; --screenshot PNG saves a picture of it.",
    )
    parser.add_argument("--version", action="version", version=f"Idlib Explorer {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    opening = commands.add_parser(
        "open", help="open the window on a model file, an article or a folder of articles"
    )
    opening.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a model, an article or a folder"
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
    checking = commands.add_parser(
        "check", help="say what is wrong with a model file, a line a problem"
    )
    checking.add_argument("file", type=Path, metavar="FILE", help="a model file")
    building = commands.add_parser("build", help="build a model file from an article, or from many")
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
    comparing = commands.add_parser(
        "quality", help="say how well a model tells what a gold model of the same texts does"
    )
    comparing.add_argument("model", type=Path, metavar="MODEL", help="a model file")
    comparing.add_argument("gold", type=Path, metavar="GOLD", help="the model file that is right")
    preparing = commands.add_parser(
        "dataset", help="prepare tables of dated events for the timeline, and say what was read"
    )
    add_dataset_arguments(preparing)
    for command in (opening, checking, building, comparing, preparing):
        command.add_argument("--verbose", action="store_true", help="show what happens inside")
    return parser


def _dataset(options: argparse.Namespace) -> int:
    # The start of the window need not wait for these.
    from idlib_gui.build.dataset_command import prepare_each  # noqa: PLC0415
    from idlib_gui.build.folders import prepared_datasets  # noqa: PLC0415
    from idlib_gui.build.report import Report  # noqa: PLC0415
    from idlib_gui.storage.datasets.cache import Cache  # noqa: PLC0415
    from idlib_gui.storage.datasets.mapping import Mapping  # noqa: PLC0415

    given = Mapping._make(getattr(options, role) for role in Mapping._fields)
    cache = Cache(options.cache or prepared_datasets())
    return prepare_each(options.files, given, cache, Report(machine=options.progress))


def _build(options: argparse.Namespace) -> int:
    # Half of the time of a short article is the import of what reads it.
    from idlib_gui.build import command, many_command  # noqa: PLC0415
    from idlib_gui.build.report import Report  # noqa: PLC0415
    from idlib_gui.build.values import Given  # noqa: PLC0415

    report = Report(machine=options.progress)
    given = Given(options.published, options.title, options.outlet)
    article: Path | None = options.article
    folder = article if article is not None and article.is_dir() else None
    several = options.manifest is not None or folder is not None
    wrong = _wrong_build(options, given=any(given), several=several)
    if wrong:
        report.error(wrong)
        return 2
    if not several and article is not None:
        return command.build_one(article, given, options.output, report)
    many = many_command.Many(options.manifest, folder, options.jobs, options.keep_apart)
    if options.out is not None:
        return many_command.build_each(many, options.out, report)
    return many_command.build_merged(many, options.output, report)


def _wrong_build(options: argparse.Namespace, *, given: bool, several: bool) -> str:
    """Return a sentence on options that do not go together; empty if they do."""
    if options.article is None and options.manifest is None:
        return "Name an article or a folder, or --manifest with a list of them."
    if options.article is not None and options.manifest is not None:
        return "Name an article or --manifest, not both."
    if several and given:
        return "--published, --title and --outlet are for one article: write them in a manifest."
    if several and options.out is not None and options.output is not None:
        return "Write one model with -o, or one each with --out, not both."
    if options.out is not None and not several:
        return "--out is for a folder or --manifest: write one article's model with -o."
    return ""


def _check(options: argparse.Namespace) -> int:
    path: Path = options.file
    try:
        document = read_model(path)
    except ModelFileError as error:
        for problem in error.problems:
            print(f"{path}: {problem.line}")
        return 1
    kinds = (Kind.EVENT, Kind.ACTOR, Kind.QUOTE)
    held = ", ".join(f"{len(document.table(kind))} {kind}s" for kind in kinds)
    print(f"{path}: no problems; {held}")
    return 0


def _quality(options: argparse.Namespace) -> int:
    # The start of the window need not wait for these.
    from idlib_gui.domain.measures import table  # noqa: PLC0415
    from idlib_gui.domain.quality import quality  # noqa: PLC0415

    documents = []
    for path in (options.model, options.gold):
        try:
            documents.append(read_model(path))
        except ModelFileError as error:
            for problem in error.problems:
                print(f"{path}: {problem.line}")
            return 1
    try:
        report = quality(*documents)
    except DomainError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print("\n".join(table(report)))
    return 0


def _open(options: argparse.Namespace) -> int:
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    else:
        missing = _missing_display()
        if missing:
            sys.stderr.write(missing + "\n")
            return 2
    app = load_app()
    picture = None
    if options.screenshot is not None:
        picture = app.Picture(options.screenshot, options.size, options.select)
    code: int = app.open_window(options.file, options.theme, picture, options.dataset)
    return code


def load_app() -> ModuleType:
    """Return the module with the window; the other commands start without Qt."""
    # What is made until the first frame stays: looking for garbage in it would take a sixth of it.
    # From then on `app` looks for it.
    gc.disable()
    # Qt reads the source of every module that is imported after it; numpy has many.
    import_module("numpy")
    from idlib_gui import app  # noqa: PLC0415

    return app


def _missing_display() -> str:
    """Return a sentence that says why no window can be opened; empty if one can."""
    if sys.platform in {"win32", "darwin"}:
        return ""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _DISPLAYLESS:
        return ""
    if _answers(_wayland_socket()) or _answers(_x11_socket()):
        return ""
    if os.environ.get("DISPLAY", "").partition(":")[0]:
        return ""  # a display on another machine is not asked: that is for Qt to do
    return (
        "There is no display to open a window on: start it from a desktop session, "
        "or use --screenshot FILE."
    )


def _wayland_socket() -> str:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name) if name else ""


def _x11_socket() -> str:
    number = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    return str(_X11_SOCKETS / f"X{number[1]}") if number else ""


def _answers(path: str) -> bool:
    """Return whether a display server of this machine listens on a socket."""
    for name in (path, "\0" + path):
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
                probe.connect(name)
        except (OSError, ValueError):
            continue
        return bool(path)
    return False


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
