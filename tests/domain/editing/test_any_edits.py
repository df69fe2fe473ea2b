"""Whatever is done to a document can be taken back to the same bytes, and leaves no problem."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from idlib_gui.domain import edits
from idlib_gui.domain.checks import problems
from idlib_gui.domain.citing import cited
from idlib_gui.domain.document import Act, apply_patch
from idlib_gui.domain.records import ActorKind, DomainError, Kind, Ref, Rival, Status
from idlib_gui.storage.exchange import model_bytes, model_of

_ANY = [Ref(kind, f"{kind[0]}{number}") for kind in Kind for number in range(1, 8)]
_refs = st.sampled_from(_ANY)
_actors = st.sampled_from([ref for ref in _ANY if ref.kind is Kind.ACTOR])
_events = st.sampled_from([ref for ref in _ANY if ref.kind in {Kind.EVENT, Kind.QUOTE}])
_ids = st.sampled_from([ref.id for ref in _ANY])
_texts = (
    st.sampled_from(("Lima", "A. Paz", "", "x\ny", "2020-02", "AID", "Puno; Cusco")) | st.text()
)
_spans = st.tuples(st.sampled_from(("s1", "s2")), st.integers(0, 70), st.integers(0, 30))
_values = (
    _texts
    | _ids
    | st.none()
    | st.lists(_ids, max_size=3)
    | st.floats(-100, 100)
    | st.sampled_from((*ActorKind, *Status))
)
_fields = st.sampled_from(
    [
        *("title", "name", "type", "agents", "targets", "places", "claimed_by", "part_of", "note"),
        *("speaker", "about", "confidence", "kind", "aliases", "distinct_from", "lat", "country"),
    ]
)


def words(document, span):
    source = document.sources[span[0]]
    return cited(source, span[1], span[1] + span[2])


_edits = st.one_of(
    st.builds(
        lambda ref, f, v: lambda now: edits.set_fields(now, ref, **{f: v}), _refs, _fields, _values
    ),
    st.builds(lambda ref, text: lambda now: edits.set_when(now, ref, text), _events, _texts),
    st.builds(lambda ref, text: lambda now: edits.rename(now, ref, text), _refs, _texts),
    st.builds(
        lambda refs, to: lambda now: edits.set_status(now, refs, to),
        st.lists(_events, max_size=3),
        st.sampled_from(Status),
    ),
    st.builds(lambda refs: lambda now: edits.delete(now, refs), st.lists(_refs, max_size=3)),
    st.builds(
        lambda at, t: lambda now: edits.create_event(now, words(now, at), t)[0], _spans, _texts
    ),
    st.builds(lambda at: lambda now: edits.create_quote(now, words(now, at))[0], _spans),
    st.builds(
        lambda t, at: lambda now: edits.create_actor(now, t, citation=words(now, at))[0],
        _texts,
        _spans,
    ),
    st.builds(lambda t: lambda now: edits.create_place(now, t)[0], _texts),
    st.builds(
        lambda ref, at, stance: lambda now: edits.cite(now, ref, words(now, at), stance),
        *(_refs, _spans, st.sampled_from(edits.Stance)),
    ),
    st.builds(
        lambda ref, f, v, who: lambda now: edits.add_rival(now, ref, Rival(f, v, None, who)),
        *(_events, _fields | st.just("when"), _texts, _ids),
    ),
    st.builds(
        lambda ref: lambda now: edits.prefer_rival(now, ref, now.get(ref).rivals[-1]), _events
    ),
    st.builds(
        lambda into, others: lambda now: edits.merge_actors(now, into, others),
        *(_actors, st.lists(_actors, min_size=1, max_size=3)),
    ),
    st.builds(lambda a, b: lambda now: edits.merge_pairs(now, [(a, b), (b, a)]), _actors, _actors),
    st.builds(lambda a, b: lambda now: edits.keep_apart(now, a, b), _actors, _actors),
)
_LENIENT = settings(suppress_health_check=[*HealthCheck], max_examples=150)


def made(document, chosen):
    """Return the documents that edits make one after the other, with their patches."""
    history, patches = [document], []
    for edit in chosen:
        with suppress(DomainError, AttributeError, IndexError):  # refused, or nothing to prefer
            patches.append(edit(history[-1]))
            history.append(apply_patch(history[-1], patches[-1]))
    return history, patches


@_LENIENT
@given(chosen=st.lists(_edits, max_size=8))
def test_edits_leave_no_problem_and_are_taken_back_to_the_same_bytes(told, chosen):
    history, patches = made(told, chosen)
    now = history[-1]
    for patch, before in zip(reversed(patches), reversed(history[:-1]), strict=True):
        assert problems(now) == []
        assert model_of(model_bytes(now)) == now
        now = apply_patch(now, patch.inverted())
        assert model_bytes(now) == model_bytes(before)


@_LENIENT
@given(chosen=st.lists(_edits, max_size=8))
def test_edits_made_as_one_are_what_they_are_one_by_one(told, chosen):
    history, patches = made(told, chosen)
    again = iter(patches)
    patch = edits.combined("All", Act.EDIT, told, [lambda _now: next(again)] * len(patches))
    after = apply_patch(told, patch)
    assert after == history[-1]
    assert model_bytes(apply_patch(after, patch.inverted())) == model_bytes(told)


@_LENIENT
@given(
    before=st.lists(_edits, max_size=4),
    into=_actors,
    others=st.lists(_actors, min_size=1, max_size=3, unique=True),
    data=st.data(),
)
def test_a_merge_split_back_in_any_order_is_the_same_document(told, before, into, others, data):
    document = made(told, before)[0][-1]
    try:
        merge = edits.merge_actors(document, into, others)
    except DomainError:
        reject()
    now = apply_patch(document, merge)
    for back in data.draw(st.permutations(others)):
        now = apply_patch(now, edits.split(now, merge, back))
    assert model_bytes(now) == model_bytes(document)


@_LENIENT
@given(
    into=_actors,
    others=st.lists(_actors, min_size=1, max_size=2, unique=True),
    between=st.lists(_edits, max_size=6),
)
def test_a_split_long_after_leaves_no_problem_and_is_taken_back(told, into, others, between):
    with suppress(DomainError):
        merge = edits.merge_actors(told, into, others)
        now = made(apply_patch(told, merge), between)[0][-1]
        for back in others:
            patch = edits.split(now, merge, back)
            after = apply_patch(now, patch)
            assert problems(after) == []
            assert model_bytes(apply_patch(after, patch.inverted())) == model_bytes(now)
            now = after
