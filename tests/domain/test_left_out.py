"""Documents of which some sources are left out: who and what is still told of."""

from __future__ import annotations

import pytest

from idlib_gui.domain.left_out import told_by_others
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    DateMention,
    Event,
    Quote,
    QuoteForm,
    TimexType,
)

PERSON = ActorKind.PERSON


@pytest.fixture
def told(make_source, cite, make_document):
    one = make_source("Ana left on 3 May 2021.", "s1")
    two = make_source("Rui came on 4 May 2021.", "s2")
    return make_document(
        one,
        two,
        Actor("ana", "Ana", PERSON, mentions=(cite(one, "Ana"),)),
        Actor("rui", "Rui", PERSON, mentions=(cite(two, "Rui"),)),
        Actor("acts", "Acts in the first", PERSON),
        Actor("speaks", "Speaks in the second", PERSON),
        Actor("nobody", "Told of nowhere", PERSON),
        DateMention(cite(one, "3 May 2021"), None, None, TimexType.DATE, Basis.STATED),
        DateMention(cite(two, "4 May 2021"), None, None, TimexType.DATE, Basis.STATED),
        Event("e1", "Left", agents=("ana", "acts"), evidence=(cite(one, "left"),)),
        Quote("q1", "came", QuoteForm.DIRECT, "speaks", citations=(cite(two, "came"),)),
    )


def test_only_what_others_tell_stays(told):
    shown = told_by_others(told, frozenset({"s1"}))
    assert list(shown.sources) == ["s2"]
    assert list(shown.actors) == ["rui", "speaks", "nobody"]
    assert [date.citation.exact for date in shown.dates.values()] == ["4 May 2021"]
    assert not shown.events
    assert list(told_by_others(told, frozenset({"s2"})).actors) == ["ana", "acts", "nobody"]


def test_without_anything_left_out_the_document_is_the_same(told):
    assert told_by_others(told, frozenset()) is told
    assert told_by_others(told, frozenset({"unknown"})) is told
