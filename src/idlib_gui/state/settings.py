"""What the program remembers from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from idlib_gui.domain.document import Document
from idlib_gui.domain.periods import Period
from idlib_gui.domain.records import ActorId, EventClass, SourceId

from .viewport import Dyad, Highlight, LanesBy, StepBy, View

_RECENT = 8
_VIEWS = 20
DATASETS = "datasets"
"""Under which the datasets that are open are kept (`kept_datasets`)."""
_NO_CLASS = "none"
"""What stands for the events that have no class."""


class Settings:
    """The user's settings in one INI file; without a file, for as long as the program runs.

    A setting that cannot be read (an edited or an older file) counts as not set.
    """

    def __init__(self, path: Path | None = None, drafts: Path | None = None) -> None:
        self.drafts = drafts
        """The folder of drafts; None: none are kept."""
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path else None
        self._memory: dict[str, Any] = {}

    def text(self, key: str) -> str:
        """Return a text that was kept, or an empty one."""
        value = self._get(key)
        return value if isinstance(value, str) else ""

    def data(self, key: str) -> QByteArray:
        """Return bytes that were kept, or none."""
        value = self._get(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | QByteArray) -> None:
        """Keep a value under `key`."""
        if self._file is not None:
            self._file.setValue(key, value)
        else:
            self._memory[key] = value

    def drop(self, key: str) -> None:
        """Forget what is kept under `key`."""
        if self._file is not None:
            self._file.remove(key)
        self._memory.pop(key, None)

    @property
    def recent(self) -> list[Path]:
        """Return the files opened last, the newest first."""
        names = _json(self.text("files/recent"))
        return (
            [Path(name) for name in names if isinstance(name, str)]
            if isinstance(names, list)
            else []
        )

    def opened(self, path: Path) -> None:
        """Remember that a file was opened."""
        paths = [path, *(other for other in self.recent if other != path)][:_RECENT]
        self.keep("files/recent", json.dumps([str(recent) for recent in paths]))

    def view_of(self, document: Document) -> View:
        """Return how this document was last looked at, or the view to begin with."""
        kept = self._views().get(_key(document))
        return _view(kept) if isinstance(kept, dict) else View()

    def keep_view(self, document: Document, view: View) -> None:
        """Remember how a document is looked at."""
        views = self._views()
        views.pop(_key(document), None)
        views[_key(document)] = {
            "window": view.window,
            "lanes_by": view.lanes_by,
            "folded": view.folded,
            "hidden": sorted(view.hidden),
            "collapsed": sorted(view.collapsed),
            "expanded": sorted(view.expanded),
            "step_by": view.step_by,
            "highlights": sorted(view.highlights),
            "left_out": sorted(view.left_out),
            "period": view.period,
            "classes_off": sorted(cls or _NO_CLASS for cls in view.classes_off),
            "dyad": view.dyad,
        }
        self.keep("views", json.dumps(dict(list(views.items())[-_VIEWS:])))

    def _views(self) -> dict[str, Any]:
        views = _json(self.text("views"))
        return views if isinstance(views, dict) else {}

    def _get(self, key: str) -> Any:
        return self._memory.get(key) if self._file is None else self._file.value(key)


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None


def _key(document: Document) -> str:
    return "+".join(source.sha256[:16] for source in document.sources.values())


def _view(kept: Mapping[str, Any]) -> View:
    """Return the view that was kept, or the first one if anything of it is not as expected."""
    try:
        window = kept["window"]
        return View(
            window=None if window is None else (float(window[0]), float(window[1])),
            lanes_by=LanesBy(kept["lanes_by"]),
            folded=bool(kept["folded"]),
            hidden=frozenset(ActorId(str(key)) for key in kept["hidden"]),
            collapsed=frozenset(str(key) for key in kept["collapsed"]),
            expanded=frozenset(str(key) for key in kept.get("expanded", ())),
            step_by=StepBy(kept["step_by"]),
            highlights=frozenset(Highlight(kind) for kind in kept["highlights"]),
            left_out=frozenset(SourceId(str(key)) for key in kept.get("left_out", ())),
            period=_period(kept.get("period")),
            classes_off=frozenset(
                None if cls == _NO_CLASS else EventClass(cls) for cls in kept.get("classes_off", ())
            ),
            dyad=_dyad(*kept.get("dyad", Dyad())),
        )
    except (KeyError, TypeError, ValueError, IndexError):
        return View()


def _period(kept: Any) -> Period | None:
    """Return a period that was kept; raises ValueError where it has no length."""
    if kept is None:
        return None
    begin, end = kept
    if not int(begin) < int(end):
        raise ValueError
    return int(begin), int(end)


def _dyad(first: Any, second: Any, alone: Any) -> Dyad:
    """Return the two actors that were kept."""
    one, other = (None if key is None else ActorId(str(key)) for key in (first, second))
    return Dyad(one, other, bool(alone))
