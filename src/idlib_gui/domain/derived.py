"""What is worked out of a state of something, and how that follows an edit to the next state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

S = TypeVar("S")
E = TypeVar("E")
T = TypeVar("T")


class Derived(Generic[S, E, T]):
    """Works something out of a state, and can say what an edit makes of it.

    Args:
        make: Works it out of a state.
        follow: Returns what `make` would of the state after an edit, from what it returned of the
            state before; None where that is not quicker. It gets the value, the state before, the
            edit and the state after. What it asks of the state after follows first.
    """

    def __init__(self, make: Callable[[S], T], follow: Callable[[T, S, E, S], T | None]) -> None:
        self._make = make
        self.follow = follow

    def __call__(self, state: S) -> T:
        """Work it out anew."""
        return self._make(state)


class Derivations(Generic[S, E]):
    """All that was worked out of one state, each thing once.

    What can follow an edit is carried over to the next state at once, so that no state before is
    held on to; all else is worked out of that when it is asked for.
    """

    def __init__(self) -> None:
        self._made: dict[Callable[[S], Any], Any] = {}
        self._carried: _Carried[S, E] | None = None

    def get(self, state: S, make: Callable[[S], T]) -> T:
        """Return what `make` works out of `state`, made when first asked for and kept."""
        if make not in self._made:
            carried = None if self._carried is None else self._carried.followed(make, state)
            self._made[make] = make(state) if carried is None else carried
        answer: T = self._made[make]
        return answer

    def follow(self, earlier: Derivations[S, E], before: S, edit: E, after: S) -> None:
        """Carry over what was worked out of the state before an edit."""
        self._carried = _Carried(earlier._made, before, edit)
        for make in tuple(earlier._made):  # it may grow, as followers look up things before
            if make not in self._made:
                value = self._carried.followed(make, after)
                if value is not None:
                    self._made[make] = value
        self._carried = None


class _Carried(Generic[S, E]):
    """What was worked out of the state before, while it is carried over."""

    def __init__(self, made: dict[Callable[[S], Any], Any], before: S, edit: E) -> None:
        self._made = made
        self._before = before
        self._edit = edit

    def followed(self, make: Callable[[S], Any], after: S) -> Any:
        """Return what `make` would work out of the state after the edit; None: that it should."""
        if not isinstance(make, Derived) or make not in self._made:
            return None
        return make.follow(self._made[make], self._before, self._edit, after)
