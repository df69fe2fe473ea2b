"""Small documents, and edits of them by chance."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from idlib_gui.domain.document import Change, Patch
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Status,
    When,
)

_NAMES = st.sampled_from(["Turkey", "Erdoğan", "<b>bold</b>", "إدلب", "a" * 40])
_ACTORS = [f"a{n}" for n in range(4)]
_EVENTS = [f"e{n}" for n in range(5)]
_SOME = st.lists(st.sampled_from(_ACTORS), max_size=2, unique=True).map(tuple)
_WHENS = st.none() | st.sampled_from(["2011", "2020-02-03", "2020-02", "../2019"]).map(
    lambda date: When(date, Basis.STATED)
)


def _made(record, *fields, **named):
    """Build records of these fields; `st.builds` would make up the others too."""
    return st.tuples(st.tuples(*fields), st.fixed_dictionaries(named)).map(
        lambda values: record(*values[0], **values[1])
    )


def _a(kind: Kind) -> st.SearchStrategy:
    """Return records of one kind."""
    match kind:
        case Kind.ACTOR:
            kinds = st.sampled_from(ActorKind)
            aliases = st.sampled_from([(), ("Ankara",), ("",)])
            return _made(Actor, st.sampled_from(_ACTORS), _NAMES, kinds, aliases)
        case Kind.PLACE:
            return _made(Place, st.just("p0"), _NAMES)
        case Kind.QUOTE:
            return _made(
                Quote,
                st.sampled_from(["q0", "q1"]),
                st.just("words"),
                st.just(QuoteForm.DIRECT),
                st.none() | st.sampled_from(_ACTORS),
            )
        case _:
            return _made(
                Event,
                st.sampled_from(_EVENTS),
                _NAMES,
                st.none() | st.sampled_from(EventType),
                _WHENS,
                _SOME,
                _SOME,
                st.sampled_from([(), ("p0",)]),
                claimed_by=st.none() | st.sampled_from(_ACTORS),
                status=st.sampled_from(Status),
            )


_KINDS = st.sampled_from([Kind.ACTOR, Kind.EVENT, Kind.EVENT, Kind.QUOTE, Kind.PLACE])
_RECORDS = st.lists(
    _KINDS.flatmap(lambda kind: st.tuples(st.just(kind), _a(kind))), min_size=1, max_size=3
)
_GOES = st.integers(0, 3).map(lambda chance: chance == 0)


@pytest.fixture(scope="session")
def any_edits():
    """Return lists of edits: each is records with whether they go or come (or change)."""
    return st.lists(st.lists(st.tuples(_RECORDS, _GOES), min_size=1, max_size=2), max_size=6)


@pytest.fixture(scope="session")
def patch_of():
    """Return the function that makes an edit a patch of a document."""

    def make(document, edit) -> Patch:
        changes = {}
        for records, goes in edit:
            for kind, record in records:
                before = document.table(kind).get(record.id)
                if before is not None or not goes:
                    after = None if goes else record
                    changes[Ref(kind, record.id)] = Change(before, after, 0)
        return Patch("chance", changes)

    return make
