"""The style sheet of the whole program, made from a theme.

Widgets say what they are with the dynamic property `role`; how a role looks is written once, in
`resources/themes/sheet.qss`.
"""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from idlib_gui.resources import resource_path

from .theme import FONT_SIZES, Theme


@cache
def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the program in this theme."""
    sheet = Template(resource_path("themes/sheet.qss").read_text(encoding="utf-8"))
    colours = {
        key: value.name() for key, value in theme._asdict().items() if isinstance(value, QColor)
    }
    arrow = resource_path(f"themes/arrow-{'dark' if theme.dark else 'light'}.svg").as_posix()
    sizes = {key: str(size) for key, size in FONT_SIZES.items()}
    return sheet.substitute(colours | sizes, arrow=arrow)


def role(widget: QWidget, name: str) -> None:
    """Give a widget the look of a role."""
    widget.setProperty("role", name)


def show_in_role(widget: QWidget, name: str) -> None:
    """Give a widget the look of another role while it is shown."""
    role(widget, name)
    widget.style().polish(widget)  # a role that changes is not seen by itself
