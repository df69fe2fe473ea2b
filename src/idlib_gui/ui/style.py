"""The style sheet of the whole program, made from a theme.

Widgets say what they are with the dynamic property `role`; how a role looks is written here once.
"""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QWidget

from .theme import FONT_SIZES, Theme

_SHEET = Template("""
* { font-size: ${body}px; color: $text; }
QMainWindow, QMainWindow::separator { background: $window; }
QMainWindow::separator { width: 8px; height: 8px; }
QMainWindow::separator:hover { background: $border; }
QDialog { background: $card; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: 6px; }
QWidget[role="card"] { background: $card; border: 1px solid $border; border-radius: 8px; }
QWidget[role="cardHeader"] { background: transparent; border: none; border-bottom: 1px solid $border; }
QWidget[role="bar"] { background: $card; border: none; border-bottom: 1px solid $border; }
QLabel { background: transparent; border: none; }
QLabel[role="heading"] { font-weight: bold; }
QLabel[role="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[role="section"] { font-size: ${small}px; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QPushButton, QToolButton { background: $card; border: 1px solid $border; border-radius: 6px; padding: 5px 10px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 9px; }
QPushButton:default { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[role="tool"] { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 2px 6px;
  color: $muted; font-size: ${label}px; }
QToolButton[role="tool"]:hover { background: $hover; color: $text; }
QToolButton[role="tool"]:checked { color: $accent; background: $accent_soft; }
QToolButton[role="tool"]:focus { border: 1px solid $accent; }
QPushButton[role="chip"] { background: $chip; border: 1px solid $border; border-radius: 11px; padding: 2px 9px;
  font-size: ${label}px; }
QPushButton[role="chip"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 1px 8px; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 2px;
  text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid $accent; border-radius: 3px; }
QLineEdit { background: $field; border: 1px solid $border; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QMenu { background: $card; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QMenuBar { background: $card; }
QMenuBar::item { padding: 4px 9px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; border-radius: 4px; }
QAbstractItemView { background: $card; border: none; outline: none; alternate-background-color: $field;
  selection-background-color: $accent_soft; selection-color: $text; }
QHeaderView { background: $card; border: none; }
QHeaderView::section { background: $card; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 5px 8px; }
QTableView { gridline-color: $grid; }
QTableView::item { padding: 3px 6px; }
QTableView::item:focus { border: 1px solid $accent; }
QTextEdit, QPlainTextEdit { background: $card; border: none; selection-background-color: $accent;
  selection-color: $on_accent; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QStatusBar { background: $card; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; color: $muted; padding: 5px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 1px solid $accent; }
QCheckBox { spacing: 5px; background: transparent; }
QSplitter::handle { background: $border; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the program in this theme."""
    names = (
        "window card border text muted faint accent on_accent accent_soft hover field chip grid"
    ).split()
    colours = {name: getattr(theme, name).name() for name in names}
    return _SHEET.substitute(colours | {key: str(size) for key, size in FONT_SIZES.items()})


def role(widget: QWidget, name: str) -> QWidget:
    """Give a widget the look of a role."""
    widget.setProperty("role", name)
    return widget
