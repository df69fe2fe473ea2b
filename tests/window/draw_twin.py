"""Draws the window away from the display, in a process as fresh as that of the real one.

    draw_twin.py FOLDER WIDTH HEIGHT [KIND:ID…]

FOLDER gets a picture of the window with each record selected, KIND-ID.png, and nothing.png; the
places of the timeline's events and of the detail pane go to standard output, as JSON.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyqtgraph import GraphicsView
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from idlib_gui import app as program
from idlib_gui.domain.records import Kind, Ref


def box(place: QRect) -> list[int]:
    return [place.x(), place.y(), place.width(), place.height()]


folder, width, height, *records = sys.argv[1:]
app = program.make_application()
document = program.read_model(program.resource_path(program.BUNDLED))
with ThreadPoolExecutor(1) as pool:
    jobs = program.JobSlot(pool)
    window = program.build_window(document, program.Settings(), "light", jobs)
    window.resize(int(width), int(height))
    window.show()
    QApplication.processEvents()
    told = QAccessible.queryAccessibleInterface(window.timeline.findChild(GraphicsView))
    corner = window.mapToGlobal(QPoint())
    events = {
        child.text(QAccessible.Text.Name): box(child.rect().translated(-corner))
        for child in map(told.child, range(told.childCount()))
    }
    pane = QRect(window.detail.mapTo(window, QPoint()), window.detail.size())
    json.dump({"events": events, "detail": box(pane)}, sys.stdout)
    window.grab().save(str(Path(folder) / "nothing.png"))
    for record in records:
        kind, key = record.split(":")
        window.select(Ref(Kind(kind), key))
        QApplication.processEvents()
        window.grab().save(str(Path(folder) / f"{kind}-{key}.png"))
