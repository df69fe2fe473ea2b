"""Which stretch of time is seen: zooming, panning and bringing into view, as pure functions.

A window is (from, to) in seconds since 1970. All of them keep it inside the scale's domain and
no narrower than the scale allows.
"""

from __future__ import annotations

from .scale import TimeScale

Window = tuple[float, float]


def whole(scale: TimeScale) -> Window:
    """Return the window that shows all there is."""
    return scale.domain


def rooms_of(scale: TimeScale, window: Window | None) -> tuple[float, float]:
    """Return the window's ends as room, None: all of it.

    What lies outside the domain is cut off: what is left stays where it was.
    """
    if window is None:
        return 0.0, scale.room
    left, right = (min(max(float(room), 0.0), scale.room) for room in scale.to_room(window))
    return _kept(scale, left, right)


def zoomed(scale: TimeScale, window: Window | None, factor: float, at: float) -> Window:
    """Return the window `factor` times as close, about the part `at` (0 to 1) of its width."""
    left, right = rooms_of(scale, window)
    held = left + (right - left) * at
    width = min(max((right - left) / factor, scale.least_room), scale.room)
    return _seconds(scale, *_kept(scale, held - width * at, held + width * (1 - at)))


def panned(scale: TimeScale, window: Window | None, fraction: float) -> Window:
    """Return the window moved right by a fraction of its width, as far as there is time."""
    left, right = rooms_of(scale, window)
    shift = (right - left) * fraction
    return _seconds(scale, *_kept(scale, left + shift, right + shift))


def centred(scale: TimeScale, window: Window | None, room: float) -> Window:
    """Return the window moved so that a place has its middle."""
    left, right = rooms_of(scale, window)
    half = (right - left) / 2
    return _seconds(scale, *_kept(scale, room - half, room + half))


def fitted(scale: TimeScale, left: float, right: float, margin: float = 0.25) -> Window:
    """Return a window that shows the stretch between two places, with a margin on both sides."""
    width = max(right - left, scale.least_room)
    middle, half = (left + right) / 2, width * (0.5 + margin)
    return _seconds(scale, *_kept(scale, middle - half, middle + half))


def _kept(scale: TimeScale, left: float, right: float) -> tuple[float, float]:
    width = min(max(right - left, scale.least_room), scale.room)
    left = min(max(left, 0.0), scale.room - width)
    return left, left + width


def _seconds(scale: TimeScale, left: float, right: float) -> Window:
    first, last = (float(value) for value in scale.to_seconds((left, right)))
    return first, last
