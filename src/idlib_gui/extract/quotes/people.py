"""Who a pronoun or a role can mean: the named ones of a text, with sex and kind where known."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any, NamedTuple

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.findings import Span

from .reading import Reading

_ROLE_REACH = 4
_GROUPS = frozenset(("ORG", "GPE", "NORP"))


class Mention(NamedTuple):
    """A name where it stands.

    Attributes:
        span: Its words.
        head: Its last token.
        person: Whether it names a person.
        key: The same for all mentions of one and the same, as far as known.
        body: Whether it names a body that "it" can mean.
    """

    span: Span
    head: Any
    person: bool
    key: str
    body: bool = False


class People:
    """The named persons and bodies of a text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        found = _from_names(reading) if reading.names else _from_model(reading)
        self.mentions = tuple(sorted(found, key=lambda mention: mention.span))
        self._starts = [mention.span.start for mention in self.mentions]

    def before(self, offset: int, most: int) -> list[Mention]:
        """Return up to `most` mentions that begin before `offset`, the nearest first."""
        end = bisect_left(self._starts, offset)
        return list(reversed(self.mentions[max(0, end - most) : end]))

    @cached_property
    def surnames(self) -> dict[str, Mention]:
        """Return the first mention of each person by their last name in lower case."""
        found: dict[str, Mention] = {}
        for mention in self.mentions:
            if mention.person:
                found.setdefault(mention.head.lower_, mention)
        return found

    def mention_at(self, span: Span) -> Mention | None:
        """Return the first mention that begins in `span` or after its start, if they overlap."""
        place = bisect_left(self._starts, span.start)
        if place < len(self.mentions) and self.mentions[place].span.overlaps(span):
            return self.mentions[place]
        return None

    def key_at(self, span: Span) -> str:
        """Return the key of who is named in `span`; its own words if nobody is."""
        mention = self.mention_at(span)
        if mention is not None:
            return mention.key
        return self._reading.text[span.start : span.end].casefold()

    def sex_of(self, key: str) -> str:
        """Return `he` or `she` for a person whose title, role or given name tells, else nothing."""
        return self._sexes.get(key, "")

    @cached_property
    def _sexes(self) -> dict[str, str]:
        votes: dict[str, dict[str, int]] = {}
        for mention in self.mentions:
            if mention.person:
                for sex in self._hints(mention):
                    counts = votes.setdefault(mention.key, {"he": 0, "she": 0})
                    counts[sex] += 1
        return {
            key: "he" if counts["he"] > counts["she"] else "she"
            for key, counts in votes.items()
            if counts["he"] != counts["she"]
        }

    def _hints(self, mention: Mention) -> list[str]:
        words, doc = self._reading.words, self._reading.doc
        first, last = self._reading.tokens_in(mention.span)
        hints = []
        if last - first > 1 or not mention.span:
            hints.append(words.given.get(doc[first].text, ""))
        for i in range(max(0, first - _ROLE_REACH), last):
            title = words.titles.get(doc[i].text, "")
            role = words.roles.get(doc[i].lemma_.lower(), "") if i < first else ""
            near = first - i <= 1
            hints += [title] if near or i >= first else []
            hints += [role] if near else []
        return [hint for hint in hints if hint]

    @cached_property
    def roles(self) -> dict[str, list[Mention]]:
        """Return who was called by a role, in order: the title before a name, or after a comma."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.person:
                for role in self._roles_of(mention):
                    found.setdefault(role, []).append(mention)
        return found

    def _roles_of(self, mention: Mention) -> list[str]:
        reading = self._reading
        doc, roles = reading.doc, reading.words.roles
        first, last = reading.tokens_in(mention.span)
        near = [doc[i] for i in range(max(0, first - _ROLE_REACH), first)]
        found = []
        if near and near[-1].text == ",":
            near.pop()
        for token in reversed(near):
            if token.pos_ not in ("PROPN", "NOUN", "ADJ", "ADP", "PART"):
                break
            if token.lemma_.lower() in roles:
                found.append(token.lemma_.lower())
        after = (c for c in mention.head.children if c.dep_ == "appos" and c.i >= last)
        found += [child.lemma_.lower() for child in after if child.lemma_.lower() in roles]
        above = mention.head.head.lemma_.lower() if mention.head.dep_ == "appos" else ""
        return [*found, above] if above in roles else found


def _from_names(reading: Reading) -> list[Mention]:
    found = []
    for number, named in enumerate(reading.names):
        if named.kind is None:
            continue
        for span in named.mentions:
            first, last = reading.tokens_in(span)
            if last > first:
                person = named.kind is ActorKind.PERSON
                body = not person and named.kind is not ActorKind.POPULATION
                found.append(Mention(span, reading.doc[last - 1], person, f"n{number}", body))
    return found


def _from_model(reading: Reading) -> list[Mention]:
    found = []
    for entity in reading.doc.ents:
        if entity.label_ == "PERSON" or entity.label_ in _GROUPS:
            span = Span(entity.start_char, entity.end_char)
            words = reading.text[span.start : span.end].removesuffix("’s").removesuffix("'s")
            last = words.split()[-1] if words.split() else words
            person = entity.label_ == "PERSON"
            key = last if person else words
            body = entity.label_ in ("ORG", "GPE")
            found.append(Mention(span, entity.root, person, key, body))
    return found
