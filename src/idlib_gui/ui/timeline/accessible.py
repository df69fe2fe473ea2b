"""The timeline for assistive technology: a list of what is in view, each with name and press.

Qt keeps no reference to what Python makes here, so the list keeps its items, and the installed
factory keeps the list.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import VoidPtr

from idlib_gui.overriding import override

_NULL = VoidPtr(0)


Thing = Hashable
"""What tells an item of the list from all others, from one moment to the next."""


class Source(NamedTuple):
    """Where the list gets its items from."""

    title: str
    visible: Callable[[], Sequence[Thing]]
    name: Callable[[Thing], str]
    """The name of an item; empty if there is no such thing any more."""
    rect: Callable[[Thing], QRect]
    """Where an item is, in pixels of the view."""
    selected: Callable[[], Thing | None]
    press: Callable[[Thing], None]


class EventList(QAccessibleObject):
    """The view as a list of what is visible in it."""

    def __init__(self, view: QWidget, source: Source) -> None:
        super().__init__(view)
        self._view = view
        self._source = source
        self._items: dict[Thing, Entry] = {}

    @property
    def view(self) -> QWidget:
        """Return the widget that the list stands for."""
        return self._view

    @property
    def source(self) -> Source:
        """Return where the items come from."""
        return self._source

    def item(self, thing: Thing) -> Entry:
        """Return the item of a thing, the same each time."""
        if thing not in self._items:
            entry = self._items[thing] = Entry(self, thing)
            QAccessible.registerAccessibleInterface(entry)
        return self._items[thing]

    def number_of(self, thing: Thing) -> int:
        """Return which child a thing is; -1 if it is not in view."""
        visible = self._source.visible()
        return visible.index(thing) if thing in visible else -1

    @override
    def childCount(self) -> int:
        return len(self._source.visible())

    @override
    def child(self, index: int) -> QAccessibleInterface:
        visible = self._source.visible()
        if 0 <= index < len(visible):
            return self.item(visible[index])
        return None  # type: ignore[return-value]

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        for thing in self._source.visible():
            if self.item(thing).rect().contains(x, y):
                return self.item(thing)
        return None  # type: ignore[return-value]

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return self.number_of(arg__1.thing) if isinstance(arg__1, Entry) else -1

    @override
    def focusChild(self) -> QAccessibleInterface:
        chosen = self._source.selected()
        if chosen is None or self.number_of(chosen) < 0:
            return None  # type: ignore[return-value]
        return self.item(chosen)

    @override
    def rect(self) -> QRect:
        return QRect(self._view.mapToGlobal(QPoint()), self._view.size())

    @override
    def parent(self) -> QAccessibleInterface:
        above = self._view.parentWidget() or self._view.window()
        return QAccessible.queryAccessibleInterface(above)

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self._source.title if t is QAccessible.Text.Name else ""

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus()
        state.invisible = not self._view.isVisible()
        return state

    @override
    def window(self) -> QWindow:
        return self._view.window().windowHandle()


class Entry(QAccessibleInterface):
    """One item of the list: an event, or a stretch that stands for many."""

    def __init__(self, owner: EventList, thing: Thing) -> None:
        super().__init__()
        self._owner = owner
        self._press = Press(owner.source, thing)
        self.thing = thing

    @override
    def isValid(self) -> bool:
        return self._owner.isValid() and bool(self._owner.source.name(self.thing))

    @override
    def object(self) -> QObject:
        return None  # type: ignore[return-value]

    @override
    def parent(self) -> QAccessibleInterface:
        return self._owner

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self._owner.source.name(self.thing) if t is QAccessible.Text.Name else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Names are not changed from outside."""

    @override
    def rect(self) -> QRect:
        place = self._owner.source.rect(self.thing)
        return place.translated(self._owner.view.mapToGlobal(place.topLeft()) - place.topLeft())

    @override
    def state(self) -> QAccessible.State:
        selected = self._owner.source.selected() == self.thing
        state = QAccessible.State()
        state.selectable = True
        state.focusable = True
        state.selected = selected
        state.focused = selected and self._owner.view.hasFocus()
        state.offscreen = self._owner.number_of(self.thing) < 0
        return state

    @override
    def window(self) -> QWindow:
        return self._owner.window()

    @override
    def interface_cast(self, arg__1: QAccessible.InterfaceType) -> int:
        """Return the interface asked for, a null pointer if there is none.

        The type hint says `int`, but PySide makes a pointer of an object of Qt or a `VoidPtr` only;
        anything else, even 0 or None, ends the process.
        """
        if arg__1 is QAccessible.InterfaceType.ActionInterface:
            return self._press  # type: ignore[return-value]
        return _NULL  # type: ignore[return-value]


class Press(QAccessibleActionInterface):
    """What can be done with an item: it can be pressed, which selects or opens it."""

    def __init__(self, source: Source, thing: Thing) -> None:
        super().__init__()
        self._source = source
        self._thing = thing

    @override
    def actionNames(self) -> list[str]:
        return [self.pressAction()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == self.pressAction():
            self._source.press(self._thing)

    @override
    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return []


class Accessibility:
    """Tells assistive technology about a view; does nothing while there is none."""

    def __init__(self, view: QWidget, source: Source) -> None:
        self._view = view
        self._source = source
        self._list: EventList | None = None
        QAccessible.installFactory(self._make)

    def _make(self, _class_name: str, thing: QObject) -> QAccessibleInterface:
        if thing is not self._view:
            return None  # type: ignore[return-value]
        if self._list is None:
            self._list = EventList(self._view, self._source)
        return self._list

    @property
    def list(self) -> EventList | None:
        """Return the list, once anyone has asked for it."""
        return self._list

    def tell_selection(self) -> None:
        """Say that another item is selected, and that it has the focus if the view has."""
        chosen = self._source.selected()
        if not QAccessible.isActive() or self._list is None or chosen is None:
            return
        number = self._list.number_of(chosen)
        if number < 0:
            return
        kinds = [QAccessible.Event.Selection]
        if self._view.hasFocus():
            kinds.append(QAccessible.Event.Focus)
        for kind in kinds:
            event = QAccessibleEvent(self._view, kind)
            event.setChild(number)
            QAccessible.updateAccessibility(event)
