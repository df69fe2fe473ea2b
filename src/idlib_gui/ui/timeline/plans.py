"""The plans of a board, one a zoom step, kept until the board or the size is another."""

from __future__ import annotations

from idlib_gui.layout.board import Board, in_full
from idlib_gui.layout.frame import Frame
from idlib_gui.layout.packing import zoom_step
from idlib_gui.layout.plan import Plan, Step, plan_of
from idlib_gui.layout.scale import TimeScale

_PROMISED = (150.0, 360.0, 0.6)
"""Least and most pixels promised to a label, and the part of the view between them."""


class Plans:
    """Lays a board out once a zoom step."""

    def __init__(self, board: Board, scale: TimeScale) -> None:
        self._board = board
        self._scale = scale
        self._full = in_full(board, scale)
        self._size = (0, 0)
        self._plans: dict[int, Plan] = {}

    def at(self, frame: Frame, rooms: tuple[float, float]) -> Plan:
        """Return the plan of the zoom step of a window, in a time area as large as that."""
        return self._made(frame, self._step(frame, rooms))

    def foresee(self, frame: Frame, rooms: tuple[float, float]) -> bool:
        """Lay out the next zoom step, or the one before, if it is not; return whether it was so."""
        step = self._step(frame, rooms)
        for near in (step + 1, step - 1):
            if near >= 0 and near not in self._plans:
                self._made(frame, near).tiles.prepare()
                return True
        return False

    def _step(self, frame: Frame, rooms: tuple[float, float]) -> int:
        if self._size != (frame.width, frame.height):
            self._size, self._plans = (frame.width, frame.height), {}
        return zoom_step(frame.width / (rooms[1] - rooms[0]), self._fitted(frame))

    def _fitted(self, frame: Frame) -> float:
        return frame.width / self._scale.room

    def _made(self, frame: Frame, step: int) -> Plan:
        if step not in self._plans:
            low, high, part = _PROMISED
            cap = min(max(part * frame.width, low), high)
            pixels = self._fitted(frame) * 2.0**step
            at = Step(self._scale, pixels, frame.width, frame.height, cap)
            self._plans[step] = plan_of(self._board, self._full, at)
        return self._plans[step]
