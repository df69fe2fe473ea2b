"""Deciding many proposals at once: what to look for, how many that is, and only then the deed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from idlib_gui.domain.document import Document
from idlib_gui.domain.edits import set_status
from idlib_gui.domain.records import Basis, EventClass, Kind, Status, When
from idlib_gui.domain.review import Proposal, Wanted, matching
from idlib_gui.domain.versions import current_sources
from idlib_gui.models.items_model import ItemsModel, ItemWords
from idlib_gui.state.review import Entry, ReviewQueue, key_of
from idlib_gui.state.session import Session

from .labels import plain_label
from .plain import shortened
from .review_list import ReviewDelegate
from .review_words import ReviewTexts, say_proposals
from .theme import Looks
from .wording import say_basis, say_class

_WIDTH, _HEIGHT, _NAME = 560, 560, 60
_PER_CENT = 100
_STEP = 5


class ReviewMany(QDialog):
    """Lists the proposals that are wanted, and marks them all as one step of the history."""

    def __init__(self, session: Session, looks: Looks, queue: ReviewQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._queue = session, queue
        self.setWindowTitle(self.tr("Accept many"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, parent.height() - 40))
        texts = ReviewTexts(session, self)
        words = ItemWords[Entry](texts.line, texts.tip, texts.spoken)
        self._model = ItemsModel[Entry](words, key_of, self)
        self._make_fields(session.store.document)
        self._least, self._count = plain_label(wrapped=False), plain_label("title")
        self._count.setAccessibleDescription(self.tr("How many proposals that is"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_all = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.reject_all = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out(buttons, ReviewDelegate(looks.theme, texts, self))
        self._connect(buttons)
        self._look()

    def _make_fields(self, document: Document) -> None:
        self.kinds = _box(
            self.tr("Events and quotes"),
            ((self.tr("Events"), Kind.EVENT), (self.tr("Quotes"), Kind.QUOTE)),
        )
        self.classes = _box(
            self.tr("Any type"), ((say_class(cls), cls) for cls in (*EventClass, None))
        )
        acting = sorted((one.name, key) for key, one in document.actors.items())
        self.actors = _box(self.tr("Anybody"), acting)
        sources = ((one.title, key) for key, one in current_sources(document).items())
        self.sources = _box(self.tr("Any source"), sources)
        self.bases = _box(
            self.tr("Any date"),
            ((say_basis(None if one is Basis.NONE else When("2020", one)), one) for one in Basis),
        )
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Words in the title or the quote"))
        self.confidence = QSlider(Qt.Orientation.Horizontal)
        self.confidence.setRange(0, _PER_CENT)
        self.confidence.setPageStep(_STEP)
        self.confidence.setValue(_PER_CENT * 4 // 5)
        self.certain = QCheckBox(self.tr("Only what there is no doubt about"))

    def _lay_out(self, buttons: QDialogButtonBox, delegate: ReviewDelegate) -> None:
        least = QHBoxLayout()
        least.addWidget(self.confidence, 1)
        least.addWidget(self._least)
        form = QFormLayout()
        for words, field in (
            (self.tr("&What"), self.kinds),
            (self.tr("&Type"), self.classes),
            (self.tr("&Who"), self.actors),
            (self.tr("&Source"), self.sources),
            (self.tr("&Date"), self.bases),
            (self.tr("Te&xt"), self.text),
        ):
            form.addRow(words, field)
        form.addRow(self.tr("&Confidence"), least)
        form.labelForField(least).setBuddy(self.confidence)  # type: ignore[attr-defined]
        form.addRow("", self.certain)
        listed = QListView()
        listed.setModel(self._model)
        listed.setItemDelegate(delegate)
        listed.setUniformItemSizes(True)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        listed.setAccessibleName(self.tr("The proposals that would be decided"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self._count)
        column.addWidget(listed, 1)
        column.addWidget(buttons)

    def _connect(self, buttons: QDialogButtonBox) -> None:
        for box in (self.kinds, self.classes, self.actors, self.sources, self.bases):
            box.currentIndexChanged.connect(self._look)
        self.text.textChanged.connect(self._look)
        self.confidence.valueChanged.connect(self._look)
        self.certain.toggled.connect(self._look)
        self._queue.changed.connect(self._look)
        self.accept_all.clicked.connect(lambda: self._decide(Status.ACCEPTED))
        self.reject_all.clicked.connect(lambda: self._decide(Status.REJECTED))
        buttons.rejected.connect(self.reject)

    @property
    def found(self) -> tuple[Proposal, ...]:
        """Return the proposals that would be decided."""
        return matching(self._session.store.document, self._queue.proposals, self._wanted())

    def _wanted(self) -> Wanted:
        return Wanted(
            kinds=_chosen(self.kinds),
            classes=_chosen(self.classes),
            actors=_chosen(self.actors),
            sources=_chosen(self.sources),
            bases=_chosen(self.bases),
            text=self.text.text(),
            confidence=self.confidence.value() / _PER_CENT,
            certain=self.certain.isChecked(),
        )

    def _look(self) -> None:
        """Say how many are wanted, and list them."""
        found = self.found
        events = sum(one.ref.kind is Kind.EVENT for one in found)
        words = say_proposals(events, len(found) - events)
        least = self.confidence.value()
        self._least.setText(self.tr("at least {0} %").format(least))
        self._least.setMinimumWidth(self._least.fontMetrics().horizontalAdvance("at least 100 % "))
        self._count.setText(words if found else self.tr("No proposal is like that."))
        self._model.show_items(found)
        self.accept_all.setText(self.tr("Accept {0}").format(words))
        self.reject_all.setText(self.tr("Reject {0}").format(words))
        for button in (self.accept_all, self.reject_all):
            button.setVisible(bool(found))

    def _decide(self, status: Status) -> None:
        store, found = self._session.store, self.found
        self._queue.changed.disconnect(self._look)
        store.edit(set_status(store.document, [one.ref for one in found], status))
        self.accept()


def _box(everything: str, choices: Iterable[tuple[str, Hashable]]) -> QComboBox:
    """Return a box that leaves nothing out at first."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItem(everything)
    for words, value in choices:
        box.addItem(shortened(words, _NAME), [value])
    return box


def _chosen(box: QComboBox) -> frozenset[Any]:
    """Return the value that is chosen, in a set; an empty one if nothing is to be left out."""
    return frozenset(box.currentData() or ())
