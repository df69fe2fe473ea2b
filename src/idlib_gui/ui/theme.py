"""Colours, fonts and sizes: painters and style sheets take them from a `Theme`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics

from idlib_gui.domain.records import EventClass
from idlib_gui.overriding import override
from idlib_gui.resources import resource_path
from idlib_gui.state.viewport import Highlight


class ThemeName(StrEnum):
    """The themes that ship; each is a file in `resources/themes`."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Shape(StrEnum):
    """What stands for a class of events or for a dataset beside its colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    RING = "ring"
    PLUS = "plus"
    HEXAGON = "hexagon"
    STAR = "star"
    CROSS = "cross"
    HOURGLASS = "hourglass"
    HOUSE = "house"


class ClassLook(NamedTuple):
    """How events of one class look: `line` for bars and marks, `soft` behind labels."""

    line: QColor
    soft: QColor
    shape: Shape


class DatasetLook(NamedTuple):
    """How a dataset looks beside the article: neither colour nor mark stands for a class."""

    colour: QColor
    shape: Shape


SHAPES: Mapping[EventClass | None, Shape] = {
    EventClass.VERBAL_COOPERATION: Shape.CIRCLE,
    EventClass.MATERIAL_COOPERATION: Shape.SQUARE,
    EventClass.VERBAL_CONFLICT: Shape.DIAMOND,
    EventClass.MATERIAL_CONFLICT: Shape.TRIANGLE,
    None: Shape.RING,
}

DATASET_SHAPES = (
    Shape.PLUS,
    Shape.HEXAGON,
    Shape.STAR,
    Shape.CROSS,
    Shape.HOURGLASS,
    Shape.HOUSE,
)
"""The marks of datasets, in the order of their colours in a theme."""

FONT_SIZES = {"small": 11, "body": 13, "label": 12, "title": 18, "reading": 15}
"""Sizes of text in pixels before scaling: `label` for the timeline, `reading` for the source."""


class Theme(NamedTuple):
    """One look of the whole window.

    `window` lies behind the panes, `card` is a pane; `muted` and `faint` are quieter text;
    `accent_soft` marks what is selected; `highlights` gives ground and underline of each kind of
    mark in the source.
    """

    name: ThemeName
    dark: bool
    window: QColor
    card: QColor
    border: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    hover: QColor
    field: QColor
    chip: QColor
    grid: QColor
    fold: QColor
    highlights: Mapping[Highlight, tuple[QColor, QColor]]
    classes: Mapping[EventClass | None, ClassLook]
    actors: tuple[QColor, ...]
    datasets: tuple[DatasetLook, ...]

    @override
    def __hash__(self) -> int:
        return hash(self.name)  # there is one theme of a name

    def actor_colour(self, number: int) -> QColor:
        """Return the colour of the actor that met the list as this one, from 0."""
        return self.actors[number % len(self.actors)]

    def dataset_look(self, colour: int) -> DatasetLook:
        """Return the look of a dataset by the number of its colour."""
        return self.datasets[colour % len(self.datasets)]

    def font(self, size: str = "body", *, bold: bool = False, serif: bool = False) -> QFont:
        """Return a font; `size` is a key of `FONT_SIZES`."""
        font = QFont()
        if serif:
            font.setFamilies(["Georgia", "DejaVu Serif", "Noto Serif", "Times New Roman"])
            font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(FONT_SIZES[size])
        font.setBold(bold)
        return font


def can_write(font: QFont, text: str) -> bool:
    """Return whether a font, or one that stands in for it, has all letters of a text.

    For italics Qt takes only italic fonts instead, and scripts that know no italics have none.
    """
    metrics = QFontMetrics(font)
    return all(metrics.inFontUcs4(ord(char)) for char in set(text) if char.isalpha())


@cache
def load_theme(name: ThemeName) -> Theme:
    """Return a theme from its file."""
    file = resource_path(f"themes/{name}.json")
    raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    keys = {key: raw[key] for key in raw if isinstance(raw[key], str)}
    looks = {
        cls: ClassLook(
            QColor(raw["classes"][cls or "none"]), QColor(raw["soft"][cls or "none"]), shape
        )
        for cls, shape in SHAPES.items()
    }
    return Theme(
        name=name,
        dark=raw["dark"],
        highlights={
            kind: (QColor(raw["highlights"][kind][0]), QColor(raw["highlights"][kind][1]))
            for kind in Highlight
        },
        classes=looks,
        actors=tuple(QColor(colour) for colour in raw["actors"]),
        datasets=tuple(
            DatasetLook(QColor(colour), shape)
            for colour, shape in zip(raw["datasets"], DATASET_SHAPES, strict=True)
        ),
        **{key: QColor(value) for key, value in keys.items()},
    )


class Looks(QObject):
    """The theme in force. Panes paint with `theme` and repaint on `changed`."""

    changed = Signal(object)
    """Another `Theme` is in force."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """Return the theme in force."""
        return self._theme

    def show(self, theme: Theme) -> None:
        """Put another theme in force; says nothing when it is the same."""
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit(theme)
