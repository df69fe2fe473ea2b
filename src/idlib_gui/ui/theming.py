"""Which theme is in force: the user's choice, or what the system shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from idlib_gui.state.settings import Settings

from .style import style_sheet
from .theme import Looks, Theme, ThemeName, load_theme

_KEY = "theme"


class ThemeSwitch(QObject):
    """Puts themes in force for the whole program, and remembers the user's choice."""

    changed = Signal()
    """Another theme was chosen, or the system changed under it."""

    def __init__(self, settings: Settings, choice: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        kept = choice or settings.text(_KEY)
        self._choice = ThemeName(kept) if kept in set(ThemeName) else None
        self.looks = Looks(load_theme(self.in_force), self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> ThemeName | None:
        """Return the theme that the user chose; None: the system's."""
        return self._choice

    @property
    def in_force(self) -> ThemeName:
        """Return the theme that is shown."""
        return self._choice or _of_system()

    def dress(self) -> None:
        """Give the application the theme's colours and style sheet.

        To be called once the window is built: a widget that is put into another one takes the style
        sheet anew with all that is in it, which doubles the time to build a window.
        """
        _dress(self.looks.theme)

    def choose(self, name: ThemeName | None) -> None:
        """Show a theme from now on; None: follow the system."""
        self._choice = name
        if name is None:
            self._settings.drop(_KEY)
        else:
            self._settings.keep(_KEY, name.value)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        theme = load_theme(self.in_force)
        if theme is not self.looks.theme:
            _dress(theme)
            self.looks.show(theme)
        self.changed.emit()


def _of_system() -> ThemeName:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return ThemeName.CONTRAST
    return ThemeName.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else ThemeName.LIGHT


def _dress(theme: Theme) -> None:
    """Give the application the colours of a theme."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette_of(theme))
        app.setFont(theme.font())
        app.setStyleSheet(style_sheet(theme))


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a theme; the style sheet says only what a palette cannot."""
    palette = QPalette(theme.card, theme.window)
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.field,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.card,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
    }
    for palette_role, colour in roles.items():
        palette.setColor(palette_role, colour)
    disabled = QPalette.ColorGroup.Disabled
    for palette_role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(disabled, palette_role, theme.faint)
    return palette
