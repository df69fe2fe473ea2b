"""Comparing models in the background."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.measures import Measure
from idlib_gui.domain.records import DomainError
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.measuring import Measuring
from idlib_gui.storage.exchange import ModelFileError, model_bytes


@pytest.fixture
def measuring(qtbot):
    with ThreadPoolExecutor(1) as pool:
        yield Measuring(JobSlot(pool))


def test_a_document_is_compared_with_the_model_in_a_file(qtbot, measuring, bundled, bundled_path):
    with qtbot.waitSignal(measuring.measured) as done:
        measuring.compare(bundled, bundled_path)
    assert all(score.f1 in {1.0, None} for score in done.args[0].scores)


def test_what_cannot_be_compared_is_told(qtbot, measuring, bundled, tmp_path):
    other = tmp_path / "other.json"
    other.write_bytes(model_bytes(document_of([])))
    with qtbot.waitSignal(measuring.failed) as failed:
        measuring.compare(bundled, other)
    assert isinstance(failed.args[0], DomainError)
    with qtbot.waitSignal(measuring.failed) as failed:
        measuring.compare(bundled, tmp_path / "nowhere.json")
    assert isinstance(failed.args[0], ModelFileError)


@pytest.mark.timeout(300)
def test_extraction_is_measured_in_a_process_of_its_own(qtbot, measuring, bundled_path):
    told = []
    measuring.progressed.connect(told.append)
    # Minutes, on a machine that reads spaCy for the first time and may keep no byte code of it.
    with qtbot.waitSignal(measuring.measured, timeout=240_000) as done:
        measuring.measure_extraction(bundled_path)
    found = {score.measure: score for score in done.args[0].scores}
    assert found[Measure.PASSAGES].gold == 10
    assert found[Measure.PASSAGES].recall > 0.5
    assert told == sorted(told)
    assert told[-1] > 0.9
    qtbot.waitUntil(lambda: not active_children())


def test_what_is_let_go_ends_with_its_process(qtbot, measuring, bundled_path):
    with qtbot.waitSignal(measuring.progressed, timeout=50_000):
        measuring.measure_extraction(bundled_path)
    measuring.measured.connect(lambda _: pytest.fail("it was let go"))
    measuring.failed.connect(lambda _: pytest.fail("that is no failure"))
    measuring.cancel()
    qtbot.waitUntil(lambda: not active_children())
