"""A quick look finds all records that a closer look finds something wrong with."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.checks import Problem, problems, problems_of
from idlib_gui.domain.document import TABLE_OF, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Citation,
    DateMention,
    Event,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Rival,
    Source,
    TimexType,
    When,
)

TEXT = "Alpha met Beta. It rained in Zenda, said Alpha."
SOURCE = Source("s1", "A text", TEXT, "0" * 64)

dates = st.sampled_from([None, "2020-02", "2020-99", "nonsense", "2020-02-03~"])
actors = st.sampled_from([None, "a1", "a2", "nobody"])
numbers = st.integers(-5, len(TEXT) + 3)


@st.composite
def citations(draw):
    """Draw a citation that is mostly right, but for one thing."""
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    around = draw(st.integers(0, 4))
    before, after = TEXT[max(0, start - around) : start], TEXT[end : end + around]
    right = Citation("s1", start, end, TEXT[start:end], before, after)
    wrong = draw(st.sampled_from([None, None, None, "start", "end", "source", "exact", "prefix"]))
    if wrong is None:
        return right
    value = draw(numbers if wrong in {"start", "end"} else st.sampled_from(["", "x", "Alpha"]))
    return right._replace(**{wrong: value})


cited = st.none() | citations()
several = st.lists(citations(), max_size=2).map(tuple)
whens = st.none() | st.builds(When, dates, st.just(Basis.STATED), st.just(""), cited)
people = st.lists(actors.filter(bool), max_size=2).map(tuple)
rivals = st.lists(st.builds(Rival, st.just("when"), st.just("2020-99"), cited, actors), max_size=1)
events = st.builds(
    Event,
    st.just("e1"),
    st.just("Meeting"),
    when=whens,
    agents=people,
    targets=people,
    places=st.sampled_from([(), ("p1",), ("p1", "nowhere")]),
    trigger=cited,
    evidence=several,
    claimed_by=actors,
    rivals=rivals.map(tuple),
    contradicting=several,
)
quotes = st.builds(
    Quote,
    st.just("q1"),
    st.just("Yes"),
    st.just(QuoteForm.DIRECT),
    speaker=actors,
    outlet=actors,
    addressee=actors,
    attribution=cited,
    cue=cited,
    when=whens,
    citations=several,
    about=st.sampled_from([(), ("e1",), ("e9",)]),
    answers=st.none() | st.builds(Answer, st.sampled_from(["q1", "q9"]), st.just("rejects")),
    rivals=rivals.map(tuple),
)
first_actors = st.builds(
    Actor,
    st.just("a1"),
    st.just("Alpha"),
    st.just(ActorKind.PERSON),
    part_of=actors,
    distinct_from=people,
    mentions=several,
)
places = st.builds(
    Place,
    st.just("p1"),
    st.just("Zenda"),
    st.sampled_from([None, 1.0]),
    st.sampled_from([None, 1.0]),
    mentions=several,
)
mentions = st.builds(
    DateMention, citations(), dates, st.none(), st.just(TimexType.DATE), st.just(Basis.STATED)
)


@settings(max_examples=60)
@given(first_actors, places, mentions, events, quotes)
def test_a_quick_look_overlooks_nothing(actor, place, mention, event, quote):
    second = Actor("a2", "Beta", ActorKind.PERSON)
    document = document_of((SOURCE, actor, second, place, mention, event, quote))
    closely = [
        Problem(f"{TABLE_OF[kind]}[{number}]{problem.place}", problem.message)
        for kind in Kind
        for number, record in enumerate(document.table(kind).values())
        for problem in problems_of(document, record)
    ]
    assert problems(document) == closely
    assert closely[0].place == "sources[0].sha256"


def test_the_closer_look_at_what_is_right_finds_nothing(bundled):
    records = (bundled.table(ref.kind)[ref.id] for ref in bundled.refs())
    assert not [problem for record in records for problem in problems_of(bundled, record)]
    assert not problems(bundled)
