"""What is hidden and shown again is laid out as it was, without being worked out anew."""

from __future__ import annotations

import pytest

from idlib_gui.domain.edits import set_when
from idlib_gui.domain.records import EventClass, Kind, Ref

WAYS = [
    {"classes_off": frozenset({EventClass.VERBAL_CONFLICT})},
    {"hidden": frozenset({"russia"})},
    {"collapsed": frozenset({"turkey"})},
]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_taken_back_shows_the_same_lanes_as_before(hands, way):
    hand = hands()
    before, viewport = hand.picture, hand.session.viewport
    plain = viewport.view
    viewport.update(**way)
    between = hand.picture
    assert between.plan is not before.plan
    viewport.show(plain)
    assert hand.picture.plan is before.plan
    viewport.update(**way)
    assert hand.picture.plan is between.plan


def test_after_an_edit_nothing_of_before_is_shown(hands, bundled):
    hand = hands()
    viewport, store = hand.session.viewport, hand.session.store
    plain = viewport.view
    viewport.update(**WAYS[0])
    key = next(e.id for e in bundled.events.values() if e.when is not None and e.when.edtf)
    store.edit(set_when(store.document, Ref(Kind.EVENT, key), None))
    viewport.show(plain)
    assert hand.row(key) in hand.picture.plan.bay.drawn.event.tolist()


def test_only_the_last_few_ways_are_kept(hands, bundled):
    hand = hands()
    before, viewport = hand.picture, hand.session.viewport
    plain = viewport.view
    for actor in list(bundled.actors)[:8]:
        viewport.update(hidden=frozenset({actor}))
        assert hand.picture
    viewport.show(plain)
    assert hand.picture.plan is not before.plan
    assert hand.picture.plan.table.lanes == before.plan.table.lanes
