"""A user at the packaged program: looks for what is not read, and at how good extraction is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Place
from idlib_gui.storage.exchange import write_model

QUIETLY = (0, "")


@pytest.fixture
def partly_read(tmp_path, make_source, cite):
    source = make_source("The board of Lima met. Then the mayors of Cusco and Lima left.")
    document = document_of([source, Place("p", "Lima", mentions=(cite(source, "Lima"),))])
    write_model(document, tmp_path / "model.json")
    return tmp_path / "model.json"


def changed(before, after):
    return float((before != after).any(axis=2).mean())


def test_f8_shows_one_open_word_after_the_other(start, partly_read):
    program = start(partly_read).wait_for_window()
    pictures = [program.picture()]
    for _ in range(3):
        program.press("F8")
        pictures.append(program.picture())
    assert all(changed(one, next_one) > 0 for one, next_one in pairwise(pictures))
    program.press("ctrl+5")
    assert changed(pictures[-1], program.picture()) > 0.02
    assert program.quit() == QUIETLY


def test_the_page_of_quality_is_left_while_it_works(start):
    program = start().wait_for_window()
    program.press("ctrl+shift+u")
    program.wait_for_windows(2)
    program.press("Escape")
    program.wait_for_windows(1)
    assert program.quit() == QUIETLY
