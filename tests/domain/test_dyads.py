"""What happened between two actors, and between which two most happened."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.document import document_of
from idlib_gui.domain.dyads import (
    Balance,
    Direction,
    balance,
    between,
    partners,
    ranked_pairs,
    sides_of,
)
from idlib_gui.domain.records import Actor, ActorKind, Basis, Event, EventType, Status, When

FORTH, BACK, BOTH = Direction


def actor(key, part_of=None):
    return Actor(key, key.title(), ActorKind.STATE, part_of=part_of)


ACTORS = (
    actor("turkey"),
    actor("erdogan", "turkey"),
    actor("army", "turkey"),
    actor("brigade", "army"),
    actor("russia"),
    actor("putin", "russia"),
    actor("ukraine"),
)


def event(key, agents=(), targets=(), kind=None, **known):
    return Event(key, key, kind, agents=tuple(agents), targets=tuple(targets), **known)


def found(*events, first="turkey", second="russia", alone=False):
    document = document_of((*ACTORS, *events))
    return {d.event: d.direction for d in between(document, first, second, alone=alone)}


def test_what_one_does_to_the_other_is_between_them_and_tells_who_acted():
    forth = event("asks", ["turkey"], ["russia"], EventType.REQUEST)
    back = event("refuses", ["russia"], ["turkey"], EventType.REJECT)
    assert found(forth, back) == {"asks": FORTH, "refuses": BACK}
    assert found(forth, back, first="russia", second="turkey") == {"asks": BACK, "refuses": FORTH}


def test_what_each_does_to_the_other_goes_both_ways():
    expulsions = event("expel", ["turkey", "russia"], ["turkey", "russia"], EventType.SANCTION)
    assert found(expulsions) == {"expel": BOTH}


def test_people_and_bodies_act_for_what_they_are_part_of():
    charge = event("charge", ["erdogan"], ["putin"], EventType.ACCUSE)
    clash = event("clash", ["russia"], ["brigade"], EventType.ASSAULT)
    assert found(charge, clash) == {"charge": FORTH, "clash": BACK}
    assert found(charge, clash, alone=True) == {}
    assert found(charge, clash, first="erdogan", second="putin", alone=True) == {"charge": FORTH}


def test_those_who_confer_or_agree_deal_with_each_other_whoever_else_is_there():
    talks = event("talks", ["erdogan", "putin"], ["ukraine"], EventType.CONSULT)
    assert found(talks) == {"talks": BOTH}
    assert found(talks, second="ukraine") == {"talks": FORTH}


def test_what_two_do_together_to_nobody_is_between_them():
    truce = event("truce", ["turkey", "russia"], [], EventType.CONCEDE)
    war = event("war", ["turkey", "russia"], [], EventType.ASSAULT)
    unclear = event("unclear", ["turkey", "russia"])
    assert found(truce, war, unclear) == {"truce": BOTH, "war": BOTH, "unclear": BOTH}


def test_two_who_act_side_by_side_on_a_third_do_nothing_to_each_other():
    aid = event("aid", ["turkey", "russia"], ["ukraine"], EventType.AID)
    threat = event("threat", ["turkey", "russia"], [], EventType.THREATEN)
    assert found(aid, threat) == {}


def test_two_of_one_side_who_act_together_are_not_between_sides():
    deal = event("deal", ["erdogan", "turkey"], ["ukraine"], EventType.AGREE)
    assert found(deal) == {}


def test_of_two_of_which_one_is_part_of_the_other_each_stands_for_the_rest():
    order = event("order", ["erdogan"], ["army"], EventType.REQUEST)
    assert found(order, first="erdogan", second="turkey") == {"order": FORTH}
    assert found(order, first="turkey", second="erdogan") == {"order": BACK}
    document = document_of(ACTORS)
    assert sides_of(document, "turkey", "army") == ({"turkey", "erdogan"}, {"army", "brigade"})
    assert sides_of(document, "army", "turkey") == ({"army", "brigade"}, {"turkey", "erdogan"})


def test_an_actor_and_itself_have_nothing_between_them():
    assert found(event("e", ["turkey"], ["turkey"]), second="turkey") == {}


def test_a_claim_is_not_between_who_makes_it_and_the_rest():
    claim = event("claim", ["turkey"], ["ukraine"], EventType.ASSAULT, claimed_by="russia")
    assert found(claim) == {}


def test_events_that_somebody_rejected_count_nowhere():
    wrong = event("wrong", ["turkey"], ["russia"], EventType.REQUEST, status=Status.REJECTED)
    document = document_of((*ACTORS, wrong))
    assert found(wrong) == {}
    assert ranked_pairs(document, 5) == ()
    assert partners(document, "turkey", 5) == ()


def test_events_come_in_time_order():
    def dated(key, edtf):
        when = When(edtf, Basis.STATED) if edtf else None
        return event(key, ["turkey"], ["russia"], when=when)

    events = (dated("undated", None), dated("late", "2020"), dated("early", "-0043"))
    assert list(found(*events)) == ["early", "late", "undated"]


def test_pairs_are_ranked_by_the_wholes_and_named_in_order():
    events = (
        event("a", ["erdogan"], ["putin"], EventType.ACCUSE),
        event("b", ["turkey"], ["russia"], EventType.REQUEST),
        event("c", ["army"], ["ukraine"], EventType.AID),
        event("d", ["erdogan"], ["army"], EventType.REQUEST),
    )
    document = document_of((*ACTORS, *events))
    assert ranked_pairs(document, 9) == (
        ("russia", "turkey", 2),
        ("army", "erdogan", 1),
        ("turkey", "ukraine", 1),
    )
    assert ranked_pairs(document, 1) == (("russia", "turkey", 2),)
    assert set(ranked_pairs(document, 9, alone=True)) == {
        ("erdogan", "putin", 1),
        ("russia", "turkey", 1),
        ("army", "ukraine", 1),
        ("army", "erdogan", 1),
    }


def test_partners_of_one_actor_come_with_most_first():
    events = (
        event("a", ["erdogan"], ["putin"], EventType.ACCUSE),
        event("b", ["russia"], ["erdogan"], EventType.REJECT),
        event("c", ["erdogan"], ["ukraine"], EventType.AID),
        event("d", ["erdogan"], ["turkey"], EventType.REQUEST),
        event("e", ["russia"], ["ukraine"], EventType.COERCE),
    )
    document = document_of((*ACTORS, *events))
    assert partners(document, "turkey", 9) == (
        ("turkey", "russia", 2),
        ("turkey", "erdogan", 1),
        ("turkey", "ukraine", 1),
    )
    assert partners(document, "erdogan", 1) == (("erdogan", "russia", 2),)


def test_actors_that_are_part_of_each_other_in_a_circle_do_no_harm():
    loop = (actor("a", "b"), actor("b", "a"), actor("c"))
    document = document_of((*loop, event("e", ["a"], ["c"]), event("f", ["a"], ["b"])))
    assert [d.event for d in between(document, "a", "c")] == ["e"]
    assert sum(pair.events for pair in ranked_pairs(document, 9)) >= 1


def test_actors_that_the_document_does_not_have_do_no_harm():
    document = document_of((*ACTORS, event("e", ["turkey"], ["nobody"])))
    assert between(document, "turkey", "gone") == ()
    assert ranked_pairs(document, 9) == (("nobody", "turkey", 1),)


def test_the_balance_counts_classes_and_ways():
    events = (
        event("a", ["turkey"], ["russia"], EventType.ACCUSE),
        event("b", ["russia"], ["turkey"], EventType.SANCTION),
        event("c", ["turkey", "russia"], [], EventType.AGREE),
        event("d", ["turkey"], ["russia"]),
    )
    document = document_of((*ACTORS, *events))
    told = balance(document, between(document, "turkey", "russia"))
    assert told == Balance(4, cooperation=1, conflict=2, forth=2, back=1, both=1)
    assert told.other == 1


KEYS = [record.id for record in ACTORS]
PARTIES = st.lists(st.sampled_from(KEYS), max_size=3, unique=True)
EVENTS = st.lists(
    st.tuples(PARTIES, PARTIES, st.sampled_from([None, *EventType])), max_size=12
).map(lambda rows: tuple(event(f"e{n}", *row) for n, row in enumerate(rows)))


@given(EVENTS, st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans())
def test_seen_from_the_other_side_it_is_the_same_the_other_way_round(events, first, second, alone):
    document = document_of((*ACTORS, *events))
    turned = {FORTH: BACK, BACK: FORTH, BOTH: BOTH}
    here = between(document, first, second, alone=alone)
    there = between(document, second, first, alone=alone)
    assert [(d.event, turned[d.direction]) for d in here] == [(d.event, d.direction) for d in there]


@given(EVENTS, st.booleans())
def test_a_pair_counts_what_is_between_its_two_and_no_event_is_overlooked(events, alone):
    document = document_of((*ACTORS, *events))
    pairs = ranked_pairs(document, 100, alone=alone)
    seen = {d.event for p in pairs for d in between(document, *p[:2], alone=alone)}
    every = [between(document, a, b, alone=alone) for a in KEYS for b in KEYS]
    some = {dealing.event for dealings in every for dealing in dealings}
    assert seen == some
    assert [p.events for p in pairs] == sorted((p.events for p in pairs), reverse=True)
    for pair in pairs:
        assert pair.events == len(between(document, *pair[:2], alone=alone)) > 0


@given(EVENTS, st.sampled_from(KEYS), st.booleans())
def test_partners_are_those_with_whom_there_is_anything(events, key, alone):
    document = document_of((*ACTORS, *events))
    near = partners(document, key, 100, alone=alone)
    assert all(pair.first == key and pair.events > 0 for pair in near)
    strangers = set(KEYS) - sides_of(document, key, "nobody")[0]
    met = {d.event for b in strangers for d in between(document, key, b, alone=alone)}
    told = {d.event for p in near for d in between(document, *p[:2], alone=alone)}
    assert met <= told
