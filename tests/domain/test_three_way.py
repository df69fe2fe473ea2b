"""A new reading is merged into a document: what a person decided stays, the rest follows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.checks import problems
from idlib_gui.domain.creating import create_event
from idlib_gui.domain.deleting import delete
from idlib_gui.domain.document import Act, apply_patch, document_of, ref_of
from idlib_gui.domain.field_changes import FieldChange
from idlib_gui.domain.field_edits import rename, set_fields, set_status
from idlib_gui.domain.joining import join_events
from idlib_gui.domain.merging import merge_actors
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Event,
    EventType,
    Kind,
    Quote,
    QuoteForm,
    Ref,
    Status,
)
from idlib_gui.domain.same_records import main_citations, same_records, where
from idlib_gui.domain.three_way import Fate, merge

from .readings import cite, edited, readings, source

FEW = settings(max_examples=20)
ONE, TWO, THREE = source(0), source(1), source(2)


def event(key, title="Attack", *, first=0, told=ONE, **fields):
    return Event(
        key,
        title,
        fields.pop("type", EventType.ASSAULT),
        trigger=cite(told, first),
        evidence=(cite(told, first, 3),),
        **fields,
    )


def actor(key, name, *firsts, told=ONE, kind=ActorKind.PERSON, **fields):
    return Actor(key, name, kind, mentions=tuple(cite(told, first) for first in firsts), **fields)


def quote(key, first, **fields):
    words = cite(ONE, first, 2)
    return Quote(key, words.exact, QuoteForm.DIRECT, citations=(words,), **fields)


def merged(base, mine, theirs, skipped=frozenset()):
    """Return the document after the merge, and the fate of each line by record."""
    result = merge(base, mine, theirs, skipped)
    assert result.patch.act is Act.EXTRACT
    after = apply_patch(mine, result.patch)
    assert problems(after) == []
    return after, {line.ref: line.fate for line in result.lines}


def only(document, kind):
    (record,) = document.table(kind).values()
    return record


# What the machine proposes


def test_the_same_reading_again_changes_nothing_whatever_its_ids():
    base = document_of([ONE, actor("a1", "Ana", 1), event("e1", agents=("a1",)), quote("q1", 5)])
    theirs = document_of(
        [
            ONE._replace(id="text"),
            actor("x7", "Ana", 1, told=ONE._replace(id="text")),
            event("x9", agents=("x7",), told=ONE._replace(id="text")),
            quote("x1", 5)._replace(citations=(cite(ONE._replace(id="text"), 5, 2),)),
        ]
    )
    result = merge(base, base, theirs)
    assert result.patch.changes == {}
    assert result.lines == ()
    assert result.patch.label == "Read again: nothing new"


def test_new_proposals_come_in_as_proposed_with_free_ids_in_their_place():
    base = document_of([ONE, event("e1", first=0), event("e2", "Talks", first=15)])
    new = event("e2", "Visit", first=8, agents=("a1",))
    theirs = document_of(
        [ONE, actor("a1", "Ana", 8), event("e1"), new, event("e3", "Talks", first=15)]
    )
    after, fates = merged(base, base, theirs)
    assert list(after.events) == ["e1", "e3", "e2"]
    assert after.events["e3"].title == "Visit"
    assert after.events["e3"].status is Status.PROPOSED
    assert after.events["e3"].agents == ("a1",)
    assert set(fates.values()) == {Fate.NEW}


def test_what_is_first_in_the_reading_comes_first():
    base = document_of([ONE, event("e1", first=10)])
    theirs = document_of([ONE, event("e1", "Visit", first=0), event("e2", first=10)])
    assert list(merged(base, base, theirs)[0].events) == ["e2", "e1"]


def test_a_field_that_only_the_machine_changed_is_updated_and_told():
    base = document_of([ONE, event("e1", "Attack")])
    theirs = document_of([ONE, event("e1", "Raid", confidence=0.5)])
    result = merge(base, base, theirs)
    (line,) = result.lines
    assert line.fate is Fate.CHANGED
    assert line.changes[0] == FieldChange("title", "Attack", "Raid")
    assert apply_patch(base, result.patch).events["e1"].title == "Raid"
    assert result.patch.label == "Read again: 1 changed"


def test_proposals_that_are_not_made_any_more_go_if_nobody_touched_them():
    base = document_of([ONE, actor("a1", "Ana", 1), event("e1", agents=("a1",))])
    after, fates = merged(base, base, document_of([ONE]))
    assert not after.events
    assert not after.actors
    assert set(fates.values()) == {Fate.GONE}


# What a person decided


def test_what_was_decided_stays_as_it_is():
    base = document_of([ONE, event("e1"), event("e2", "Talks", first=9)])
    mine = base
    for key, status in (("e1", Status.ACCEPTED), ("e2", Status.REJECTED)):
        mine = apply_patch(mine, set_status(mine, Ref(Kind.EVENT, key), status))
    theirs = document_of([ONE, event("e1", "Raid")])
    result = merge(base, mine, theirs)
    assert result.patch.changes == {}
    fates = {line.ref.id: line for line in result.lines}
    assert fates["e1"].fate is Fate.KEPT
    assert fates["e1"].kept == (FieldChange("title", "Attack", "Raid"),)
    assert fates["e2"].fate is Fate.STAYS


def test_a_field_that_a_person_changed_stays_and_the_others_are_updated():
    base = document_of([ONE, event("e1", "Attack")])
    mine = apply_patch(base, rename(base, Ref(Kind.EVENT, "e1"), "My words"))
    theirs = document_of([ONE, event("e1", "Raid", type=EventType.COERCE)])
    result = merge(base, mine, theirs)
    after = apply_patch(mine, result.patch)
    assert after.events["e1"].title == "My words"
    assert after.events["e1"].type is EventType.COERCE
    (line,) = result.lines
    assert line.kept == (FieldChange("title", "My words", "Raid"),)
    assert line.changes == (FieldChange("type", EventType.ASSAULT, EventType.COERCE),)


def test_both_changed_to_the_same_is_no_news():
    base = document_of([ONE, event("e1", "Attack")])
    mine = apply_patch(base, rename(base, Ref(Kind.EVENT, "e1"), "Raid"))
    assert merge(base, mine, document_of([ONE, event("e1", "Raid")])).lines == ()


def test_a_note_on_what_is_not_proposed_any_more_keeps_it():
    base = document_of([ONE, event("e1")])
    mine = apply_patch(base, set_fields(base, Ref(Kind.EVENT, "e1"), note="Look again."))
    after, fates = merged(base, mine, document_of([ONE]))
    assert after == mine
    assert list(fates.values()) == [Fate.STAYS]


def test_a_false_actor_that_was_deleted_stays_deleted():
    base = document_of([ONE, actor("a1", "Ana", 1), event("e1", agents=("a1",))])
    mine = apply_patch(base, delete(base, Ref(Kind.ACTOR, "a1")))
    theirs = document_of(
        [
            ONE,
            actor("x", "Ana", 1, 7),
            event("e1", agents=("x",)),
            event("e2", "Visit", first=7, agents=("x",), claimed_by="x"),
        ]
    )
    after, fates = merged(base, mine, theirs)
    assert not after.actors
    assert after.events["e1"].agents == ()
    assert after.events["e2"].agents == ()
    assert after.events["e2"].claimed_by is None
    assert fates[Ref(Kind.ACTOR, "a1")] is Fate.DELETED


def test_a_deleted_event_stays_deleted_and_quotes_are_not_about_it():
    base = document_of([ONE, event("e1"), quote("q1", 9, about=("e1",))])
    mine = apply_patch(base, delete(base, Ref(Kind.EVENT, "e1")))
    after, fates = merged(base, mine, base)
    assert after == mine
    assert list(fates.values()) == [Fate.DELETED]


def test_merged_actors_stay_merged_and_take_what_is_found_of_either():
    base = document_of(
        [ONE, actor("a1", "Ana", 1), actor("a2", "Anna", 5), event("e1", agents=("a2",))]
    )
    mine = apply_patch(base, merge_actors(base, Ref(Kind.ACTOR, "a1"), Ref(Kind.ACTOR, "a2")))
    theirs = document_of(
        [
            ONE,
            actor("a1", "Ana", 1, 12),
            actor("a2", "Anna", 5, 14),
            event("e1", agents=("a2",)),
            event("e2", "Visit", first=14, agents=("a2",)),
        ]
    )
    after, _ = merged(base, mine, theirs)
    assert list(after.actors) == ["a1"]
    assert {one.exact for one in after.actors["a1"].mentions} == {
        "alpha1",
        "alpha5",
        "alpha12",
        "alpha14",
    }
    assert after.events["e2"].agents == ("a1",)
    alone = document_of([ONE, actor("a2", "Anna", 5, 14)])
    kept, _ = merged(base, mine, alone)
    assert "alpha14" in {one.exact for one in kept.actors["a1"].mentions}


def test_events_that_were_joined_stay_joined():
    base = document_of(
        [
            ONE,
            TWO,
            actor("a1", "Ana", 1),
            *(
                event(key, told=told, agents=("a1",), when=None, type=EventType.ASSAULT)
                for key, told in (("e1", ONE), ("e2", TWO))
            ),
        ]
    )
    first, second = base.events.values()
    whole = first._replace(evidence=(*first.evidence, *second.evidence))
    mine = document_of([ONE, TWO, base.actors["a1"], whole])
    after, _ = merged(base, mine, base)
    assert after == mine
    assert join_events(base).act is Act.JOIN


def test_what_a_person_made_stays_and_is_not_proposed_beside():
    base = document_of([ONE])
    patch, ref = create_event(base, cite(ONE, 3, 3), "Made by hand")
    mine = apply_patch(base, patch)
    theirs = document_of([ONE, event("e1", "Attack", first=3)])
    alike = apply_patch(mine, set_fields(mine, ref, type=EventType.ASSAULT))
    after, fates = merged(base, alike, theirs)
    assert after == alike
    assert fates == {}


def test_a_mention_that_a_person_took_off_does_not_come_back():
    base = document_of([ONE, actor("a1", "Ana", 1, 5)])
    mine = document_of([ONE, actor("a1", "Ana", 1)])
    after, _ = merged(base, mine, document_of([ONE, actor("a1", "Ana", 1, 5, 9)]))
    assert [one.exact for one in after.actors["a1"].mentions] == ["alpha1", "alpha9"]


def test_a_mention_that_is_not_proposed_any_more_goes_and_one_by_hand_stays():
    base = document_of([ONE, actor("a1", "Ana", 1, 5)])
    mine = document_of([ONE, actor("a1", "Ana", 1, 5, 9)])
    after, _ = merged(base, mine, document_of([ONE, actor("a1", "Ana", 1)]))
    assert [one.exact for one in after.actors["a1"].mentions] == ["alpha1", "alpha9"]


def test_what_the_machine_only_explains_otherwise_is_no_news_of_what_was_decided():
    base = document_of([ONE, event("e1", reason="So.")])
    mine = apply_patch(base, set_status(base, Ref(Kind.EVENT, "e1"), Status.ACCEPTED))
    theirs = document_of([ONE, event("e1", reason="Thus.", confidence=0.3)])
    assert merge(base, mine, theirs).lines == ()


def test_a_new_proposal_of_what_a_person_put_into_another_is_not_made():
    base = document_of([ONE, actor("a1", "Ana", 1)])
    mine = document_of([ONE, actor("a1", "Ana", 1, 5, 9)])
    theirs = document_of(
        [
            ONE,
            actor("a1", "Ana", 1),
            actor("a2", "Miss Soto", 5, 9),
            event("e1", first=5, agents=("a2",)),
        ]
    )
    after, _ = merged(base, mine, theirs)
    assert list(after.actors) == ["a1"]
    assert after.events["e1"].agents == ("a1",)


# What is left out


def test_a_line_that_is_left_out_leaves_its_record_as_it_is():
    base = document_of([ONE, event("e1"), event("e2", "Talks", first=9)])
    theirs = document_of([ONE, event("e1", "Raid"), event("e5", "Visit", first=15)])
    everything = frozenset(line.ref for line in merge(base, base, theirs).lines)
    assert len(everything) == 3
    nothing = merge(base, base, theirs, everything)
    assert nothing.patch.changes == {}
    assert len(nothing.lines) == 3
    for ref in everything:
        after, _ = merged(base, base, theirs, everything - {ref})
        assert after != base


def test_what_names_an_actor_that_is_left_out_goes_without():
    base = document_of([ONE])
    theirs = document_of([ONE, actor("a1", "Ana", 1), event("e1", agents=("a1",))])
    after, _ = merged(base, base, theirs, frozenset({Ref(Kind.ACTOR, "a1")}))
    assert not after.actors
    assert after.events["e1"].agents == ()


def test_what_would_go_stays_where_something_that_stays_points_at_it():
    above = actor("a2", "Corps", kind=ActorKind.ORGANISATION)
    base = document_of(
        [ONE, actor("a1", "Ana", 1, part_of="a2"), above, event("e1", agents=("a1",))]
    )
    mine = apply_patch(base, set_status(base, Ref(Kind.EVENT, "e1"), Status.ACCEPTED))
    after, fates = merged(base, mine, document_of([ONE]))
    assert set(after.actors) == {"a1", "a2"}
    assert set(fates.values()) == {Fate.STAYS}
    skipped = frozenset({Ref(Kind.EVENT, "e1")})
    assert set(merged(base, base, document_of([ONE]), skipped)[0].actors) == {"a1", "a2"}


# Some of several sources


def test_what_other_sources_tell_stays_when_one_is_read_again():
    base = document_of(
        [
            ONE,
            TWO,
            actor("a1", "Ana", 1)._replace(mentions=(cite(ONE, 1), cite(TWO, 1))),
            actor("a2", "Ben", 4, told=TWO),
            actor("a3", "Nobody"),
            event("e1"),
            event("e2", told=TWO),
        ]
    )
    theirs = document_of([ONE, actor("a1", "Anna", 6), event("e1", "Raid")])
    after, _ = merged(base, base, theirs)
    assert {one.exact for one in after.actors["a1"].mentions} == {"beta1"}
    assert {"a2", "a3"} < set(after.actors)
    assert after.events["e1"].title == "Raid"
    assert after.events["e2"] == base.events["e2"]


def test_names_and_other_names_of_what_several_sources_tell_stay_when_one_is_read_again():
    both = Actor("a1", "Ana", ActorKind.PERSON, ("A.",), mentions=(cite(ONE, 1), cite(TWO, 1)))
    base = document_of([ONE, TWO, both])
    theirs = document_of([ONE, actor("x1", "Anna", 1, 4, aliases=("Nita",))])
    after, _ = merged(base, base, theirs)
    assert after.actors["a1"].name == "Ana"
    assert after.actors["a1"].aliases == ("A.", "Nita")
    assert len(after.actors["a1"].mentions) == 3


def test_another_source_comes_in_with_an_id_of_its_own():
    base = document_of([ONE, event("e1")])
    other = THREE._replace(id="s1")
    theirs = document_of([other, event("e1", "Visit", told=other)])
    after, fates = merged(base, base, theirs)
    assert [one.sha256 for one in after.sources.values()] == [ONE.sha256, THREE.sha256]
    assert len(after.events) == 2
    assert set(fates.values()) == {Fate.NEW}


def test_a_text_is_known_again_in_the_version_that_is_in_force():
    old = ONE._replace(replaced_by="s2")
    new = ONE._replace(id="s2")
    mine = document_of([old, new, event("e1", told=new)])
    theirs = document_of([ONE, event("e1", "Raid")])
    after, _ = merged(document_of([new, event("e1", told=new)]), mine, theirs)
    assert after.events["e1"].title == "Raid"
    back = document_of([new._replace(replaced_by="s1"), ONE, event("e1")])
    assert merged(document_of([ONE, event("e1")]), back, theirs)[0].events["e1"].title == "Raid"


def test_the_publication_date_of_a_source_is_updated():
    base = document_of([ONE, event("e1")])
    theirs = document_of([ONE._replace(published="2021"), event("e1")])
    result = merge(base, base, theirs)
    assert [line.changes for line in result.lines] == [
        (FieldChange("published", "2020-02-13", "2021"),)
    ]


# Circles


def test_no_actor_becomes_part_of_itself():
    base = document_of([ONE, actor("a1", "Ana", 1), actor("a2", "Ben", 4)])
    mine = apply_patch(base, set_fields(base, Ref(Kind.ACTOR, "a1"), part_of="a2"))
    theirs = document_of([ONE, actor("a1", "Ana", 1), actor("a2", "Ben", 4, part_of="a1")])
    after, _ = merged(base, mine, theirs)
    assert after.actors["a1"].part_of == "a2"
    assert after.actors["a2"].part_of is None


def test_what_several_actors_became_stays_though_it_is_none_of_them_any_more():
    base = document_of([ONE, *(actor(f"a{n}", "Ana", n) for n in (1, 4, 7))])
    one, *others = (Ref(Kind.ACTOR, f"a{n}") for n in (1, 4, 7))
    mine = apply_patch(base, merge_actors(base, one, others))
    mine = apply_patch(mine, rename(mine, one, "Another name"))
    result = merge(base, mine, base)
    assert problems(apply_patch(mine, result.patch)) == []
    assert apply_patch(mine, result.patch).actors["a1"].name == "Another name"


def test_what_only_a_person_fills_stays_also_where_the_last_reading_is_lost():
    told = document_of([ONE, event("e1")])
    mine = apply_patch(told, set_status(told, Ref(Kind.EVENT, "e1"), Status.ACCEPTED))
    mine = apply_patch(mine, set_fields(mine, Ref(Kind.EVENT, "e1"), note="seen elsewhere"))
    result = merge(mine, mine, document_of([ONE, event("e1", title="Raid")]))
    after = apply_patch(mine, result.patch).events["e1"]
    assert (after.status, after.note) == (Status.ACCEPTED, "seen elsewhere")
    (line,) = result.lines
    assert {change.name for change in (*line.changes, *line.kept)} == {"title"}


# Who is who


def test_records_are_the_same_by_what_they_cite_never_by_their_ids():
    one = document_of([ONE, event("e1", first=0), event("e2", first=10), actor("a1", "Ana", 3)])
    other = document_of([ONE, event("e2", first=0), event("e1", first=10), actor("a9", "Anna", 3)])
    pairs = {ref.id: same.id for ref, same in same_records(one, other).items()}
    assert pairs == {"s1": "s1", "e1": "e2", "e2": "e1", "a1": "a9"}


def test_events_of_the_same_sentence_are_told_apart_by_their_words_and_types():
    evidence = (cite(ONE, 0, 9),)
    told = [
        event("e1", first=1)._replace(evidence=evidence),
        event("e2", first=6, type=EventType.ACCUSE)._replace(evidence=evidence),
        Event("e3", "No word", evidence=evidence),
    ]
    again = [one._replace(id=f"x{n}", title="Other") for n, one in enumerate(reversed(told))]
    pairs = same_records(document_of([ONE, *told]), document_of([ONE, *again]))
    assert {ref.id: same.id for ref, same in pairs.items()} == {
        "s1": "s1",
        "e1": "x2",
        "e2": "x1",
        "e3": "x0",
    }


def test_what_cites_nearly_the_same_words_is_the_same():
    one = document_of([ONE, quote("q1", 3), event("e1")._replace(trigger=cite(ONE, 0, 1))])
    wide = cite(ONE, 3, 3)
    other = document_of(
        [
            ONE,
            quote("q1", 3)._replace(text=wide.exact, citations=(wide,)),
            event("e1", "Raid", type=None)._replace(trigger=cite(ONE, 1)),
        ]
    )
    assert len(same_records(one, other)) == 3
    apart = document_of([ONE, quote("q1", 9), event("e1", first=9), actor("a1", "Ana", 2)])
    assert set(same_records(one, apart)) == {Ref(Kind.SOURCE, "s1")}


# Properties


@st.composite
def three(draw, sources=(0, 1)):
    base = draw(readings())
    return base, draw(edited(base)), draw(st.one_of(st.just(base), readings(sources)))


@FEW
@given(three())
def test_whatever_was_done_and_is_proposed_the_document_is_whole_after_the_merge(documents):
    base, mine, theirs = documents
    result = merge(base, mine, theirs)
    after = apply_patch(mine, result.patch)
    assert problems(after) == []
    assert apply_patch(after, result.patch.inverted()) == mine
    assert all(key == record.id for kind in Kind for key, record in after.table(kind).items())


@FEW
@given(three((1,)))
def test_reading_one_of_two_sources_changes_nothing_that_only_the_other_tells(documents):
    base, mine, theirs = documents
    after = apply_patch(mine, merge(base, mine, theirs).patch)
    assert problems(after) == []
    for ref in mine.refs():
        told = {one.source for one in main_citations(mine.get(ref))}
        if told == {"s1"} and ref.kind in {Kind.EVENT, Kind.QUOTE, Kind.DATE}:
            assert after.get(ref) is not None


@FEW
@given(three())
def test_what_a_person_decided_or_made_is_there_after_every_merge(documents):
    base, mine, theirs = documents
    after = apply_patch(mine, merge(base, mine, theirs).patch)
    for kind in (Kind.EVENT, Kind.QUOTE):
        for key, record in mine.table(kind).items():
            if record.status is not Status.PROPOSED:
                assert after.table(kind)[key] == record
            elif record.note or getattr(record, "title", "") == "Another name":
                assert key in after.table(kind)
                assert after.table(kind)[key].note == record.note


@FEW
@given(three())
def test_the_same_reading_again_adds_nothing_to_a_merge(documents):
    base, mine, theirs = documents
    after = apply_patch(mine, merge(base, mine, theirs).patch)
    assert merge(theirs, after, theirs).patch.changes == {}


@FEW
@given(st.data())
def test_a_reading_that_is_what_it_was_changes_nothing(data):
    base = data.draw(readings())
    mine = data.draw(edited(base))
    assert merge(base, mine, base).patch.changes == {}


@FEW
@given(readings(), readings())
def test_an_untouched_document_becomes_what_is_proposed(base, theirs):
    after = apply_patch(base, merge(base, base, theirs).patch)
    for kind in (Kind.EVENT, Kind.QUOTE, Kind.DATE):
        told = sorted(_told(record) for record in theirs.table(kind).values())
        assert sorted(_told(record) for record in after.table(kind).values()) == told


def _told(record):
    """Return what a record tells but for its id and those of others."""
    cited = record.evidence if isinstance(record, Event) else ()
    return str((ref_of(record).kind, [where(one) for one in cited], getattr(record, "title", "")))


@FEW
@given(st.data())
def test_leaving_out_any_lines_leaves_a_whole_document(data):
    base, mine, theirs = data.draw(three())
    lines = merge(base, mine, theirs).lines
    skipped = frozenset(line.ref for line in lines if data.draw(st.booleans()))
    result = merge(base, mine, theirs, skipped)
    after = apply_patch(mine, result.patch)
    assert problems(after) == []
    for line in result.lines:
        if line.ref in skipped:
            assert after.get(line.ref) == mine.get(line.ref)
