"""The command line: `open` the window, `build`, `check`, `export` and compare models."""

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

from idlib_gui.arguments import parser
from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError, Kind
from idlib_gui.storage.exchange import ModelFileError, model_bytes, read_model, write_model

_COMMANDS = {"open", "build", "check", "quality", "export", "dataset"}
_X11_SOCKETS = Path("/tmp", ".X11-unix")  # noqa: S108 - where X11 has them on every system
_DISPLAYLESS = {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 a file is wrong, 2 cannot be run."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in {*_COMMANDS, "-h", "--help", "--version"}:
        given.insert(0, "open")
    options = parser().parse_args(given)
    level = logging.DEBUG if options.verbose else logging.CRITICAL
    logging.basicConfig(level=level, format="%(name)s: %(message)s")
    commands = {
        "open": _open,
        "build": _build,
        "check": _check,
        "quality": _quality,
        "export": _export,
        "dataset": _dataset,
    }
    try:
        code: int = commands[options.command](options)
        print(end="", flush=True)
    except BrokenPipeError:  # whoever reads has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at the end
        return 0
    return code


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
        document = _in_project(path) if path.suffix.lower() == ".idlib" else read_model(path)
    except ModelFileError as error:
        for problem in error.problems:
            print(f"{path}: {problem.line}")
        return 1
    except DomainError as error:
        print(f"{path}: {error}")
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


def _export(options: argparse.Namespace) -> int:
    out: Path | None = options.output
    try:
        document = _in_project(options.project)
        if out is None:
            sys.stdout.buffer.write(model_bytes(document))
        else:
            write_model(document, out)
    except DomainError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _in_project(path: Path) -> Document:
    """Return the document in a project; raises DomainError if it cannot be read."""
    # The start of the window need not wait for the database.
    from idlib_gui.storage.project.project import Project  # noqa: PLC0415

    project = Project.open(path)
    project.close()
    return project.document()


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
    import_module("PySide6.QtCore")
    features = sys.modules.get("__feature__")
    if hasattr(features, "_mod_uses_pyside"):
        # Qt reads the source of every module that is imported after it, to see whether names of
        # Qt could be written otherwise there. None of ours asks for that, nor one that it uses.
        vars(features)["_mod_uses_pyside"] = lambda _module: False
    return import_module("idlib_gui.app")


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
