"""Dates, types and places as people write them: the words of records, not of widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from idlib_gui.domain.document import Document
from idlib_gui.domain.edtf import Edtf, Form, Precision, Unit
from idlib_gui.domain.hand_dates import BY_HAND
from idlib_gui.domain.outline import sentence_at
from idlib_gui.domain.records import (
    ActorKind,
    Basis,
    Citation,
    EventClass,
    EventType,
    QuoteForm,
    When,
)
from idlib_gui.domain.versions import current_sources

from .plain import one_line, shortened

_FOUR_DIGITS = 1000
"""Years before that one could be taken for something else: "AD 44"."""
_TITLE = 40
"""Characters of a title that stand before a place in its text."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


_ENGLISH = QLocale(QLocale.Language.English)


def number(count: int) -> str:
    """Return a number as the user's language writes it: "12,403"."""
    return spoken_here().toString(count)


def spoken_here() -> QLocale:
    """Return how the user's language writes numbers; the program's own, where none is set."""
    here = QLocale()
    return _ENGLISH if here.name() == "C" else here


def counted(count: int, one: str, many: str) -> str:
    """Return how many there are: `one` says "1 event", `many` "{0} events"."""
    return one if count == 1 else many.format(number(count))


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "1st quarter of", 34: "2nd quarter of", 35: "3rd quarter of", 36: "4th quarter of",
}  # fmt: skip


def say_when(when: When | None) -> str:
    """Return a date as people write it: "3 Feb 2020", "between 3 and 9 Feb 2020", "undated"."""
    date = when.date if when else None
    return _tr("undated") if date is None else say_date(date)


def say_date(date: Edtf) -> str:
    """Return a parsed date as people write it."""
    first, last = date.first, date.last
    if date.form is Form.UNIT and first is not None:
        if date.bounds.latest_start != first.begin:
            return _tr("some time in {0}").format(say_unit(first))
        return say_unit(first)
    if date.form is Form.ONE_OF:
        return _say_one_of(first, last)
    if first is None and last is not None:
        return _tr("until {0}").format(say_unit(last))
    if last is None and first is not None:
        return _tr("since {0}").format(say_unit(first))
    assert first is not None  # noqa: S101 - the parser gives at least one end
    assert last is not None  # noqa: S101
    short, whole = _shortened(first, last)
    alike = first.precision == last.precision and " " not in short
    dash = "–" if alike else " – "
    return f"{short}{dash}{whole}"


def _say_one_of(first: Unit | None, last: Unit | None) -> str:
    if first is None and last is not None:
        return _tr("at some time until {0}").format(say_unit(last))
    if last is None and first is not None:
        return _tr("at some time since {0}").format(say_unit(first))
    assert first is not None  # noqa: S101
    assert last is not None  # noqa: S101
    short, whole = _shortened(first, last)
    return _tr("between {0} and {1}").format(short, whole)


def _shortened(first: Unit, last: Unit) -> tuple[str, str]:
    """Return both ends in words, the first without the month and year that they share."""
    whole = say_unit(last)
    same_year = first.year == last.year and first.part is not None and last.part is not None
    days = first.precision == last.precision == Precision.DAY
    if same_year and days and first.part == last.part:
        return _hedged(str(first.day), first), whole
    if same_year and first.precision in {Precision.DAY, Precision.MONTH}:
        month = MONTHS[(first.part or 1) - 1]
        return _hedged(f"{first.day} {month}" if first.day else month, first), whole
    return say_unit(first), whole


def say_unit(unit: Unit) -> str:
    """Return one day, month or year in words: "about 13 Feb 2020", "1990s", "44 BC"."""
    year = _say_year(unit.year)
    if unit.precision < Precision.YEAR:
        return _hedged(_say_years(unit), unit)
    if unit.part is None:
        return _hedged(year, unit)
    if unit.part in _PARTS:
        return _hedged(f"{_tr(_PARTS[unit.part])} {year}", unit)
    words = f"{MONTHS[unit.part - 1]} {year}"
    if unit.day is not None:
        words = f"{unit.day} {words}"
    if unit.precision > Precision.DAY:
        seconds = unit.begin % 86_400
        words = f"{words}, {seconds // 3600:02}:{seconds // 60 % 60:02}"
    return _hedged(words, unit)


def _say_year(year: int) -> str:
    if year > 0:
        return str(year) if year >= _FOUR_DIGITS else _tr("AD {0}").format(year)
    return _tr("{0} BC").format(1 - year)


def _say_years(unit: Unit) -> str:
    """Return several years in words: "1990s", but "years 19XX" for what is no decade of ours."""
    open_digits = Precision.YEAR - unit.precision
    if open_digits == 1 and unit.year >= _FOUR_DIGITS:
        return _tr("{0}s").format(unit.year)
    digits = f"{abs(unit.year):04}"[:-open_digits] + "X" * open_digits
    return _tr("years {0}").format(f"-{digits}" if unit.year < 0 else digits)


def _hedged(words: str, unit: Unit) -> str:
    if unit.approximate:
        words = _tr("about {0}").format(words)
    return _tr("{0} (uncertain)").format(words) if unit.uncertain else words


def say_basis(when: When | None) -> str:
    """Return in a few words how a date is known."""
    basis = when.basis if when else Basis.NONE
    if _is_by_hand(when):
        return _tr("set by hand")
    phrase = f"“{' '.join(when.phrase.exact.split())}”" if when and when.phrase else ""
    if basis is Basis.STATED:
        return _tr("stated: {0}").format(phrase) if phrase else _tr("stated in the text")
    if basis is Basis.RELATIVE:
        return _tr("resolved from {0}").format(phrase) if phrase else _tr("resolved from the text")
    if basis is Basis.INFERRED:
        return _tr("inferred from outside the text")
    return _tr("the text gives no date")


def say_known(when: When | None) -> list[str]:
    """Return in sentences how a date is known, and why it is that date."""
    reason = "" if when is None or _is_by_hand(when) else one_line(when.reason)
    return [say_basis(when), *filter(None, [reason])]


def _is_by_hand(when: When | None) -> bool:
    """Return whether a person set a date, and no words of the text give it."""
    return (
        when is not None and when.basis in {Basis.INFERRED, Basis.NONE} and when.reason == BY_HAND
    )


def say_type(event_type: EventType | None) -> str:
    """Return a PLOVER type as people read it, with its class."""
    if event_type is None:
        return _tr("no PLOVER type fits")
    return f"{event_type.value} · {say_class(event_type.event_class)}"


def say_class(event_class: EventClass | None) -> str:
    """Return the name of one of the four classes."""
    names = {
        EventClass.VERBAL_COOPERATION: _tr("verbal cooperation"),
        EventClass.MATERIAL_COOPERATION: _tr("material cooperation"),
        EventClass.VERBAL_CONFLICT: _tr("verbal conflict"),
        EventClass.MATERIAL_CONFLICT: _tr("material conflict"),
        None: _tr("other"),
    }
    return names[event_class]


def say_kind(kind: ActorKind) -> str:
    """Return the heading of the actors of one kind."""
    names = {
        ActorKind.STATE: _tr("States"),
        ActorKind.GOVERNMENT_BODY: _tr("Government bodies"),
        ActorKind.PERSON: _tr("People"),
        ActorKind.ARMED_GROUP: _tr("Armed groups"),
        ActorKind.ORGANISATION: _tr("Organisations"),
        ActorKind.MEDIA: _tr("Media"),
        ActorKind.POPULATION: _tr("Populations"),
    }
    return names[kind]


def say_form(form: QuoteForm) -> str:
    """Return whether the words are the speaker's own."""
    names = {
        QuoteForm.DIRECT: _tr("in their words"),
        QuoteForm.INDIRECT: _tr("reported"),
        QuoteForm.MIXED: _tr("partly in their words"),
    }
    return names[form]


def say_sentence(document: Document, citation: Citation | None) -> str:
    """Return where a citation stands in its text as people cite it: "¶ 1, sentence 7"."""
    source = document.sources.get(citation.source) if citation else None
    sentence = sentence_at(source.text, citation.start) if source and citation else None
    if sentence is None:
        return ""
    return _tr("¶ {0}, sentence {1}").format(sentence.paragraph, sentence.number)


def say_place_in_text(document: Document, citation: Citation | None) -> str:
    """Return where a citation stands as `say_sentence` does, and if that is an earlier version."""
    source = document.sources.get(citation.source) if citation else None
    place = say_sentence(document, citation)
    if source is not None and source.replaced_by is not None:
        place = _tr("{0} of an earlier version").format(place).strip()
    return place


def say_place_briefly(document: Document, citation: Citation | None) -> str:
    """Return where a citation stands as short as it goes: "¶ 1·7"; in what, if not in the text."""
    source = document.sources.get(citation.source) if citation else None
    sentence = sentence_at(source.text, citation.start) if source and citation else None
    place = f"¶ {sentence.paragraph}·{sentence.number}" if sentence else ""
    if source is not None and source.replaced_by is not None:
        place = _tr("{0} (earlier version)").format(place).strip()
    return place


def say_told(document: Document, citation: Citation | None) -> str:
    """Return where a citation stands; where there are several sources, in which of them first."""
    place = say_place_in_text(document, citation)
    source = document.sources.get(citation.source) if citation else None
    if source is None or len(current_sources(document)) == 1:
        return place
    title = shortened(source.title, _TITLE) or _tr("Untitled")
    return f"{title}, {place}" if place else title


def say_counts(document: Document, *, dates: bool = False) -> list[str]:
    """Return how many events, actors and quotes there are, each with its word."""
    counts = [
        say_events(len(document.events)),
        counted(len(document.actors), _tr("1 actor"), _tr("{0} actors")),
        say_quotes(len(document.quotes)),
    ]
    if dates:
        counts.append(counted(len(document.dates), _tr("1 date"), _tr("{0} dates")))
    return counts


def say_events(count: int) -> str:
    """Return a number of events in words."""
    return counted(count, _tr("1 event"), _tr("{0} events"))


def say_quotes(count: int) -> str:
    """Return a number of quotes in words."""
    return counted(count, _tr("1 quote"), _tr("{0} quotes"))


def say_document(document: Document) -> str:
    """Return what a document is called: by its source, or by how many there are."""
    sources = list(current_sources(document).values())
    if len(sources) == 1:
        return sources[0].title or _tr("Untitled")
    return counted(len(sources), _tr("1 source"), _tr("{0} sources"))


def say_actors(document: Document, ids: tuple[str, ...]) -> str:
    """Return the names of these actors, with commas."""
    return ", ".join(document.actors[key].name for key in ids if key in document.actors)  # type: ignore[index]
