"""The window with a pretended process beside it, which answers as a test says."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from idlib_gui.build.article import source_of
from idlib_gui.build.values import Built, Given, Glance
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.articles import pasted_article
from idlib_gui.ui import articles

TEXT = "Truce holds in Novgrad\n\n12 May 2021\n\nOn Monday the mayor met the envoys.\n"


def glance_at(text):
    """Return what a look at a text shows."""
    return Glance(pasted_article(text), len(text.split()))


def built_of(article):
    """Return a model of an article that holds its text and nothing else."""
    return Built(document_of([source_of(article, Given())]), article.notes)


class Pretended:
    """Does the tasks of a test, by name, on the thread that asks.

    An answer that is an exception is raised; one that is an event is waited for, and what follows
    it is the answer.
    """

    def __init__(self, answers, asked):
        self.alive = True
        self._answers = answers
        self._asked = asked
        self._stopped = Event()

    def ask(self, task, tell):
        """Do a task."""
        self._asked.append((task.function, *task.arguments))
        answer = self._answers[task.function]
        if isinstance(answer, tuple) and isinstance(answer[0], Event):
            gate, answer = answer
            while not gate.wait(0.01):
                if self._stopped.is_set():
                    raise DomainError("The process ended.")
        if isinstance(answer, Exception):
            raise answer
        return answer(*task.arguments, tell) if callable(answer) else answer

    def stop(self):
        """End, as a process does that is told to."""
        self.alive = False
        self._stopped.set()


@pytest.fixture
def asked():
    """Return what the processes were asked for, in order."""
    return []


@pytest.fixture
def answers(monkeypatch, asked, pool):  # the pool waits for what it does
    """Return what the processes answer, by the name of the task; a test may change it."""
    found = {
        "read_file": lambda path, _tell: glance_at(Path(path).read_text()),
        "read_pasted": lambda text, _tell: glance_at(text),
        "build_article": lambda article, _tell: built_of(article),
    }
    begun = []

    def begin(*_, **__):
        begun.append(Pretended(found, asked))
        return begun[-1]

    monkeypatch.setattr(articles, "Worker", begin)
    yield found
    for process in begun:
        process.stop()


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "truce.txt"
    path.write_text(TEXT)
    return path


class User:
    """Somebody at the window."""

    def __init__(self, qtbot, window, answers, asked):
        self.qtbot = qtbot
        self.window = window
        self.answers = answers
        self.asked = asked

    def newest(self, kind):
        """Return the dialog of a kind that was opened last; None if none is there."""
        found = [child for child in self.window.findChildren(kind) if child.isVisible()]
        return found[-1] if found else None

    def wait(self, ready):
        """Wait until something is so."""
        self.qtbot.waitUntil(ready)

    def click(self, widget, words=""):
        """Click a button, or the one in a widget that has these words."""
        if words:
            found = widget.findChildren(QPushButton)
            widget = next(one for one in found if words in one.text().replace("&", ""))
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, widget, key, *modifiers):
        """Press a key, with Ctrl or Shift."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= Qt.KeyboardModifier[f"{modifier}Modifier"]
        self.qtbot.keyClick(widget, Qt.Key[f"Key_{key}"], held)

    def type_over(self, field, words):
        """Write something in the place of what a field holds."""
        field.setFocus()
        field.selectAll()
        self.press(field, "Delete")
        self.qtbot.keyClicks(field, words)

    def pick(self, *paths):
        """Pick files in the dialog that is open for it."""
        picker = self.newest(QFileDialog)
        picker.filesSelected.emit([str(path) for path in paths])
        picker.close()

    def build(self, dialog):
        """Click Build, and return the document that comes of it."""
        with self.qtbot.waitSignal(self.window.session.store.replaced):
            self.click(dialog, "Build")
        return self.window.session.store.document

    def step(self):
        """Select the next event by key, in the window that a dialog has given way to."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.press(self.window.timeline, "Period")
        assert self.window.session.selection.current is not None


@pytest.fixture
def user(qtbot, window, answers, asked):
    return User(qtbot, window, answers, asked)
