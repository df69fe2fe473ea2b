"""Actors in words: headings, tooltips and what a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import QObject

from idlib_gui.domain.document import Document
from idlib_gui.models.actors_model import ActorRow, ActorWords, Shown

from .plain import shortened
from .record_words import say_one_kind
from .tips import plain_tip
from .wording import counted, number, say_kind

_ALIASES_SHOWN = 12
_SPOKEN = 200
"""Characters of a name that a screen reader reads."""


class ActorTexts(QObject):
    """Says what the actors' list shows."""

    def words(self) -> ActorWords:
        """Return what the model asks for."""
        return ActorWords(heading=say_kind, tip=self.tip, spoken=self.spoken)

    def tip(self, document: Document, row: ActorRow) -> str:
        """Return the tooltip of an actor: all its names, what it is, what it belongs to."""
        actor = document.actors.get(row.id)
        if actor is None:
            return ""
        whole = document.actors.get(actor.part_of) if actor.part_of else None
        aliases = ", ".join(actor.aliases[:_ALIASES_SHOWN])
        about = [
            say_one_kind(actor.kind),
            self.tr("part of {0}").format(whole.name) if whole else "",
            self.tr("country: {0}").format(actor.country) if actor.country else "",
        ]
        return plain_tip(
            actor.name,
            self.tr("also: {0}").format(aliases) if aliases.strip(" ,") else "",
            " · ".join(part for part in about if part),
            self.numbers(row),
        )

    def numbers(self, row: ActorRow) -> str:
        """Return how many events and quotes an actor has; of how many, where not all are listed."""
        if row.whole is None:
            return f"{self.events(row.events)} · {self.quotes(row.quotes)}"
        events, quotes = row.whole
        return self.tr("listed: {0} of {1} · {2} of {3}").format(
            row.events, self.events(events), row.quotes, self.quotes(quotes)
        )

    def spoken(self, row: ActorRow, shown: bool) -> str:  # noqa: FBT001 - the model's contract
        """Return an actor's row for a screen reader."""
        lane = self.tr("lane shown") if shown else self.tr("lane hidden")
        name, kind = shortened(row.name, _SPOKEN), say_one_kind(row.kind).lower()
        return ", ".join((name, kind, *self.numbers(row).split(" · "), lane))

    def events(self, count: int) -> str:
        """Return a number of events in words."""
        return counted(count, self.tr("1 event"), self.tr("{0} events"))

    def quotes(self, count: int) -> str:
        """Return a number of quotes in words."""
        return counted(count, self.tr("1 quote"), self.tr("{0} quotes"))

    def counted(self, shown: Shown) -> tuple[str, str]:
        """Return how many actors are listed, as shown and as spoken."""
        if shown.passing != shown.total:
            short = self.tr("{0} of {1}").format(number(shown.passing), number(shown.total))
            return short, self.tr("{0} actors listed").format(short)
        told = counted(shown.total, self.tr("1 actor"), self.tr("{0} actors"))
        return number(shown.total), told

    def nothing(self, shown: Shown, needle: str) -> str:
        """Return the sentence that stands where no actor does."""
        if shown.total == 0:
            return self.tr("No actors yet.")
        return self.tr("No actor is called “{0}”.").format(shortened(needle.strip(), 60))
