"""Ways through a dependency parse: subjects, objects, prepositions, clauses.

Tokens are spaCy's, labelled as its English models do (CLEAR style: nsubj, dobj, pobj, agent …).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

OBJECT = frozenset({"dobj", "dative", "oprd", "attr"})
LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "punct", "case"})
_JOINERS = frozenset({"prep", "dative", "agent", "prt", "advmod"})
_DEPTH = 8
"""How far a chain of clauses is followed; real ones are shorter."""
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
VAGUE = frozenset({"everything", "something", "anything", "nothing"})
_MINDS = frozenset({"oppose", "commit", "ally", "align", "dedicate"})
_TEMPORAL = frozenset({"after", "before", "when", "while", "as", "since", "until"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RESULTS = frozenset(
    {"kill", "wound", "injure", "destroy", "damage", "leave", "cause", "force", "prompt", "trigger"}
    | {"spark", "raise", "make", "bring", "end", "displace"}
)
"""What participles tell of what came of the clause before them, not of the main clause."""
PARTICLES = frozenset(
    {"up", "down", "out", "off", "back", "in", "over", "away", "on", "through", "apart"}
    | {"aside", "forward", "together"}
)


def child(token: Any, *labels: str) -> Any | None:
    """Return the first child with one of the labels."""
    return next((other for other in token.children if other.dep_ in labels), None)


def has_child(token: Any, *labels: str) -> bool:
    """Return whether a child has one of the labels."""
    return child(token, *labels) is not None


def is_verb(token: Any) -> bool:
    """Return whether a token is tagged as a verb."""
    return bool(token.tag_.startswith("VB"))


def conjuncts(token: Any) -> Iterator[Any]:
    """Yield a token and those joined to it by "and", in order."""
    yield token
    for other in token.rights:
        if other.dep_ == "conj" and other.i - token.i < 60:  # noqa: PLR2004 - a runaway parse
            yield from conjuncts(other)


def first_conjunct(token: Any) -> Any:
    """Return the token that a row of conjuncts hangs on."""
    for _ in range(_DEPTH):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def is_passive(verb: Any) -> bool:
    """Return whether a verb is in the passive voice, or a participle that says the same."""
    if _tells_a_mind(verb):
        return False
    if has_child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN" or has_child(verb, "aux", "nsubj"):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head):
        return has_child(verb, "agent") or is_passive(verb.head)
    return verb.dep_ in {"acl", "relcl", "advcl", "amod"} or has_child(verb, "agent")


def _tells_a_mind(verb: Any) -> bool:
    """Return whether a participle tells what its subject thinks: "is opposed to"."""
    if verb.lemma_ not in _MINDS or has_child(verb, "agent"):
        return False
    return any(c.lower_ in {"to", "with"} and c.dep_ == "prep" for c in verb.children)


def subject(verb: Any, depth: int = _DEPTH) -> Any | None:
    """Return the head of the subject of a verb, its own or the one that it shares."""
    own = [other for other in verb.children if other.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return antecedent(_nearest(verb, own))
    head = verb.head
    if depth == 0 or head is verb:
        return None
    return _before_date(verb) or _shared(verb, _main_clause(verb, head), depth - 1)


def _before_date(verb: Any) -> Any | None:
    """Return the name that a date parts from its verb: "after *Peru* on Friday closed"."""
    if verb.tag_ not in _FINITE or not verb.i:
        return None
    before = verb.nbor(-1)
    if before.ent_type_ not in {"DATE", "TIME"}:
        return None
    while before.i and (before.ent_type_ in {"DATE", "TIME"} or before.lower_ in {"on", "in"}):
        before = before.nbor(-1)
    above = before.head
    is_name = before.tag_ in {"NNP", "NNPS"} and before.dep_ == "pobj"
    is_next = above.lower_ in _TEMPORAL and above.i == before.left_edge.i - 1
    return before if is_name and is_next else None


def _main_clause(verb: Any, head: Any) -> Any:
    """Return the clause that a participle goes on with, past one put in between commas.

    "The ship left, a day after the crew landed, *heading* north": not the crew.
    """
    is_inserted = verb.tag_ == "VBG" and verb.dep_ == head.dep_ == "advcl" and verb.i > head.i
    if not is_inserted or verb.lemma_ in _RESULTS or not _is_parted(verb):
        return head
    is_temporal = any(c.dep_ == "mark" and c.lower_ in _TEMPORAL for c in head.children)
    return head.head if is_temporal and _is_parted(head) and is_verb(head.head) else head


def _nearest(verb: Any, subjects: list[Any]) -> Any:
    """Return the one of several subjects that a comma does not part from the verb."""
    best = subjects[0]
    for other in subjects[1:]:
        between = verb.doc[best.i : other.i]
        if other.i < verb.i and any(token.tag_ == "," for token in between):
            best = other
    return best


def _shared(verb: Any, head: Any, depth: int) -> Any | None:
    """Return the subject that a verb without one takes from where it hangs."""
    label = verb.dep_
    if label in {"acl", "relcl"} and not is_verb(head):
        return head
    if label == "xcomp" and is_verb(head):
        controller = child(head, "dobj")
        return antecedent(controller) if controller is not None else subject(head, depth)
    if label in {"conj", "advcl", "ccomp", "dep", "acl"} and is_verb(head):
        if verb.tag_ == "VBG" and label == "advcl" and is_passive(head):
            by = next(agents_by(head), None)
            return by if by is not None or _is_parted(verb) else subject(head, depth)
        return subject(head, depth)
    if label in {"pcomp", "xcomp"}:
        above = head.head if head.dep_ == "prep" else head
        above = above.head if above.dep_ == "acomp" else above
        return subject(above, depth) if is_verb(above) else None
    return None


def _is_parted(verb: Any) -> bool:
    """Return whether a comma stands before a participle: "was hit, killing two"."""
    first = verb.left_edge
    return bool(first.i > 0 and first.nbor(-1).tag_ == ",")


def antecedent(token: Any) -> Any:
    """Return the noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ not in _RELATIVE:
        return token
    clause = token.head
    for _ in range(_DEPTH):
        if clause.dep_ in {"relcl", "acl"}:
            return _person_before(token) or clause.head
        if clause.head is clause or clause.dep_ not in {"ccomp", "xcomp", "prep", "pobj", "conj"}:
            break
        clause = clause.head
    return token


def _person_before(pronoun: Any) -> Any | None:
    """Return the person whose name ends before "who", whatever the parser hung the clause on."""
    if pronoun.lower_ != "who" or not pronoun.i:
        return None
    before = pronoun.nbor(-1)
    if before.tag_ == "," and pronoun.i > 1:
        before = before.nbor(-1)
    return before if before.ent_type_ == "PERSON" and before.tag_ == "NNP" else None


def agents_by(token: Any) -> Iterator[Any]:
    """Yield the heads of "by …" phrases of a passive or a noun."""
    for other in token.children:
        if other.dep_ in {"agent", "prep"} and other.lower_ == "by":
            yield from (thing for thing in other.children if thing.dep_ == "pobj")


def objects(verb: Any) -> Iterator[Any]:
    """Yield what is done to by a verb: objects, or the subject of a passive."""
    passive = is_passive(verb)
    if passive:
        done_to = subject(verb)
        if done_to is not None:
            yield done_to
    own = [c for c in verb.children if c.dep_ in OBJECT and (c.dep_ != "dative" or c.tag_ != "IN")]
    yield from map(antecedent, own)
    if passive or own:
        return
    if verb.dep_ == "relcl":
        doer = child(verb, "nsubj")
        if doer is not None and doer.tag_ not in _RELATIVE and not is_verb(verb.head):
            yield verb.head
    yield from _shared_objects(verb)


def _shared_objects(verb: Any) -> Iterator[Any]:
    """Yield the objects of the next verb that "and" joins: they "*arrested* and beat him"."""
    after = [c for c in verb.rights if c.dep_ not in {"advmod", "cc", "prt", "punct"}]
    if len(after) != 1 or after[0].dep_ != "conj" or after[0].tag_ != verb.tag_:
        return
    if not has_child(after[0], "nsubj", "nsubjpass", "aux", "auxpass"):
        yield from (c for c in after[0].children if c.dep_ == "dobj" and c.lower_ not in VAGUE)


def prepositional(token: Any, word: str) -> Iterator[Any]:
    """Yield the nouns after a preposition that hangs on `token`, or on a particle of it."""
    for other in token.children:
        if other.dep_ in _JOINERS:
            if other.lower_ == word:
                yield from after(other)
            elif other.lower_ in PARTICLES:
                yield from (n for c in other.children if c.lower_ == word for n in after(c))


def after(preposition: Any) -> Iterator[Any]:
    """Yield the nouns that a preposition stands before."""
    for other in preposition.children:
        if other.dep_ in {"pobj", "pcomp"} and not is_verb(other):
            yield other
        elif other.dep_ == "prep":
            yield from after(other)


def clause_of(verb: Any) -> Iterator[Any]:
    """Yield the verbs from a verb up to the root of its sentence, itself first."""
    token = verb
    for _ in range(4 * _DEPTH):
        yield token
        if token.head is token:
            return
        token = token.head
