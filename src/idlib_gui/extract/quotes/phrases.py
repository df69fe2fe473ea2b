"""Noun phrases: who is the subject of a verb, and which words name them."""

from __future__ import annotations

from typing import Any, NamedTuple

from idlib_gui.extract.findings import Span

from .reading import Reading

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_RELATIVE = frozenset(("WP", "WDT"))
_WHERE = frozenset(("in", "at", "through", "across", "outside", "near", "around", "into", "on"))
QUOTING = frozenset(("quote", "cite"))
"""Verbs by which one tells another's words: "was quoted as saying"."""
_CLIMBED = frozenset(("advcl", "xcomp", "conj", "pcomp", "ccomp", "dep", "parataxis"))
_TAILS = frozenset(
    ("of", "for", "at", "from", "with", "in", "to", "on", "inside", "within", "behind")
)
_MAKERS = frozenset(("compound", "nmod"))
_THEM = frozenset(("them", "these", "those"))
_HIGHEST = 6
_LONGEST = 14
_LISTING = frozenset(("among", "including", "like"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_TRIMMED = frozenset(("DET", "PUNCT", "SPACE", "CCONJ", "ADV", "SCONJ", "NUM"))


class Party(NamedTuple):
    """Somebody that a phrase of the text names.

    Attributes:
        head: The token that names them.
        span: Their name if it stands there, else the noun phrase or pronoun.
        named: Whether it is a name.
    """

    head: Any
    span: Span
    named: bool

    @property
    def pronoun(self) -> bool:
        """Return whether a pronoun stands for them."""
        alone = self.head.pos_ in ("PRON", "DET") or self.head.tag_ in _RELATIVE
        return not self.named and (bool(alone) or one_of_them(self.head) is not None)


def one_of_them(head: Any) -> Any | None:
    """Return the pronoun in "one of them", "most of these"; None in any other phrase."""
    of = next((child for child in head.rights if child.lower_ == "of"), None)
    below = () if of is None else of.children
    return next((one for one in below if one.lower_ in _THEM), None)


def subject_of(verb: Any) -> Any | None:
    """Return the token of who does what a verb tells, through participles and infinitives.

    A passive has its "by" phrase, and its grammatical subject only for what somebody "was quoted
    as saying". A relative pronoun gives the noun that it stands for.
    """
    for _ in range(_HIGHEST):
        found = _own_subject(verb)
        if found is not None:
            return _antecedent(found)
        if verb.dep_ in ("acl", "relcl") and not _is_scene(verb):
            active = verb.tag_ != "VBN" or verb.dep_ == "relcl" or verb.head.pos_ == "PROPN"
            return verb.head if verb.head.pos_ in _NOMINAL and active else None
        above = verb.head.head if _is_scene(verb) else verb.head
        if above.pos_ == "ADP":
            above = above.head
        climbs = verb.dep_ in _CLIMBED or verb.dep_ == "acl"
        if above.i == verb.i or not climbs or above.pos_ not in ("VERB", "AUX"):
            return None
        verb = above
    return None


def agree(party: Party, pronoun: str) -> bool:
    """Return whether a subject can be what a pronoun of its own sentence means."""
    if party.pronoun:
        return bool(party.head.lower_ == pronoun)
    plural = party.head.tag_ in ("NNS", "NNPS") or any(True for _ in party.head.conjuncts)
    if pronoun == "they":
        return plural or party.head.ent_type_ in ("ORG", "GPE") or party.head.pos_ == "NOUN"
    person = party.head.ent_type_ == "PERSON"
    return not plural and (not person if pronoun == "it" else pronoun in ("he", "she"))


def _own_subject(verb: Any) -> Any | None:
    passive = None
    for child in verb.children:
        if child.dep_ == "agent":
            return next((below for below in child.children if below.dep_ == "pobj"), None)
        if child.dep_ == "nsubjpass":
            passive = child
        elif child.dep_ in _SUBJECTS:
            return child
    return passive


def _is_scene(verb: Any) -> bool:
    """Return whether a participle after a place tells what others did there, chanting."""
    head = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or head.pos_ != "PROPN" or head.dep_ != "pobj":
        return False
    return bool(head.head.lower_ in _WHERE and head.head.head.pos_ in ("VERB", "AUX"))


def quoted_by(verb: Any) -> Any | None:
    """Return who is quoted "as saying": not the one who quotes."""
    quoting = quoting_verb(verb)
    if quoting is None:
        return None
    told = ("nsubjpass",) if is_passive(quoting) else ("dobj",)
    return next((child for child in quoting.children if child.dep_ in told), None)


def quoting_verb(verb: Any) -> Any | None:
    """Return the "quoted" above a verb in "quoted as saying"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    return above if above is not None and above.lemma_ in QUOTING else None


def is_passive(verb: Any) -> bool:
    """Return whether a verb has a passive subject ("was told"), so that others speak."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _antecedent(token: Any) -> Any:
    if token.tag_ not in _RELATIVE or token.lower_ == "what":
        return token
    beside = token.nbor(-1) if token.i > token.sent.start else token
    if token.lower_ == "who" and beside.pos_ == "PROPN" and beside.ent_type_ == "PERSON":
        return beside
    verb = token.head
    for _ in range(_HIGHEST):
        if verb.dep_ == "relcl":
            return verb.head if verb.head.pos_ in _NOMINAL else token
        if verb.head.i == verb.i:
            break
        verb = verb.head
    return token


def owner_of(noun: Any) -> Any | None:
    """Return whose a word, message or statement is: Lee’s reply, a statement by Lee."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ != "its":
            return child
        if child.i > noun.i and child.lower_ in ("by", "from"):
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    return _owner_beside(noun)


def _maker_before(reading: Reading, noun: Any) -> Any | None:
    """Return the name right before a noun of whoever made what it tells: U.N. estimates."""
    makers = (child for child in noun.lefts if child.dep_ in _MAKERS and child.pos_ == "PROPN")
    return next((one for one in makers if reading.kind_at(_place(one)) is not None), None)


def _place(token: Any) -> Span:
    return Span(token.idx, token.idx + len(token))


def _owner_beside(noun: Any) -> Any | None:
    """Return the name with an apostrophe right before a noun, which the model read otherwise."""
    before = noun.i - 2
    if before < noun.sent.start or noun.nbor(-1).tag_ != "POS":
        return None
    owner = noun.nbor(-2)
    return owner if owner.pos_ == "PROPN" else None


def party_of(reading: Reading, head: Any) -> Party:
    """Return who is named by the noun phrase around `head`: a name in it, else its words.

    A statement, reply, message, estimate or study stands for whose it is.
    """
    if head.pos_ == "NOUN" and head.lemma_ in reading.words.nouns:
        head = owner_of(head) or head
    if head.pos_ == "NOUN" and head.lemma_ in reading.words.findings:
        head = owner_of(head) or _maker_before(reading, head) or head
    above = [head.head] if head.dep_ == "appos" and head.head.pos_ == "PROPN" else []
    for token in (*above, head, *_appositions(head)):
        name = reading.name_at(token)
        if name is not None:
            return Party(token, _with_conjuncts(reading, token, name), named=True)
    first, last = _phrase(head)
    end = reading.doc[last]
    return Party(head, Span(reading.doc[first].idx, end.idx + len(end)), named=False)


def _appositions(head: Any) -> list[Any]:
    """Return the names set right after a noun: the mayor, Lee; not critics, among them Lee."""
    names = [child for child in head.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
    return [
        name
        for name in names
        if all(token.lower_ not in _LISTING for token in head.doc[head.i + 1 : name.i])
    ]


def _with_conjuncts(reading: Reading, head: Any, name: Span) -> Span:
    """Return a name with those joined to it by "and": they speak together."""
    end = name.end
    for joined in head.conjuncts:
        other = reading.name_at(joined) if joined.i > head.i else None
        if other is not None and reading.text[end : other.start].strip(" ,") in ("and", ""):
            end = max(end, other.end)
    return Span(name.start, end)


def _phrase(head: Any) -> tuple[int, int]:
    """Return the first and last token of a noun phrase, without article and relative clause."""
    doc = head.doc
    first = max(head.left_edge.i, head.i - _LONGEST, head.sent.start)
    while first < head.i and (doc[first].pos_ in _TRIMMED or doc[first].dep_ == "predet"):
        first += 1
    for i in range(head.i - 1, first - 1, -1):
        if doc[i].pos_ in ("PUNCT", "SPACE") and doc[i].text != "-":
            first = i + 1
            break
    last = head.i
    for child in head.rights:
        fits = child.dep_ == "prep" and child.lower_ in _TAILS and child.i == last + 1
        if not fits or child.right_edge.i - head.i > _LONGEST:
            break
        if any(doc[i].pos_ in ("PUNCT", "VERB") for i in range(child.i, child.right_edge.i + 1)):
            break
        last = child.right_edge.i
    return first, last


def nominal_after(reading: Reading, start: int, end: int) -> Any | None:
    """Return the head of the noun phrase that begins right at token `start`."""
    doc = reading.doc
    while start < end and doc[start].pos_ in ("ADV", "SPACE"):
        start += 1
    if start >= end or doc[start].pos_ in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX"):
        return None
    head = doc[start]
    while start <= head.head.i < end and head.head.i != head.i and head.pos_ != "PUNCT":
        if head.head.pos_ not in _NOMINAL or head.dep_ in ("appos", "relcl"):
            break
        head = head.head
    return head if head.pos_ in _NOMINAL else None


def nominal_before(reading: Reading, start: int, end: int) -> Any | None:
    """Return the head of the first noun phrase between two tokens, names first."""
    doc = reading.doc
    nominal = [doc[i] for i in range(start, end) if doc[i].pos_ in _NOMINAL]
    if not nominal:
        return None
    return nominal_after(reading, nominal[0].i, end) or nominal[0]
