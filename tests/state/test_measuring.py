"""Comparing models in the background."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.measures import Measure
from idlib_gui.domain.records import DomainError
from idlib_gui.state import measuring as module
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.measuring import Measuring, extracted
from idlib_gui.storage.exchange import ModelFileError, model_bytes


@pytest.fixture
def measuring(qtbot):
    with ThreadPoolExecutor(1) as pool:
        yield Measuring(JobSlot(pool))


@pytest.fixture
def pretend(monkeypatch, tmp_path):
    """Return the function that puts a script in the place of the program."""

    def make(script):
        program = tmp_path / "program"
        program.write_text(f"#!{sys.executable}\nimport json, sys, time\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(module.sys, "executable", str(program))

    return make


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


def test_extraction_is_measured_in_a_process_of_its_own(qtbot, measuring, bundled_path):
    told = []
    measuring.progressed.connect(told.append)
    with qtbot.waitSignal(measuring.measured, timeout=40_000) as done:
        measuring.measure_extraction(bundled_path)
    found = {score.measure: score for score in done.args[0].scores}
    assert found[Measure.PASSAGES].gold == 10
    assert found[Measure.PASSAGES].recall > 0.5
    assert told == sorted(told)


def test_the_text_and_its_date_reach_the_process_as_they_are(make_source, pretend, tmp_path):
    kept = tmp_path / "kept"
    pretend(
        f"open({str(kept)!r}, 'wb').write(open(sys.argv[4], 'rb').read())\n"
        "print(json.dumps({'error': ' '.join(sys.argv[5:7])})); sys.exit(1)"
    )
    text = "\ufeffodd\r\n\ud800 text"
    source = make_source("x", published="2020-02-13~")._replace(text=text)
    with pytest.raises(DomainError, match=r"--published 2020-02-13~"):
        extracted(source, Event(), lambda _: None)
    assert kept.read_bytes() == text.encode("utf-8", "surrogatepass")


def test_a_process_that_breaks_down_is_told_in_its_last_line(make_source, pretend):
    pretend("print('one'); print('it broke'); sys.exit(3)")
    with pytest.raises(DomainError, match="it broke"):
        extracted(make_source("x"), Event(), lambda _: None)


def test_progress_is_told_from_whole_lines_alone(make_source, pretend):
    pretend(
        "print(json.dumps({'stage': 'reading', 'done': 0.25}))\n"
        'print(\'{"stage": "rea\', end="", flush=True); time.sleep(0.6); sys.exit(1)'
    )
    told = []
    with pytest.raises(DomainError):
        extracted(make_source("x"), Event(), told.append)
    assert told[-1] == 0.25


def test_what_is_let_go_ends_within_half_a_second(make_source, pretend):
    pretend("time.sleep(60)")
    stop = Event()
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(extracted, make_source("x"), stop, lambda _: None)
        time.sleep(0.3)
        begun = time.monotonic()
        stop.set()
        assert work.result(5) is None
        assert time.monotonic() - begun < 2
