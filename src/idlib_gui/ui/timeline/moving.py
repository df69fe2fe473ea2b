"""Moving the selected event in time: by dragging its mark or an end of it, and by keys."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from idlib_gui.domain.edtf import Edtf, Unit
from idlib_gui.domain.periods import date_of, reach
from idlib_gui.domain.records import DomainError, Event, EventId, Kind, Ref, When
from idlib_gui.layout.frame import BAR, BOX, BOX_TOP, ROW
from idlib_gui.layout.hit import Area, Hit
from idlib_gui.layout.moving import Part, instant_at, part_at
from idlib_gui.state.session import Session
from idlib_gui.ui.wording import say_date

from .canvas import Canvas

_PAD = 8
_HEIGHT = 20
"""Of the words that a drag says: space beside them, and their height."""
_ABOVE = 26
"""Pixels from the pointer up to those words."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)


class _Held(NamedTuple):
    """What was taken hold of, and where."""

    event: EventId
    when: When
    part: Part
    at: QPointF


class Mover:
    """Turns drags of the selected event into another date of the same precision.

    Marks that are not selected let the timeline be dragged, so that no pan moves an event.
    """

    def __init__(self, canvas: Canvas, session: Session) -> None:
        self._canvas = canvas
        self._session = session
        self._held: _Held | None = None
        self._point = QPointF()
        self._when: When | None = None
        """The date that it would get."""

    # What is where

    def part_at(self, here: Hit, keys: Qt.KeyboardModifier) -> Part | None:
        """Return what of the selected event a press there would take hold of."""
        event = self._selected()
        if here.area is not Area.TIME or here.event is None or event is None:
            return None
        plain = keys == Qt.KeyboardModifier.NoModifier
        row = self._canvas.stage.row_of(event.id)
        fixed = date_of(event) is None or self._session.store.history.read_only
        if not plain or row != here.event or fixed:
            return None
        panel = self._canvas.picture.panel(here.panel)
        scene = next(part for part in self._canvas.picture.parts if part.panels[0] == panel)
        return part_at(scene, here.x, here.y)

    def _selected(self) -> Event | None:
        record = self._session.store.document.get(self._session.selection.current)
        return record if isinstance(record, Event) else None

    @staticmethod
    def cursor_of(part: Part) -> Qt.CursorShape:
        """Return the pointer's shape over something that can be held."""
        whole = part is Part.WHOLE
        return Qt.CursorShape.OpenHandCursor if whole else Qt.CursorShape.SizeHorCursor

    @property
    def cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape while something is held."""
        whole = self._held is None or self._held.part is Part.WHOLE
        return Qt.CursorShape.ClosedHandCursor if whole else Qt.CursorShape.SizeHorCursor

    # Gestures

    def press(self, part: Part, at: QPointF) -> None:
        """Take hold of the selected event."""
        event = self._selected()
        self._when = None
        if event is not None and event.when is not None:
            self._held = _Held(event.id, event.when, part, at)

    def move(self, at: QPointF) -> None:
        """Follow the pointer, which has gone too far for a click."""
        if self._held is not None:
            self._point = at
            self._when = self._dragged(self._held, at.x() - self._held.at.x())

    def release(self) -> None:
        """Let go: the event gets the date where it is, as one step."""
        held, when = self._held, self._when
        self.cancel()
        event = self._session.store.document.events.get(held.event) if held else None
        # Something else may have changed it under the pointer: then that counts.
        if held is not None and when is not None and event is not None and event.when == held.when:
            self._set(held.event, when)

    def cancel(self) -> None:
        """Give up what is being dragged."""
        self._held = self._when = None

    def _dragged(self, held: _Held, across: float) -> When:
        picture = self._canvas.picture
        date = held.when.date
        unit = None if date is None else _grabbed(date, held.part)
        if unit is None:
            return held.when
        at_end, length = held.part is Part.END, unit.end - unit.begin
        grabbed = unit.end if at_end else unit.begin
        left, right = picture.rooms
        place = float(picture.scale.to_room(grabbed))
        place += across * (right - left) / picture.frame.width
        keep = (0, length) if at_end else (length, 0)
        try:
            return _moved(held.when, held.part, instant_at(picture.scale, place, *keep) - grabbed)
        except DomainError:
            return self._when or held.when

    # Keys

    def step(self, by: int) -> None:
        """Move the selected event by days, months or years, as it is dated; back if negative."""
        self._step(Part.WHOLE, by)

    def stretch(self, by: int) -> None:
        """Let the selected event end so many days, months or years later; sooner if negative."""
        self._step(Part.END, by)

    def _step(self, part: Part, by: int) -> None:
        event = self._selected()
        date = None if event is None else date_of(event)
        unit = None if date is None else _grabbed(date, part)
        if event is None or event.when is None or unit is None:
            return
        # It stays where it is at the end of time, and in what can only be read.
        with suppress(DomainError):
            self._set(event.id, _stepped(event.when, part, by, unit))

    def _set(self, event: EventId, when: When) -> None:
        # The start of the program need not wait for edits.
        from idlib_gui.domain.edits import set_when  # noqa: PLC0415

        store = self._session.store
        patch = set_when(store.document, Ref(Kind.EVENT, event), when.edtf)
        if patch.changes:
            store.edit(patch)

    # Painting

    @property
    def said(self) -> str:
        """Return the date that is being dragged to, in words; empty while nothing is dragged."""
        date = self._when.date if self._when is not None else None
        return "" if date is None else say_date(date)

    def paint(self, painter: QPainter) -> None:
        """Paint where the event would be, and the date that it would get."""
        held, when = self._held, self._when
        date = when.date if when is not None else None
        if held is None or date is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._outline(painter, held, date)
        self._words(painter, self.said)
        painter.restore()

    def _outline(self, painter: QPainter, held: _Held, date: Edtf) -> None:
        picture, theme = self._canvas.picture, self._canvas.look.theme
        frame, row = picture.frame, self._canvas.stage.row_of(held.event)
        begin, end = reach(date)
        left, right = picture.x_of(begin), picture.x_of(end)
        painter.setPen(QPen(theme.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for scene in picture.parts:
            panel = scene.panels[0]
            painter.setClipRect(
                QRectF(frame.left, frame.header + panel.top, frame.width, panel.height)
            )
            for item in ((scene.event == row) & (scene.layer == 0)).nonzero()[0].tolist():
                top = frame.header + float(scene.y[item]) + BOX_TOP
                width = max(right - left, BAR)
                painter.drawRoundedRect(
                    QRectF(frame.left + left, top, width, BOX + BAR + 1), BAR, BAR
                )
        painter.setClipping(False)

    def _words(self, painter: QPainter, text: str) -> None:
        look, frame = self._canvas.look, self._canvas.picture.frame
        width = look.label.ruler.width(text) + 2 * _PAD
        left = min(max(self._point.x() - width / 2, frame.left), frame.left + frame.width - width)
        top = max(self._point.y() - _ABOVE - ROW / 2, frame.header)
        box = QRectF(round(left), round(top), round(width), _HEIGHT)
        painter.setPen(QPen(look.theme.accent, 1))
        painter.setBrush(look.theme.card)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(look.theme.text)
        painter.setFont(look.label.font)
        painter.drawText(QPointF(box.left() + _PAD, box.center().y() + look.label.drop), text)


def _grabbed(date: Edtf, part: Part) -> Unit | None:
    """Return the unit that a part of an event is moved by; None: that end is open."""
    if part is Part.WHOLE:
        return date.first or date.last
    return date.last if part is Part.END else date.first


def _stepped(when: When, part: Part, by: int, unit: Unit) -> When:
    # The start of the program need not wait for what moves dates.
    from idlib_gui.domain.shifting import shifted, step_of  # noqa: PLC0415

    if part is Part.WHOLE:
        step = step_of(when).times(by)
        return shifted(when, months=step.months, seconds=step.seconds)
    return _moved(when, part, by * (unit.end - unit.begin))


def _moved(when: When, part: Part, seconds: int) -> When:
    # The start of the program need not wait for what moves dates.
    from idlib_gui.domain.shifting import resized, shifted  # noqa: PLC0415

    if part is Part.WHOLE:
        return shifted(when, seconds=seconds)
    return resized(when, at_end=part is Part.END, seconds=seconds)
