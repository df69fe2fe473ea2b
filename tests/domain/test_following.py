"""What was worked out of a document follows edits, and is what it would be if made anew."""

from __future__ import annotations

import gc
import weakref

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edited import DOCUMENTS, edits

from idlib_gui.domain.derived import Derived
from idlib_gui.domain.document import Change, Document, Patch, apply_patch, document_of, ref_of
from idlib_gui.domain.index import build_index
from idlib_gui.domain.records import Basis, Citation, Event, Kind, Ref, Source, When


def anew(document):
    return document_of([document.get(ref) for ref in document.refs()])


def look_ups(index):
    orders = index.by_time, index.as_told, index.quotes_as_told
    return *orders, index.events_of, index.quotes_of, index.quotes_about


@settings(max_examples=60)
@given(DOCUMENTS, st.data())
def test_look_ups_after_any_edits_are_those_built_anew(document, data):
    for _edit in range(4):
        look_ups(document.index)  # they are made, so that they follow
        document = apply_patch(document, data.draw(edits(document)))
        assert look_ups(document.index) == look_ups(build_index(anew(document)))


@settings(max_examples=60)
@given(DOCUMENTS, st.data())
def test_look_ups_follow_an_edit_that_is_taken_back(document, data):
    found = look_ups(document.index)
    patch = data.draw(edits(document))
    after = apply_patch(apply_patch(document, patch), patch.inverted())
    assert look_ups(after.index) == found


@settings(max_examples=60)
@given(DOCUMENTS, st.sets(st.sampled_from(("s1", "s2", "s3")), min_size=1), st.data())
def test_what_is_shown_without_some_sources_follows_edits_too(document, left_out, data):
    left_out = frozenset(left_out)
    for _edit in range(4):
        look_ups(document.without(left_out).index)  # they are made, so that they follow
        document = apply_patch(document, data.draw(edits(document)))
        shown, expected = document.without(left_out), anew(document).without(left_out)
        assert shown == expected
        assert list(map(list, (shown.events, shown.quotes, shown.actors))) == list(
            map(list, (expected.events, expected.quotes, expected.actors))
        )
        assert look_ups(shown.index) == look_ups(build_index(expected))


def test_what_nobody_asks_for_any_more_is_worked_out_when_it_is():
    document = many()
    left_out = frozenset({"s1"})
    assert not document.without(left_out).events
    for day in ("2020-05-01", "2020-05-02", "2020-05-03"):
        document = apply_patch(document, edit_of(document, dated("e3", day, 3)))
    assert not document.without(left_out).events
    assert document.without(frozenset({"s2"})) is document


def dated(key, edtf, start):
    cited = Citation("s1", start, start + 1, "x")
    return Event(key, key, when=When(edtf, Basis.STATED), evidence=(cited,))


def many():
    days = [dated(f"e{n}", f"2020-01-{n % 28 + 1:02}", n) for n in range(100)]
    return document_of([Source("s1", "s1", "x" * 100, ""), *days])


def edit_of(document, *records):
    changes = {ref_of(r): Change(document.get(ref_of(r)), r, 0) for r in records}
    return Patch("Edit", changes)


def test_a_patch_that_moves_nothing_leaves_the_very_same_orders():
    document = many()
    before, doing = document.index, document.index.events_of
    event = document.events["e7"]
    after = apply_patch(document, edit_of(document, event._replace(title="another")))
    assert after.index.by_time is before.by_time
    assert after.index.events_of is doing


def test_where_much_moves_look_ups_are_built_anew_when_they_are_asked_for():
    document = many()
    document.index  # noqa: B018 - it is made, so that it could follow
    moved = [dated(key, f"2021-03-{n % 28 + 1:02}", n) for n, key in enumerate(document.events)]
    after = apply_patch(document, edit_of(document, *moved))
    assert look_ups(after.index) == look_ups(build_index(anew(after)))


def test_an_edit_may_both_change_and_create_beside_a_source_left_out():
    document = many()
    left_out = frozenset({"s2"})
    document = apply_patch(document, edit_of(document, Source("s2", "s2", "y" * 9, "")))
    look_ups(document.without(left_out).index)  # they are made, so that they follow
    changed = document.events["e7"]._replace(title="another")
    after = apply_patch(document, edit_of(document, changed, dated("e100", "2020-02-03", 5)))
    shown = after.without(left_out)
    assert shown.events["e7"].title == "another"
    assert "e100" in shown.events
    assert look_ups(shown.index) == look_ups(build_index(anew(after).without(left_out)))


def test_no_document_before_an_edit_is_kept():
    document = many()
    document.index  # noqa: B018 - it is made, so that it follows
    before = weakref.ref(document)
    document = apply_patch(document, edit_of(document, dated("e3", "2020-05", 3)))
    gc.collect()
    assert before() is None


def count_events(document: Document) -> int:
    return len(document.events)


def test_what_cannot_follow_is_worked_out_when_it_is_asked_for():
    asked = []

    def titles(document):
        asked.append(document)
        return count_events(document)

    document = many()
    assert document.derived(titles) == document.derived(titles) == len(document.events)
    after = apply_patch(document, edit_of(document, dated("e3", "2020-05", 3)))
    assert asked == [document]
    assert after.derived(titles) == len(after.events)


def test_what_follows_may_ask_for_what_it_depends_on_in_any_order():
    followed = []

    def follow_total(value, before, patch, after):
        followed.append("total")
        return after.derived(part) + 1

    def follow_part(value, before, patch, after):
        followed.append("part")
        return value + len(patch.changes)

    total = Derived(lambda document: count_events(document) + 1, follow_total)
    part = Derived(count_events, follow_part)
    document = many()
    assert document.derived(total) == document.derived(part) + 1
    after = apply_patch(document, edit_of(document, dated("e3", "2020-05", 3)))
    assert followed == ["total", "part"]
    assert after.derived(total) == len(document.events) + 2
    assert part(after) == len(after.events)


def test_an_event_that_came_back_to_its_place_is_among_its_equals_where_it_was():
    same = Citation("s1", 1, 2, "x")
    records = [Event(key, key, evidence=(same,)) for key in "abcde"]
    document = document_of([Source("s1", "s1", "xxx", ""), *records])
    ref = Ref(Kind.EVENT, "c")
    gone = Patch("Delete", {ref: Change(document.events["c"], None, 2)})
    document.index  # noqa: B018 - it is made, so that it follows
    after = apply_patch(document, gone)
    assert after.index.by_time == ("a", "b", "d", "e")
    assert apply_patch(after, gone.inverted()).index.by_time == ("a", "b", "c", "d", "e")
