"""The window with a pretended process beside it, which answers as a test says."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

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


@pytest.fixture
def newest(window):
    """Return a function that gives the dialog of a kind that was opened last."""

    def find(kind):
        found = [child for child in window.findChildren(kind) if child.isVisible()]
        return found[-1] if found else None

    return find


@pytest.fixture
def button():
    """Return a function that finds a button by a part of its words."""

    def find(widget, words):
        found = widget.findChildren(QPushButton)
        return next(one for one in found if words in one.text().replace("&", ""))

    return find
