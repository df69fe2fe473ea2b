"""Cited words are found again in another text, or said to be lost: never moved to other words."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from idlib_gui.domain.checks import problems
from idlib_gui.domain.document import Act, apply_patch, document_of
from idlib_gui.domain.records import (
    Basis,
    DateMention,
    DomainError,
    Event,
    Kind,
    Source,
    TimexType,
)
from idlib_gui.domain.search import folded
from idlib_gui.domain.versions import current_sources, uncertain_citations
from idlib_gui.extract.anchoring import Anchoring, Found, Lost, Several, reanchor
from idlib_gui.extract.citing import cite
from idlib_gui.extract.findings import Span
from idlib_gui.extract.retexting import replace_text

OLD = (
    "On Monday the army shelled the town, killing 12 people.\n"
    "The governor said that nobody had fled to the coast.\n"
    "On Tuesday envoys met in the capital and agreed on a truce."
)


def source_of(text, key="s1"):
    return Source(key, "A story", text, hashlib.sha256(text.encode()).hexdigest())


def cited(words, text=OLD, after=0):
    start = text.index(words, after)
    return cite(source_of(text), Span(start, start + len(words)))


def words_at(anchor, text):
    assert isinstance(anchor, Found), anchor
    return text[slice(*anchor.span)]


def test_words_are_found_in_the_same_text_where_they_are():
    for words in ("the army", "12", "said that nobody", OLD):
        one = cited(words)
        assert reanchor(one, OLD, OLD) == Found(Span(one.start, one.end))
        assert reanchor(one, OLD) == Found(Span(one.start, one.end))


def test_words_before_and_behind_an_edit_are_found():
    new = OLD.replace("The governor said", "The old governor himself said")
    for words in ("army", "killing 12 people", "truce", "envoys met in the capital"):
        assert words_at(reanchor(cited(words), new, OLD), new) == words
        assert words_at(reanchor(cited(words), f"Title\n{new}"), f"Title\n{new}") == words


def test_a_paragraph_that_moved_takes_its_citations_along():
    new = "\n".join(reversed(OLD.split("\n")))
    for words in ("the army shelled", "nobody had fled", "envoys"):
        assert words_at(reanchor(cited(words), new, OLD), new) == words


def test_words_that_are_spelt_otherwise_now_are_found_by_likeness():
    new = OLD.replace("shelled the town, killing", "shelled the towns and killing").replace(
        "Monday", "Monday night"
    )
    anchor = reanchor(cited("the army shelled the town, killing 12 people"), new, OLD)
    assert words_at(anchor, new) == "the army shelled the towns and killing 12 people"
    assert 0.8 < anchor.alike < 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("12 people", "19 people"), ("nobody had fled", "somebody had fled"), ("he", "she")],
)
def test_words_of_another_number_or_of_the_contrary_are_not_the_same(old, new):
    text = f"Before that, it was told at noon that {old} to the coast, and so it went on there."
    changed = text.replace(old, new).replace("at noon", "at night")
    assert not isinstance(reanchor(cited(old, text), changed, text), Found)


def test_where_another_word_stands_at_an_end_it_is_not_known_what_is_cited_now():
    one = cited("the army shelled the town, killing 12 people")
    begun = OLD.replace("the army shelled the town", "an army had shelled the town")
    ended = OLD.replace("killing 12 people", "killing 12 persons")
    for new in (begun, ended):
        assert isinstance(reanchor(one, new, OLD), Several)
    within = OLD.replace("shelled the town, killing", "shelled the towns and killing")
    assert words_at(reanchor(one, within, OLD), within).endswith("killing 12 people")


def test_a_word_that_became_part_of_a_longer_one_is_not_found_as_it_was():
    new = OLD.replace("army", "armyworm")
    anchor = reanchor(cited("army"), new, OLD)
    assert not isinstance(anchor, Found) or words_at(anchor, new) == "armyworm"


def test_words_that_are_gone_are_lost():
    new = OLD.split("\n", maxsplit=1)[0]
    assert reanchor(cited("envoys met in the capital"), new, OLD) == Lost()
    assert reanchor(cited("envoys"), "", OLD) == Lost()
    assert reanchor(cited("envoys")._replace(exact=""), OLD, OLD) == Lost()


def test_between_two_copies_of_a_paragraph_none_is_chosen():
    head, middle, foot = OLD.split("\n")
    new = f"{head}\n{middle}\n{middle}\n{foot}"
    anchor = reanchor(cited("nobody had fled"), new, OLD)
    assert isinstance(anchor, Several)
    assert {new[slice(*span)] for span in anchor.spans} == {"nobody had fled"}
    assert words_at(reanchor(cited("the army"), new, OLD), new) == "the army"


def test_of_two_copies_of_which_one_is_gone_not_both_are_found_in_the_other():
    head, middle, foot = OLD.split("\n")
    twice = f"{head}\n{middle}\n{middle}\n{foot}"
    one, other = cited("fled", twice), cited("fled", twice, twice.index("fled") + 1)
    assert not isinstance(reanchor(one, OLD, twice), Found)
    assert words_at(reanchor(other, OLD, twice), OLD) == "fled"


def test_without_the_old_text_twins_are_told_apart_by_place_alone():
    line = "They met again in the old hall of the town and parted.\n"
    text = line * 4
    one = cited("old hall", text, 60)
    assert reanchor(one, text) == Found(Span(one.start, one.end))
    assert isinstance(reanchor(one, f"x{text}"), Several)


def test_texts_without_blanks_are_read_by_their_characters():
    old = "军队星期一炮击了城镇。使节星期二在首都会面。" * 2
    new = f"标题。{old}"
    assert isinstance(reanchor(cited("使节", old), new, old), Found)
    assert isinstance(reanchor(cited("使节", old)._replace(prefix="", suffix=""), new), Several)


# Properties: any edits of any text


class Edited(NamedTuple):
    """A text, what became of it, and for each character there where it stood before."""

    old: str
    new: str
    origin: tuple[int, ...]


_WORDS = ("army", "town", "truce", "envoys", "met", "shelled", "river", "talks", "the", "of", "on")
_words = st.lists(st.sampled_from(_WORDS), min_size=9, max_size=11, unique=True).map(
    lambda words: " ".join(words) + ". "
)
_texts = st.lists(_words, min_size=2, max_size=7)
_FRESH = ("zebra quilt ", "violin ", "Omega sphinx of quartz judged. ")


@st.composite
def edited(draw):
    """Draw paragraphs, and edits: words put in, cut or replaced, paragraphs doubled or cut."""
    paragraphs = draw(_texts)
    old = "".join(paragraphs)
    told = list(enumerate(old))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(told)))
        end = min(len(told), start + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(("put in", "cut", "replace", "double")))
        fresh = [(-1, char) for char in draw(st.sampled_from(_FRESH))]
        middle = {"put in": fresh + told[start:end], "cut": [], "replace": fresh}.get(how)
        told[start:end] = told[start:end] * 2 if middle is None else middle
    return Edited(old, "".join(char for _, char in told), tuple(place for place, _ in told))


def spans_of(text):
    """Return spans of one to six words of a text."""
    words = [match.span() for match in re.finditer(r"\w+", text)]
    return [
        Span(words[n][0], words[n + more][1])
        for n in range(0, len(words), 3)
        for more in (0, 2, 5)
        if n + more < len(words)
    ]


def intact(edit, span):
    """Return the places in the new text that hold the very characters of a span of the old one."""
    length = span.end - span.start
    wanted = tuple(range(span.start, span.end))
    return [
        Span(place, place + length)
        for place in range(len(edit.origin) - length + 1)
        if edit.origin[place] == span.start and edit.origin[place : place + length] == wanted
    ]


@given(edited())
@settings(max_examples=25)
def test_nothing_is_moved_to_words_that_differ_beyond_the_margin(edit):
    for span in spans_of(edit.old):
        anchor = reanchor(cite(source_of(edit.old), span), edit.new, edit.old)
        if isinstance(anchor, Found):
            before, now = edit.old[slice(*span)], edit.new[slice(*anchor.span)]
            assert before == now or fuzz.ratio(before, now) >= 80


@given(edited())
@settings(max_examples=25)
def test_words_that_are_found_begin_and_end_with_the_words_that_they_did(edit):
    anchoring = Anchoring(edit.new, edit.old)
    for span in spans_of(edit.old):
        anchor = anchoring.find(cite(source_of(edit.old), span))
        if isinstance(anchor, Found):
            before, now = (
                re.findall(r"\w+", folded(text[slice(*place)]))
                for text, place in ((edit.old, span), (edit.new, anchor.span))
            )
            assert before[:1] == now[:1]
            assert before[-1:] == now[-1:]


@given(edited())
@settings(max_examples=25)
def test_no_two_citations_that_were_apart_are_moved_to_the_same_words(edit):
    anchoring = Anchoring(edit.new, edit.old)
    found = [
        (span, anchor.span)
        for span in spans_of(edit.old)
        if isinstance(anchor := anchoring.find(cite(source_of(edit.old), span)), Found)
    ]
    for one, there in found:  # what stood in two words may be in one word now
        for other, where in found:
            shared = min(there.end, where.end) - max(there.start, where.start)
            most = max(there.end - there.start, where.end - where.start)
            assert one.overlaps(other) or 2 * shared < most


@given(edited())
@settings(max_examples=25)
def test_of_two_copies_of_the_same_words_none_is_chosen_where_both_have_the_same_around(edit):
    for span in spans_of(edit.old):
        copies = intact(edit, span)
        around = {edit.new[max(0, one.start - 32) : one.end + 32] for one in copies}
        if len(copies) > 1 and len(around) == 1:
            one = cite(source_of(edit.old), span)
            assert not isinstance(reanchor(one, edit.new, edit.old), Found) or (
                edit.old == edit.new
            )


@given(edited())
@settings(max_examples=25)
def test_words_that_are_there_once_in_both_texts_with_what_is_around_them_are_found_there(edit):
    for span in spans_of(edit.old):
        places = intact(edit, span)
        one = cite(source_of(edit.old), span)
        needle = f"{one.prefix}{one.exact}{one.suffix}"
        if len(places) == edit.new.count(needle) == edit.old.count(needle) == 1:
            anchor = reanchor(one, edit.new, edit.old)
            if edit.new.index(needle) == places[0].start - len(one.prefix):
                assert isinstance(anchor, Found | Several)
                assert not isinstance(anchor, Found) or anchor.span == places[0]


@given(edited())
@settings(max_examples=25)
def test_another_text_keeps_the_order_and_the_validity_of_all_that_is_cited(edit):
    source = source_of(edit.old)
    events = [
        Event(f"e{n}", f"Event {n}", evidence=(cite(source, span),))
        for n, span in enumerate(spans_of(edit.old))
    ]
    document = document_of([source, *events])
    if edit.old == edit.new or not edit.new.strip():
        with pytest.raises(DomainError):
            replace_text(document, "s1", edit.new)
        return
    retexted = replace_text(document, "s1", edit.new)
    after = apply_patch(document, retexted.patch)
    assert problems(after) == []
    assert apply_patch(after, retexted.patch.inverted()) == document
    assert uncertain_citations(after) == retexted.uncertain
    assert len(dict.fromkeys(document_citations(document))) == len(retexted.moved) + len(
        dict.fromkeys(one.citation for one in retexted.uncertain)
    )
    assert list(current_sources(after)) == ["s2"]
    assert all(one.start <= two.start for (one, _), (two, _) in pairwise(retexted.moved))


def document_citations(document):
    return [cited for event in document.events.values() for cited in event.evidence]


# Another text of a source


def test_citations_that_are_found_move_and_the_others_stay_on_the_earlier_version():
    source = source_of(OLD)
    monday = cited("On Monday")
    date = DateMention(monday, "2020-02-10", "2020-02-10", TimexType.DATE, Basis.RELATIVE)
    shelled = Event("e1", "Shelling", trigger=cited("shelled"), evidence=(cited("killing 12"),))
    document = document_of([source, date, shelled])
    new = OLD.replace("killing 12 people", "wounding many")
    retexted = replace_text(document, "s1", new)
    assert retexted.patch.act is Act.RETEXT
    assert retexted.patch.label == "Replace the text of “A story”"
    after = apply_patch(document, retexted.patch)
    assert after.sources["s1"].replaced_by == "s2"
    assert after.sources["s2"].text == new
    assert after.events["e1"].trigger.source == "s2"
    assert [one.source for one in after.events["e1"].evidence] == ["s1"]
    assert [(one.ref.kind, one.field) for one in retexted.uncertain] == [(Kind.EVENT, "evidence")]
    assert list(after.dates) == ["s2:0-9"]
    assert problems(after) == []


def test_a_text_can_be_replaced_again_and_again():
    document = document_of([source_of(OLD), Event("e1", "Truce", evidence=(cited("a truce"),))])
    for text in (f"One. {OLD}", f"Two. {OLD}", f"{OLD} Three."):
        source = next(iter(current_sources(document)))
        document = apply_patch(document, replace_text(document, source, text).patch)
    assert problems(document) == []
    assert list(current_sources(document)) == ["s4"]
    assert document.events["e1"].evidence[0].source == "s4"


@pytest.mark.parametrize(
    ("source", "text", "sentence"),
    [
        ("s9", "x", "not in force"),
        ("s1", " \n", "empty"),
        ("s1", OLD, "this very text"),
    ],
)
def test_what_is_no_other_text_is_refused(source, text, sentence):
    with pytest.raises(DomainError, match=sentence):
        replace_text(document_of([source_of(OLD)]), source, text)


def test_an_earlier_version_cannot_be_replaced():
    document = document_of([source_of(OLD)])
    document = apply_patch(document, replace_text(document, "s1", "New words.").patch)
    with pytest.raises(DomainError, match="not in force"):
        replace_text(document, "s1", "Others.")


def test_a_new_version_takes_a_free_id_and_a_long_title_is_shortened():
    sources = [source_of("One.")._replace(title="long " * 30), source_of("Two.", "s3")]
    patch = replace_text(document_of(sources), "s1", "Uno.").patch
    after = apply_patch(document_of(sources), patch)
    assert list(after.sources) == ["s1", "s4", "s3"]
    assert patch.label.endswith("…”")
