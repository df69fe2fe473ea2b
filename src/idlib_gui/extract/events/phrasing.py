"""Words for titles: verb forms as headlines have them, and the few words of a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .grammar import PARTICLES, VAGUE, child, objects, prepositional
from .mentions import core_of
from .parties import PARTITIVE
from .readings import MEASURES

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
_VOWELS = frozenset("aeiou")
_WORDS = 5
_PARTICIPLES = {
    **dict.fromkeys(("hit", "cut", "put", "set", "shut", "shed", "rid", "quit", "overrun"), ""),
    "take": "taken",
    "retake": "retaken",
    "give": "given",
    "drive": "driven",
    "beat": "beaten",
    "break": "broken",
    "steal": "stolen",
    "blow": "blown",
    "throw": "thrown",
    "freeze": "frozen",
    "overthrow": "overthrown",
    "withdraw": "withdrawn",
    "forbid": "forbidden",
    "slay": "slain",
    "shoot": "shot",
    "strike": "struck",
    "hold": "held",
    "sink": "sunk",
    "send": "sent",
    "bring": "brought",
    "fight": "fought",
    "win": "won",
    "lead": "led",
    "sell": "sold",
    "buy": "bought",
    "meet": "met",
    "lose": "lost",
    "leave": "left",
    "tear": "torn",
    "swear": "sworn",
    "flee": "fled",
    "feed": "fed",
    "build": "built",
    "lay": "laid",
}
_PARTICIPLES |= {lemma: lemma for lemma, form in _PARTICIPLES.items() if not form}
_ROUND = re.compile(r"(?:hundred|thousand|million|billion|dozen)s?")
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")


def object_text(verb: Any) -> str:
    """Return the words of the object of a verb with its number, empty for a pronoun or none."""
    things = [one for one in objects(verb) if one.dep_ != "oprd"]
    thing = next((one for one in things if one.dep_ != "dative"), next(iter(things), None))
    if thing is None:
        return ""
    words, number = noun_text(thing), number_of(thing)
    if thing.tag_ == "CD" and thing.ent_type_ != "DATE":
        of = next(prepositional(thing, "of"), None)
        return f"{number or _sum(thing)} {noun_text(of) if of is not None else ''}".strip()
    return f"{number} {words}" if number and words else words


def _sum(number: Any) -> str:
    """Return a sum of money as the text has it: "€300 million"; empty for no money."""
    parts = [c for c in number.lefts if c.tag_ in {"$", "CD"}]
    if not any(c.tag_ == "$" for c in parts):
        return ""
    return str(number.doc[parts[0].i : number.i + 1].text)


def number_of(noun: Any) -> str:
    """Return the number before a noun as the text has it: "70", "four", "2.5 million"."""
    found = noun if noun.tag_ == "CD" else child(noun, "nummod")
    if found is None or found.ent_type_ in {"DATE", "MONEY", "PERCENT"}:
        return ""
    parts = [c for c in found.lefts if c.tag_ == "CD"] + [found]
    if any(c.tag_ == "$" for c in found.lefts) or _ROUND.fullmatch(parts[0].lower_):
        return ""
    return " ".join(part.lower_ for part in parts)


def noun_text(noun: Any) -> str:
    """Return the core of a noun phrase, empty for what is no noun."""
    if (
        not noun.tag_.startswith("NN")
        or noun.lower_ in VAGUE
        or not any(map(str.isalpha, noun.text))
        or (noun.ent_type_ in {"DATE", "TIME"} and noun.tag_ == "NNP")
    ):
        return ""
    return core_text(noun)


def short_text(noun: Any) -> str:
    """Return the words before a noun with it, without "of …"."""
    return " ".join(_core_words(noun)[-_WORDS:]) if noun_text(noun) else ""


def core_text(noun: Any) -> str:
    """Return a noun with the few words before it, and "of …" after it, that belong to it."""
    words = _core_words(noun)[-_WORDS:]
    of = next(prepositional(noun, "of"), None)
    if of is not None and of.tag_.startswith("NN"):
        after = _core_words(of)
        if noun.lemma_.lower() in PARTITIVE | MEASURES:
            return " ".join(after[-_WORDS:])
        if len(words) + len(after) <= _WORDS:
            words += ["of", *after]
    return " ".join(words)


def _core_words(noun: Any) -> list[str]:
    """Return the words of the core of a noun phrase.

    From its tokens: a spaCy `Doc` makes its whole text anew whenever it is asked for it.
    """
    start = core_of(noun).start
    first = noun
    while first.idx > start:
        first = first.nbor(-1)
    words: list[str] = noun.doc[first.i : noun.i + 1].text.split()
    return words


def particle(verb: Any) -> str:
    """Return the particle of a verb with a blank before it: " off"."""
    found = child(verb, "prt") or next(filter(_is_particle, verb.rights), None)
    return f" {found.lower_}" if found is not None else ""


def _is_particle(token: Any) -> bool:
    """Return whether the parser took a particle for an adverb: "stepped *down*"."""
    is_next = token.i == token.head.i + 1 and token.dep_ == "advmod"
    return is_next and token.lower_ in PARTICLES and not any(token.children)


def joined(names: Sequence[str]) -> str:
    """Return names in a row; from the third on they are others."""
    if len(names) > 2:  # noqa: PLR2004 - two names fit a title
        return f"{names[0]}, {names[1]} and others"
    return " and ".join(names)


def present(lemma: str, *, many: bool) -> str:
    """Return a verb as it stands after one or many who do it."""
    if lemma == "be" and many:
        return "are"
    return lemma if many else third_person(lemma)


def third_person(lemma: str) -> str:
    """Return a verb as it stands after "she"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(_SIBILANT):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def past(lemma: str) -> str:
    """Return the past participle of a verb."""
    if lemma in _PARTICIPLES:
        return _PARTICIPLES[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if _ONE_SYLLABLE.fullmatch(lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"
