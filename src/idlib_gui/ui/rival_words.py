"""Competing values of a field in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.edtf import EdtfError, parse_edtf
from idlib_gui.domain.records import EventType, Rival

from .plain import one_line
from .record_words import actor_name
from .wording import say_date, say_type


def _tr(text: str) -> str:
    return QCoreApplication.translate("rival_words", text)


def say_field(field: str) -> str:
    """Return what a field is called; what is none of a record's fields is called as it stands."""
    names = {
        "when": _tr("Date"),
        "title": _tr("Title"),
        "type": _tr("Type"),
        "agents": _tr("Who"),
        "targets": _tr("To whom"),
        "places": _tr("Where"),
        "claimed_by": _tr("Claimed by"),
        "speaker": _tr("Speaker"),
        "outlet": _tr("Said to"),
        "addressee": _tr("To whom"),
        "text": _tr("Words"),
        "form": _tr("Form"),
    }
    return names.get(field, one_line(field))


def say_value(rival: Rival) -> str:
    """Return a value as people write it: "2 Feb 2020"."""
    if rival.field == "when":
        try:
            return say_date(parse_edtf(rival.value))
        except EdtfError:
            return one_line(rival.value)
    if rival.field == "type" and rival.value in set(EventType):
        return say_type(EventType(rival.value))
    return one_line(rival.value)


def say_rival(document: Document, rival: Rival) -> str:
    """Return a value with who says so: "2 Feb 2020 – says Turkey"."""
    value = say_value(rival)
    if rival.claimant is None:
        return value
    return _tr("{0} – says {1}").format(value, actor_name(document, rival.claimant))


def say_other(field: str) -> str:
    """Return the caption over the competing values of a field: "Other dates given"."""
    if field == "when":
        return _tr("Other dates given")
    return _tr("Other values given: {0}").format(say_field(field))
