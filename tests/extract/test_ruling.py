"""Corrections become lines of the user's lists, which the next reading goes by."""

from __future__ import annotations

import hashlib

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.edits import delete, merge_actors, merge_places, rename, set_status, set_when
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    DateMention,
    DomainError,
    Event,
    EventId,
    Kind,
    Place,
    PlaceId,
    Ref,
    Source,
    SourceId,
    Status,
    TimexType,
    When,
)
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.citing import cite
from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.names import find_names
from idlib_gui.extract.pipeline import extract
from idlib_gui.extract.ruling import Line, rule_of
from idlib_gui.extract.times import find_times

TEXT = "The Free Army met the F.A. in Newtown in May. Peru agreed."
SOURCE = Source(SourceId("s1"), "A story", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


def at(words):
    start = TEXT.index(words)
    return cite(SOURCE, Span(start, start + len(words)))


ARMY = Actor(
    ActorId("a1"), "Free Army", ActorKind.ARMED_GROUP, country="SYR", mentions=(at("Free Army"),)
)
SHORT = Actor(ActorId("a2"), "F.A.", ActorKind.ORGANISATION, mentions=(at("F.A."),))
PERU = Actor(ActorId("a3"), "Peru", ActorKind.STATE, country="PER", mentions=(at("Peru"),))
TOWN = Place(PlaceId("p1"), "Newtown", 1.5, -2.0, (at("Newtown"),))
MAY = DateMention(at("May"), "2020-05", "2020-05", TimexType.DATE, Basis.RELATIVE)
MET = Event(
    EventId("e1"),
    "Armies meet",
    when=When("2020-05", Basis.RELATIVE, "", at("May")),
    evidence=(at("met"),),
)
DOCUMENT = document_of([SOURCE, ARMY, SHORT, PERU, TOWN, MAY, MET])


def ref(kind, key):
    return Ref(kind, key)


def lines(patch, *more):
    rule = rule_of(patch, shipped_lists(*more))
    return None if rule is None else rule.lines


def test_a_renamed_actor_or_place_is_given_its_new_name():
    patch = rename(DOCUMENT, ref(Kind.ACTOR, "a1"), "Northern Corps")
    rule = rule_of(patch, shipped_lists())
    assert rule.lines == (Line("names-renamed", ("Free Army", "Northern Corps")),)
    assert rule.why == patch.label
    assert "Free Army" in rule.words
    (line,) = lines(rename(DOCUMENT, ref(Kind.PLACE, "p1"), "Villanueva"))
    assert line == Line("names-renamed", ("Newtown", "Villanueva"))


def test_merged_actors_are_one_by_all_their_names():
    patch = merge_actors(DOCUMENT, ref(Kind.ACTOR, "a1"), ref(Kind.ACTOR, "a2"))
    assert lines(patch) == (
        Line("names-bodies", ("Free Army", "armed_group", "SYR", "", "F.A.")),
        Line("names-renamed", ("F.A.", "Free Army")),
    )


def test_a_name_that_the_lists_know_as_somebody_else_is_taken_from_them():
    known = document_of([SOURCE, ARMY, SHORT._replace(name="Pentagon")])
    taken = lines(merge_actors(known, ref(Kind.ACTOR, "a1"), ref(Kind.ACTOR, "a2")))
    assert Line("names-bodies", ("-Pentagon",)) in taken


def test_what_a_list_says_of_the_name_stays():
    known = document_of([SOURCE, ARMY._replace(country=None, name="State Department"), SHORT])
    line, _ = lines(merge_actors(known, ref(Kind.ACTOR, "a1"), ref(Kind.ACTOR, "a2")))
    assert line.row[:3] == ("State Department", "armed_group", "USA")
    assert {"F.A.", "US State Department"} <= set(line.row[4].split("|"))


def test_a_state_keeps_its_seat_and_its_other_names():
    told = document_of([SOURCE, PERU._replace(aliases=("Lima",)), SHORT])
    line, _ = lines(merge_actors(told, ref(Kind.ACTOR, "a3"), ref(Kind.ACTOR, "a2")))
    assert line == Line("names-states", ("PER", "Peru", "Lima", line.row[3]))
    assert "F.A." in line.row[3].split("|")
    assert "Lima" not in line.row[3].split("|")


def test_merged_places_are_one_by_both_names():
    two = document_of([SOURCE, TOWN, Place(PlaceId("p2"), "Villanueva")])
    assert lines(merge_places(two, ref(Kind.PLACE, "p1"), ref(Kind.PLACE, "p2"))) == (
        Line("names-places", ("Newtown", "1.5", "-2", "", "Villanueva")),
        Line("names-renamed", ("Villanueva", "Newtown")),
    )


def test_a_deleted_actor_or_place_is_no_name():
    assert lines(delete(DOCUMENT, ref(Kind.ACTOR, "a2"))) == (Line("names-rejected", ("F.A.",)),)
    assert lines(delete(DOCUMENT, ref(Kind.PLACE, "p1"))) == (Line("names-rejected", ("Newtown",)),)
    known = document_of([SOURCE, SHORT._replace(name="Pentagon")])
    assert Line("names-bodies", ("-Pentagon",)) in lines(delete(known, ref(Kind.ACTOR, "a2")))


def test_words_that_were_taken_for_a_date_and_are_none_are_kept():
    patch = set_when(DOCUMENT, ref(Kind.EVENT, "e1"), None, "not a month")
    assert lines(patch) == (Line("dates-none", ("May",)),)
    assert lines(delete(DOCUMENT, Ref(Kind.DATE, MAY.id))) == (Line("dates-none", ("May",)),)


def test_what_says_nothing_of_other_texts_is_no_rule():
    event = ref(Kind.EVENT, "e1")
    assert lines(rename(DOCUMENT, event, "Another title")) is None
    assert lines(set_status(DOCUMENT, event, Status.ACCEPTED)) is None
    assert lines(delete(DOCUMENT, event)) is None
    assert lines(set_when(DOCUMENT, event, "2020-04", "")) is None


def test_a_name_that_would_break_a_list_is_refused():
    with pytest.raises(DomainError, match="cannot be kept as a rule"):
        lines(delete(document_of([SOURCE, SHORT._replace(name="#1")]), ref(Kind.ACTOR, "a2")))


# What a reading makes of the lines


def own(tmp_path, **content):
    for name, text in content.items():
        (tmp_path / f"{name.replace('_', '-')}.tsv").write_text(text, encoding="utf-8")
    return shipped_lists(tmp_path)


def test_words_on_the_list_of_none_are_no_date_and_all_others_stay(tmp_path):
    text = "In May 2020 they left. In  may 2020 they came back in June 2020."
    found = [text[time.span.start : time.span.end] for time in find_times(text, None)]
    assert found == ["May 2020", "may 2020", "June 2020"]
    lists = own(tmp_path, dates_none="MAY 2020\n")
    left = [text[time.span.start : time.span.end] for time in find_times(text, None, lists)]
    assert left == ["June 2020"]


def test_a_rejected_name_is_found_no_more_however_it_is_known(tmp_path):
    text = "The Pentagon warned Moscow. Moscow warned the Pentagon."
    names = {name.name for name in find_names(analyse(text), shipped_lists())}
    assert "Pentagon" in names
    left = {n.name for n in find_names(analyse(text), own(tmp_path, names_rejected="pentagon\n"))}
    assert "Pentagon" not in left
    assert left


def test_a_new_name_is_given_to_whoever_is_found_by_the_old_one(tmp_path):
    text = "The Pentagon warned Moscow. Turkish troops left Homs."
    source = SOURCE._replace(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    lists = own(
        tmp_path,
        names_renamed="Pentagon\tDefence HQ\nDefence HQ\tDefence\n"
        "turkish troops\tTroops of Turkey\nHoms\tHims\nA\tB\nB\tA\nC\n",
    )
    found = extract(source, lists).document
    actors = {actor.name: actor for actor in found.actors.values()}
    assert "Pentagon" in actors["Defence"].aliases
    assert "Turkish troops" in actors["Troops of Turkey"].aliases
    assert "Hims" in {place.name for place in found.places.values()}


def test_a_rejected_name_is_no_actor_where_somebody_of_that_name_speaks_or_acts(tmp_path):
    text = "The United Nations reports that refugees fled. The United Nations sent food to Homs."
    source = SOURCE._replace(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    lists = own(tmp_path, names_rejected="United Nations\n")
    names = {actor.name for actor in extract(source, shipped_lists()).document.actors.values()}
    assert "United Nations" in names
    left = extract(source, lists).document
    assert "United Nations" not in {actor.name for actor in left.actors.values()}
    assert left.events
