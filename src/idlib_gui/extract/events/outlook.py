"""Whether an act is told as done, announced, called for, or not asserted at all."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from idlib_gui.domain.records import EventType

from .grammar import child, has_child, is_passive, is_verb
from .words import Words, lemma_of


class Mood(Enum):
    """How the text puts an act."""

    TOLD = "told"
    WILL = "announced"
    WILL_NOT = "refused"
    MUST = "called for"
    OPEN = "not asserted"


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
_WILL = frozenset({"will", "wo", "shall", "'ll", "’ll"})
_WOULD = frozenset({"would", "'d", "’d"})
_CAN = frozenset({"can", "could", "ca"})
_MUST = frozenset({"must", "should", "ought"})
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_NEVER = frozenset({"never", "hardly", "scarcely", "barely"})
_CLOSED = frozenset(
    {"promise", "refuse", "fail", "threaten", "ask", "deny", "stop", "wish", "believe", "accuse"}
)
_CLOSED_FOR_NOUNS = _CLOSED - {"accuse", "promise", "deny"}
_STEPS = 24


def outlook(token: Any, words: Words) -> Outlook:
    """Return how the text puts the act that a verb or noun tells."""
    first = token
    mood = _mood_of(token) if is_verb(token) else Mood.TOLD
    teller = None
    would = is_verb(token) and _modal(_bearer(token)) in _WOULD
    for _ in range(_STEPS):
        head = token.head
        if head is token:
            break
        teller = teller or _teller(token, head, words)
        mood = _joined(mood, _effect(token, head, words))
        token = head
    teller = teller or _beside(token, words)
    if teller is not None and _is_lifted(first, teller, words):
        return Outlook(mood, None, teller)
    if would and teller is None and mood in {Mood.WILL, Mood.WILL_NOT}:
        mood = Mood.OPEN
    return Outlook(mood, teller)


def type_in(mood: Mood, kind: EventType | None, *, conditional: bool) -> EventType | None:
    """Return what an act of a type is when it is but announced, refused or called for."""
    if kind is None:
        return None
    name = kind.event_class.value
    if mood is Mood.MUST:
        return EventType.REQUEST
    if mood is Mood.WILL_NOT:
        return EventType.REJECT if name.endswith("cooperation") else None
    if conditional or name == "material_conflict":
        return EventType.THREATEN
    return EventType.AGREE if name.endswith("cooperation") else None


def is_conditional(verb: Any) -> bool:
    """Return whether an "unless" hangs on a verb, which makes of what it announces a threat."""
    for clause in verb.children:
        if clause.dep_ == "advcl":
            mark = child(clause, "mark")
            if mark is not None and mark.lower_ == "unless":
                return True
    return False


def _joined(mood: Mood, effect: Mood) -> Mood:
    if effect is Mood.TOLD:
        return mood
    return effect if mood is Mood.TOLD else Mood.OPEN


def _bearer(verb: Any) -> Any:
    """Return the verb whose auxiliaries hold for `verb` too: "will attack and *kill*"."""
    for _ in range(_STEPS):
        alone = not any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in verb.children)
        same = verb.dep_ == "conj" and verb.head.tag_ == verb.tag_
        if not (alone and same):
            break
        verb = verb.head
    return verb


def _modal(verb: Any) -> str:
    modal = next((c for c in verb.children if c.tag_ == "MD"), None)
    return modal.lower_ if modal is not None else ""


def is_negated(verb: Any) -> bool:
    """Return whether a verb is negated, by a word of its own or by "no" before a noun of it."""
    for other in verb.children:
        if other.dep_ == "neg" or other.lower_ in _NEVER:
            return True
        if other.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            first = child(other, "det", "preconj", "cc:preconj")
            if other.lower_ in _NOBODY or (first is not None and first.lower_ in _NO):
                return True
    return False


def _mood_of(verb: Any) -> Mood:
    """Return the mood by the verb's own words and by those that it shares."""
    bearer = _bearer(verb)
    mood = _own_mood(bearer)
    return Mood.OPEN if bearer is not verb and is_negated(verb) else mood


def _own_mood(verb: Any) -> Mood:
    modal = _modal(verb)
    if not modal and verb.dep_ == "ROOT" and _is_infinitive(verb):
        return Mood.WILL  # as headlines have it: "Peru to open embassy"
    negated = is_negated(verb)
    if modal in _WILL | _WOULD:
        return Mood.WILL_NOT if negated else Mood.WILL
    if modal in _MUST:
        return Mood.OPEN if negated else Mood.MUST
    if modal:
        return Mood.WILL_NOT if negated and modal in _CAN else Mood.OPEN
    return Mood.OPEN if negated else Mood.TOLD


def _is_infinitive(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _scope(token: Any, words: Words) -> str:
    return words.scopes.get(lemma_of(token), "")


def _effect(token: Any, head: Any, words: Words) -> Mood:
    """Return what the word above makes of an act below it."""
    label = token.dep_
    rule = _RULES.get(label)
    if rule is not None:
        return rule(token, head, words)
    if label in {"acl", "relcl"}:
        is_aim = _is_infinitive(token)
        return Mood.OPEN if is_aim and _scope(head, words) != "attempt" else Mood.TOLD
    if label in {"dobj", "nsubjpass"} and not is_verb(token):
        return _of_object(head, words)
    return Mood.TOLD


def _of_adverbial(token: Any, head: Any, words: Words) -> Mood:
    mark = child(token, "mark", "advmod")
    word = mark.lower_ if mark is not None else ""
    if word in _CONDITIONS or (word in _HABITS and token.tag_ in _PRESENT):
        return Mood.OPEN
    if not _is_infinitive(token):
        return Mood.TOLD
    is_visit = is_verb(head) and EventType.CONSULT in _types(head, words)
    return Mood.TOLD if is_visit or EventType.PROTEST in _types(token, words) else Mood.OPEN


def _types(verb: Any, words: Words) -> set[EventType | None]:
    return {line.type for line in words.verbs.get(lemma_of(verb), ())}


def _of_complement(token: Any, head: Any, words: Words) -> Mood:
    scope = _scope(head, words)
    if scope == "attempt" and not has_child(head, "dobj"):
        return _own_mood(head) if is_verb(head) else Mood.TOLD
    if _is_infinitive(token):
        ahead = _ahead(head, scope)
        if ahead is not None:
            return ahead
    return _of_clause(token, head, scope)


def _ahead(head: Any, scope: str) -> Mood | None:
    """Return the mood that "has to", "is going to" and "is ready to" give; None for others."""
    if lemma_of(head) == "have":
        return Mood.MUST
    if head.lower_ == "going" or (scope == "promise" and not is_verb(head)):
        return Mood.WILL
    return None


def _of_clause(token: Any, head: Any, scope: str) -> Mood:
    if scope in _CLOSED or (scope == "make" and token.dep_ == "xcomp"):
        return Mood.OPEN
    if scope == "say" and token.dep_ == "xcomp":
        return Mood.TOLD if is_passive(head) else Mood.OPEN
    if not is_verb(head):
        return Mood.TOLD
    above = _own_mood(head)
    return Mood.OPEN if token.dep_ == "ccomp" and above is not Mood.TOLD else above


def _of_preposition(token: Any, head: Any, words: Words) -> Mood:
    word = head.lower_
    if word in {"without", "instead", "before", "until", "pending"}:
        return Mood.OPEN
    if word == "of" and head.head.lower_ == "instead":
        return Mood.OPEN
    above = head.head
    scope = _scope(above, words)
    if scope == "hypothetical":
        return Mood.OPEN
    if scope in _CLOSED and word in {"of", "from", "for", "to", "about", "with", "on", "against"}:
        criticised = scope == "accuse" and word == "for"
        return Mood.TOLD if criticised else Mood.OPEN
    return _in_noun(_own_mood(above)) if is_verb(above) and not is_verb(token) else Mood.TOLD


def _in_noun(mood: Mood) -> Mood:
    """Return what a mood of a verb makes of acts that its nouns mention."""
    return mood if mood is Mood.TOLD else Mood.OPEN


def _of_object(head: Any, words: Words) -> Mood:
    if not is_verb(head):
        return Mood.TOLD
    if _scope(head, words) in _CLOSED_FOR_NOUNS:
        return Mood.OPEN
    return _in_noun(_own_mood(_bearer(head)))


_RULES: dict[str, Callable[[Any, Any, Words], Mood]] = {
    "advcl": _of_adverbial,
    "xcomp": _of_complement,
    "ccomp": _of_complement,
    "oprd": _of_complement,
    "pcomp": _of_preposition,
    "pobj": _of_preposition,
}


def _teller(token: Any, head: Any, words: Words) -> Any | None:
    """Return the verb of speech that has a clause for its object."""
    if token.dep_ not in {"ccomp", "parataxis"} or _scope(head, words) != "say":
        return None
    if not is_verb(head) or _is_joined(token, head):
        return None
    return head


def _is_joined(token: Any, head: Any) -> bool:
    """Return whether "and" parts the two: the parser took a main clause for what is said."""
    own = child(head, "nsubj", "nsubjpass")
    if own is None or not token.i < own.i < head.i:
        return False
    first = own.left_edge
    return bool(first.i > 0 and first.nbor(-1).tag_ == "CC")


def _is_lifted(verb: Any, teller: Any, words: Words) -> bool:
    """Return whether a verb of promising or saying goes on from the verb of speech."""
    if verb.dep_ != "conj" or verb.tag_ != teller.tag_ or has_child(verb, "nsubj", "aux"):
        return False
    return _scope(verb, words) in {"say", "promise", "threaten", "ask"}


def _beside(root: Any, words: Words) -> Any | None:
    """Return a verb of speech that is put in beside the main clause: "…, officials said"."""
    for other in root.children:
        if other.dep_ in {"parataxis", "ccomp"} and _scope(other, words) == "say":
            has_own_object = any(c.dep_ in {"ccomp", "dobj"} for c in other.children)
            if not has_own_object and other.i > root.i:
                return other
    return None
