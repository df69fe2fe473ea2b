"""Which fields an edit touches is known of all its records at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.edited import DOCUMENTS, edits

from idlib_gui.domain.document import Change, Patch, document_of, ref_of
from idlib_gui.domain.records import Event, Kind, Status
from idlib_gui.domain.sorting import differ
from idlib_gui.domain.touching import Touched

FIELDS = {
    Kind.EVENT: ("title", "when", "status", "agents"),
    Kind.QUOTE: ("speaker", "about"),
    Kind.ACTOR: ("name",),
    Kind.SOURCE: (),
}


@given(DOCUMENTS, st.data())
def test_a_kind_is_touched_where_any_of_its_records_differs_in_a_field(document, data):
    touched = Touched(document)
    for _edit in range(2):
        changes = data.draw(edits(document)).changes
        for kind, fields in FIELDS.items():
            mine = [change for ref, change in changes.items() if ref.kind is kind]
            expected = any(differ(one, fields) if fields else None in one for one in mine)
            assert touched.any_of(changes, kind, fields) == expected


def test_other_fields_and_other_kinds_are_not_touched():
    event = Event("e", "one")
    document = document_of([event])
    accepted = Change(event, event._replace(status=Status.ACCEPTED), 0)
    changes = Patch("Accept", {ref_of(event): accepted}).changes
    touched = Touched(document)
    assert touched.any_of(changes, Kind.EVENT, ("title", "status"))
    assert not touched.any_of(changes, Kind.EVENT, ("title", "when"))
    assert not touched.any_of(changes, Kind.EVENT)
    assert not touched.any_of(changes, Kind.QUOTE, ("status",))
