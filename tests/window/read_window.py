"""Reads the program's window through AT-SPI; run by the Python that has Debian's pyatspi.

    read_window.py read [ROLE:NAME…]       all things inside the one that these lead to, as JSON
    read_window.py do ACTION ROLE:NAME…    does an action of that thing

Each role and name is that of a thing inside the one before, at any depth.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi

APPLICATION = "Idlib Explorer"
PATIENCE = 10.0


def children(thing: Any) -> Iterator[Any]:
    for number in range(thing.childCount):
        child = thing.getChildAtIndex(number)
        if child is not None:
            yield child


def interface(thing: Any, name: str) -> Any:
    """Return an interface of a thing, None if it has no such one."""
    try:
        return getattr(thing, f"query{name}")()
    except NotImplementedError:
        return None


def application() -> Any:
    """Return the running program, once it has told the bus of itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for program in children(pyatspi.Registry.getDesktop(0)):
            if program.name == APPLICATION and program.childCount:
                return program
        time.sleep(0.05)
    sys.exit("the program is not on the accessibility bus")


def find(thing: Any, wanted: str) -> Any:
    """Return the first thing of this role and name inside another, the nearest first."""
    waiting = list(children(thing))
    while waiting:
        for child in waiting:
            if f"{child.getRoleName()}:{child.name}" == wanted:
                return child
        waiting = [inner for child in waiting for inner in children(child)]
    sys.exit(f"nothing here is “{wanted}”")


def told(thing: Any, path: list[str]) -> dict[str, Any]:
    text, place = interface(thing, "Text"), interface(thing, "Component")
    action = interface(thing, "Action")
    box = place and place.getExtents(pyatspi.DESKTOP_COORDS)
    return {
        "path": path,
        "role": thing.getRoleName(),
        "name": thing.name,
        "text": text.getText(0, -1) if text else "",
        "states": [pyatspi.stateToString(state) for state in thing.getState().getStates()],
        "actions": [action.getName(i) for i in range(action.nActions)] if action else [],
        "place": [box.x, box.y, box.width, box.height] if box else None,
    }


def tell(thing: Any, path: list[str]) -> Iterator[dict[str, Any]]:
    for child in children(thing):
        yield told(child, path)
        yield from tell(child, [*path, child.name])


def main() -> None:
    what, *words = sys.argv[1:]
    action = words.pop(0) if what == "do" else ""
    thing = application()
    for wanted in words:
        thing = find(thing, wanted)
    if what == "read":
        json.dump(list(tell(thing, [])), sys.stdout)
        return
    actions = thing.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    actions.doAction(names.index(action))


main()
