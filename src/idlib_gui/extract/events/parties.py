"""Who a noun of the parse stands for: a named actor, a group without a name, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.datelines import Datelines
from idlib_gui.extract.findings import Named, Span
from idlib_gui.extract.unnamed import singulars

from .grammar import LEFT, agents_by, antecedent, child, conjuncts, is_verb
from .mentions import Mention, Mentions, core_of
from .pronouns import Pronouns
from .utterances import Utterances
from .words import Words, lemma_of

PARTITIVE = frozenset(
    {"group", "number", "member", "part", "series", "hundred", "thousand", "dozen", "million"}
    | {"score", "lot", "majority", "most", "some", "all", "none", "one", "two", "three", "many"}
    | {"several", "half", "wave", "mass", "pair", "couple", "rest", "handful", "bulk", "crowd"}
    | {"contingent", "leader", "section", "string", "round", "both", "each", "ten", "any", "list"}
    | {"spate", "kind", "amount"}
)
_NARROW = ("of", "by", "from")
_WIDE = ("of", "by", "from", "against", "for", "with", "in", "on", "to", "between")
_DEVERBAL = ("tion", "sion", "ment", "ing", "al")
"""Endings of nouns whose "of" names what is done to: "the liberation of Peru" is not Peru's."""
_PLURAL_NAMES = ("forces", "guards", "brigades", "troops", "rebels", "workers", "teachers")
_SINGULAR_NAMES = ("nations", "states", "times", "airlines", "affairs", "services", "systems")
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION})
_DEPTH = 4


class Parties:
    """Finds the actors and places that the nouns of one text stand for."""

    def __init__(
        self, analysis: Analysis, names: tuple[Named, ...], words: Words, utterances: Utterances
    ) -> None:
        self._utterances = utterances
        self._mentions = Mentions(analysis, names)
        self._words = words
        self._datelines = Datelines(analysis.text)
        self._pronouns = Pronouns(self._mentions, words, utterances)

    def actors(self, token: Any, *, wide: bool = False) -> list[Span]:
        """Return the actors that a noun and those joined to it by "and" stand for.

        Args:
            token: Head of a noun phrase, a pronoun, a possessive.
            wide: Also look for the actor of a thing in where and for whom it is: what is done to
                "a camp in Chad" is done to Chad, but what it does is not Chad's act.
        """
        found = [span for head in conjuncts(token) for span in self._of(head, _DEPTH, wide=wide)]
        return list(dict.fromkeys(found))

    def actor(self, token: Any) -> Span | None:
        """Return the first actor that a noun stands for."""
        return next(iter(self._of(token, _DEPTH, wide=False)), None)

    def _of(self, token: Any, depth: int, *, wide: bool) -> list[Span]:
        token = antecedent(token)
        if token.tag_ in {"PRP", "PRP$"}:
            return self._pronouns.meant_by(token)
        place = Span(token.idx, token.idx + len(token))
        if depth == 0 or is_verb(token) or self._datelines.hold(place):
            return []
        mention = self.at(token)
        if mention is not None:
            return [mention.span] if mention.acts else self._as_doer(token, wide=wide)
        beside = child(token, "appos")
        if beside is not None and (named := self.at(beside)) is not None and named.acts:
            return [named.span]
        return self._unnamed(token, depth, wide=wide)

    def _unnamed(self, token: Any, depth: int, *, wide: bool) -> list[Span]:
        lemma = lemma_of(token)
        if any(c.tag_ == "$" for c in token.children):
            return []
        if lemma in PARTITIVE or token.tag_ in {"CD", "DT"}:
            part = self._inside(token, depth, ("of",), wide=wide)
            if part:
                return part
        states = self._joined_states(token)
        if states:
            return states
        if lemma in self._words.agents or token.tag_ == "NNPS":
            return [self._mentions.group(token)]
        return self._owner(token, depth, wide=wide) or self._as_doer(token, wide=wide)

    def _as_doer(self, token: Any, *, wide: bool) -> list[Span]:
        """Return a name that is known for no actor, where it is the subject of a verb."""
        is_name = token.tag_ == "NNP" and token.dep_ == "nsubj" and token.text[:1].isupper()
        known = token.lower_ in self._words.things
        return [core_of(token)] if is_name and not (wide or known) else []

    def _joined_states(self, token: Any) -> list[Span]:
        """Return the states of "French and Egyptian ships", which are of more than one."""
        for left in token.lefts:
            if left.dep_ in {"amod", "compound", "nmod"} and self._nationality(left) is not None:
                found = [self._nationality(one) for one in conjuncts(left)]
                joined = [state for state in found if state is not None]
                if len(joined) > 1:
                    return joined
        return []

    def _owner(self, token: Any, depth: int, *, wide: bool) -> list[Span]:
        """Return whose a thing is: "the Syrian army's guns", "Turkish jets", "jets of Turkey"."""
        owner = child(token, "poss")
        if owner is not None and (found := self._of(owner, depth - 1, wide=False)):
            return found
        for other in reversed([left for left in token.lefts if left.dep_ in LEFT]):
            for one in (other, *(left for left in other.lefts if left.dep_ in LEFT)):
                if (named := self.as_adjective(one)) is not None:
                    return [named]
        for clause in token.rights:
            if clause.dep_ == "acl":
                for head in agents_by(clause):
                    if found := self._of(head, depth - 1, wide=False):
                        return found
        narrow = _NARROW[1:] if token.lower_.endswith(_DEVERBAL) else _NARROW
        return self._inside(token, depth, _WIDE if wide else narrow, wide=wide)

    def _inside(
        self, token: Any, depth: int, prepositions: tuple[str, ...], *, wide: bool
    ) -> list[Span]:
        for other in token.rights:
            if other.dep_ in {"prep", "agent"} and other.lower_ in prepositions:
                for thing in other.children:
                    if thing.dep_ == "pobj":
                        heads = conjuncts(thing)
                        found = [s for head in heads for s in self._of(head, depth - 1, wide=wide)]
                        if found:
                            return found
        return []

    def as_adjective(self, token: Any) -> Span | None:
        """Return whom a word before a noun names as the owner: "Turkish", "NATO", "rebel"."""
        mention = self.at(token)
        if mention is not None and mention.acts:
            return mention.span
        state = self._nationality(token)
        if state is not None:
            return state
        if f"{token.lower_} {token.head.lower_}" in self._words.things:
            return None
        if token.dep_ in {"compound", "nmod"} and lemma_of(token) in self._words.agents:
            core = core_of(token)
            first = token
            while first.idx > core.start:
                first = first.nbor(-1)
            before = self._nationality(first.nbor(-1)) if first.i else None
            return core if before is None else Span(before.start, core.end)
        return None

    def _nationality(self, token: Any) -> Span | None:
        """Return the adjective of nationality that a token is, or ends: "Sri Lankan"."""
        if token.i:
            before = token.nbor(-1)
            if f"{before.text} {token.text}" in self._words.nationalities:
                return Span(before.idx, token.idx + len(token))
        if token.text in self._words.nationalities:
            return Span(token.idx, token.idx + len(token))
        return None

    def at(self, token: Any) -> Mention | None:
        """Return the mention that a token is part of."""
        return self._mentions.at(token)

    def is_actor(self, token: Any) -> bool:
        """Return whether a noun or pronoun is itself somebody, not but something of theirs."""
        mention = self.at(token)
        if mention is not None:
            return mention.acts
        is_sum = any(c.tag_ == "$" for c in token.children)
        return token.tag_ in {"PRP", "WP"} or (lemma_of(token) in self._words.agents and not is_sum)

    def _has_article(self, span: Span) -> bool:
        """Return whether "the" stands before a name, as before those of many: "the Houthis"."""
        before = self._mentions.analysis.text[max(0, span.start - 4) : span.start]
        return before.lower() == "the "

    def is_only_place(self, token: Any) -> bool:
        """Return whether a noun names a place that is no state."""
        mention = self.at(token)
        return mention is not None and not mention.acts

    def places(self, sentence: Any) -> Iterator[tuple[Any, Span]]:
        """Yield the places named in a sentence, with the token that heads each."""
        for mention in self._mentions.within(Span(sentence.start_char, sentence.end_char)):
            if self._mentions.names[mention.number].is_place:
                yield self._mentions.analysis.tokens(mention.span).root, mention.span

    def name(self, span: Span) -> str:
        """Return what the actor or place at a span is called."""
        mention = self._mentions.named_by(span)
        if mention is not None:
            return self._mentions.names[mention.number].name
        words = " ".join(self._mentions.analysis.text[span.start : span.end].split())
        return self._words.nationalities.get(words, ("", words))[1]

    def title_name(self, span: Span) -> str:
        """Return what a title calls an actor: a person by the last name, if the text does."""
        mention = self._mentions.named_by(span)
        named = None if mention is None else self._mentions.names[mention.number]
        if named is None or named.kind is not ActorKind.PERSON:
            return self.name(span)
        last = [alias for alias in named.aliases if named.name.endswith(f" {alias}")]
        return min(last, key=len, default=named.name)

    def key(self, span: Span) -> str:
        """Return what tells the actor at a span from others."""
        mention = self._mentions.named_by(span)
        return str(mention.number) if mention is not None else self.name(span).casefold()

    def resolved(self, span: Span | None) -> Span | None:
        """Return a span, or for a pronoun whom it stands for; None for what names nobody."""
        if span is None or len(self._mentions.within(span)) > 0:
            return span
        tokens = self._mentions.analysis.tokens(span)
        if len(tokens) == 1 and tokens[0].tag_ in {"PRP", "PRP$", "WP", "WDT", "DT"}:
            return self.actor(tokens[0])
        return span

    def is_quoted(self, token: Any) -> bool:
        """Return whether a token stands between quotation marks."""
        place = Span(token.idx, token.idx + len(token))
        return self._utterances.direct_at(place) is not None

    def is_many(self, span: Span) -> bool:
        """Return whether the actor at a span takes a verb in the plural: "rebels"."""
        tokens = self._mentions.analysis.tokens(span)
        if len(tokens) == 0:
            return False
        last = tokens[-1]
        named = self._mentions.named_by(span)
        if named is not None:
            finding = self._mentions.names[named.number]
            word = finding.name.split(" ")[-1].lower()
            if finding.kind in _GROUPS and " " not in finding.name and word.endswith("s"):
                return any(self._has_article(one) for one in finding.mentions)
            people = finding.kind is ActorKind.POPULATION or word in _PLURAL_NAMES
            group = finding.kind is ActorKind.ORGANISATION and last.tag_ == "NNPS"
            return word.endswith("s") and (people or (group and word not in _SINGULAR_NAMES))
        if last.tag_ in {"NNS", "NNPS"}:
            return True
        return last.tag_ == "NNP" and any(
            w in self._words.agents for w in singulars(last.lower_)[1:]
        )
