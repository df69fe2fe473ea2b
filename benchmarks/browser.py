"""A page in a headless Chromium, told what to do over the two pipes of its debugging protocol."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions"),
    *("--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-renderer-backgrounding"),
)
"""Among others: a frame is painted when it is ready, not when a screen would show it."""


class Took(NamedTuple):
    """What a piece of work took, in milliseconds."""

    wall: float
    """As the page's own clock tells: from the call to the painted frame."""
    busy: float
    """How long the page's main thread was at work."""


class Page:
    """An open page."""

    def __init__(self, sent: int, heard: int) -> None:
        self._sent = os.fdopen(sent, "wb", buffering=0)
        self._heard = os.fdopen(heard, "rb")
        self._number = 0
        self._session: dict[str, str] = {}
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        found = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = {"sessionId": found["sessionId"]}
        for domain in ("Page", "Runtime", "Performance"):
            self._ask(f"{domain}.enable")

    def open(self, path: Path) -> None:
        """Show a file, and wait until it is loaded."""
        self._ask("Page.navigate", url=path.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def do(self, work: str) -> Took:
        """Run a JavaScript expression that promises the milliseconds it took."""
        before = self._task_time()
        wall = self._ask("Runtime.evaluate", expression=work, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in wall:
            raise RuntimeError(wall["exceptionDetails"])
        return Took(float(wall["result"]["value"]), (self._task_time() - before) * 1000)

    def _task_time(self) -> float:
        metrics = self._ask("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

    def _ask(self, method: str, **given: Any) -> dict[str, Any]:
        self._number += 1
        told = {"id": self._number, "method": method, "params": given, **self._session}
        self._sent.write(json.dumps(told).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            pass
        if "error" in answer:
            raise RuntimeError(answer["error"])
        found: dict[str, Any] = answer["result"]
        return found

    def _next(self) -> dict[str, Any]:
        held = bytearray()
        while (byte := self._heard.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("the browser has ended")
            held += byte
        told: dict[str, Any] = json.loads(held)
        return told


@contextmanager
def browser(program: str, size: tuple[int, int]) -> Iterator[Page]:
    """Give a page of a browser of its own, that knows nothing and keeps nothing."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    def connect() -> None:
        os.dup2(os.dup(theirs_in), 3)
        os.dup2(theirs_out, 4)

    # Its helpers may still write there for a moment after it has ended.
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        command = [program, *_FLAGS, "--remote-debugging-pipe", f"--user-data-dir={home}"]
        command.append(f"--window-size={size[0]},{size[1]}")
        process = subprocess.Popen(
            command,
            preexec_fn=connect,  # noqa: PLW1509 - no other thread is there
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Page(ours_out, ours_in)
        finally:
            process.terminate()
            process.wait()
