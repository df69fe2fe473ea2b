"""Whom a pronoun or a definite role means: by agreement, nearness, grammar and who spoke last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.findings import Span

from .people import Mention, People
from .phrases import Party, one_of_them, party_of
from .reading import Reading

_MOST = 40
_HE_SHE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_FARTHEST_SENTENCES = 12
_SEVERAL = frozenset(("they", "each", "both"))
_FARTHEST_WORDS = 60
_NEAR_SENTENCES = 2
_DEFINITE = frozenset(("the", "this", "that"))
_FIRMS = frozenset(
    (
        *("agency", "airline", "bank", "body", "business", "carrier", "charity", "company", "firm"),
        *("group", "manufacturer", "maker", "operator", "organisation", "organization", "watchdog"),
    )
)
_NOMINAL = frozenset(("NOUN", "PROPN"))
_PLURALS = frozenset(("NNS", "NNPS"))
_SINGULARS = frozenset(("NN", "NNP"))


class Meant(NamedTuple):
    """Whom a phrase means.

    Attributes:
        span: The mention that it was resolved to; the phrase itself if there is none.
        key: The same for the same speaker.
        note: What was taken for whom, as a sentence; empty for a name.
        sure: How sure that is.
    """

    span: Span
    key: str
    note: str
    sure: float


class Resolver:
    """Resolves speakers in the order of the text; remembers who spoke last."""

    def __init__(self, reading: Reading, people: People) -> None:
        self._reading = reading
        self._people = people
        self._known: dict[int, Meant] = {}
        self._last: Meant | None = None

    def meant(self, party: Party) -> Meant:
        """Return whom a party means; it becomes who spoke last."""
        found = self._known.get(party.head.i)
        if found is None:
            found = self._resolved(party)
            self._known[party.head.i] = found
        self._last = found
        return found

    def _resolved(self, party: Party) -> Meant:
        if party.named:
            return self._named(party)
        return self._pronoun(party) if party.pronoun else self._role(party)

    def _pronoun(self, party: Party) -> Meant:
        word = party.head.lower_
        if word in _HE_SHE:
            return self._person(party, _HE_SHE[word])
        if one_of_them(party.head) is not None:
            return self._plural(party)
        if word in _SEVERAL:
            return self._plural(party)
        if word == "it":
            return self._body(party)
        if word in ("i", "we") and self._reading.quoted[party.head.i] >= 0:
            return self._follow(party, 0.85)
        return self._itself(party)

    def _named(self, party: Party) -> Meant:
        """Return a name as it stands; a label in capitals, as it is written elsewhere."""
        words = self._reading.text[party.span.start : party.span.end]
        if words.isupper():
            mention = self._people.surnames.get(party.head.lower_)
            if mention is not None:
                return Meant(mention.span, mention.key, "", 1.0)
        return Meant(party.span, self._people.key_at(party.span), "", 1.0)

    def _itself(self, party: Party) -> Meant:
        return Meant(party.span, self._people.key_at(party.span), "", 0.9)

    def _person(self, party: Party, sex: str) -> Meant:
        within = self._reading.quoted[party.head.i] >= 0
        speaker = self._last.key if within and self._last is not None else ""
        near = self._people.before(party.span.start, _MOST)
        named = [mention for mention in near if mention.person]
        fits = [
            mention
            for mention in (*named, *self._unnamed(party), *self._last_speaker(party))
            if self._sex_of_mention(mention) in ("", sex) and mention.key != speaker
        ]
        best = max(fits, key=lambda mention: self._score(mention, party, sex), default=None)
        if best is not None:
            return self._taken(party, best, 0.85)
        known = "" if self._last is None else self._sex_of(self._last.key)
        return self._itself(party) if within or known not in ("", sex) else self._follow(party, 0.5)

    def _sex_of(self, key: str) -> str:
        return _HE_SHE.get(key) or self._people.sex_of(key)

    def _sex_of_mention(self, mention: Mention) -> str:
        """Return the sex that a name, or the noun for somebody unnamed, tells."""
        known = self._people.sex_of(mention.key)
        unnamed = mention.head.pos_ == "NOUN"
        return self._reading.words.roles.get(mention.head.lemma_, "") if unnamed else known

    def _unnamed(self, party: Party) -> Iterator[Mention]:
        """Yield those told but by what they are that stand as subjects just before a pronoun."""
        here = self._reading.sentence_number(party.head.i)
        for token in self._subjects_before(party):
            if here - self._reading.sentence_number(token.i) > _NEAR_SENTENCES:
                return
            role = token.pos_ == "NOUN" and token.lemma_ in self._reading.words.roles
            if not role or token.tag_ in _PLURALS:
                continue
            one = party_of(self._reading, token)
            if not one.named and self._role(one).span == one.span:
                yield Mention(one.span, token, person=True, key=self._people.key_at(one.span))

    def _last_speaker(self, party: Party) -> Iterator[Mention]:
        """Yield who spoke last, if that may be one person whom no stage took for one."""
        last = self._last
        if last is None:
            return
        first, end = self._reading.tokens_in(last.span)
        if first >= end or last.span.start >= party.span.start:
            return
        head = self._reading.doc[first:end].root
        known = self._people.mention_at(last.span)
        body = known is not None and (known.body or known.person)
        if head.tag_ in _SINGULARS and not body:
            yield Mention(last.span, head, person=True, key=last.key)

    def _score(self, mention: Mention, party: Party, sex: str) -> float:
        reading = self._reading
        here = reading.sentence_number(party.head.i)
        distance = here - reading.sentence_number(mention.head.i)
        score = -1.0 * min(distance, _FARTHEST_SENTENCES)
        score += 1.2 if mention.head.dep_ in _SUBJECTS else 0.0
        score += 0.5 if sex and self._sex_of_mention(mention) == sex else 0.0
        if self._last is not None and mention.key == self._last.key:
            score += 1.5
        if self._reading.quoted[mention.head.i] >= 0:
            score -= 2.5
        if mention.head.dep_ in ("poss", "compound"):
            score -= 0.7
        return score

    def _taken(self, party: Party, mention: Mention, sure: float) -> Meant:
        return self._meaning(party, mention.span, mention.key, sure)

    def _meaning(self, party: Party, span: Span, key: str, sure: float = 0.6) -> Meant:
        text = self._reading.text
        word, name = text[party.span.start : party.span.end], text[span.start : span.end]
        return Meant(span, key, f"“{word}” is taken for {name}.", sure)

    def _follow(self, party: Party, sure: float) -> Meant:
        """Return who spoke last, for want of a name."""
        if self._last is None:
            return self._itself(party)
        text = self._reading.text
        word = text[party.span.start : party.span.end]
        name = text[self._last.span.start : self._last.span.end]
        note = f"“{word}” is taken for {name}, who spoke before."
        return Meant(self._last.span, self._last.key, note, sure)

    def _plural(self, party: Party) -> Meant:
        """Return whom "they" means: the last speakers, else the last subject that is several."""
        reading, last = self._reading, self._last
        if last is not None:
            first, end = reading.tokens_in(last.span)
            if any(reading.doc[i].tag_ in _PLURALS for i in range(first, end)):
                return self._follow(party, 0.8)
        for token in self._subjects_before(party):
            several = party_of(reading, token)
            if token.tag_ in _PLURALS or _is_several(reading, several.span):
                return self._meaning(party, several.span, self._people.key_at(several.span))
        return self._itself(party)

    def _body(self, party: Party) -> Meant:
        """Return what "it" means: the last subject that is no person, else a body named near by."""
        for token in self._subjects_before(party):
            one = party_of(self._reading, token)
            known = self._people.mention_at(one.span)
            singular = token.tag_ not in _PLURALS and token.lemma_ not in self._reading.words.roles
            if known.body if known is not None else singular and token.pos_ == "NOUN":
                return self._meaning(party, one.span, self._people.key_at(one.span), 0.7)
        near = self._people.before(party.span.start, 8)
        bodies = [mention for mention in near if mention.body]
        best = max(bodies, key=lambda mention: self._score(mention, party, ""), default=None)
        return self._itself(party) if best is None else self._taken(party, best, 0.5)

    def _subjects_before(self, party: Party) -> Iterator[Any]:
        """Yield the subjects before a pronoun that are none, the nearest first."""
        reading = self._reading
        for i in range(party.head.i - 1, max(-1, party.head.i - _FARTHEST_WORDS), -1):
            token = reading.doc[i]
            if token.dep_ in _SUBJECTS and token.pos_ in _NOMINAL and reading.quoted[i] < 0:
                yield token

    def _role(self, party: Party) -> Meant:
        head: Any = party.head
        if not any(child.lower_ in _DEFINITE for child in head.lefts):
            return self._itself(party)
        role = head.lemma_.lower()
        known = self._people.roles.get(role, [])
        earlier = [mention for mention in known if mention.span.start < party.span.start]
        if earlier:
            return self._taken(party, earlier[-1], 0.8)
        body = self._body_called(party, role)
        return self._itself(party) if body is None else self._taken(party, body, 0.75)

    def _body_called(self, party: Party, noun: str) -> Mention | None:
        """Return the body that a bare noun means: the ministry, the company; the last such one.

        A name that ends in the noun, or, for the nouns of firms, an organisation near by.
        """
        reading = self._reading
        if party.span.end - party.span.start > len(party.head):
            return None
        for mention in self._people.before(party.span.start, _MOST):
            if mention.body and mention.head.lower_ == noun:
                return mention
            far = reading.sentence_number(party.head.i) - reading.sentence_number(mention.head.i)
            firm = reading.kind_at(mention.span) is ActorKind.ORGANISATION
            if firm and noun in _FIRMS and far <= _NEAR_SENTENCES:
                return mention
        return None


def _is_several(reading: Reading, span: Span) -> bool:
    """Return whether a phrase names several that act together."""
    return any(reading.doc[i].dep_ == "cc" for i in range(*reading.tokens_in(span)))
