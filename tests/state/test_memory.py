"""Memory that is free is given back where the C library can do so; elsewhere nothing is done."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from idlib_gui.state.memory import give_back


@pytest.fixture
def asked(monkeypatch):
    """Return what a C library was asked for that can give memory back."""
    found = []
    library = SimpleNamespace(malloc_trim=lambda keep: found.append(keep) or 1)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    return found


def test_all_that_is_free_is_given_back_on_linux(monkeypatch, asked):
    monkeypatch.setattr(sys, "platform", "linux")
    give_back()
    assert asked == [0]


def test_other_systems_are_not_asked(monkeypatch, asked):
    monkeypatch.setattr(sys, "platform", "win32")
    give_back()
    assert asked == []


def test_a_library_that_cannot_do_so_is_left_alone(monkeypatch, asked):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    give_back()
    assert asked == []
