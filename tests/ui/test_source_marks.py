"""The marks of a source follow edits, and are those that would be collected anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edited import DOCUMENTS, edits

from idlib_gui.domain.document import Change, Patch, apply_patch, document_of, ref_of
from idlib_gui.domain.records import Citation, Event
from idlib_gui.ui.source_marks import marks_of


@settings(max_examples=60)
@given(DOCUMENTS, st.data())
def test_marks_after_any_edits_are_those_collected_anew(document, data):
    marks_of(document, "s1")
    for _edit in range(3):
        document = apply_patch(document, data.draw(edits(document)))
        anew = replace(document)
        for source in ("s1", "s2", "unknown", None):
            marks, expected = marks_of(document, source), marks_of(anew, source)
            assert marks.ordered == expected.ordered
            assert marks.longest >= expected.longest


def test_marks_of_many_edited_records_follow_too():
    records = [Event(f"e{n}", "", evidence=(Citation("s1", n, n + 2, "xx"),)) for n in range(300)]
    document = document_of(records)
    moved = [r._replace(evidence=(Citation("s1", 7, 9, "xx"),)) for r in records[::2]]
    patch = Patch("Edit", {ref_of(r): Change(document.get(ref_of(r)), r, 0) for r in moved})
    marks_of(document, "s1")
    after = apply_patch(document, patch)
    assert marks_of(after, "s1") == marks_of(replace(after), "s1")


def test_an_edit_that_moves_no_mark_leaves_the_very_same():
    event = Event("e", "", evidence=(Citation("s1", 0, 2, "xx"),))
    document = document_of([event])
    marks = marks_of(document, "s1")
    renamed = event._replace(title="another")
    patch = Patch("Edit", {ref_of(event): Change(event, renamed, 0)})
    assert marks_of(apply_patch(document, patch), "s1") is marks
