"""How well one document tells what another does: precision, recall and F1, record by record.

Both must hold the same source texts. What somebody rejected counts on neither side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from .document import Document
from .matching import Stretches, at_least, best_pairs, shared, stretches
from .measures import Measure, Report, Score
from .records import ActorId, Basis, DateMention, DomainError, Event, Quote, QuoteForm, Source
from .sides import Actors, Side, mention_pairs, paired, present, same_actors

T = TypeVar("T")
_HALF = 0.5


def quality(model: Document, gold: Document) -> Report:
    """Return how well `model` tells what `gold` does.

    Sources belong together if their texts are the same; the others, with what is told in them
    alone, are left out.

    Raises:
        DomainError: If no text is in both.
    """
    by_text = {source.text: source for source in gold.sources.values()}
    common = {
        str(key): str(by_text[source.text].id)
        for key, source in model.sources.items()
        if source.text in by_text
    }
    if not common:
        raise DomainError(
            "The two models have no source text in common, so there is nothing to compare: choose "
            "models that were made from the very same text."
        )
    mine, theirs = Side(model, common), Side(gold, {key: key for key in common.values()})
    same = same_actors(mine, theirs)
    scores = (
        *_of_quotes(mine, theirs, same),
        *_of_dates(mine, theirs),
        *_of_mentions(mine, theirs),
        *_of_events(mine, theirs, same),
    )
    return Report(
        scores,
        tuple(source.title for key, source in gold.sources.items() if key in common.values()),
        _titles(source for key, source in model.sources.items() if key not in common),
        _titles(source for key, source in gold.sources.items() if key not in common.values()),
    )


def _of_quotes(mine: Side, theirs: Side, same: Actors) -> tuple[Score, ...]:
    ours, golden = _passages(mine), _passages(theirs)
    exact = sum((Counter(ours) & Counter(golden)).values())
    mostly = best_pairs(ours, golden, at_least(_HALF))
    said, told = _with(mine.quotes, _is_reported), _with(theirs.quotes, _is_reported)
    reported = _same_quotes(mine, theirs, said, told)
    spoken, known = _with(mine.quotes, _speaker), _with(theirs.quotes, _speaker)
    right = sum(
        same.are_same(spoken[m].speaker, known[g].speaker)
        for m, g in _same_quotes(mine, theirs, spoken, known)
    )
    return (
        _score(Measure.PASSAGES_EXACT, ours, golden, exact),
        _score(Measure.PASSAGES, ours, golden, len(mostly)),
        _score(Measure.REPORTED, said, told, len(reported)),
        _score(Measure.SPEAKERS, spoken, known, right),
    )


def _passages(side: Side) -> list[Stretches]:
    quoted = (quote for quote in side.quotes if not _is_reported(quote))
    return [side.where((cited,)) for quote in quoted for cited in quote.citations]


def _is_reported(quote: Quote) -> bool:
    return quote.form is QuoteForm.INDIRECT


def _speaker(quote: Quote) -> ActorId | None:
    return quote.speaker


def _same_quotes(
    mine: Side, theirs: Side, model: Sequence[Quote], gold: Sequence[Quote]
) -> tuple[tuple[int, int], ...]:
    return best_pairs(
        [mine.where(quote.citations) for quote in model],
        [theirs.where(quote.citations) for quote in gold],
        at_least(_HALF),
    )


def _of_dates(mine: Side, theirs: Side) -> tuple[Score, ...]:
    def pairs(
        model: Sequence[DateMention], gold: Sequence[DateMention]
    ) -> tuple[tuple[int, int], ...]:
        return paired(mine, theirs, [d.citation for d in model], [d.citation for d in gold])

    model, gold = _with(mine.dates, _value), _with(theirs.dates, _value)
    right = sum(model[m].edtf == gold[g].edtf for m, g in pairs(model, gold))
    found = len(pairs(mine.dates, theirs.dates))
    return (
        _score(Measure.DATES, mine.dates, theirs.dates, found),
        _score(Measure.DATE_VALUES, model, gold, right),
    )


def _value(date: DateMention) -> str | None:
    return date.edtf


def _of_mentions(mine: Side, theirs: Side) -> tuple[Score, ...]:
    pairs = mention_pairs(mine, theirs)
    both = [(mine.mentions[m][0], theirs.mentions[g][0]) for m, g in pairs]
    together, ours, golden = Counter(both), Counter(m for m, _ in both), Counter(g for _, g in both)
    places = len(paired(mine, theirs, mine.places, theirs.places))
    return (
        _score(Measure.MENTIONS, mine.mentions, theirs.mentions, len(pairs)),
        Score(
            Measure.CLUSTERS,
            len(both),
            len(both),
            sum(together[pair] / ours[pair[0]] for pair in both),
            sum(together[pair] / golden[pair[1]] for pair in both),
        ),
        _score(Measure.PLACES, mine.places, theirs.places, places),
    )


def _of_events(mine: Side, theirs: Side, same: Actors) -> tuple[Score, ...]:
    pairs = [(mine.events[m], theirs.events[g]) for m, g in _same_events(mine, theirs)]
    typed, known = _with(mine.events, _type), _with(theirs.events, _type)
    dated, timed = _with(mine.events, _date), _with(theirs.events, _date)
    agents = sum(same.hits(model.agents, gold.agents) for model, gold in pairs)
    targets = sum(same.hits(model.targets, gold.targets) for model, gold in pairs)
    return (
        _score(Measure.EVENTS, mine.events, theirs.events, len(pairs)),
        _score(
            Measure.EVENT_TYPES,
            typed,
            known,
            sum(_type(model) is not None and model.type is gold.type for model, gold in pairs),
        ),
        _score(Measure.AGENTS, _agents(mine), _agents(theirs), agents),
        _score(Measure.TARGETS, _targets(mine), _targets(theirs), targets),
        _score(
            Measure.EVENT_DATES,
            dated,
            timed,
            sum(_date(model) is not None and _date(model) == _date(gold) for model, gold in pairs),
        ),
    )


def _same_events(mine: Side, theirs: Side) -> tuple[tuple[int, int], ...]:
    """Return which events are the same, each once: by trigger, then type, then evidence."""

    def parts(side: Side) -> list[tuple[Stretches, Stretches]]:
        return [
            (side.where(present(event.trigger)), side.where(event.evidence))
            for event in side.events
        ]

    model, gold = parts(mine), parts(theirs)

    def rank(m: int, g: int, _jaccard: float) -> tuple[float, ...] | None:
        trigger, evidence = (shared(*both) for both in zip(model[m], gold[g], strict=True))
        if not trigger and evidence < _HALF:
            return None
        return bool(trigger), mine.events[m].type is theirs.events[g].type, evidence, trigger

    return best_pairs(
        [stretches((*trigger, *evidence)) for trigger, evidence in model],
        [stretches((*trigger, *evidence)) for trigger, evidence in gold],
        rank,
    )


def _type(event: Event) -> object:
    return event.type


def _date(event: Event) -> str | None:
    """Return the date that the text tells; what is known from elsewhere no extraction can find."""
    when = event.when
    return None if when is None or when.basis is Basis.INFERRED else when.edtf


def _agents(side: Side) -> list[ActorId]:
    return [actor for event in side.events for actor in set(event.agents)]


def _targets(side: Side) -> list[ActorId]:
    return [actor for event in side.events for actor in set(event.targets)]


def _with(records: Iterable[T], value: Callable[[T], object]) -> list[T]:
    """Return the records for which `value` tells anything."""
    return [record for record in records if value(record)]


def _score(measure: Measure, model: Sequence[object], gold: Sequence[object], hits: int) -> Score:
    return Score(measure, len(model), len(gold), hits, hits)


def _titles(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.title for source in sources)
