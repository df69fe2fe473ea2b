"""One rule of the grammar: a pattern, and what makes a value of what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from .context import Context
from .values import Value

Resolve = Callable[[re.Match[str], Context], Value | None]


class Rule(NamedTuple):
    """A kind of time expression.

    `resolve` returns None where the words are no time expression after all. Each match holds a
    word of the sort `cue` (see `cues`), so that the rule is tried near those only.
    """

    name: str
    cue: str
    pattern: re.Pattern[str]
    resolve: Resolve


def rule(name: str, cue: str, pattern: str, resolve: Resolve) -> Rule:
    """Return a rule whose pattern ignores case and begins at a word."""
    return Rule(
        name, cue, re.compile(rf"(?:(?<![\w-])|(?<=\bmid-))(?:{pattern})", re.IGNORECASE), resolve
    )
