"""Many documents become one in which every citation still holds and nobody is mixed up."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.build.corpus import merged, repeated
from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Answer,
    Basis,
    Citation,
    DateMention,
    Event,
    EventType,
    Place,
    Quote,
    QuoteForm,
    Source,
    TimexType,
    When,
)

P, S, B, G, O = (  # noqa: E741 - as short as the tables below
    ActorKind.PERSON,
    ActorKind.STATE,
    ActorKind.GOVERNMENT_BODY,
    ActorKind.ARMED_GROUP,
    ActorKind.ORGANISATION,
)


@pytest.fixture
def article(make_source):
    """Return a way to make the document of an article with some actors or places."""
    made = []

    def make(*records):
        made.append(None)
        return document_of([make_source(f"Article number {len(made)}."), *records])

    return make


def person(key, name, *aliases, **known):
    return Actor(key, name, P, aliases, **known)


def names(document):
    return [actor.name for actor in document.actors.values()]


def merged_names(article, *tables):
    """Return the names of the actors that articles with these actors have together."""
    documents = []
    for table in tables:
        actors = [Actor(f"a{n}", *actor) for n, actor in enumerate(table)]
        documents.append(article(*actors))
    return names(merged(documents))


def test_one_document_stays_what_it_is_but_for_its_ids(bundled):
    alone = merged([bundled])
    assert problems(alone) == []
    assert list(alone.sources) == ["s1"]
    assert list(alone.events) == [f"e{n}" for n in range(1, len(bundled.events) + 1)]
    for before, after in zip(bundled.actors.values(), alone.actors.values(), strict=True):
        assert after._replace(id=before.id, part_of=before.part_of) == before
    for before, after in zip(bundled.quotes.values(), alone.quotes.values(), strict=True):
        assert (after.text, after.citations) == (before.text, before.citations)
    assert merged([alone]) == alone


def test_nothing_makes_an_empty_document():
    assert merged([]) == Document()
    assert merged([Document()]) == Document()


def test_sources_keep_their_order_and_every_record_points_into_its_own(make_source, cite):
    texts = ("They met on Monday.", "It rained. They met.")
    documents = []
    for text in texts:
        source = make_source(text)
        met = cite(source, "met")
        documents.append(
            document_of(
                [
                    source,
                    Actor("a1", "Xanadu", S, country="XAN", mentions=(cite(source, "They"),)),
                    Actor("a2", "Foreign Ministry", B, part_of="a1"),
                    Place("p1", "Port", mentions=(met,)),
                    DateMention(met, None, None, TimexType.DATE, Basis.NONE),
                    Event(
                        "e1",
                        "They meet",
                        EventType.CONSULT,
                        When("2021", Basis.STATED, phrase=met),
                        ("a1",),
                        ("a2",),
                        ("p1",),
                        met,
                        (met,),
                        "a2",
                    ),
                    Quote("q1", "met", QuoteForm.DIRECT, "a1", met, met, "a2", "a1", None, (met,)),
                    Quote("q2", "met", QuoteForm.DIRECT, "a2", citations=(met,), about=("e1",),
                          answers=Answer("q1", "rejects")),
                ]
            )
        )  # fmt: skip
    both = merged(documents)
    assert problems(both) == []
    assert [source.text for source in both.sources.values()] == list(texts)
    assert names(both) == ["Xanadu", "Foreign Ministry"]
    assert [cited.source for cited in both.actors["a1"].mentions] == ["s1", "s2"]
    assert both.actors["a2"].part_of == "a1"
    assert list(both.places) == ["p1"]
    assert list(both.dates) == ["s1:5-8", "s2:16-19"]
    assert [event.trigger.source for event in both.events.values()] == ["s1", "s2"]
    assert [quote.about for quote in both.quotes.values()] == [(), ("e1",), (), ("e2",)]
    assert both.quotes["q4"].answers == Answer("q3", "rejects")


def test_the_same_text_is_taken_once(make_source, cite):
    source = make_source("They met.")
    one = document_of([source, Event("e1", "They meet", evidence=(cite(source, "met"),))])
    other = document_of([make_source("Another.")])
    assert repeated([one, other, one, Document()]) == {2: 0}
    both = merged([one, other, one])
    assert (list(both.sources), list(both.events)) == (["s1", "s2"], ["e1"])


def test_a_document_that_is_new_in_part_keeps_all_that_it_tells(make_source, cite):
    first, second = make_source("They met."), make_source("Another.", "s2")
    date = DateMention(cite(first, "met"), None, None, TimexType.DATE, Basis.NONE)
    both = merged([document_of([first, date]), document_of([first, second, date])])
    assert problems(both) == []
    assert [source.text for source in both.sources.values()] == ["They met.", "Another."]
    assert len(both.dates) == 1


SAME = {
    "the full name, whatever its spelling": (
        [("Anna-María Öz", P)],
        [("Anna Maria Oz", P)],
        ["Anna-María Öz"],
    ),
    "an alias is the full name elsewhere": (
        [("Anna Maria Oz", P, ("Anna Oz", "Oz"))],
        [("Anna Oz", P)],
        ["Anna Maria Oz"],
    ),
    "a surname that one person alone has": ([("Oz", P)], [("Anna Oz", P)], ["Anna Oz"]),
    "a surname with a particle": ([("al-Oz", P)], [("Anna al-Oz", P)], ["Anna al-Oz"]),
    "states by their country": ([("Türkiye", S, (), None, "TUR")],
                                [("Turkey", S, (), None, "TUR")], ["Türkiye"]),
    "a body by name and country": (
        [("Foreign Ministry", B, (), None, "TUR")],
        [("foreign ministry", B, (), None, "TUR")],
        ["Foreign Ministry"],
    ),
    "officials of a country": (
        [("Turkish officials", B, (), None, "TUR")],
        [("Turkish officials", B, (), None, "TUR")],
        ["Turkish officials"],
    ),
    "a group that another article calls an organisation": (
        [("Free Army of the North", G)],
        [("Free Army of the North", O)],
        ["Free Army of the North"],
    ),
    "an acronym that one alone has": (
        [("World Tea Council", O, ("WTC",))],
        [("WTC", O)],
        ["World Tea Council"],
    ),
    "an article before the name": ([("The World Tea Council", O)], [("World Tea Council", O)],
                                   ["The World Tea Council"]),
    "a country only one article knows": (
        [("Anna Oz", P, (), None, "TUR")],
        [("Anna Oz", P)],
        ["Anna Oz"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "two", "expected"), SAME.values(), ids=SAME)
def test_actors_of_two_articles_are_one(article, one, two, expected):
    assert merged_names(article, one, two) == expected


APART = {
    "two people of one surname": ([("Anna Oz", P)], [("Bela Oz", P)], [("Oz", P)]),
    "surnames alone": ([("Oz", P)], [("Oz", P)]),
    "people of two countries": (
        [("Anna Oz", P, (), None, "TUR")],
        [("Anna Oz", P, (), None, "HUN")],
        [("Anna Oz", P)],
    ),
    "a surname in another country": (
        [("Anna Oz", P, (), None, "TUR")],
        [("Oz", P, (), None, "HUN")],
    ),
    "other initials": ([("Jane Q. Doe", P)], [("Jane R. Doe", P)], [("J. Doe", P)], [("Doe", P)]),
    "a surname in the middle of a list": ([("Anna and Oz", P)], [("Oz", P)]),
    "a person and an organisation": ([("Anna Oz", P)], [("Anna Oz", O)]),
    "rebels": ([("rebels", G)], [("rebels", G)]),
    "officials of no country": ([("officials", B)], [("officials", B)]),
    "a role": ([("a senior Turkish official", P)], [("a senior Turkish official", P)]),
    "people of a country without a name": (
        [("Syrian refugees", ActorKind.POPULATION, (), None, "SYR")],
        [("Syrian refugees", ActorKind.POPULATION, (), None, "SYR")],
    ),
    "an office of two countries": (
        [("Foreign Ministry", B, (), None, "TUR")],
        [("Foreign Ministry", B, (), None, "RUS")],
        [("Foreign Ministry", B)],
    ),
    "an office of no country": ([("Supreme Court", B)], [("Supreme Court", B)]),
    "two with one acronym": (
        [("World Tea Council", O, ("WTC",))],
        [("Western Trade Club", O, ("WTC",))],
        [("WTC", O)],
    ),
    "a person known by an office": (
        [("Foreign Secretary", P, (), None, "GBR")],
        [("Foreign Secretary", P, (), None, "GBR")],
    ),
    "names of nothing but signs": ([("?!", O)], [("?!", O)]),
}


@pytest.mark.parametrize("tables", APART.values(), ids=APART)
def test_actors_that_may_be_others_stay_apart(article, tables):
    assert merged_names(article, *tables) == [table[0][0] for table in tables]


def test_two_of_one_article_are_never_one(article):
    oz = person("a1", "Anna Oz")
    twins = article(oz, person("a2", "Anna Oz"))
    assert len(merged([twins]).actors) == 2
    assert len(merged([twins, article(oz)]).actors) == 3
    told_apart = article(person("a1", "Anna Oz"), person("a2", "Anna Maria Oz"))
    both = person("a1", "Anna Maria Oz", "Anna Oz")
    assert names(merged([told_apart, article(both)])) == ["Anna Oz", "Anna Maria Oz"]


def test_a_word_seen_only_where_a_sentence_begins_is_no_name(make_source, cite):
    def told(text, name):
        source = make_source(text)
        actor = Actor("a1", name, ActorKind.POPULATION, mentions=(cite(source, name),))
        return document_of([source, actor])

    rebels = [told("Refugees came.", "Refugees"), told("So it was. Refugees left.", "Refugees")]
    assert len(merged(rebels).actors) == 2
    named = [told("The Zemblans came.", "Zemblans"), told("So the Zemblans left.", "Zemblans")]
    assert len(merged(named).actors) == 1


def test_the_name_is_the_full_one_that_most_give_and_the_rest_are_aliases(article):
    both = merged(
        [
            article(person("a1", "Oz", "Özz")),
            article(person("a1", "Anna Maria Oz", "Oz", "Anna Oz")),
            article(person("a1", "Anna Oz", country="TUR")),
            article(person("a1", "Anna Oz")),
        ]
    )
    (oz,) = both.actors.values()
    assert oz.name == "Anna Oz"
    assert oz.aliases == ("Oz", "Özz", "Anna Maria Oz")
    assert oz.country == "TUR"


def test_the_kind_is_what_most_say(article):
    kinds = [ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.ARMED_GROUP]
    (actor,) = merged([article(Actor("a", "Tea Front", k)) for k in kinds]).actors.values()
    assert actor.kind is ActorKind.ARMED_GROUP


def test_a_body_without_a_country_has_that_of_its_state(article):
    def told(country):
        state = Actor("a1", f"State {country}", S, country=country)
        return article(state, Actor("a2", "Foreign Ministry", B, part_of="a1"))

    assert names(merged([told("TUR"), told("RUS"), told("TUR")])) == [
        "State TUR",
        "Foreign Ministry",
        "State RUS",
        "Foreign Ministry",
    ]


def test_articles_that_disagree_who_is_part_of_whom_make_no_circle(article):
    one = article(Actor("a1", "Tea Front", O), Actor("a2", "Tea Guard", O, part_of="a1"))
    two = article(Actor("a1", "Tea Front", O, part_of="a2"), Actor("a2", "Tea Guard", O))
    both = merged([one, two])
    assert problems(both) == []
    assert [actor.part_of for actor in both.actors.values()] == [None, "a1"]


PLACES = {
    "near each other": ([("Port", 10.0, 10.0)], [("port", 10.2, 10.2)], 1),
    "far from each other": ([("Port", 10.0, 10.0)], [("Port", 20.0, 20.0)], 2),
    "both without a position": ([("Port",)], [("Port",)], 1),
    "one without a position": ([("Port",)], [("Port", 10.0, 10.0)], 1),
    "two of one article": ([("Port", 10.0, 10.0), ("Port", 10.1, 10.1)], [("Port", 10.1, 10.1)], 2),
    "which of two is not said": (
        [("Port", 10.0, 10.0), ("Port", 20.0, 20.0)],
        [("Port",)],
        3,
    ),
    "no name": ([("the river",)], [("the river",)], 2),
    "across the line where the day begins": ([("Port", 0.0, 179.9)], [("Port", 0.0, -179.9)], 1),
}


@pytest.mark.parametrize(("one", "two", "count"), PLACES.values(), ids=PLACES)
def test_places_are_the_same_by_name_and_where_they_lie(article, one, two, count):
    documents = [
        article(*(Place(f"p{n}", *place) for n, place in enumerate(table))) for table in (one, two)
    ]
    places = merged(documents).places
    assert len(places) == count
    assert any(place.lat is not None for place in places.values()) == any(
        len(place) > 1 for place in (*one, *two)
    )


_SPOTS = ((None, None), (10.0, 10.0), (10.1, 10.1), (40.0, 40.0))
_NAMES = ("Oz", "Anna Oz", "Bela Oz", "WTC", "World Tea Council", "rebels", "Foreign Ministry", "")


@st.composite
def documents(draw):
    number = draw(st.integers(1, 5))
    text = f"Article {number} is short."
    cited = Citation("s1", 0, 7, "Article", "", f" {number} is")
    records = [Source("s1", "Title", text, sha256(text.encode()).hexdigest())]
    count = draw(st.integers(0, 4))
    for key in range(count):
        records.append(
            Actor(
                f"a{key}",
                draw(st.sampled_from(_NAMES)),
                draw(st.sampled_from(ActorKind)),
                tuple(draw(st.lists(st.sampled_from(_NAMES), max_size=2, unique=True))),
                draw(st.sampled_from([None, *(f"a{n}" for n in range(key))])),
                draw(st.sampled_from([None, "TUR", "RUS"])),
                draw(st.sampled_from([(), (cited,)])),
            )
        )
        records.append(
            Place(f"p{key}", draw(st.sampled_from(_NAMES)), *draw(st.sampled_from(_SPOTS)))
        )
        some = tuple(
            draw(st.lists(st.sampled_from([f"a{n}" for n in range(key + 1)]), unique=True))
        )
        records.append(Event(f"e{key}", "It was", agents=some, places=(f"p{key}",), trigger=cited))
        records.append(
            Quote(f"q{key}", "Article", QuoteForm.DIRECT, f"a{key}", citations=(cited,),
                  about=(f"e{key}",))
        )  # fmt: skip
    return document_of(records)


@settings(max_examples=60)
@given(st.lists(documents(), max_size=5))
def test_any_documents_give_a_valid_one(some):
    both = merged(some)
    assert problems(both) == []
    fresh = [one for number, one in enumerate(some) if number not in repeated(some)]
    assert len(both.events) == sum(len(one.events) for one in fresh)
    assert len(both.quotes) == sum(len(one.quotes) for one in fresh)
    mentions = [cited for actor in both.actors.values() for cited in actor.mentions]
    assert len(mentions) == sum(len(a.mentions) for one in fresh for a in one.actors.values())
    for one in fresh:
        assert len(merged([one]).actors) == len(one.actors)
    assert merged([both]) == both
