"""What a build tells while it runs: lines for a person, or JSON lines for a program."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO


class Report:
    """Tells of a build's progress, notes and failures; counts the failures.

    Args:
        machine: Write every message to standard output as a line of JSON, for another program:
            `{"stage", "done"}`, `{"file", "number", "of"}`, `{"note"}`, `{"failed", "error"}` and
            `{"error"}`. Without it, sentences go to standard error and progress is not told.
    """

    def __init__(self, *, machine: bool = False) -> None:
        self._machine = machine
        self._told = -1.0
        self.failures = 0

    def stage(self, stage: str, done: float) -> None:
        """Tell how much of an article is done, 0 to 1; hundredths are enough."""
        if self._machine and (done >= self._told + 0.01 or done < self._told):
            self._told = done
            self._line({"stage": stage, "done": round(done, 3)})

    def file(self, path: Path, number: int, of: int) -> None:
        """Tell which article of several is begun, counted from 1."""
        if self._machine:
            self._line({"file": path.name, "number": number, "of": of})

    def note(self, sentence: str, path: Path | None = None) -> None:
        """Pass on what the user should know about a result."""
        named = f"{path.name}: {sentence}" if path is not None else sentence
        self._tell({"note": named}, named)

    def failed(self, path: Path, sentence: str) -> None:
        """Tell of one article of several that could not be built."""
        self.failures += 1
        self._tell({"failed": path.name, "error": sentence}, f"{path}: {sentence}")

    def error(self, sentence: str) -> None:
        """Tell why there is no result at all."""
        self.failures += 1
        self._tell({"error": sentence}, sentence)

    def _tell(self, message: dict[str, object], sentence: str) -> None:
        if self._machine:
            self._line(message)
        else:
            _write(sys.stderr, sentence)

    def _line(self, message: dict[str, object]) -> None:
        _write(sys.stdout, json.dumps(message))


def _write(stream: TextIO, line: str) -> None:
    stream.write(line + "\n")
    stream.flush()
