"""Pictures of the window that `--screenshot` saves."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from idlib_gui.app import Picture, build_window, take_picture
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Quote, QuoteForm
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.settings import Settings


@pytest.mark.parametrize("count", [3, 38, 200])
def test_a_picture_shows_the_quotes_however_many_there_are(
    qtbot, pool, make_source, tmp_path, count
):
    quotes = [Quote(f"q{n}", f"We shall go {n}", QuoteForm.DIRECT) for n in range(count)]
    document = document_of([make_source("A text."), *quotes])
    window = build_window(document, Settings(), "light", JobSlot(pool))
    qtbot.addWidget(window)
    file = tmp_path / "x.png"
    assert take_picture(window, Picture(file, (1280, 800), None)) == 0
    view = window.detail.quotes.view
    place = view.viewport().mapTo(window, view.viewport().rect().center())
    strip = QImage(str(file)).copy(place.x() - 100, view.mapTo(window, view.pos()).y(), 200, 100)
    colours = {strip.pixel(x, y) for x in range(strip.width()) for y in range(strip.height())}
    assert len(colours) > 5
