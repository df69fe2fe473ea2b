"""Any text gives valid utterances, and every pair of marks is accounted for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.findings import Named, Span
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.marks import quotation_marks
from idlib_gui.extract.quotes import find_quotes

WORDS = [
    *("Anna Novak", "Lee", "LEE:", "the mayor", "she", "it", "they", "who", "what", "I", "workers"),
    *("said", "told", "called", "according to", "saying", "denied", "as", "claim", "Herald", "was"),
    *("that", "it is gone", "the bridge", "The bridge is gone, and so is the road.", "and", "of"),
    *(",", ".", ":", ";", "?", "—", "“", "”", '"', "‘", "’", "'", "’s", "\n", "\n\n", "Q:", "A:"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
KINDS = [ActorKind.PERSON, ActorKind.MEDIA, ActorKind.STATE, None]


def check(text, said):
    """Check that utterances are in order, well formed and made of whole passages or clauses."""
    passages = {passage.span for passage in quotation_marks(text)}
    assert [one.spans for one in said] == sorted(one.spans for one in said)
    for number, one in enumerate(said):
        roles = (one.attribution, one.speaker, one.cue, one.outlet, one.addressee)
        for span in (*one.spans, *(role for role in roles if role is not None)):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()
        assert all(a.end <= b.start for a, b in zip(one.spans, one.spans[1:], strict=False))
        assert (one.attribution is None) == (one.speaker is None)
        assert one.why.reason.endswith(".")
        assert 0 < one.why.confidence <= 1
        assert one.answers is None or (0 <= one.answers < len(said) and one.answers != number)
        assert (one.answers is None) == (not one.relation)
        transcript = "transcript" in one.why.reason
        assert one.form == "indirect" or transcript or passages.issuperset(one.spans)
    quoted = [span for one in said if one.form != "indirect" for span in one.spans]
    assert len(set(quoted)) == len(quoted)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_words_in_any_order_give_valid_utterances(text, data):
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    found = data.draw(st.lists(ends, max_size=6))
    spans = list(dict.fromkeys(Span(a, b) for a, b in found if a < b and text[a:b].strip()))
    names = tuple(
        Named(text[slice(*span)], kind, is_place=kind is None, mentions=(span,))
        for span, kind in zip(spans, KINDS * 2, strict=False)
    )
    analysis = analyse(text)
    check(analysis.text, find_quotes(analysis, names, shipped_lists()))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_gives_valid_utterances(text):
    analysis = analyse(text)
    check(analysis.text, find_quotes(analysis, (), shipped_lists()))
