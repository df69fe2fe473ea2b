"""The packaged program in a real window on a display of the tests' own, driven from outside."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

SCREEN = (1600, 1000)
PATIENCE = 15.0
"""Seconds after which something that was to happen counts as not happening."""
NOTHING: Mapping[str, str] = MappingProxyType({})
READER = Path(__file__).parent / "read_window.py"
SYSTEM_PYTHON = Path("/usr/bin/python3")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.window)


def until(ready: Callable[[], object], what: str) -> object:
    """Return what `ready` returns once it is true."""
    end = time.monotonic() + PATIENCE
    while not (found := ready()):
        assert time.monotonic() < end, f"not within {PATIENCE:.0f} s: {what}"
        time.sleep(0.03)
    return found


def tool(name: str) -> str:
    """Return where a program is; skip the test where it is not."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def end(process: subprocess.Popen) -> None:
    """End a process of ours."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@dataclass(frozen=True)
class Display:
    """An X server that shows its screen in a file."""

    name: str
    screen_file: Path

    def screen(self) -> np.ndarray:
        """Return what is on the screen: rows, columns, and red, green, blue."""
        dump = self.screen_file.read_bytes()  # an XWD file: a head, a colour map, the pixels
        head = struct.unpack_from(">25I", dump)
        width, height, row_bytes = head[4], head[5], head[12]
        begin = head[0] + 12 * head[19]
        pixels = np.frombuffer(dump, np.uint8, row_bytes * height, begin)
        return pixels.reshape(height, row_bytes // 4, 4)[:, :width, 2::-1]


@pytest.fixture(scope="session")
def display(tmp_path_factory) -> Iterator[Display]:
    server_path = tool("Xvfb")
    tool("xdotool")
    folder = tmp_path_factory.mktemp("screen")
    size = "{}x{}x24".format(*SCREEN)
    ours, theirs = os.pipe()
    # Without -noreset the server starts over when the last program closes, and refuses the next
    # one for as long as that takes.
    command = [server_path, "-displayfd", str(theirs), "-screen", "0", size, "-noreset"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-fbdir", str(folder)],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield Display(f":{number}", folder / "Xvfb_screen0")
    finally:
        end(server)


class Program:
    """The program as its user has it in front of them."""

    def __init__(
        self, display: Display, home: Path, arguments: tuple = (), more: Mapping[str, str] = NOTHING
    ) -> None:
        self._display = display
        self._log = home / "said.txt"
        self._xdotool = tool("xdotool")
        self.environment = environment(display, home) | dict(more)
        self._do("mousemove", *map(str, SCREEN))  # the pointer is seen, and hovers
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-X", "faulthandler", "-m", "idlib_gui", *map(str, arguments)],
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    @property
    def said(self) -> str:
        """Return all that it wrote to the terminal."""
        return self._log.read_text()

    def windows(self) -> list[str]:
        """Return its windows that can be seen, the newest last."""
        found = self._do("search", "--onlyvisible", "--pid", str(self.process.pid))
        return sorted(found.split(), key=int)

    def wait_for_window(self) -> Program:
        """Wait until a window is there and painted."""
        self.wait_to_be_seen()
        self.settle()
        return self

    def wait_to_be_seen(self) -> None:
        """Wait until a window is there."""

        def there() -> list[str]:
            assert self.process.poll() is None, f"it ended instead: {self.said}"
            return self.windows()

        until(there, "a window")

    def wait_for_windows(self, number: int) -> None:
        """Wait until so many windows can be seen."""
        until(lambda: len(self.windows()) == number, f"{number} windows")
        self.settle()

    def settle(self) -> None:
        """Wait until the screen shows something and no longer changes."""
        seen = [np.zeros(0)]

        def still() -> bool:
            before, now = seen[0], self._display.screen()
            seen[0] = now
            return now.any() and np.array_equal(before, now)

        time.sleep(0.15)
        until(still, "a screen that does not change")

    def title(self) -> str:
        """Return what stands in the frame of the main window."""
        return self._do("getwindowname", self.windows()[0]).strip()

    def place(self) -> tuple[int, int, int, int]:
        """Return x, y, width and height of the main window on the screen."""
        lines = self._do("getwindowgeometry", "--shell", self.windows()[0]).splitlines()
        place = dict(line.split("=") for line in lines)
        x, y, width, height = (int(place[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
        return x, y, width, height

    def picture(self) -> np.ndarray:
        """Return what is seen in the place of the main window."""
        self.settle()
        x, y, width, height = self.place()
        return self._display.screen()[y : y + height, x : x + width]

    def click(self, x: float, y: float) -> None:
        """Click a place in the window."""
        self._move(x, y)
        self._do("click", "1")
        self.settle()

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 10) -> None:
        """Drag the pointer from one place in the window to another."""
        self._move(*start)
        self._do("mousedown", "1")
        for step in range(1, steps + 1):
            part = step / steps
            self._move(*(a + part * (b - a) for a, b in zip(start, end, strict=True)))
        self._do("mouseup", "1")
        self.settle()

    def _move(self, x: float, y: float) -> None:
        left, top, *_ = self.place()
        self._do("mousemove", str(round(left + x)), str(round(top + y)))

    def focus(self) -> None:
        """Give the keyboard to the newest window: there is no window manager to do it."""
        if windows := self.windows():
            self._do("windowfocus", windows[-1])

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.focus()
            self._do("key", key)
        self.settle()

    def type(self, text: str) -> None:
        """Write with the keyboard."""
        self.focus()
        self._do("type", "--delay", "20", text)
        self.settle()

    def clipboard(self) -> str:
        """Return what another program would paste."""
        code = "from PySide6.QtGui import QGuiApplication as App\n"
        code += "import sys\napp = App([])\nsys.stdout.write(app.clipboard().text())"
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        ).stdout

    def close_by_window_manager(self) -> None:
        """Ask the window to close, as the button in its frame does."""
        ask_to_close(self._display.name, int(self.windows()[0]))

    def quit(self) -> tuple[int, str]:
        """Press Ctrl+Q; return the exit code and what it wrote to the terminal."""

        # One that has only just come up may not listen to the keyboard yet.
        def gone() -> bool:
            self.focus()
            self._do("key", "ctrl+q")
            return self.waited(0.3)

        until(gone, "its end after Ctrl+Q")
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait for its end; return the exit code and what it wrote to the terminal."""
        return self.process.wait(PATIENCE), self.said

    def terminate(self) -> int:
        """Send SIGTERM; return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def waited(self, seconds: float) -> bool:
        """Give it some time to end; return whether it did."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _do(self, *words: str) -> str:
        # A window that closes meanwhile is no failure of the test's.
        return subprocess.run(
            [self._xdotool, *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
            timeout=PATIENCE,
        ).stdout


def environment(display: Display, home: Path) -> dict[str, str]:
    """Return the environment of a user at this display, with nothing of the developer's own."""
    ours = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONWARNINGS"}
    kept = {key: value for key, value in os.environ.items() if key not in ours}
    return kept | {
        "DISPLAY": display.name,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        # An installed program runs from byte code.
        "PYTHONDONTWRITEBYTECODE": "",
    }


@pytest.fixture
def start(display, tmp_path) -> Iterator[Callable[..., Program]]:
    """Return a function that starts the program; what still runs afterwards is ended."""
    started: list[Program] = []

    def begin(*arguments: object) -> Program:
        started.append(Program(display, tmp_path, arguments))
        return started[-1]

    yield begin
    for program in started:
        end(program.process)


# Closing as a window manager does


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),
    )


def ask_to_close(display: str, window: int) -> None:
    """Send WM_DELETE_WINDOW; the xdotool of Debian 12 cannot."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    client_message, no_mask = 33, 0
    message = _ClientMessage(type=client_message, window=window, format=32)
    message.message_type = x11.XInternAtom(connection, b"WM_PROTOCOLS", 0)
    message.data[0] = x11.XInternAtom(connection, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(connection, ctypes.c_ulong(window), 0, no_mask, ctypes.byref(message))
    x11.XCloseDisplay(connection)


# Assistive technology


@dataclass(frozen=True)
class Node:
    """One thing of the window, as a screen reader is told of it."""

    path: tuple[str, ...]
    """The names of what it lies in, the window first."""
    role: str
    name: str
    text: str
    states: frozenset[str]
    actions: tuple[str, ...]
    place: tuple[int, int, int, int] | None
    """x, y, width and height on the screen."""

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of its place."""
        x, y, width, height = self.place
        return x + width / 2, y + height / 2


class ScreenReader:
    """Reads a window through AT-SPI, by Debian's pyatspi under the system's own Python."""

    def __init__(self, address: str, display: Display) -> None:
        self.environment = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self._own = {"DISPLAY": display.name, "PATH": os.environ["PATH"], **self.environment}

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            [SYSTEM_PYTHON, READER, *words],
            env=self._own,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def read(self, *within: str) -> list[Node]:
        """Return all things in the window, or in what these (role:name) lead to."""
        return [
            Node(
                tuple(node["path"]),
                node["role"],
                node["name"],
                node["text"],
                frozenset(node["states"]),
                tuple(node["actions"]),
                node["place"] and tuple(node["place"]),
            )
            for node in json.loads(self._ask("read", *within))
        ]

    def do(self, action: str, *within: str) -> None:
        """Do an action of the thing that these lead to: role:name, one in the other."""
        self._ask("do", action, *within)


@pytest.fixture(scope="module")
def heard(display, screen_reader, tmp_path_factory) -> Iterator[Program]:
    """Return a program that speaks to assistive technology."""
    home = tmp_path_factory.mktemp("home")
    program = Program(display, home, more=screen_reader.environment)
    try:
        yield program.wait_for_window()
    finally:
        end(program.process)


@pytest.fixture(scope="session")
def screen_reader(display, tmp_path_factory) -> Iterator[ScreenReader]:
    bus = tool("dbus-run-session")
    for needed in (LAUNCHER, SYSTEM_PYTHON):
        if not needed.exists():
            pytest.skip(f"{needed} is not installed")
    probe = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        pytest.skip("Debian's python3-pyatspi is not installed")
    # The bus lives until its shell has read the end of its input.
    script = f"echo $DBUS_SESSION_BUS_ADDRESS; {LAUNCHER} --launch-immediately & read end; kill $!"
    session = subprocess.Popen(
        [bus, "--", "sh", "-c", script],
        env=environment(display, tmp_path_factory.mktemp("bus")),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        address = session.stdout.readline().strip()
        assert address, "no session bus"
        yield ScreenReader(address, display)
    finally:
        session.stdin.close()
        try:
            session.wait(5)
        finally:
            end(session)
            session.stdout.close()
