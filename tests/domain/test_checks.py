"""Whatever is wrong between records is told with its place."""

from __future__ import annotations

import pytest

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Citation,
    DateMention,
    Event,
    Place,
    Quote,
    QuoteForm,
    Rival,
    TimexType,
    When,
)

TEXT = "Alpha met Beta.\nIt rained."


@pytest.fixture
def source(make_source):
    return make_source(TEXT)


def lines(*records):
    return [problem.line for problem in problems(document_of(records))]


def test_the_bundled_model_has_no_problem(bundled):
    assert problems(bundled) == []


def test_ids_that_lead_nowhere_are_told_with_their_place():
    event = Event("e", "x", agents=("a99",), targets=("b",), places=("p9",), claimed_by="c")
    quote = Quote(
        "q", "x", QuoteForm.DIRECT, speaker="s", outlet="o", addressee="d", about=("e9",),
        answers=Answer("q9", "rejects"),
    )  # fmt: skip
    actor = Actor("a", "A", ActorKind.PERSON, part_of="z")
    assert lines(actor, Event("e0", "fine"), event, quote) == [
        'actors[0].part_of: no actor "z"',
        'events[1].agents[0]: no actor "a99"',
        'events[1].targets[0]: no actor "b"',
        'events[1].places[0]: no place "p9"',
        'events[1].claimed_by: no actor "c"',
        'quotes[0].speaker: no actor "s"',
        'quotes[0].outlet: no actor "o"',
        'quotes[0].addressee: no actor "d"',
        'quotes[0].about[0]: no event "e9"',
        'quotes[0].answers.quote: no quote "q9"',
    ]


def test_a_citation_must_have_its_words_where_it_says(source, cite):
    good = cite(source, "Beta")
    cases = {
        "": good,
        "the text has “Beta” there, not “Gamma”": good._replace(exact="Gamma"),
        "10..99 is no span of a text of 26 characters": good._replace(end=99),
        "10..10 is no span of a text of 26 characters": good._replace(end=10, exact=""),
        "prefix: the text before is not “met Gamma ”": good._replace(prefix="met Gamma "),
        "suffix: the text after is not “,”": good._replace(suffix=","),
        'source: no source "s9"': good._replace(source="s9"),
    }
    for message, citation in cases.items():
        found = lines(source, Event("e", "x", evidence=(citation,)))
        assert found == ([f"events[0].evidence[0]{_joined(message)}"] if message else [])


def _joined(message):
    return (
        f".{message}" if message.split(":")[0] in {"prefix", "suffix", "source"} else f": {message}"
    )


def test_words_are_shown_on_one_line_and_cut(source):
    citation = Citation("s1", 0, len(TEXT), TEXT + "…")
    (line,) = lines(source, Event("e", "x", evidence=(citation,)))
    assert "\n" not in line
    assert "\\n" in line
    long = Citation("s1", 0, 5, "w" * 500)
    (line,) = lines(source, Event("e", "x", evidence=(long,)))
    assert len(line) < 150


def test_every_citation_of_every_record_is_looked_at(source):
    wrong = Citation("s1", 0, 5, "Gamma")
    when = When("2020", Basis.RELATIVE, phrase=wrong)
    found = lines(
        source,
        Actor("a", "A", ActorKind.PERSON, mentions=(wrong,)),
        Place("p", "P", mentions=(wrong,)),
        DateMention(wrong, None, None, TimexType.DATE, Basis.NONE),
        Event("e", "x", when=when, trigger=wrong),
        Quote(
            "q", "x", QuoteForm.DIRECT, attribution=wrong, cue=wrong, when=when, citations=(wrong,)
        ),
    )
    assert [line.split(": ")[0] for line in found] == [
        "actors[0].mentions[0]",
        "places[0].mentions[0]",
        "dates[0]",
        "events[0].when.phrase",
        "events[0].trigger",
        "quotes[0].attribution",
        "quotes[0].cue",
        "quotes[0].when.phrase",
        "quotes[0].citations[0]",
    ]


def test_competing_values_and_what_contradicts_are_looked_at(source):
    wrong = Citation("s1", 0, 5, "Gamma")
    rivals = (Rival("when", "soon"), Rival("killed", "soon", wrong, "a9"))
    found = lines(
        source,
        Event("e", "x", rivals=rivals, contradicting=(wrong,), neutral=(wrong,)),
        Quote("q", "x", QuoteForm.DIRECT, rivals=rivals[1:]),
    )
    assert [line.split(": ")[0] for line in found] == [
        "events[0].contradicting[0]",
        "events[0].neutral[0]",
        "events[0].rivals[0].value",
        "events[0].rivals[1].citation",
        "events[0].rivals[1].claimant",
        "quotes[0].rivals[0].citation",
        "quotes[0].rivals[0].claimant",
    ]


def test_no_text_takes_its_own_place(source):
    later = source._replace(id="s2", replaced_by="s3")
    assert lines(source._replace(replaced_by="s2"), later, source._replace(id="s3")) == []
    assert lines(source._replace(replaced_by="s2"), later) == [
        'sources[1].replaced_by: no source "s3"'
    ]
    assert lines(source._replace(replaced_by="s2"), later._replace(replaced_by="s1")) == [
        'sources[0].replaced_by: source "s1" takes its own place',
        'sources[1].replaced_by: source "s2" takes its own place',
    ]


def test_every_date_must_be_one(make_source):
    when = When("soon", Basis.STATED)
    source = make_source(TEXT, published="someday")
    mention = DateMention(Citation("s1", 0, 5, "Alpha"), "20", None, TimexType.DATE, Basis.NONE)
    quote = Quote("q", "x", QuoteForm.DIRECT, when=when)
    assert lines(source, mention, Event("e", "x", when=when), quote) == [
        "sources[0].published: “someday” is no EDTF date",
        "dates[0].edtf: “20” is no EDTF date",
        "events[0].when.edtf: “soon” is no EDTF date",
        "quotes[0].when.edtf: “soon” is no EDTF date",
    ]


def test_a_text_that_was_changed_does_not_match_its_hash(source):
    assert lines(source._replace(text=TEXT + "!"))[0].startswith("sources[0].sha256")


def test_half_a_position_is_no_position():
    assert lines(Place("p", "P", lat=1.0)) == [
        "places[0].lat: latitude and longitude go together: give both or neither"
    ]


def test_nobody_is_part_of_itself():
    def part(key, of):
        return Actor(key, key, ActorKind.STATE, part_of=of)

    assert lines(part("a", "a")) == ['actors[0].part_of: actor "a" is part of itself']
    assert lines(part("a", "b"), part("b", "a"), part("c", "a")) == [
        'actors[0].part_of: actor "a" is part of itself',
        'actors[1].part_of: actor "b" is part of itself',
    ]


def test_a_quote_cannot_answer_itself():
    quote = Quote("q", "x", QuoteForm.DIRECT, answers=Answer("q", "echoes"))
    assert lines(quote) == ['quotes[0].answers.quote: quote "q" answers itself']


def test_a_problem_of_the_whole_file_has_no_place():
    from idlib_gui.domain.checks import Problem  # noqa: PLC0415

    assert Problem("", "is empty").line == "is empty"
