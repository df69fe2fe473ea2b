"""Several actors or places become one, and one of them again."""

from __future__ import annotations

from itertools import permutations

import pytest

from idlib_gui.domain import edits
from idlib_gui.domain.document import Act, document_of
from idlib_gui.domain.records import Actor, ActorKind, DomainError, Event, Kind, Place, Ref, Rival

PERSON = ActorKind.PERSON


def actor(key):
    return Ref(Kind.ACTOR, key)


def place(key):
    return Ref(Kind.PLACE, key)


def test_a_merged_actor_keeps_its_name_and_takes_in_all_of_the_other(editing):
    patch = edits.merge_actors(editing.now, actor("a3"), actor("a4"))
    assert (patch.label, patch.act) == ("Merge “A. Paz” into “Ana Paz”", Act.MERGE)
    after = editing.make(patch)
    merged = after.actors["a3"]
    assert (merged.name, merged.aliases, merged.note) == ("Ana Paz", ("Paz", "A. Paz"), "Who?")
    assert [cited.exact for cited in merged.mentions] == ["Ana Paz", "A. Paz"]
    assert "a4" not in after.actors
    event = after.events["e1"]
    assert event.targets == ("a3",)
    assert event.rivals[2].claimant == "a3"
    assert after.events["e2"].claimed_by == "a3"
    assert after.quotes["q2"].speaker == "a3"
    assert after.actors["a6"].distinct_from == ("a3",)


def test_mentions_follow_the_texts_whoever_had_them(editing):
    patch = edits.merge_actors(editing.now, actor("a4"), [actor("a3"), actor("a1")])
    assert patch.label == "Merge 2 actors into “A. Paz”"
    merged = editing.make(patch).actors["a4"]
    assert [cited.exact for cited in merged.mentions] == ["Lima", "Ana Paz", "A. Paz"]
    assert merged.country == "PER"


def test_a_merged_actor_is_part_of_what_it_was_or_else_of_what_the_other_was(editing):
    assert editing.make(edits.merge_actors(editing.now, actor("a6"), actor("a5"))).actors[
        "a6"
    ].part_of == ("a2")
    after = editing.make(edits.merge_actors(editing.now, actor("a1"), actor("a2")))
    assert after.actors["a1"].part_of is None
    assert after.actors["a6"].part_of == "a1"


def test_it_takes_no_place_within_what_is_part_of_it(editing):
    after = editing.make(edits.merge_actors(editing.now, actor("a1"), actor("a5")))
    assert after.actors["a1"].part_of is None
    assert after.actors["a2"].part_of == "a1"


def test_what_would_become_part_of_itself_is_not_merged(told):
    with pytest.raises(DomainError, match="“Lime” is part of “army of Lima”, which is part of"):
        edits.merge_actors(told, actor("a5"), actor("a1"))


@pytest.mark.parametrize(
    ("into", "others", "sentence"),
    [
        (actor("a1"), [], "Nothing is selected"),
        (actor("a1"), [actor("a1")], "into itself"),
        (actor("a1"), [place("p1")], "Only one actor"),
        (place("p1"), [place("p2")], "Only one actor"),
        (actor("a1"), [actor("a99")], "any more"),
        (actor("a99"), [actor("a1")], "any more"),
    ],
)
def test_only_other_actors_can_be_merged(told, into, others, sentence):
    with pytest.raises(DomainError, match=sentence):
        edits.merge_actors(told, into, others)


def test_a_merged_place_lies_where_one_of_them_does(editing):
    patch = edits.merge_places(editing.now, place("p1"), place("p2"))
    after = editing.make(patch)
    assert (after.places["p1"].name, after.places["p1"].lat) == ("Cusco", -15.84)
    assert after.events["e2"].places == ("p1",)
    after = editing.make(edits.split(after, patch, place("p2")))
    assert after.places["p1"].lat is None


def test_a_place_that_has_a_position_keeps_it(editing):
    after = editing.make(edits.merge_places(editing.now, place("p2"), place("p1")))
    assert after.places["p2"].lat == -15.84


def test_whom_a_merged_actor_was_kept_apart_from_it_stays_apart_from(editing):
    editing.make(edits.keep_apart(editing.now, actor("a3"), actor("a1")))
    after = editing.make(edits.merge_actors(editing.now, actor("a6"), [actor("a3"), actor("a4")]))
    assert after.actors["a6"].distinct_from == ("a1",)


# Splitting


@pytest.mark.parametrize("order", [*permutations(("a3", "a4", "a5"))])
def test_a_merge_split_back_is_as_if_it_had_not_been(told, start_editing, order):
    editing = start_editing(told)
    merge = edits.merge_actors(told, actor("a1"), [actor("a3"), actor("a4"), actor("a5")])
    editing.make(merge)
    for key in order:
        patch = edits.split(editing.now, merge, actor(key))
        assert patch.label == f"Split “{told.actors[key].name}” from “Lima”"
        editing.make(patch)
    assert editing.now == told
    assert list(editing.now.refs()) == list(told.refs())


def test_what_was_changed_since_keeps_the_change_and_gives_back_the_share(editing):
    merge = edits.merge_actors(editing.now, actor("a3"), actor("a4"))
    editing.make(merge)
    event, quote = Ref(Kind.EVENT, "e1"), Ref(Kind.QUOTE, "q2")
    for patch in (
        lambda now: edits.rename(now, actor("a3"), "Dr Paz"),
        lambda now: edits.set_fields(now, actor("a3"), aliases=["P.", "A. Paz", "Paz"], note="!"),
        lambda now: edits.set_fields(now, event, targets=["a1", "a3"], title="Lima gives"),
        lambda now: edits.set_fields(now, quote, speaker="a1"),
        lambda now: edits.add_rival(now, event, Rival("killed", "7", claimant="a3")),
        lambda now: edits.delete(now, Ref(Kind.EVENT, "e2")),
    ):
        editing.make(patch(editing.now))
    after = editing.make(edits.split(editing.now, merge, actor("a4")))
    kept = after.actors["a3"]
    assert (kept.name, kept.aliases, kept.note) == ("Dr Paz", ("P.", "Paz"), "!")
    assert [cited.exact for cited in kept.mentions] == ["Ana Paz"]
    assert after.events["e1"].targets == ("a1", "a3", "a4")
    assert [rival.claimant for rival in after.events["e1"].rivals] == ["a6", None, "a4", "a3"]
    assert after.quotes["q2"].speaker == "a1"
    assert after.actors["a4"].note == "Who?"


def test_an_event_that_lost_the_actor_since_does_not_get_it_back(editing):
    merge = edits.merge_actors(editing.now, actor("a3"), actor("a4"))
    editing.make(merge)
    event = Ref(Kind.EVENT, "e1")
    editing.make(edits.set_fields(editing.now, event, targets=["a1"]))
    after = editing.make(edits.split(editing.now, merge, actor("a4")))
    assert after.events["e1"].targets == ("a1",)


def test_who_is_split_back_points_at_nobody_who_is_gone(editing):
    merge = edits.merge_actors(editing.now, actor("a6"), actor("a5"))
    editing.make(merge)
    editing.make(edits.delete(editing.now, [actor("a2"), actor("a4")]))
    after = editing.make(edits.split(editing.now, merge, actor("a5")))
    assert after.actors["a5"].part_of is None


def test_who_is_split_back_cites_no_text_that_is_gone(make_source, cite, start_editing):
    one, two = make_source("Ana", "s1"), make_source("Anna", "s2")
    document = document_of(
        [
            *(one, two, Actor("a1", "Ana", PERSON, mentions=(cite(one, "Ana"),))),
            Actor("a2", "Anna", PERSON, mentions=(cite(two, "Anna"),)),
        ]
    )
    editing = start_editing(document)
    merge = edits.merge_actors(document, actor("a1"), actor("a2"))
    editing.make(merge)
    editing.make(edits.set_fields(editing.now, actor("a1"), mentions=()))
    editing.make(edits.delete(editing.now, Ref(Kind.SOURCE, "s2")))
    after = editing.make(edits.split(editing.now, merge, actor("a2")))
    assert after.actors["a2"].mentions == ()


def test_an_id_that_was_taken_since_is_not_taken_away(editing):
    merge = edits.merge_actors(editing.now, actor("a3"), actor("a6"))
    editing.make(merge)
    patch, ref = edits.create_actor(editing.now, "Newcomer")
    assert ref == actor("a6")
    editing.make(patch)
    after = editing.make(edits.split(editing.now, merge, actor("a6")))
    assert after.actors["a6"].name == "Newcomer"
    assert after.actors["a7"].name == "LPA"
    assert after.quotes["q2"].outlet == "a7"


def test_what_was_not_merged_or_is_back_already_cannot_be_split(editing):
    merge = edits.merge_actors(editing.now, actor("a3"), actor("a4"))
    with pytest.raises(DomainError, match="was not merged"):
        edits.split(editing.now, merge, actor("a1"))
    with pytest.raises(DomainError, match="split off already"):
        edits.split(editing.now, merge, actor("a4"))
    editing.make(merge)
    editing.make(edits.delete(editing.now, actor("a3")))
    with pytest.raises(DomainError, match="“Ana Paz” is gone itself"):
        edits.split(editing.now, merge, actor("a4"))
    deletion = edits.delete(editing.now, actor("a1"))
    with pytest.raises(DomainError, match="was not merged"):
        edits.split(editing.now, deletion, actor("a1"))


def test_what_a_merge_took_in_is_known_from_it(told):
    merge = edits.merge_actors(told, actor("a1"), [actor("a3"), actor("a4")])
    assert edits.merged_in(merge) == {actor("a3"): actor("a1"), actor("a4"): actor("a1")}
    assert edits.merged_in(edits.delete(told, actor("a1"))) == {}
    assert edits.merged_in(edits.create_actor(told, "New")[0]) == {}


def test_a_merge_within_other_edits_can_be_split_too(editing):
    steps = [
        lambda now: edits.create_event(now, None, "New", agents=["a4"])[0],
        lambda now: edits.merge_actors(now, actor("a3"), actor("a4")),
    ]
    patch = edits.combined("Both", Act.MERGE, editing.now, steps)
    editing.make(patch)
    after = editing.make(edits.split(editing.now, patch, actor("a4")))
    assert after.events["e4"].agents == ("a3",)
    assert after.events["e1"].targets == ("a3", "a4")


# Several at once


def test_pairs_are_merged_as_one_step_and_follow_each_other(editing, told):
    pairs = [
        *((actor("a3"), actor("a4")), (actor("a1"), actor("a3"))),
        *((actor("a4"), actor("a1")), (actor("a6"), actor("a5"))),
    ]
    patch = edits.merge_pairs(editing.now, pairs)
    assert (patch.label, patch.act) == ("Merge 3 actors into others", Act.MERGE)
    after = editing.make(patch)
    assert list(after.actors) == ["a1", "a2", "a6"]
    assert edits.merged_in(patch)[actor("a5")] == actor("a6")
    for key in ("a5", "a4", "a3"):
        editing.make(edits.split(editing.now, patch, actor(key)))
    assert editing.now == told


def test_one_pair_is_merged_as_a_merge(told):
    assert edits.merge_pairs(told, [(actor("a3"), actor("a4"))]) == edits.merge_actors(
        told, actor("a3"), actor("a4")
    )
    with pytest.raises(DomainError, match="Nothing is selected"):
        edits.merge_pairs(told, [])


def test_that_two_are_not_the_same_is_kept(editing):
    patch = edits.keep_apart(editing.now, actor("a3"), actor("a4"))
    assert patch.label == "Keep “Ana Paz” and “A. Paz” apart"
    assert editing.make(patch).actors["a3"].distinct_from == ("a4",)
    assert not edits.keep_apart(editing.now, actor("a3"), actor("a4")).changes
    with pytest.raises(DomainError, match="choose two"):
        edits.keep_apart(editing.now, actor("a3"), actor("a3"))
    with pytest.raises(DomainError, match="choose two"):
        edits.keep_apart(editing.now, actor("a3"), place("p1"))
    with pytest.raises(DomainError, match="choose two"):
        edits.keep_apart(editing.now, place("p1"), actor("a3"))


def test_edits_are_made_one_on_the_other_and_told_as_one(editing, told):
    patch = edits.combined(
        "All at once",
        Act.EDIT,
        told,
        [
            lambda now: edits.delete(now, Ref(Kind.EVENT, "e1")),
            lambda now: edits.create_event(now, None, "Last")[0],
            lambda now: edits.create_event(now, told.actors["a1"].mentions[0], "First")[0],
            lambda now: edits.rename(now, Ref(Kind.EVENT, "e4"), "The last"),
        ],
    )
    after = editing.make(patch)
    assert [event.title for event in after.events.values()] == [
        *("First", "The army strikes", "Nobody knows of it", "The last"),
    ]


def test_edits_that_take_each_other_back_change_nothing(told):
    edit = [
        lambda now: edits.rename(now, actor("a1"), "Other"),
        lambda now: edits.rename(now, actor("a1"), "Lima"),
    ]
    assert not edits.combined("Nothing", Act.EDIT, told, edit).changes


def test_of_edits_one_of_which_is_refused_none_is_made(told):
    with pytest.raises(DomainError, match="needs a title"):
        edits.combined(
            "All",
            Act.EDIT,
            told,
            [
                lambda now: edits.delete(now, actor("a1")),
                lambda now: edits.rename(now, Ref(Kind.EVENT, "e1"), ""),
            ],
        )


def test_places_that_nothing_is_known_of_are_found_again_in_a_merge():
    document = document_of(
        [Place("p1", "Here"), Place("p2", "There"), Event("e1", "It", places=("p2",))]
    )
    merge = edits.merge_places(document, place("p1"), place("p2"))
    assert edits.merged_in(merge) == {place("p2"): place("p1")}
