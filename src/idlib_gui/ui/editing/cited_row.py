"""A row about cited words: where they stand, the words, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from idlib_gui.domain.document import Document
from idlib_gui.domain.records import Citation
from idlib_gui.ui.labels import plain_label
from idlib_gui.ui.link_button import LinkButton
from idlib_gui.ui.plain import breakable, one_line, shortened
from idlib_gui.ui.style import role
from idlib_gui.ui.theme import Looks
from idlib_gui.ui.tips import plain_tip
from idlib_gui.ui.wording import say_told

_WORDS = 160
"""Characters of the words that are cited."""


class Row(QWidget):
    """A head with a button that takes the row away, and widgets below it."""

    removed = Signal()
    """The row is to go."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 4)
        self.column.setSpacing(2)
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.remove = QToolButton()
        role(self.remove, "tool")
        self.remove.setText("×")
        words = self.tr("Remove {0}").format(one_line(name))
        self.remove.setToolTip(plain_tip(words))
        self.remove.setAccessibleName(words)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.clicked.connect(self.removed)
        self.column.addLayout(self.head)

    def finish_head(self, first: QWidget, *more: QWidget) -> None:
        """Put these into the head, the first with all the room there is."""
        self.head.addWidget(first, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (*more, self.remove):
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class PlaceLink(LinkButton):
    """Leads to where words stand in the source."""

    def __init__(self, looks: Looks, document: Document, citation: Citation) -> None:
        super().__init__(looks)
        place = say_told(document, citation) or self.tr("in the source")
        self.show_words(place)
        self.setAccessibleName(self.tr("Show {0} in the source").format(place))
        self.setToolTip(plain_tip(citation.exact))


def words_label(looks: Looks, citation: Citation) -> QWidget:
    """Return a label that shows cited words."""
    label = plain_label("words", breakable(f"“{shortened(citation.exact, _WORDS)}”"))
    label.setFont(looks.theme.font("body", serif=True))
    return label
