"""What can be read of a damaged file is written into a new one, with a line for what is not."""

from __future__ import annotations

import random
import re
import sqlite3

import pytest

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Change, Patch, apply_patch, ref_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Event,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Rival,
    Source,
)
from idlib_gui.domain.steps import StepState
from idlib_gui.storage.project import recovering
from idlib_gui.storage.project.errors import ProjectError
from idlib_gui.storage.project.mending import _POINTS
from idlib_gui.storage.project.pages import Pages
from idlib_gui.storage.project.project import Project
from idlib_gui.storage.project.recovering import recover

PAGE = 8192


@pytest.fixture
def to(path):
    return path.with_name("recovered.idlib")


def change(path, *statements):
    """Do something to a file that no program of ours does."""
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def opened(path):
    """Return what is in a file: document and steps; there must be nothing wrong with either."""
    project = Project.open(path)
    document, steps = project.document(), list(project.steps())
    assert not problems(document)
    undone = document
    for step in reversed(steps):
        patch = project.patch_of(step.number)
        if step.state is StepState.MADE:
            undone = apply_patch(undone, patch.inverted())
    project.base()
    project.close()
    return document, steps


def test_a_file_that_is_whole_is_recovered_whole(closed, to):
    report = recover(closed, to)
    assert opened(to) == opened(closed)
    assert (report.records, report.steps, report.lines) == (6, 3, ())


def test_records_that_are_lost_are_taken_from_the_history(closed, to):
    whole = opened(closed)
    change(closed, "DELETE FROM records WHERE id IN ('e1', 'a1')")
    report = recover(closed, to)
    assert opened(to) == whole
    assert report.lines == (
        "Actor “Anna Ritter”: taken from the history",
        "Event “third”: taken from the history",
    )


def test_without_its_beginning_the_records_count_and_the_history_leads_back(closed, to):
    whole = opened(closed)
    change(closed, "DELETE FROM bases")
    recover(closed, to)
    assert opened(to) == whole


def test_a_history_with_a_gap_begins_behind_it(closed, to):
    whole, _ = opened(closed)
    change(closed, "DELETE FROM patches WHERE number = 1")
    report = recover(closed, to)
    document, steps = opened(to)
    assert document == whole
    assert [(step.number, step.label) for step in steps] == [
        (1, "Call it second"),
        (2, "Call it third"),
    ]
    assert report.lines == ("The first 1 of 3 steps of the history are lost",)


def test_a_last_step_that_is_lost_does_not_take_its_edit_along(closed, to):
    whole, _ = opened(closed)
    change(closed, "DELETE FROM patches WHERE number = 3")
    recover(closed, to)
    assert opened(to)[0] == whole


def test_what_pointed_at_lost_records_is_mended_or_left_out(
    path, to, make_document, make_source, cite
):
    source = make_source("Anna met Ben in Zenda.")
    words = cite(source, "Anna")
    lost = make_source("Another text.", "s2")
    gone = cite(lost, "Another")
    document = make_document(
        source,
        lost,
        Actor("a1", "Anna", ActorKind.PERSON, part_of="a2", mentions=(words, gone)),
        Actor("a2", "Ben", ActorKind.PERSON),
        Place("p1", "Zenda", mentions=(gone,)),
        Event(
            "e1",
            "Meeting",
            agents=("a1", "a2"),
            places=("p1",),
            trigger=gone,
            evidence=(words, gone),
            claimed_by="a2",
            rivals=(Rival("killed", "7", gone, "a2"),),
        ),
        Quote("q1", "Yes", QuoteForm.DIRECT, "a2", citations=(gone,), about=("e1",)),
        Quote("q2", "No", QuoteForm.DIRECT, "a1", answers=Answer("q1", "rejects")),
    )
    Project.create(path, document).close()
    change(path, "DELETE FROM records WHERE id IN ('s2', 'a2', 'q1')", "DELETE FROM bases")
    report = recover(path, to)
    found, _ = opened(to)
    event = found.events["e1"]
    assert (event.agents, event.claimed_by, event.trigger) == (("a1",), None, None)
    assert event.evidence == (words,)
    assert event.rivals == (Rival("killed", "7"),)
    assert found.actors["a1"].part_of is None
    assert found.places["p1"].mentions == ()
    assert found.quotes["q2"].answers is None
    assert "Event “Meeting”: what it said of lost or damaged records is gone" in report.lines
    assert report.records == 5


def test_a_date_without_its_words_is_left_out(path, to, bundled):
    Project.create(path, bundled).close()
    change(path, "DELETE FROM records WHERE kind = 'source'", "DELETE FROM bases")
    report = recover(path, to)
    found, _ = opened(to)
    assert not found.dates
    assert not found.sources
    assert set(found.events) == set(bundled.events)
    assert any(line.startswith("Date “") and "left out" in line for line in report.lines)


def test_a_file_without_its_first_page_is_recovered(closed, to):
    whole = opened(closed)
    data = bytearray(closed.read_bytes())
    data[:PAGE] = bytes(PAGE)
    closed.write_bytes(data)
    with pytest.raises(ProjectError):
        Project.open(closed)
    recover(closed, to)
    assert opened(to) == whole


def test_an_older_file_is_recovered_without_its_history(path, to, document, retitle, older_layouts):
    patch = retitle(document)
    older_layouts.write_0(path, apply_patch(document, patch), [(patch, 1, "Ada", False)])
    recover(path, to)
    assert opened(to) == (apply_patch(document, patch), [])


def test_what_a_killed_program_left_half_done_is_taken_back_first(closed, to):
    whole = opened(closed)
    connection = sqlite3.connect(closed, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE records SET body = body || ' '")
    connection.execute("INSERT INTO texts VALUES ('x', zeroblob(500000))")
    left = closed.with_name("left.idlib")
    for name in ("{}", "{}-journal"):
        left.with_name(name.format(left.name)).write_bytes(
            closed.with_name(name.format(closed.name)).read_bytes()
        )
    connection.execute("ROLLBACK")
    connection.close()
    recover(left, to)
    assert opened(to) == whole


@pytest.mark.parametrize("data", [b"", b"nothing at all", bytes(PAGE * 2)])
def test_nothing_is_made_of_nothing(path, to, data):
    path.write_bytes(data)
    with pytest.raises(ProjectError, match=r"Nothing of “work\.idlib” can be read"):
        recover(path, to)
    assert not to.exists()


def test_the_damaged_file_is_never_written_over(closed, monkeypatch):
    with pytest.raises(ProjectError, match="another name"):
        recover(closed, closed)
    monkeypatch.setattr(recovering, "MOST_BYTES", 10)
    with pytest.raises(ProjectError, match="Nothing"):
        recover(closed, closed.with_name("to.idlib"))


def test_whatever_is_damaged_what_is_recovered_opens(path, to, bundled):
    project = Project.create(path, bundled)
    for key in list(bundled.events)[:6]:
        before = project.document()
        event = before.events[key]
        patch = Patch("Edit", {ref_of(event): Change(event, event._replace(note="seen"), 0)})
        project.make(patch, 1, "Ada", apply_patch(before, patch))
    project.close()
    good = path.read_bytes()
    draw = random.Random(11)  # noqa: S311 - no secret
    found = 0
    for _ in range(20):
        data = bytearray(good)
        for _ in range(draw.choice((1, 3))):
            page = draw.randrange(len(good) // PAGE) * PAGE
            kind = draw.randrange(3)
            if kind == 0:
                data[page : page + PAGE] = bytes(PAGE)
            elif kind == 1:
                data[page : page + PAGE] = draw.randbytes(PAGE)
            else:
                for _ in range(30):
                    data[page + draw.randrange(PAGE)] ^= 1 << draw.randrange(8)
        path.write_bytes(data)
        try:
            recover(path, to)
        except ProjectError:
            continue
        opened(to)
        found += 1
    assert found > 15


def test_every_field_that_points_at_a_record_is_known():
    kinds = {
        "SourceId": Kind.SOURCE,
        "ActorId": Kind.ACTOR,
        "PlaceId": Kind.PLACE,
        "EventId": Kind.EVENT,
        "QuoteId": Kind.QUOTE,
    }
    for record in (Source, Actor, Place, Event, Quote, Rival):
        for name, kind in record.__annotations__.items():
            found = [kinds[word] for word in re.findall(r"\w+", str(kind)) if word in kinds]
            if found and name != "id":
                assert _POINTS[name] is found[0]


def test_rows_that_claim_the_same_bytes_again_and_again_are_read_a_few_times():
    """A page of 2,000 rows, each of which says that it goes on over the same twelve pages."""
    length, here, cell = 100_000, 1744, 6000
    leaf = bytearray(PAGE)
    leaf[0], leaf[3:5] = 0x0D, (2000).to_bytes(2, "big")
    leaf[8:4008] = cell.to_bytes(2, "big") * 2000
    leaf[cell : cell + 6] = bytes([0x86, 0x8D, 0x20, 1, 2, 0])  # how long, its number, one NULL
    leaf[cell + 4 + here : cell + 8 + here] = (3).to_bytes(4, "big")
    more = [(4 + number).to_bytes(4, "big") + bytes(PAGE - 4) for number in range(12)]
    data = bytes(PAGE) + bytes(leaf) + b"".join(more)
    rows = list(Pages(data, PAGE).rows())
    assert rows[0] == (1, (None,))
    assert len(rows) * length <= 2 * len(data)
