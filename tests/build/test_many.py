"""Many articles: in order, whatever becomes of one, here or in several processes."""

from __future__ import annotations

import textwrap
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from idlib_gui.build.article import source_of
from idlib_gui.build.entries import Entry
from idlib_gui.build.many import outcomes
from idlib_gui.build.report import Report
from idlib_gui.build.values import Built, Given
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists
from idlib_gui.storage.articles import pasted_article

LISTS = Lists(())

BUILDER = """
import os, time
from idlib_gui.build.article import source_of
from idlib_gui.build.values import Built
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import DomainError
from idlib_gui.storage.articles import pasted_article

def build(path, given, lists, watch):
    name = path.stem
    if name == "crash":
        os._exit(7)
    if name == "fault":
        raise ValueError("no such thing")
    if name == "bad":
        raise DomainError("bad.txt cannot be read.")
    for step in range(600 if name == "slow" else 1):
        watch("reading", 0.1)
        time.sleep(0.05)
    return Built(document_of([source_of(pasted_article(name), given)]), (f"note on {name}",))
"""


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Return a stand-in for the building of an article that other processes find too."""
    (tmp_path / "stand_in_builder.py").write_text(textwrap.dedent(BUILDER))
    monkeypatch.syspath_prepend(tmp_path)
    import stand_in_builder  # noqa: PLC0415

    return stand_in_builder.build


def entries(*names):
    return [Entry(Path(f"{name}.txt"), Given(title=name.upper())) for name in names]


def told(made):
    return [
        (one.entry.path.stem, one.failure or one.document.sources["s1"].title, one.notes)
        for one in made
    ]


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_come_in_order_and_a_failure_costs_no_other(build, jobs, capsys):
    many = entries("a", "bad", "b", "fault", "c", "d", "e")
    report = Report(machine=True)
    assert told(outcomes(many, LISTS, report, jobs, build)) == [
        ("a", "A", ("note on a",)),
        ("bad", "bad.txt cannot be read.", ()),
        ("b", "B", ("note on b",)),
        (
            "fault",
            "A fault in the program kept it from being read (ValueError: no such thing).",
            (),
        ),
        ("c", "C", ("note on c",)),
        ("d", "D", ("note on d",)),
        ("e", "E", ("note on e",)),
    ]
    lines = capsys.readouterr().out
    assert [f'"number": {n}, "of": 7' in lines for n in range(1, 8)] == [True] * 7
    assert not active_children()


def test_a_process_that_dies_costs_its_article_only(build):
    many = entries("a", "crash", "b", "crash", "c")
    titles = [title for _, title, _ in told(outcomes(many, LISTS, Report(), 2, build))]
    dead = "The process that read it ended unexpectedly (exit code 7)."
    assert titles == ["A", dead, "B", dead, "C"]


def test_documents_are_the_same_in_other_processes(build):
    many = entries("a", "b")
    here = [one.document for one in outcomes(many, LISTS, Report(), 1, build)]
    there = [one.document for one in outcomes(many, LISTS, Report(), 2, build)]
    assert here == there


def test_nothing_gives_nothing(build):
    assert list(outcomes([], LISTS, Report(), 4, build)) == []


class Impatient(Report):
    """Ends the work after a while, as the window's Cancel does."""

    def __init__(self, error, steps):
        super().__init__()
        self._error = error
        self._steps = steps

    def stage(self, stage, done):  # noqa: D102
        self._steps -= 1
        if self._steps < 0:
            raise self._error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BrokenPipeError("the window is gone")])
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_report_raises_ends_all_work_at_once(build, jobs, error):
    started = time.monotonic()
    with pytest.raises(type(error)):
        list(outcomes(entries("slow", "slow2", "a"), LISTS, Impatient(error, 3), jobs, build))
    assert time.monotonic() - started < 20
    assert not active_children()


def test_closing_the_iterator_ends_the_processes(build):
    made = outcomes(entries("a", "slow", "b"), LISTS, Report(), 2, build)
    assert next(made).document is not None
    made.close()
    assert not active_children()


def test_a_long_article_does_not_let_the_others_run_far_ahead(build, monkeypatch):
    monkeypatch.setattr("idlib_gui.build.many._AHEAD", 1)
    names = [f"n{number}" for number in range(8)]
    made = told(outcomes(entries(*names), LISTS, Report(), 2, build))
    assert [name for name, _, _ in made] == names


def test_a_watch_that_fails_is_not_taken_for_a_fault_of_the_article():
    def build(path, given, lists, watch):
        watch("reading", 0.5)
        return Built(document_of([source_of(pasted_article("x"), given)]))

    with pytest.raises(ValueError, match="stop"):
        list(outcomes(entries("a"), LISTS, Impatient(ValueError("stop"), 0), 1, build))

    def raising(path, given, lists, watch):
        raise DomainError("No.")

    assert [one.failure for one in outcomes(entries("a"), LISTS, Report(), 1, raising)] == ["No."]
