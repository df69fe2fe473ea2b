"""Why words of an earlier version of a text are not found for sure in the later one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.domain.document import Document
from idlib_gui.domain.versions import Uncertain, places_now


def say_uncertain(document: Document, uncertain: Uncertain) -> str:
    """Return in a few words what is the matter; the document has the later text."""
    times = len(places_now(document, uncertain))
    if times > 1:
        return _tr("stands there {0} times").format(times)
    return _tr("not sure to be the same") if times else _tr("not there any more in these words")


def _tr(text: str) -> str:
    return QCoreApplication.translate("uncertain_words", text)
