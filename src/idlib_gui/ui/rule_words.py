"""Rules of the user's own in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from idlib_gui.extract.ruling import Rule

from .plain import one_line, shortened

_WORDS = 160
_OTHERS = {"names-bodies": 4, "names-places": 4, "names-states": 3}
"""The column of each list that has other names."""


def say_rule(rule: Rule) -> str:
    """Return what a rule says, a sentence for each of its lines."""
    return " ".join(say_line(line.list, line.row) for line in rule.lines)


def say_line(name: str, row: tuple[str, ...]) -> str:
    """Return what a line of a list says."""
    first, others = one_line(row[0]), ", ".join(f"“{one}”" for one in _others(name, row))
    if first.startswith("-"):
        return _tr("“{0}” is no entry of its own any more.").format(first[1:].strip())
    if name == "names-rejected":
        return _tr("“{0}” names no actor and no place.").format(first)
    if name == "names-renamed" and len(row) > 1:
        return _tr("“{0}” is called “{1}”.").format(first, one_line(row[1]))
    if name == "dates-none":
        return _tr("“{0}” tells no time.").format(first)
    if name == "names-states":
        first = one_line(row[1]) if len(row) > 1 else first
    if name in _OTHERS:
        words = _tr("“{0}” is also called {1}.") if others else _tr("“{0}” is a name.")
        return shortened(words.format(first, others), _WORDS)
    return shortened(one_line(" – ".join(row)), _WORDS)


def _others(name: str, row: tuple[str, ...]) -> list[str]:
    """Return the other names in a line, which stand in a column of their own."""
    column = row[_OTHERS[name] :] if name in _OTHERS else ()
    return [part for part in column[0].split("|") if part] if column else []


def _tr(text: str) -> str:
    return QCoreApplication.translate("rules", text)
