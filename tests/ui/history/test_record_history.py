"""What was done to a record, in the sheet that tells of it."""

from __future__ import annotations

import time

import pytest

from idlib_gui.domain.document import Change, document_of
from idlib_gui.domain.records import (
    Answer,
    Basis,
    Citation,
    DateMention,
    DomainError,
    Event,
    EventType,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Rival,
    Status,
    TimexType,
    When,
)
from idlib_gui.state import record_steps
from idlib_gui.ui.history.record import say_change
from idlib_gui.ui.sheet_widgets import TextLine
from idlib_gui.ui.time_words import say_moment_of

A, B = Ref(Kind.EVENT, "a"), Ref(Kind.EVENT, "b")
NOON = 1_600_000_000


def told(past):
    """Return the lines of the sheet below the heading of the history."""
    widgets = [w for w in past.window.detail.sheet.findChildren(TextLine) if w.isVisible()]
    lines = [w.text() for w in sorted(widgets, key=lambda w: w.y())]
    return lines[lines.index("HISTORY") + 1 :] if "HISTORY" in lines else []


def test_a_record_that_nothing_was_done_to_has_no_history(past):
    past.window.select(A)
    past.rename("Lull", ref=B)
    assert told(past) == []


def test_what_changed_is_told_in_words_the_newest_first(past):
    past.window.select(A)
    past.mark()
    past.date("2020-02-03")
    past.history.undo()
    first, second, third, fourth = told(past)
    assert first.startswith("today")
    assert first.endswith("Ada · undone")
    assert second == "Date: nothing → 3 Feb 2020"
    assert third.endswith("· Ada")
    assert fourth == "Status: proposed → disputed"


def test_five_steps_are_told_at_first_and_all_when_asked_for(past):
    past.rename(*(f"title {number}" for number in range(8)))
    past.window.select(A)
    assert len(told(past)) == 10
    past.window.detail.sheet.more_wanted.emit()
    assert len(told(past)) == 16


def test_steps_of_a_long_history_are_found_by_and_by(past, monkeypatch, qtbot):
    past.rename("one", "two", "three")
    monkeypatch.setattr(record_steps, "_SLICE", 0.0)
    past.window.select(A)
    qtbot.waitUntil(lambda: len(told(past)) == 6)


def test_a_step_that_cannot_be_read_is_said_to_be_so(past, monkeypatch):
    past.window.select(A)
    past.rename("one")

    def refuse(_number):
        raise DomainError("Step 1 is damaged.")

    monkeypatch.setattr(past.history, "patch_of", refuse)
    past.window.select(B)
    past.window.select(A)
    assert told(past)[-1] == "Step 1 is damaged."


def change(before, after, *others):
    document = document_of([after, *others])
    return say_change(document, Change(before, after, 0))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": "new"}, "Title: “old” → “new”"),
        ({"status": Status.REJECTED}, "Status: proposed → rejected"),
        ({"type": EventType.AID}, "Type: nothing → AID · material cooperation"),
        ({"agents": ("a1", "gone")}, "Who: nothing → Alpha, gone"),
        ({"confidence": 0.5}, "Confidence: 100 % → 50 %"),
        (
            {"evidence": (Citation("s", 0, 2, "so"),) * 2},
            "Words that back it: nothing → 2 places in the text",
        ),
        ({"trigger": Citation("s", 0, 2, "so")}, "Trigger: nothing → “so”"),
        ({"rivals": (Rival("killed", "12"),)}, "Other values: nothing → killed 12"),
    ],
)
def test_values_of_an_event_are_told_as_people_say_them(past, fields, words):
    old = Event("e1", "old")
    alpha = past.store.document.actors["x"]._replace(id="a1")
    assert change(old, old._replace(**fields), alpha) == [words]


def test_values_of_a_quote_are_told_as_people_say_them():
    old = Quote("q1", "so", QuoteForm.DIRECT)
    new = old._replace(form=QuoteForm.MIXED, answers=Answer("q2", "rejects"), about=("e1",))
    assert change(old, new, Event("e1", "Talks")) == [
        "Form: in their words → partly in their words",
        "About: nothing → Talks",
        "Answer: nothing → rejects",
    ]


def test_what_is_told_alike_is_said_to_be_changed():
    old = Event("e1", "old", evidence=(Citation("s", 0, 2, "so"),))
    new = old._replace(evidence=(Citation("s", 4, 6, "no"),))
    assert change(old, new) == ["Words that back it: changed"]


def test_a_record_comes_and_goes():
    event = Event("e1", "old")
    document = document_of([])
    assert say_change(document, Change(None, event, 0)) == ("created",)
    assert say_change(document, Change(event, None, 0)) == ("deleted",)


def test_moments_are_told_by_the_clock_of_the_machine(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    assert say_moment_of(NOON, NOON + 60) == "today 12:26"
    assert say_moment_of(NOON, NOON + 86_400) == "yesterday 12:26"
    assert say_moment_of(NOON, NOON + 3 * 86_400) == "13 Sep, 12:26"
    assert say_moment_of(NOON, NOON + 400 * 86_400) == "13 Sep 2020, 12:26"
    assert say_moment_of(NOON + 3 * 86_400, NOON) == "16 Sep, 12:26"  # the clock was set back
    assert say_moment_of(10**18) == "at an unknown time"
    assert say_moment_of(NOON).startswith("13 Sep 2020")


def test_texts_that_begin_alike_are_told_from_where_they_part():
    long = "a reason that is told at length, so long that no row has room for it to its very end, "
    old, new = (Event("a", "A", reason=f"{long}(published {year})") for year in (2019, 2020))
    assert change(old, new) == ["Reason: “…2019)” → “…2020)”"]


def test_a_date_that_is_known_otherwise_says_how():
    old, new = (
        Event("a", "A", when=When("2020", basis)) for basis in (Basis.STATED, Basis.INFERRED)
    )
    (words,) = change(old, new)
    assert words.startswith("Date: ")
    assert "→" in words


def test_dates_are_told_in_words():
    old, new = (
        DateMention(Citation("s", 0, 1, "x"), edtf, edtf, TimexType.DATE, Basis.STATED)
        for edtf in ("2020-02-12", "2020-03-18")
    )
    assert change(old, new)[0] == "Date: 12 Feb 2020 → 18 Mar 2020"
