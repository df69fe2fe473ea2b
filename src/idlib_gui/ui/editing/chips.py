"""Names as chips, with a line that finds more of them, or makes them, as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import DomainError
from idlib_gui.overriding import override
from idlib_gui.ui.flow_layout import FlowBox
from idlib_gui.ui.name_finder import Choice, NameFinder
from idlib_gui.ui.plain import one_line
from idlib_gui.ui.sheet_widgets import in_order

from .fields import Field, Keep
from .finding_line import FindingLine, NameChip

Choices = Callable[[Document], Sequence[Choice]]
"""Returns what can be picked in a document, the likeliest first."""
Create = Callable[[str, Callable[[str], Any]], None]
"""Makes a record of a name, and what is worked out of its id the value; else a DomainError."""


class NamesOf(NamedTuple):
    """What can stand in a field of names.

    Attributes:
        hint: What stands in the empty line.
        many: Several can stand there; otherwise one takes the place of the other.
        choices: What can be picked; None: any text is a name.
        called: How a record is called by its id.
        creates: What the list offers for a name that nobody has: “Create actor “{0}””.
        create: Makes it.
        narrow: Where there may be too many to list: what can be picked for what was typed.
    """

    hint: str
    many: bool = True
    choices: Choices | None = None
    called: Callable[[Document, str], str] = lambda _document, key: key
    creates: str = ""
    create: Create | None = None
    narrow: Callable[[Document, str], Sequence[Choice]] | None = None


class ChipsField(Field):
    """Records by their names, or plain names, each a chip; the line behind them takes more."""

    def __init__(self, name: str, keep: Keep, names: NamesOf) -> None:
        super().__init__(name, keep)
        self._names = names
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._document: Document | None = None
        self._flow = FlowBox(parent=self)
        self.line = FindingLine(self._flow)
        self.line.setAccessibleName(name)
        self.line.picked.connect(self._add)
        self.line.emptied.connect(self._take_last)
        self.line.sought_in_vain.connect(self.commit)
        self.line.left.connect(self.commit)
        self._lay_out(self._flow)
        self.setFocusProxy(self.line)

    @property
    def chips(self) -> list[NameChip]:
        """Return the chips in their order."""
        return [widget for widget in self._flow.flow.widgets if isinstance(widget, NameChip)]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return what stands in the field: ids, or plain names."""
        return tuple(key for key, _ in self._shown or ())

    @override
    def show_value(self, document: Document, value: Any) -> None:
        keys = value if isinstance(value, tuple) else () if value is None else (value,)
        if self._names.choices is not None and document is not self._document:
            self.line.set_source(self._find, self._narrow if self._names.narrow else None)
        self._document = document
        shown = tuple((key, self._names.called(document, key)) for key in keys)
        if shown != self._shown:
            self._shown = shown
            self._fill()

    @property
    @override
    def stops(self) -> Sequence[QWidget]:
        return (*self.chips, self.line)

    @property
    @override
    def typed(self) -> str:
        return self.line.text()

    @override
    def type_again(self, typed: str) -> None:
        self.line.setText(typed)

    @override
    def commit(self) -> bool:
        """Take the name that was typed, if somebody is called just that; else say so."""
        typed = one_line(self.line.text())
        if not typed:
            self.line.setText("")
            self.say("")
            return True
        finder = self.line.finder
        if finder is None:
            return self._add("", typed)
        key = self.line.called(finder, typed)
        if key:
            return self._add(key, typed)
        self.say(self.tr("Nothing here is called “{0}”: pick from the list.").format(typed))
        return False

    def _narrow(self, typed: str) -> Sequence[Choice]:
        names = self._names
        return names.narrow(self._document, typed) if names.narrow and self._document else ()

    def _find(self) -> NameFinder:
        names = self._names
        choices = names.choices(self._document) if names.choices and self._document else ()
        return NameFinder(choices, self.line, names.creates if names.create else "")

    def _fill(self) -> None:
        """Show the chips, each in its place, the line behind them."""
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        while (item := self._flow.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.line:
                widget.hide()
                widget.deleteLater()
        for key, name in self._shown or ():
            chip = NameChip(name, self._flow)
            chip.taken_out.connect(lambda key=key: self._take_out(key))
            self._flow.flow.addWidget(chip)
            chip.show()
        self._flow.flow.addWidget(self.line)
        self.line.take_row(alone=not self._shown)
        more = self.tr("add…") if self._names.many else self.tr("change…")
        self.line.setPlaceholderText(more if self._shown else self._names.hint)
        widgets = self._flow.flow.widgets
        in_order(self._flow, widgets)
        self._flow.fit()
        self.rearranged.emit()
        if focused is not None:
            (widgets[focused] if focused < len(self.chips) else self.line).setFocus()

    def _add(self, key: str, name: str) -> bool:
        kept = self._many_with(key, name)
        if kept:
            self.line.setText("")
        return kept

    def _many_with(self, key: str, name: str) -> bool:
        """Make the value that which stands here and one more; return whether that went well."""
        if not key and self._names.choices is not None:
            return self._make(name)
        added = key or name
        return added in self.keys or self._hand_over(self._with(added))

    def _make(self, name: str) -> bool:
        if self._names.create is None:
            return False
        try:
            self._names.create(name, self._with)
        except DomainError as error:
            self.say(str(error))
            return False
        self.say("")
        return True

    def _with(self, key: str) -> Any:
        return (*self.keys, key) if self._names.many else key

    def _take_out(self, key: str) -> None:
        rest = tuple(other for other in self.keys if other != key)
        self._hand_over(rest if self._names.many else None)

    def _take_last(self) -> None:
        if self.keys:
            self._take_out(self.keys[-1])
