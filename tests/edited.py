"""Any small document and any edits of it, for tests of what follows edits."""

from __future__ import annotations

from hypothesis import strategies as st

from idlib_gui.domain.document import Change, Document, Patch, document_of, ref_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Source,
    Status,
    When,
)

_SOURCES, _ACTORS, _PLACES = ("s1", "s2", "s3"), ("a1", "a2", "a3", "a4"), ("p1", "p2")
_EVENTS, _QUOTES = tuple(f"e{n}" for n in range(9)), tuple(f"q{n}" for n in range(5))
_DATES = ("2020", "2020-02", "2020-02-03", "2019-12/2020-02-03", "../2019", "2020/..", "2020-02~")
_few_actors = st.lists(st.sampled_from((*_ACTORS, "unknown")), max_size=2, unique=True).map(tuple)
_when = st.none() | st.sampled_from((None, *_DATES)).map(lambda edtf: When(edtf, Basis.STATED))
_citation = st.builds(
    lambda source, start: Citation(source, start, start + 1, "x"),
    st.sampled_from((*_SOURCES, "unknown")),
    st.integers(0, 3),
)
_citations = st.lists(_citation, max_size=2).map(tuple)

SOURCE = st.builds(
    lambda key, published: Source(key, key, "x" * 9, "", published=published),
    st.sampled_from(_SOURCES),
    st.sampled_from((None, *_DATES)),
)
ACTOR = st.builds(
    lambda key, name, above: Actor(key, name, ActorKind.STATE, part_of=above),
    st.sampled_from(_ACTORS),
    st.sampled_from("AB"),
    st.sampled_from((None, *_ACTORS)),
)
PLACE = st.tuples(st.sampled_from(_PLACES), st.sampled_from("XY")).map(lambda two: Place(*two))
EVENT = st.tuples(
    st.sampled_from(_EVENTS),
    st.sampled_from(("one", "two")),
    st.sampled_from((None, EventType.AID, EventType.ASSAULT, EventType.AGREE)),
    _when,
    _few_actors,
    _few_actors,
    st.lists(st.sampled_from(_PLACES), max_size=2, unique=True).map(tuple),
    st.none() | _citation,
    _citations,
    st.sampled_from((None, "a1", "unknown")),
    st.sampled_from(Status),
).map(lambda known: Event(*known))
QUOTE = st.builds(
    lambda key, speaker, when, citations, about: Quote(
        key,
        "words",
        QuoteForm.DIRECT,
        speaker=speaker,
        when=when,
        citations=citations,
        about=about,
    ),
    st.sampled_from(_QUOTES),
    st.sampled_from((None, "a1", "a2", "unknown")),
    _when,
    _citations,
    st.lists(st.sampled_from((*_EVENTS, "unknown")), max_size=2).map(tuple),
)
RECORD = st.one_of(EVENT, EVENT, QUOTE, ACTOR, PLACE, SOURCE)
DOCUMENTS = st.lists(RECORD, max_size=24, unique_by=ref_of).map(document_of)


def patch_to(document: Document, records, gone, places) -> Patch:
    """Return the patch that puts records into a document, at some places, and takes some out.

    Args:
        document: Where they are put.
        records: What comes, or comes in the place of what has its id.
        gone: References to what goes, as far as it is there.
        places: Numbers that decide where in its table each record goes that is new.
    """
    changes = {}
    for ref in gone:
        if document.get(ref) is not None:
            position = list(document.table(ref.kind)).index(ref.id)
            changes[ref] = Change(document.get(ref), None, position)
    for record in records:
        ref = ref_of(record)
        if ref not in changes and document.get(ref) is not None:
            changes[ref] = Change(document.get(ref), record, 0)
    new = [r for r in records if ref_of(r) not in changes and document.get(ref_of(r)) is None]
    for kind in Kind:
        coming = [record for record in new if ref_of(record).kind is kind]
        left = sum(1 for key in document.table(kind) if not _goes(changes, kind, key))
        slots = list(range(left + len(coming)))
        for record, place in zip(coming, places, strict=False):
            position = slots.pop(place % len(slots))
            changes[ref_of(record)] = Change(None, record, position)
    return Patch("Edit", changes)


def _goes(changes, kind, key) -> bool:
    found = [change for ref, change in changes.items() if ref == (kind, key)]
    return bool(found) and found[0].after is None


@st.composite
def edits(draw, document: Document) -> Patch:
    """Return any edit of a document: records come, go and change, a few or many at once."""
    records = draw(st.lists(RECORD, max_size=4, unique_by=ref_of))
    refs = list(document.refs())
    gone = draw(st.lists(st.sampled_from(refs), max_size=3, unique=True)) if refs else []
    places = draw(st.lists(st.integers(0, 99), min_size=4, max_size=4))
    return patch_to(document, records, gone, places)
