"""Makes the named actors and places of a text of its mentions."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.datelines import Datelines
from idlib_gui.extract.findings import Named, Span
from idlib_gui.extract.lists import Lists
from idlib_gui.extract.rejected import is_rejected

from .acting import ACTS, PLACE, Role, capital_role, state_role
from .cluster import Cluster
from .countries import Countries
from .detect import detected
from .entries import Entry, Sort
from .folds import fold
from .found import Found, apart
from .gazetteer import Gazetteer, gazetteer_of
from .grow import grown
from .hints import hints
from .homonyms import by_state
from .institutions import institutions
from .kinds import is_office
from .known_as import with_other_names
from .merge import clusters_of
from .overlooked import overlooked
from .particles import with_particles
from .recur import recurring
from .surnames import without_surnames
from .words import Words, words_of


def find_names(analysis: Analysis, lists: Lists) -> tuple[Named, ...]:
    """Return who and what is named in a text, in order of the first mention."""
    gazetteer, words = gazetteer_of(lists), words_of(lists)
    names = with_particles(detected(analysis, gazetteer, words), analysis.text, words)
    names = grown(names, analysis, words)
    names = without_surnames(names, analysis, words)
    names = apart([*names, *institutions(names, analysis, gazetteer, words)])
    names = by_state(names, analysis.text, lists)
    names = with_other_names(names, analysis.text, words)
    names = apart([*names, *overlooked(names, analysis, words)])
    names = apart([*names, *recurring(names, analysis, words)])
    named = [one for one in names if not is_rejected(analysis.text[slice(*one.span)], lists)]
    return _Maker(analysis, gazetteer, words, named).named()


_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th) ")
"""Units of an army are numbered: "53rd Brigade"."""
_ROLES = frozenset({Sort.STATE, Sort.CAPITAL, Sort.LAND})


class _Maker:
    def __init__(
        self, analysis: Analysis, gazetteer: Gazetteer, words: Words, names: list[Found]
    ) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._gazetteer = gazetteer
        self._words = words
        self._countries = Countries(analysis, names, gazetteer, words)
        self._roles: dict[int, Role] = {}
        self._datelines = Datelines(self._text)
        self._names: list[Found] = []
        for one in names:
            self._note(one)

    def _note(self, found: Found) -> None:
        """Keep a mention, and what a state, land or capital is in it."""
        entry = found.entry
        if entry is None or entry.sort not in _ROLES:
            self._names.append(found)
            return
        root = self._analysis.tokens(found.span).root
        if self._datelines.hold(found.span):
            self._keep(found, PLACE)
        elif entry.sort is Sort.CAPITAL:
            self._note_capital(found, root, entry)
        else:
            role = state_role if entry.sort is Sort.STATE else capital_role
            self._keep(found, role(root, self._words.acting))

    def _keep(self, found: Found, role: Role) -> None:
        self._roles[len(self._names)] = role
        self._names.append(found)

    def _note_capital(self, found: Found, root: Any, entry: Entry) -> None:
        """Keep a mention of a capital; one that acts is its state, one that is visited both."""
        role = capital_role(root, self._words.acting)
        state = self._gazetteer.states.get(entry.country or "")
        if role.acts and state is not None:
            self._keep(found._replace(entry=state), ACTS)
        if role.place or state is None:
            self._keep(found, PLACE)

    def named(self) -> tuple[Named, ...]:
        """Return the findings in order of the first mention."""
        votes = [self._votes(one) for one in self._names]
        titles = [self._title(one) for one in self._names]
        clusters = clusters_of(self._names, votes, titles, self._text, self._words)
        found = [self._of(cluster) for cluster in clusters]
        return _with_owners(found, [self._known(c) for c in clusters], self._gazetteer)

    def _country(self, kind: ActorKind | None, names: list[Found]) -> str | None:
        """Return the state that most mentions tell of, the first one if they differ."""
        if names[0].entry is not None:
            return None
        looks = {
            ActorKind.PERSON: self._countries.of_person,
            ActorKind.GOVERNMENT_BODY: self._countries.of_office,
            None: self._countries.in_name,
        }
        look = looks.get(kind, self._countries.of_body)
        told = Counter(code for one in names if (code := look(one.span)) is not None)
        return told.most_common(1)[0][0] if told else None

    def _votes(self, one: Found) -> Counter[str]:
        """Return what a mention tells of what it names."""
        if one.entry is not None:
            return Counter()
        root = self._analysis.tokens(one.span).root
        return hints(one, self._text, root, self._words)

    def _title(self, one: Found) -> str:
        """Return how a body is told from those of other states: "Peruvian Foreign Ministry".

        Nothing for other names, and where the text does not tell whose it is.
        """
        words = self._text[slice(*one.span)]
        if one.entry is not None or not is_office(words, self._words):
            return ""
        adjective = self._words.adjectives.get(self._countries.of_owner(one.span) or "")
        return "" if adjective is None else f"{adjective} {words}"

    def _known(self, cluster: Cluster) -> Entry | None:
        entries = (self._names[number].entry for number in cluster.mentions)
        return next((entry for entry in entries if entry is not None), None)

    def _name(self, cluster: Cluster, written: list[str]) -> str:
        """Return the name as the text has it in full; states have a name of their own."""
        entry = self._known(cluster)
        fullest = max(written if not cluster.title else [cluster.title, *written], key=_fullness)
        if entry is None:
            return fullest
        listed = entry.name in written and not entry.name.isupper()
        own = entry.kind is ActorKind.STATE or listed
        return entry.name if own or not _has_case_of(fullest, entry.name) else fullest

    def _of(self, cluster: Cluster) -> Named:
        names = [self._names[n] for n in cluster.mentions]
        entry = self._known(cluster)
        written = [self._text[one.span.start : one.span.end] for one in names]
        kind = cluster.kind if entry is None else entry.kind
        name = self._name(cluster, written)
        acting: list[Span] = []
        placed: list[Span] = []
        for number, one in zip(cluster.mentions, names, strict=True):
            role = self._roles.get(number, PLACE if kind is None else ACTS)
            if kind is None or role.place:
                placed.append(one.span)
            if kind is not None and role.acts:
                acting.append(one.span)
        if entry is not None and entry.sort is Sort.LAND and not acting:
            kind = None
        elif kind is ActorKind.ARMED_GROUP and _NUMBERED.match(name):
            kind = ActorKind.GOVERNMENT_BODY
        return Named(
            name,
            kind,
            kind is None or bool(placed),
            tuple(acting),
            tuple(placed),
            _aliases(name, written, entry),
            None,
            entry.country if entry is not None and entry.country else self._country(kind, names),
            entry.lat if entry is not None else None,
            entry.lon if entry is not None else None,
        )


def _fullness(written: str) -> tuple[bool, int]:
    """Return how well a spelling tells a name: not all in capitals, and long."""
    return " " not in written or not written.isupper(), len(written)


def _has_case_of(written: str, name: str) -> bool:
    """Return whether a spelling has capitals like a name, and is not but shouted: "LIMA"."""
    if written.islower():
        return name.islower()
    return not written.isupper() or name.isupper() or fold(written) != fold(name).upper()


def _aliases(name: str, written: list[str], entry: Entry | None) -> tuple[str, ...]:
    """Return the other spellings, at last that of the lists, by which articles are compared."""
    listed = [] if entry is None or entry.sort is Sort.PLACE else [entry.name]
    found = dict.fromkeys([*written, *(n for n in listed if n.upper() != name.upper())])
    return tuple(alias for alias in found if alias != name)


def _with_owners(
    found: list[Named], entries: list[Entry | None], gazetteer: Gazetteer
) -> tuple[Named, ...]:
    """Return findings with what they are part of; a state that only they tell of is added.

    Args:
        found: The findings.
        entries: What is known of each.
        gazetteer: All that is known.
    """
    both = list(zip(found, entries, strict=True))
    numbers = {
        one.name if entry is None else entry.name: number
        for number, (one, entry) in enumerate(both)
    }
    for number, (one, entry) in enumerate(both):
        if one.kind in (None, ActorKind.STATE, ActorKind.PERSON, ActorKind.POPULATION):
            continue
        owner = entry.part_of if entry is not None else ""
        if not owner and one.kind is ActorKind.GOVERNMENT_BODY and one.country is not None:
            state = gazetteer.states.get(one.country)
            owner = state.name if state is not None else ""
            if state is not None and owner not in numbers:
                numbers[owner] = len(found)
                found.append(
                    Named(owner, state.kind, is_place=False, mentions=(), country=one.country)
                )
        if owner in numbers and numbers[owner] != number:
            found[number] = one._replace(part_of=numbers[owner])
    return tuple(found)
