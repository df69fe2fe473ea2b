"""Of the plotting library only what the timeline needs is imported; the rest is to be had."""

from __future__ import annotations

import subprocess
import sys


def said(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    return done.stdout.split()


def test_the_window_does_without_what_the_timeline_does_not_need(bundled_path):
    code = (
        "import sys\nfrom idlib_gui import app\nfrom idlib_gui.state.settings import Settings\n"
        "qt = app.make_application()\n"
        f"document = app.read_model(app.Path({str(bundled_path)!r}))\n"
        "window = app.build_window(document, Settings(), 'light', app.JobSlot(None))\n"
        "window.show()\nqt.processEvents()\nqt.quit()\nqt.aboutToQuit.emit()\n"
        "print(*[name for name in sys.modules if 'pyqtgraph' in name])"
    )
    loaded = said(code)
    assert "pyqtgraph.graphicsItems.ViewBox" in loaded
    unwanted = ("parametertree", "imageview", "multiprocess", "PlotItem", "opengl.")
    assert [name for name in loaded if any(part in name for part in unwanted)] == []


def test_whoever_asks_for_more_gets_it():
    code = (
        "import idlib_gui.ui.plotting as ours, pyqtgraph as pg\n"
        "print(pg.PlotWidget.__name__, pg.ViewBox is ours.ViewBox,"
        " pg.getConfigOption('background'), pg.functions.__name__, hasattr(pg, 'nonsense'))"
    )
    assert said(code) == ["PlotWidget", "True", "k", "pyqtgraph.functions", "False"]


def test_names_of_qt_are_copied_when_they_are_wanted():
    code = (
        "import idlib_gui.ui.plotting, pyqtgraph as pg\n"
        "from PySide6 import QtWidgets\n"
        "ours = pg.Qt.QtWidgets\n"
        "print('QWizardPage' in vars(ours), 'QWizardPage' in dir(ours),"
        " ours.QWizardPage is QtWidgets.QWizardPage, 'QWizardPage' in vars(ours),"
        " hasattr(ours, 'QNonsense'), pg.QtCore.__version__ == pg.Qt.QtVersion)"
    )
    assert said(code) == ["False", "True", "True", "True", "False", "True"]


def test_a_library_that_is_imported_already_is_used_as_it_is():
    code = (
        "import pyqtgraph as pg, idlib_gui.ui.plotting as ours; print(pg.ViewBox is ours.ViewBox)"
    )
    assert said(code) == ["True"]
