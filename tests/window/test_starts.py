"""Starting and ending, again and again, leaves nothing behind but what was meant to be kept."""

from __future__ import annotations

import signal

import numpy as np

QUIETLY = (0, "")


def test_fifteen_starts_with_an_immediate_quit_end_well(start):
    for _ in range(15):
        program = start()
        program.wait_to_be_seen()
        assert program.quit() == QUIETLY


def test_after_sigterm_it_starts_again(start):
    program = start().wait_for_window()
    assert program.terminate() == -signal.SIGTERM
    again = start().wait_for_window()
    assert again.quit() == QUIETLY


def test_sigterm_while_it_starts_does_no_harm(start):
    for after in (0.0, 0.15, 0.3, 0.5):
        program = start()
        program.waited(after)
        program.terminate()
        assert program.said == ""
    assert start().wait_for_window().quit() == QUIETLY


def test_the_next_start_finds_panes_and_view_as_they_were(start):
    program = start().wait_for_window()
    first = program.picture()
    program.press("w", "ctrl+1", "ctrl+4", "alt+2")
    left = program.picture()
    assert not np.array_equal(first, left)
    assert program.quit() == QUIETLY
    again = start().wait_for_window()
    assert (again.picture() == left).all(axis=2).mean() > 0.995
    assert again.quit() == QUIETLY
