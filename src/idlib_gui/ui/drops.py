"""Files and text that are dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from idlib_gui.overriding import override

_TAKEN = {QEvent.Type.DragEnter, QEvent.Type.Drop}
"""To Qt, a drag that enters is a drop too."""


class Drops(QObject):
    """Takes what is dropped on a window."""

    files_dropped = Signal(object)
    """A list of paths, of files and folders."""
    text_dropped = Signal(str)
    """A text that was dragged out of another program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drop is a drag that enters, seen from its class: it is asked for first.
        # What is dragged about in the window itself, such as selected words, is no new article.
        if isinstance(event, QDropEvent) and event.type() in _TAKEN and event.source() is None:
            paths, text = _held(event.mimeData())
            if paths or text.strip():
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self._tell(paths, text)
                return True
        return super().eventFilter(watched, event)

    def _tell(self, paths: list[Path], text: str) -> None:
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.text_dropped.emit(text)


def _held(data: QMimeData) -> tuple[list[Path], str]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths, "" if data.hasUrls() else data.text()
