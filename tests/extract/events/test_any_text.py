"""Any text gives a valid document whose citations match."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.checks import problems
from idlib_gui.domain.records import ActorKind, Basis, TimexType
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.assemble import Findings, assemble
from idlib_gui.extract.events import find_events
from idlib_gui.extract.findings import Named, Span, Time
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract
from idlib_gui.storage.exchange import model_bytes

WORDS = [
    *("Freedonia", "Sylvania", "French", "rebels", "troops", "who", "which", "she", "it", "they"),
    *("said", "accused", "attacked", "killed", "by", "will", "not", "must", "to", "if", "agreed"),
    *("visit", "of", "the", "same", "day", "and", ",", ".", "“", "”", "’s", "war", "attack"),
    *("on", "met", "with", "\n\n"),
]
DAY = "1990-05-03"
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.data())
def test_words_in_any_order_give_a_valid_document(source_of, text, data):
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    found = data.draw(st.lists(spans, max_size=6))
    proper = list(dict.fromkeys(Span(a, b) for a, b in found if a < b and text[a:b].strip()))
    names = tuple(
        Named(text[slice(*s)], kind, kind is not ActorKind.PERSON, (s,), (s,))
        for s, kind in zip(proper, [ActorKind.STATE, ActorKind.PERSON, None] * 3, strict=False)
    )
    times = tuple(
        Time(s, DAY, None, TimexType.DATE, Basis.STATED, "", shape=DAY) for s in sorted(proper)[:2]
    )
    events = find_events(analyse(text), names, times, (), shipped_lists())
    document = assemble(source_of(text), Findings(times, names, (), events), shipped_lists())
    assert problems(document) == []
    assert all(
        text[cited.start : cited.end] == cited.exact
        for event in document.events.values()
        for cited in (event.trigger, *event.evidence)
    )
    assert all(0 < len(event.title) <= 60 for event in document.events.values())


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_any_text_goes_through_the_pipeline(source_of, text):
    assert problems(extract(source_of(text), shipped_lists()).document) == []


def test_the_same_text_gives_the_same_bytes(source_of):
    text = "Peru and Chad met in Lima. They accused Togo of arming rebels. Students protested."
    first, second = (extract(source_of(text), shipped_lists()).document for _ in range(2))
    assert model_bytes(first) == model_bytes(second)
