"""Acts that are told more than once: in the headline, in the lead, further down."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .grammar import child, objects
from .parties import Parties
from .story import Told

_STEM = 5
_KNOWN = frozenset({"the", "this", "these", "that"})
_ENDS = frozenset(".!?…\"'”’)")


def merge(told: list[Told], parties: Parties) -> None:
    """Mark the acts that tell again what an earlier one told, and let that one learn from them."""
    seen: defaultdict[tuple[Any, ...], list[Told]] = defaultdict(list)
    for one in told:
        act = one.act
        alike = seen[act.type, act.seen.mood, stem(act.token.lemma_)]
        first = next((other for other in alike if _is_same(other, one, parties)), None)
        if first is None:
            alike.append(one)
        else:
            _join(first, one)


def stem(lemma: str) -> str:
    """Return what a verb and its noun have in common: invade, invasion."""
    return lemma.lower()[:_STEM]


def _is_same(first: Told, second: Told, parties: Parties) -> bool:
    if first.time is not None and second.time is not None and first.time != second.time:
        return False
    agents = [{parties.key(span) for span in one.act.agents} for one in (first, second)]
    targets = [{parties.key(span) for span in one.act.targets} for one in (first, second)]
    if agents[0] == agents[1] and targets[0] == targets[1] and all((*agents, *targets)):
        return True
    things = [_things(one) for one in (first, second)]
    shared = bool(things[0] & things[1])
    if _is_headline(first) and first.sentence is not second.sentence:
        return shared or bool(agents[0] & agents[1] and (targets[0] & targets[1] or not targets[0]))
    fits = agents[0] == agents[1] and (targets[0] == targets[1] or not all(targets))
    return shared and fits and bool(agents[0]) and _is_known(second)


def _join(first: Told, second: Told) -> None:
    second.merged = first
    if first.time is None:
        first.time = second.time
        first.same_as = None if second.same_as is first else second.same_as
    agents = first.act.agents or second.act.agents
    first.act = first.act._replace(agents=agents, targets=first.act.targets or second.act.targets)


def _things(one: Told) -> set[str]:
    """Return the nouns that an act is done to."""
    return {thing.lemma_.lower() for thing in objects(one.act.token) if thing.tag_[:2] == "NN"}


def _is_known(one: Told) -> bool:
    """Return whether the thing that an act is done to is one that was told of: "the bridge"."""
    articles = (child(thing, "det") for thing in objects(one.act.token))
    return any(article is not None and article.lower_ in _KNOWN for article in articles)


def _is_headline(one: Told) -> bool:
    """Return whether an act is told in a line at the top of the text that is no full sentence."""
    return one.paragraph == 0 and one.sentence.text.rstrip()[-1:] not in _ENDS
