"""Two readings of the same texts, and what people do in between; for tests of the merge."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from idlib_gui.domain.creating import create_event
from idlib_gui.domain.deleting import delete
from idlib_gui.domain.document import apply_patch, document_of
from idlib_gui.domain.field_edits import rename, set_fields, set_status
from idlib_gui.domain.merging import merge_actors
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Citation,
    DateMention,
    DomainError,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Source,
    Status,
    TimexType,
    When,
)

TEXTS = tuple(
    " ".join(f"{name}{number}" for number in range(24)) for name in ("alpha", "beta", "gamma")
)


def source(number):
    """Return one of the texts as a source with an id of its own."""
    text = TEXTS[number]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(f"s{number + 1}", f"Text {number}", text, digest, published="2020-02-13")


def cite(told, first, more=0):
    """Return the citation of words of a source by their number."""
    words = told.text.split(" ")
    start = len(" ".join(words[:first])) + (first > 0)
    exact = " ".join(words[first : first + more + 1])
    end = start + len(exact)
    text = told.text
    return Citation(
        told.id, start, end, exact, text[max(0, start - 8) : start], text[end : end + 8]
    )


@st.composite
def readings(draw, sources=(0, 1)):
    """Draw what a machine may propose: records of a few words each, with ids of their own."""
    texts = [source(number) for number in sources]
    prefix = draw(st.sampled_from(("", "x")))

    def words(most=3):
        told = draw(st.sampled_from(texts))
        first = draw(st.integers(0, 20))
        return cite(told, first, draw(st.integers(0, most)))

    def some(of, most=2):
        return tuple(draw(st.lists(st.sampled_from(of), unique=True, max_size=most))) if of else ()

    def one(of):
        return draw(st.sampled_from((None, *of)))

    actors = []
    for number in range(draw(st.integers(0, 4))):
        actors.append(
            Actor(
                f"{prefix}a{number + 1}",
                draw(st.sampled_from(("Ana", "Ben", "Corps", "Delta"))),
                draw(st.sampled_from(tuple(ActorKind)[:3])),
                aliases=some(("A.", "B."), 1),
                part_of=one([actor.id for actor in actors]),
                mentions=tuple(dict.fromkeys(words(0) for _ in range(draw(st.integers(0, 3))))),
            )
        )
    who = [actor.id for actor in actors]
    places = [
        Place(f"{prefix}p{n + 1}", draw(st.sampled_from(("Lima", "Rome"))), mentions=(words(0),))
        for n in range(draw(st.integers(0, 2)))
    ]
    dates = {}
    for _ in range(draw(st.integers(0, 2))):
        value = draw(st.sampled_from(("2020-02-10", "2020-01", None)))
        date = DateMention(words(0), value, value, TimexType.DATE, Basis.STATED)
        dates.setdefault(date.id, date)
    events = []
    for number in range(draw(st.integers(0, 4))):
        evidence = words()
        events.append(
            Event(
                f"{prefix}e{number + 1}",
                draw(st.sampled_from(("Talks", "Attack", "Visit"))),
                draw(st.sampled_from((EventType.ASSAULT, EventType.CONSULT, None))),
                draw(st.sampled_from((None, When("2020-02-01", Basis.STATED)))),
                some(who),
                some(who),
                some([place.id for place in places]),
                one((evidence,)),
                (evidence,),
                one(who),
                confidence=draw(st.sampled_from((0.4, 0.8))),
            )
        )
    quotes = []
    for number in range(draw(st.integers(0, 3))):
        cited = words()
        answers = [Answer(quote.id, "rejects") for quote in quotes]
        quotes.append(
            Quote(
                f"{prefix}q{number + 1}",
                cited.exact,
                QuoteForm.DIRECT,
                one(who),
                citations=(cited,),
                about=some([event.id for event in events]),
                answers=one(answers),
            )
        )
    return document_of([*texts, *actors, *places, *dates.values(), *events, *quotes])


def _edit(draw, document):
    """Return a patch that a person might make, None if there is nothing to do it to."""
    events = [Ref(Kind.EVENT, key) for key in document.events]
    actors = [Ref(Kind.ACTOR, key) for key in document.actors]
    told = [*events, *(Ref(Kind.QUOTE, key) for key in document.quotes)]
    how = draw(st.sampled_from(("status", "rename", "delete", "merge", "create", "alter")))
    if how == "create":
        texts = list(document.sources.values())
        words = cite(draw(st.sampled_from(texts)), draw(st.integers(0, 20)), 2)
        return create_event(document, words, "Made by hand")[0]
    if how == "merge" and len(actors) > 1:
        into, other = draw(st.permutations(actors))[:2]
        return merge_actors(document, into, other)
    if how in {"status", "alter"} and told:
        ref = draw(st.sampled_from(told))
        if how == "status":
            return set_status(document, ref, draw(st.sampled_from(tuple(Status)[1:])))
        return set_fields(document, ref, note="Seen.")
    everything = [*told, *actors]
    if how == "delete" and everything:
        return delete(document, draw(st.sampled_from(everything)))
    named = [*events, *actors]
    return rename(document, draw(st.sampled_from(named)), "Another name") if named else None


@st.composite
def edited(draw, base):
    """Draw what people make of a document in a few edits."""
    document = base
    for _ in range(draw(st.integers(0, 4))):
        try:
            patch = _edit(draw, document)
        except DomainError:
            continue
        if patch is not None:
            document = apply_patch(document, patch)
    return document
