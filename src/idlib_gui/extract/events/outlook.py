"""Whether an act is told as done, announced, called for, or not asserted at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from idlib_gui.domain.records import EventType

from .grammar import child, has_child, is_passive, is_verb
from .mood import (
    OWNING,
    Mood,
    bearer_of,
    is_general,
    is_habit,
    is_infinitive,
    is_past,
    is_present,
    is_unable,
    is_would,
    mood_of,
    own_mood,
)
from .tellers import is_lifted, teller_beside, teller_of
from .words import Words, lemma_of


class Outlook(NamedTuple):
    """The mood of an act; `teller` is the verb of speech that it is told under.

    `lifted` is a verb of speech beside which the act stands, where the parser put it below: in
    "She said that it rained and promised help", it is she who promised.
    """

    mood: Mood
    teller: Any | None = None
    lifted: Any | None = None


_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "before"})
_PRESENT = frozenset({"VB", "VBP", "VBZ"})
_HABITS = frozenset({"when", "whenever"})
_CLOSED = frozenset(
    {"promise", "refuse", "fail", "threaten", "ask", "deny", "stop", "wish", "believe", "accuse"}
    | {"plan"}
)
_CLOSED_FOR_NOUNS = _CLOSED - {"accuse", "promise", "deny"}
_TAKES_PLACE = frozenset({"do", "occur", "say", "make"})
"""What an infinitive below is told by; below most other verbs it is but an aim."""
_RULED = frozenset({"make", "stop", "rule"})
"""What verbs tell that in the present are of laws and habits: "it allows", "the rules forbid"."""
_ABOUT = frozenset({"of", "from", "for", "to", "about", "with", "on", "against"})
_STEPS = 24


def outlook(token: Any, words: Words) -> Outlook:
    """Return how the text puts the act that a verb or noun tells."""
    first = token
    mood = _first_mood(token, words)
    teller = None
    would = is_verb(token) and is_would(token)
    for _ in range(_STEPS):
        head = token.head
        if head is token:
            break
        teller = teller or teller_of(token, head, words)
        mood = _joined(mood, _effect(token, head, words))
        if token.dep_ == "relcl" and is_past(token):
            break  # what is told of somebody holds whatever is said of them
        token = head
    teller = teller or teller_beside(token, words)
    if teller is not None and is_lifted(first, teller, words):
        return Outlook(mood, None, teller)
    if would and teller is None and mood in {Mood.WILL, Mood.WILL_NOT}:
        mood = Mood.OPEN
    if teller is not None and first.head == teller and is_verb(first) and is_unable(first):
        mood = Mood.WILL_NOT
    return Outlook(mood, teller)


def _first_mood(token: Any, words: Words) -> Mood:
    if not is_verb(token):
        return Mood.TOLD
    is_rule = _scope(token, words) in _RULED and is_general(token)
    return Mood.OPEN if is_habit(token) or is_rule else mood_of(token)


def is_attempt(verb: Any, words: Words) -> bool:
    """Return whether an act is but attempted: "tried to *escape*"."""
    below = verb.dep_ in {"xcomp", "acl", "advcl"} or (verb.dep_ == "relcl" and is_infinitive(verb))
    return below and _scope(verb.head, words) == "attempt"


def _joined(mood: Mood, effect: Mood) -> Mood:
    if effect is Mood.TOLD:
        return mood
    return effect if mood is Mood.TOLD else Mood.OPEN


def _scope(token: Any, words: Words) -> str:
    return words.scopes.get(lemma_of(token), "")


def _effect(token: Any, head: Any, words: Words) -> Mood:
    """Return what the word above makes of an act below it."""
    label = token.dep_
    rule = _RULES.get(label)
    if rule is not None:
        return rule(token, head, words)
    if label in {"acl", "relcl"}:
        if token.tag_ in _PRESENT and any(c.lower_ in _HABITS for c in token.children):
            return Mood.OPEN
        if not is_infinitive(token) or _scope(head, words) == "attempt":
            return Mood.TOLD
        return Mood.PLAN if _is_plan(head, words) else Mood.OPEN
    if label in {"dobj", "nsubjpass"} and not is_verb(token):
        return _of_object(head, words)
    return Mood.TOLD


def _is_plan(noun: Any, words: Words) -> bool:
    """Return whether a noun is a plan that somebody makes known: "announced *plans* to …"."""
    verb = noun.head
    known = noun.dep_ == "dobj" and is_verb(verb) and _scope(verb, words) in {"say", ""}
    return known and _scope(noun, words) == "plan" and own_mood(verb) is Mood.TOLD


def _of_subject(token: Any, head: Any, words: Words) -> Mood:
    """Return what becomes of an act that a noun tells by what is said of it."""
    if not is_verb(head) or is_verb(token):
        return Mood.TOLD
    if _scope(head, words) == "occur":
        return own_mood(bearer_of(head))
    article = child(token, "det")
    vague = article is None or article.lower_ in {"a", "an", "any", "no"}
    return Mood.OPEN if vague and own_mood(bearer_of(head)) is not Mood.TOLD else Mood.TOLD


def _of_adverbial(token: Any, head: Any, words: Words) -> Mood:
    mark = child(token, "mark", "advmod")
    word = mark.lower_ if mark is not None else ""
    if word in _CONDITIONS or (word in _HABITS and token.tag_ in _PRESENT):
        return Mood.OPEN
    if not is_infinitive(token) or is_attempt(token, words):
        return Mood.TOLD
    is_visit = is_verb(head) and EventType.CONSULT in _types(head, words)
    return Mood.TOLD if is_visit or _types(token, words) == {EventType.PROTEST} else Mood.OPEN


def _types(verb: Any, words: Words) -> set[EventType | None]:
    return {line.type for line in words.verbs.get(lemma_of(verb), ())}


def _of_complement(token: Any, head: Any, words: Words) -> Mood:
    scope = _scope(head, words)
    if scope == "say" and is_owned(token, head):
        return own_mood(head)
    if scope == "attempt" and not has_child(head, "dobj"):
        return own_mood(head) if is_verb(head) else Mood.TOLD
    if is_infinitive(token):
        ahead = _ahead(head, scope, words)
        if ahead is not None:
            return ahead
    return _of_clause(token, head, scope)


def _ahead(head: Any, scope: str, words: Words) -> Mood | None:
    """Return the mood that "has to", "plans to", "is to" and the like give; None for others."""
    lemma = lemma_of(head)
    if lemma == "have":
        return Mood.MUST
    if head.lower_ == "going":
        return Mood.WILL
    if lemma == "be":
        is_aim = own_mood(head) is not Mood.TOLD or not is_present(head)
        return Mood.OPEN if is_aim or _is_aim_of_subject(head, words) else Mood.WILL
    if scope == "promise" and not is_verb(head):
        return Mood.WILL
    if scope == "plan" or (lemma == "expect" and is_passive(head)):
        verb = head if is_verb(head) else head.head
        return Mood.PLAN if is_present(verb) and own_mood(verb) is Mood.TOLD else Mood.OPEN
    return None


def _is_aim_of_subject(verb: Any, words: Words) -> bool:
    """Return whether what "is to" be is but an aim: "the mission is to …"."""
    own = child(verb, "nsubj")
    return own is not None and _scope(own, words) in {"hypothetical", "plan", "wish", "promise"}


def _of_clause(token: Any, head: Any, scope: str) -> Mood:
    if scope in _CLOSED or scope == "make":
        return Mood.OPEN
    if scope == "hypothetical" and is_verb(head):
        return Mood.OPEN
    if is_infinitive(token) and scope not in _TAKES_PLACE and not is_passive(head):
        return Mood.OPEN
    if scope == "say" and token.dep_ == "xcomp":
        return Mood.TOLD if is_passive(head) else Mood.OPEN
    if not is_verb(head):
        return Mood.TOLD
    above = own_mood(head)
    return Mood.OPEN if token.dep_ == "ccomp" and above is not Mood.TOLD else above


def is_owned(token: Any, head: Any) -> bool:
    """Return whether somebody owns up to an act: "admitted *shelling* the town"."""
    return token.dep_ in {"xcomp", "pcomp"} and token.tag_ == "VBG" and head.lemma_ in OWNING


def _of_preposition(token: Any, head: Any, words: Words) -> Mood:
    word = head.lower_
    if word in {"without", "instead", "before", "until", "pending"}:
        return Mood.OPEN
    if word == "of" and "instead" in {head.head.lower_, *(c.lower_ for c in head.children)}:
        return Mood.OPEN
    above = head.head
    if is_verb(token) and above.dep_ == "dobj" and _scope(above.head, words) == "accuse":
        above = above.head  # the parser hung what somebody is accused of on them
    scope = _scope(above, words)
    if scope == "hypothetical":
        return Mood.OPEN
    if is_verb(token) and (scope == "say" or word == "against"):
        return Mood.OPEN
    if scope in _CLOSED and word in _ABOUT:
        criticised = scope == "accuse" and word in {"for", "on"}
        return Mood.TOLD if criticised else Mood.OPEN
    return _in_noun(own_mood(above)) if is_verb(above) and not is_verb(token) else Mood.TOLD


def _in_noun(mood: Mood) -> Mood:
    """Return what a mood of a verb makes of acts that its nouns mention."""
    return mood if mood is Mood.TOLD else Mood.OPEN


def _of_object(head: Any, words: Words) -> Mood:
    if not is_verb(head):
        return Mood.TOLD
    if _scope(head, words) in _CLOSED_FOR_NOUNS:
        return Mood.OPEN
    return _in_noun(own_mood(bearer_of(head)))


_RULES: dict[str, Callable[[Any, Any, Words], Mood]] = {
    "nsubj": _of_subject,
    "advcl": _of_adverbial,
    "xcomp": _of_complement,
    "ccomp": _of_complement,
    "oprd": _of_complement,
    "pcomp": _of_preposition,
    "pobj": _of_preposition,
}
