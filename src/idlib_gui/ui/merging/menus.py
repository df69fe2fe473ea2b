"""Menus about one actor: its kind, and whom it can be parted from again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from idlib_gui.domain.records import Actor, ActorKind, Ref
from idlib_gui.state.merges import Merged
from idlib_gui.ui.plain import button_text
from idlib_gui.ui.record_words import say_one_kind

_NAME = 40


class KindMenu(QMenu):
    """The kinds that an actor can be of; the one that it is of is ticked."""

    def __init__(self, actor: Actor, choose: Callable[[ActorKind], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Kind"))
        group = QActionGroup(self)
        for kind in ActorKind:
            entry = self.addAction(say_one_kind(kind))
            entry.setCheckable(True)
            entry.setChecked(kind is actor.kind)
            entry.triggered.connect(lambda _on, kind=kind: choose(kind))
            group.addAction(entry)


class SplitMenu(QMenu):
    """What was merged into an actor or a place, to be split off again."""

    def __init__(
        self, merged: Sequence[Merged], split: Callable[[Ref], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Split back"))
        for one in merged:
            entry = self.addAction(button_text(one.name, _NAME))
            entry.triggered.connect(lambda _on, ref=one.ref: split(ref))
        self.setEnabled(bool(merged))
