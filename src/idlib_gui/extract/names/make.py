"""Makes the named actors and places of a text of its mentions."""

from __future__ import annotations

from collections import Counter

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import Analysis
from idlib_gui.extract.findings import Named, Span
from idlib_gui.extract.lists import Lists

from .acting import ACTS, PLACE, Role, capital_role, state_role
from .cluster import Cluster
from .countries import Countries
from .detect import detected
from .entries import Sort
from .found import Found, apart
from .gazetteer import Gazetteer, gazetteer_of
from .grow import grown
from .hints import hints
from .institutions import institutions
from .merge import clusters_of
from .overlooked import overlooked
from .recur import recurring
from .surnames import without_surnames
from .words import Words, words_of


def find_names(analysis: Analysis, lists: Lists) -> tuple[Named, ...]:
    """Return who and what is named in a text, in order of the first mention."""
    gazetteer, words = gazetteer_of(lists), words_of(lists)
    names = grown(detected(analysis, gazetteer, words), analysis, words)
    names = without_surnames(names, analysis, words)
    names = apart([*names, *institutions(names, analysis, gazetteer, words)])
    names = apart([*names, *overlooked(names, analysis, words)])
    names = apart([*names, *recurring(names, analysis, words)])
    return _Maker(analysis, gazetteer, words, names).named()


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
        self._names: list[Found] = []
        for one in names:
            self._note(one)

    def _note(self, found: Found) -> None:
        """Keep a mention, and what a state or capital is in it.

        A capital that acts is its state. One that is visited is both: the state and the place.
        """
        entry = found.entry
        if entry is None or entry.sort not in {Sort.STATE, Sort.CAPITAL}:
            self._names.append(found)
            return
        root = self._analysis.tokens(found.span).root
        if entry.sort is Sort.STATE:
            self._roles[len(self._names)] = state_role(root, self._words.acting)
            self._names.append(found)
            return
        role = capital_role(root, self._words.acting)
        state = self._gazetteer.states.get(entry.country or "")
        if role.acts and state is not None:
            self._roles[len(self._names)] = ACTS
            self._names.append(found._replace(entry=state))
        if role.place or state is None:
            self._roles[len(self._names)] = PLACE
            self._names.append(found)

    def named(self) -> tuple[Named, ...]:
        """Return the findings in order of the first mention."""
        clusters = clusters_of(
            self._names, [self._votes(one) for one in self._names], self._text, self._words
        )
        return _with_owners([self._of(cluster) for cluster in clusters], self._gazetteer)

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

    def _of(self, cluster: Cluster) -> Named:
        names = [self._names[n] for n in cluster.mentions]
        written = [self._text[one.span.start : one.span.end] for one in names]
        entry = next((one.entry for one in names if one.entry is not None), None)
        kind = cluster.kind if entry is None else entry.kind
        name = entry.name if entry is not None else max(written, key=_fullness)
        acting: list[Span] = []
        placed: list[Span] = []
        for number, one in zip(cluster.mentions, names, strict=True):
            role = self._roles.get(number, PLACE if kind is None else ACTS)
            if kind is None or role.place:
                placed.append(one.span)
            if kind is not None and role.acts:
                acting.append(one.span)
        return Named(
            name,
            kind,
            kind is None or bool(placed),
            tuple(acting),
            tuple(placed),
            tuple(alias for alias in dict.fromkeys(written) if alias != name),
            None,
            entry.country if entry is not None and entry.country else self._country(kind, names),
            entry.lat if entry is not None else None,
            entry.lon if entry is not None else None,
        )


def _fullness(written: str) -> tuple[bool, int]:
    """Return how well a spelling tells a name: not all in capitals, and long."""
    return " " not in written or not written.isupper(), len(written)


def _with_owners(found: list[Named], gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Return findings with what they are part of; a state that only they tell of is added."""
    numbers = {one.name: number for number, one in enumerate(found)}
    for number, one in enumerate(found):
        if one.kind in (None, ActorKind.STATE, ActorKind.PERSON, ActorKind.POPULATION):
            continue
        entry = gazetteer.by_name.get(one.name)
        owner = entry.part_of if entry is not None else ""
        if not owner and one.kind is ActorKind.GOVERNMENT_BODY and one.country is not None:
            state = gazetteer.states.get(one.country)
            if state is not None and state.name not in numbers:
                numbers[state.name] = len(found)
                found.append(
                    Named(
                        state.name,
                        ActorKind.STATE,
                        is_place=False,
                        mentions=(),
                        country=one.country,
                    )
                )
            owner = state.name if state is not None else ""
        if owner in numbers and numbers[owner] != number:
            found[number] = one._replace(part_of=numbers[owner])
    return tuple(found)
