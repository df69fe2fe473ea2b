"""The steps through events are named in full where there is room, and never cut."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from idlib_gui.ui.detail_foot import StepFoot


def test_names_are_short_where_they_would_be_cut(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    foot = StepFoot(parent)
    parent.show()
    foot.resize(600, 40)
    assert [button.text() for button in foot.buttons] == ["← Previous event", "Next event →"]
    foot.resize(foot.sizeHint().width() - 1, 40)
    assert [button.text() for button in foot.buttons] == ["← Previous", "Next →"]
    assert all(button.width() >= button.sizeHint().width() for button in foot.buttons)
    assert foot.buttons[0].accessibleName() == "Previous event"
