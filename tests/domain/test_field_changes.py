"""What an edit changed of a record, field by field."""

from __future__ import annotations

from idlib_gui.domain.document import Change
from idlib_gui.domain.field_changes import FieldChange, field_changes
from idlib_gui.domain.records import Event, Source, Status

EVENT = Event("e1", "Talks")


def test_fields_that_differ_are_told_in_their_order():
    after = EVENT._replace(status=Status.DISPUTED, title="Truce")
    assert field_changes(Change(EVENT, after, 0)) == (
        FieldChange("title", "Talks", "Truce"),
        FieldChange("status", Status.PROPOSED, Status.DISPUTED),
    )


def test_nothing_is_told_of_what_stays_comes_or_goes():
    for change in (Change(EVENT, EVENT, 0), Change(None, EVENT, 0), Change(EVENT, None, 0)):
        assert field_changes(change) == ()


def test_that_a_text_has_another_sum_is_told_by_the_text():
    before, after = Source("s1", "T", "one", "1"), Source("s1", "T", "two", "2")
    assert field_changes(Change(before, after, 0)) == (FieldChange("text", "one", "two"),)
