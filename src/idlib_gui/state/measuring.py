"""How well one model tells what another does, worked out in the background."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, Signal

from idlib_gui.domain.document import Document
from idlib_gui.domain.measures import Report
from idlib_gui.domain.quality import quality
from idlib_gui.domain.records import DomainError, Source
from idlib_gui.storage.exchange import read_model

from .jobs import JobSlot

_LOOKS = 0.1
"""Seconds between two looks at how far the child process is; a job that is let go ends as fast."""


class Measuring(QObject):
    """Compares models; the newest request wins."""

    progressed = Signal(float)
    """How much of the work is done, from 0 to 1."""
    measured = Signal(object)
    """The `Report` that was asked for last."""
    failed = Signal(object)
    """The exception that ended the work."""

    def __init__(self, jobs: JobSlot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        jobs.failed.connect(self.failed)
        app = QCoreApplication.instance()
        if app is not None:  # a process that is left alone would keep the program from ending
            app.aboutToQuit.connect(self.cancel)

    def compare(self, model: Document, gold: Path) -> None:
        """Compare a document with the model in a file, which is right."""
        self._jobs.start(lambda _stop: quality(model, read_model(gold)), self.measured.emit)

    def measure_extraction(self, gold: Path) -> None:
        """Compare what the program makes of the first text of a model with that model."""

        def work(stop: Event) -> Report | None:
            right = read_model(gold)
            source = next(iter(right.sources.values()))
            made = extracted(source, stop, self.progressed.emit)
            return None if made is None else quality(made, right)

        self._jobs.start(work, self.measured.emit)

    def cancel(self) -> None:
        """Let go of the work."""
        self._jobs.cancel()


def extracted(source: Source, stop: Event, tell: Callable[[float], None]) -> Document | None:
    """Return what the program makes of a text, in a process of its own; None if it was stopped.

    In a process, since the language model keeps the interpreter, and so the window, busy.

    Args:
        source: The text, and when it was published.
        stop: Set to end the process.
        tell: Is told how much is done, from 0 to 1.

    Raises:
        DomainError: If the program makes nothing of it.
    """
    with TemporaryDirectory(prefix="idlib-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        article, made, told = folder / "article.txt", folder / "model.json", folder / "told"
        article.write_bytes(source.text.encode("utf-8", "surrogatepass"))
        published = ["--published", source.published] if source.published else []
        command = [sys.executable, "-m", "idlib_gui", "build", str(article), *published]
        with (
            told.open("wb") as output,
            subprocess.Popen(  # noqa: S603 - this very program, on a file of its own making
                [*command, "-o", str(made), "--progress"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            ) as child,
        ):
            while child.poll() is None:
                if stop.wait(_LOOKS):
                    child.kill()
                    return None
                tell(_done(told.read_text("utf-8", "replace")))
        if child.returncode:
            raise DomainError(_reason(told.read_text("utf-8", "replace")))
        return read_model(made)


def _messages(told: str) -> list[dict[str, object]]:
    """Return what the process told in whole lines of JSON."""
    whole = told.rpartition("\n")[0].splitlines()
    return [json.loads(line) for line in whole if line.startswith("{") and line.endswith("}")]


def _done(told: str) -> float:
    done = [message["done"] for message in _messages(told) if "done" in message]
    return float(str(done[-1])) if done else 0.0


def _reason(told: str) -> str:
    said = [str(message["error"]) for message in _messages(told) if "error" in message]
    last = told.strip().rpartition("\n")[2]
    return said[-1] if said else f"The text could not be read by the program: {last}"
