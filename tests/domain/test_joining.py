"""What several articles tell is joined only where nothing speaks against it, and as one edit."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import apply_patch, document_of
from idlib_gui.domain.joining import join_by_hand, join_events
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    DomainError,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    QuoteForm,
    Ref,
    Rival,
    Source,
    Status,
    When,
)
from idlib_gui.domain.same_events import same_events

TEXT = "They shelled it; the shelling went on. They struck it and carried out a strike."
DAY = When("2021-05-03", Basis.STATED)
ACTORS = (
    Actor("x", "Xanadu", ActorKind.STATE),
    Actor("y", "Ys", ActorKind.STATE),
    Actor("z", "Zembla", ActorKind.STATE),
    Actor("army", "Xanadu’s army", ActorKind.GOVERNMENT_BODY, part_of="x"),
    Actor("guard", "Guard", ActorKind.GOVERNMENT_BODY),
    Actor("ring1", "Ring", ActorKind.GOVERNMENT_BODY, part_of="ring2"),
    Actor("ring2", "Rung", ActorKind.GOVERNMENT_BODY, part_of="ring1"),
    Place("p", "Port"),
    Place("q", "Quay"),
)


@pytest.fixture
def tell(make_source, cite):
    """Return a way to make an event as the article of a number tells it."""

    def make(key, article, word="shelled", **changed):
        cited = cite(make_source(TEXT, f"s{article}"), word) if word else None
        whole = cite(make_source(TEXT, f"s{article}"), "They shelled it")
        known = {"when": DAY, "agents": ("x",), "targets": ("y",), "evidence": (whole,)}
        known |= {"type": EventType.ASSAULT, "trigger": cited}
        return Event(key, f"As {key} tells", **(known | changed))

    return make


@pytest.fixture
def document(make_source):
    def make(*records):
        sources = [make_source(TEXT, f"s{n}", title=f"Article {n}") for n in range(1, 7)]
        return document_of([*sources, *ACTORS, *records])

    return make


def groups(document):
    return [group.events for group in same_events(document)]


def test_what_two_articles_tell_becomes_one_event_with_the_citations_of_both(tell, document):
    one = tell("e1", 1, places=("p",), reason="By a rule.", confidence=0.6)
    two = tell("e2", 2, "shelling", agents=("x", "z"), confidence=0.8)
    before = document(one, tell("e0", 1, targets=("z",)), two)
    patch = join_events(before)
    after = apply_patch(before, patch)
    assert patch.label == "Join 1 event told by several articles"
    assert list(after.events) == ["e1", "e0"]
    joined = after.events["e1"]
    assert joined.title == "As e1 tells"
    assert joined.evidence == one.evidence + two.evidence
    assert (joined.agents, joined.targets, joined.places) == (("x", "z"), ("y",), ("p",))
    assert joined.confidence == 0.8
    assert joined.reason == (
        "By a rule. Told by “Article 1” and “Article 2”; joined since type, parties and date "
        "agree, and so does the word for it."
    )
    assert apply_patch(after, patch.inverted()) == before
    assert list(apply_patch(after, patch.inverted()).events) == ["e1", "e0", "e2"]


def test_quotes_about_the_others_are_about_the_one_that_stays(tell, document):
    quotes = [
        Quote("q1", "words", QuoteForm.DIRECT, about=("e2", "e1", "e9")),
        Quote("q2", "words", QuoteForm.DIRECT, about=("e9",)),
    ]
    other = tell("e9", 3, type=EventType.AID)
    before = document(tell("e1", 1), tell("e2", 2), other, *quotes)
    patch = join_events(before)
    assert apply_patch(before, patch).quotes["q1"].about == ("e1", "e9")
    assert Ref(Kind.QUOTE, "q2") not in patch.changes


def test_many_articles_are_told_by_name_only_as_far_as_one_line_goes(tell, document):
    before = document(*(tell(f"e{n}", n) for n in range(1, 7)))
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert "“Article 1”, “Article 2” and 4 more; joined" in event.reason
    assert len(event.evidence) == 6


def test_nothing_to_join_is_a_patch_without_changes(tell, document):
    assert not join_events(document()).changes
    assert not join_events(document(tell("e1", 1))).changes


def test_an_event_known_by_its_trigger_alone_brings_that_as_evidence(tell, document):
    before = document(tell("e1", 1), tell("e2", 2, evidence=()))
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert [cited.exact for cited in event.evidence] == ["They shelled it", "shelled"]


@pytest.mark.parametrize(
    ("one", "two", "taken"),
    [
        ("2021-05-02/2021-05-04", "2021-05-03", "2021-05-03"),
        ("2021-05-03T14:30", "2021-05-03", "2021-05-03T14:30"),
        ("2021-05-03", "2021-05-03", "2021-05-03"),
        ("2021-05-03~", "2021-05-02", "2021-05-02"),
    ],
)
def test_the_date_that_leaves_less_open_is_taken(tell, document, one, two, taken):
    events = [
        tell(f"e{n}", n, when=When(edtf, Basis.STATED)) for n, edtf in enumerate((one, two), 1)
    ]
    before = document(*events)
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert event.when.edtf == taken


def test_of_two_equal_dates_the_one_that_is_stated_is_taken(tell, document):
    before = document(tell("e1", 1, when=DAY._replace(basis=Basis.RELATIVE)), tell("e2", 2))
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert event.when.basis is Basis.STATED


@pytest.mark.parametrize(
    "change",
    [
        {"type": EventType.AID},
        {"type": None},
        {"when": None},
        {"when": When(None, Basis.NONE)},
        {"when": When("2021-05-04", Basis.STATED)},
        {"when": When("2021-05", Basis.STATED)},
        {"when": When("2021-05-03/..", Basis.STATED)},
        {"when": When("../2021-05-03", Basis.STATED)},
        {"agents": ("z",)},
        {"targets": ("z",)},
        {"agents": ("y",), "targets": ("x",)},
        {"agents": (), "targets": ()},
        {"agents": ("guard",)},
        {"agents": (), "targets": ("x",)},
        {"status": Status.REJECTED},
        {"status": Status.ACCEPTED},
        {"evidence": (), "trigger": None},
        {"places": ("q",)},
    ],
    ids=str,
)
def test_what_differs_stays_apart(tell, document, change):
    one = tell("e1", 1, places=("p",))
    assert groups(document(one, tell("e2", 2))) == [("e1", "e2")]
    assert groups(document(one, tell("e2", 2, **change))) == []


def test_what_one_article_tells_itself_is_more_than_a_claim(tell, document):
    before = document(tell("e1", 1, claimed_by="x"), tell("e2", 2), tell("e3", 3, claimed_by="y"))
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert event.claimed_by is None
    assert event.reason.endswith("Not all of them tell it as a claim.")
    other_words = document(tell("e1", 1, claimed_by="x"), tell("e2", 2, "struck"))
    assert groups(other_words) == []


def test_what_is_only_claimed_is_joined_by_claimant(tell, document):
    claims = [tell(f"e{n}", n, claimed_by=who) for n, who in enumerate("xyxy", 1)]
    before = document(*claims)
    assert groups(before) == [("e1", "e3"), ("e2", "e4")]
    after = apply_patch(before, join_events(before))
    assert [event.claimed_by for event in after.events.values()] == ["x", "y"]
    assert "claim" not in after.events["e1"].reason


def test_two_rejected_events_stay_as_they_are(tell, document):
    rejected = {"status": Status.REJECTED}
    assert groups(document(tell("e1", 1, **rejected), tell("e2", 2, **rejected))) == []


def test_one_article_is_never_joined_with_itself(tell, document):
    assert groups(document(tell("e1", 1), tell("e2", 1))) == []


def test_where_two_of_an_article_fit_neither_is_joined(tell, document):
    assert groups(document(tell("e1", 1), tell("e2", 1), tell("e3", 2))) == []


def test_the_one_in_the_same_words_is_joined_before_the_other(tell, document):
    told = document(tell("e1", 1, "struck"), tell("e2", 1, "shelled"), tell("e3", 2, "shelling"))
    assert groups(told) == [("e2", "e3")]


def test_what_could_be_either_of_two_is_left_and_the_sure_ones_are_joined(tell, document):
    told = document(
        tell("e1", 1),
        tell("e2", 2, places=("p",)),
        tell("e3", 3, places=("q",)),
        tell("e4", 4, places=("q",)),
    )
    assert groups(told) == [("e3", "e4")]


def test_a_body_may_stand_for_its_state_if_the_words_are_the_same(tell, document):
    assert groups(document(tell("e1", 1), tell("e2", 2, agents=("army",)))) == [("e1", "e2")]
    other = tell("e2", 2, "struck", agents=("army",))
    assert groups(document(tell("e1", 1), other)) == []


def test_bodies_that_are_part_of_each_other_do_no_harm(tell, document):
    told = document(tell("e1", 1, agents=("ring1",)), tell("e2", 2, agents=("ring1",)))
    assert groups(told) == [("e1", "e2")]


def test_in_other_words_the_day_must_be_certain_and_both_sides_or_the_place_named(tell, document):
    one = tell("e1", 1)
    assert groups(document(one, tell("e2", 2, "struck"))) == [("e1", "e2")]
    (group,) = same_events(document(one, tell("e2", 2, None)))
    assert not group.same_word
    wide = When("2021-05-02/2021-05-03", Basis.STATED)
    assert groups(document(one, tell("e2", 2, "struck", when=wide))) == []
    half = tell("e1", 1, targets=())
    assert groups(document(half, tell("e2", 2, "struck", targets=()))) == []
    there = tell("e1", 1, targets=(), places=("p",))
    assert groups(document(there, tell("e2", 2, "struck", places=("p",)))) == [("e1", "e2")]
    assert groups(document(there, tell("e2", 2, "struck", agents=("z",), places=("p",)))) == []


def test_joined_in_other_words_the_least_sure_counts(tell, document):
    before = document(tell("e1", 1, confidence=0.9), tell("e2", 2, "struck", confidence=0.5))
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert event.confidence == 0.5
    assert event.reason.endswith("though the words differ.")


def test_events_without_a_type_are_joined_in_the_same_words_only(tell, document):
    one = tell("e1", 1, type=None)
    assert groups(document(one, tell("e2", 2, "shelling", type=None))) == [("e1", "e2")]
    assert groups(document(one, tell("e2", 2, "struck", type=None))) == []


def test_a_meeting_may_be_told_from_either_side(tell, document):
    met = {"type": EventType.CONSULT}
    one = tell("e1", 1, **met)
    swapped = tell("e2", 2, agents=("y",), targets=("x",), **met)
    before = document(one, swapped)
    (event,) = apply_patch(before, join_events(before)).events.values()
    assert (event.agents, event.targets) == (("x",), ("y",))
    elsewhere = tell("e2", 2, agents=("x",), targets=("z",), **met)
    assert groups(document(one, elsewhere)) == []


def test_a_crowd_of_one_day_is_left_alone(tell, document, monkeypatch):
    monkeypatch.setattr("idlib_gui.domain.twins._CROWD", 2)
    assert groups(document(*(tell(f"e{n}", n) for n in range(1, 4)))) == []
    assert groups(document(*(tell(f"e{n}", n) for n in range(1, 3)))) == [("e1", "e2")]


_sides = st.lists(st.sampled_from(["x", "y", "z", "army"]), max_size=2, unique=True).map(tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_join_leaves_a_valid_document_and_can_be_taken_back(data, make_source, cite):
    sources = [make_source(TEXT, f"s{n}") for n in range(1, 5)]
    events = []
    for number in range(data.draw(st.integers(0, 8))):
        source = data.draw(st.sampled_from(sources))
        day = data.draw(st.sampled_from(["2021-05-03", "2021-05-03~", "2021-05-03/2021-05-04"]))
        events.append(
            Event(
                f"e{number}",
                "It happened",
                data.draw(st.sampled_from([EventType.ASSAULT, EventType.CONSULT, None])),
                When(day, Basis.STATED),
                data.draw(_sides),
                data.draw(_sides),
                data.draw(st.sampled_from([(), ("p",), ("q",)])),
                cite(source, data.draw(st.sampled_from(["shelled", "shelling", "struck"]))),
                (cite(source, "They"),),
            )
        )
    quotes = [
        Quote(f"q{n}", "words", QuoteForm.DIRECT, about=(event.id,))
        for n, event in enumerate(events)
    ]
    actors = [actor for actor in ACTORS if not actor.id.startswith("ring")]
    before = document_of([*sources, *actors, *events, *quotes])
    patch = join_events(before)
    after = apply_patch(before, patch)
    assert problems(after) == []
    assert {c for e in before.events.values() for c in e.evidence} == {
        c for e in after.events.values() for c in e.evidence
    }
    back = apply_patch(after, patch.inverted())
    assert back == before
    assert list(back.events) == list(before.events)


def test_what_a_person_says_is_the_same_becomes_one_with_all_that_is_told_of_it():
    words = [Citation("s1", n, n + 1, TEXT[n]) for n in range(4)]
    late = Event(
        "late", "Strike", EventType.ASSAULT, DAY, ("x",), ("y",), ("p",), None, (words[1],)
    )
    early = Event("early", "Shelling", agents=("guard",), evidence=(words[0],), note="mine")
    other = Event(
        "other", "Raid", when=When("2021-05-04", Basis.STATED, "", words[3]), evidence=(words[2],)
    )
    said = Quote("q1", "x", QuoteForm.INDIRECT, about=("early", "late", "other"))
    source = Source("s1", "Story", TEXT, "")
    document = document_of([source, *ACTORS, early, late, other, said])
    patch = join_by_hand(document, ["early", "other", "late"])
    after = apply_patch(document, patch)
    assert list(after.events) == ["late"]
    joined = after.events["late"]
    assert joined.agents == ("x", "guard")
    assert joined.evidence == (words[1], words[2], words[0])
    assert joined.when == DAY
    assert joined.rivals == (Rival("when", "2021-05-04", words[3], None),)
    assert joined.note == "mine"
    assert after.quotes["q1"].about == ("late",)
    assert patch.label == "Join 3 events into “Strike”"
    assert apply_patch(after, patch.inverted()) == document


def test_a_date_without_words_of_its_own_is_told_by_the_evidence():
    word = Citation("s1", 0, 4, TEXT[:4])
    first = Event("a", "A", when=DAY, evidence=(word,))
    other = Event("b", "B", when=When("2021-06", Basis.INFERRED), evidence=(word,))
    plain = Event("c", "C", when=When("2021-07", Basis.INFERRED))
    document = document_of([Source("s1", "Story", TEXT, ""), first, other, plain])
    joined = apply_patch(document, join_by_hand(document, ["a", "b", "c"])).events["a"]
    assert joined.rivals == (Rival("when", "2021-06", word, None), Rival("when", "2021-07"))


@pytest.mark.parametrize("events", [[], ["a"], ["a", "a"], ["a", "gone"]])
def test_less_than_two_events_are_joined_with_nothing(events):
    document = document_of([Event("a", "A")])
    with pytest.raises(DomainError):
        join_by_hand(document, events)
