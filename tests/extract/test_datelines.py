"""What is a dateline, and what is only a dash."""

from __future__ import annotations

import pytest

from idlib_gui.extract.datelines import Datelines


def told(text, start=0):
    """Return the dateline that stands at a place in a text."""
    return text[start : Datelines(text).after(start)].rstrip()


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA — ",
        "LIMA, April 22 (Wire) - ",
        "LIMA/QUITO, Jan 3 (Wire) – ",
        "LIMA, March 5. /WIRE/. ",
        "LIMA (Wire) -- ",
        "SAN JUAN, P.R., Feb. 3, 2021 — ",
        "LIMA, Peru — ",
        "Lima, 5 May 2023 – ",
        "Lima, Peru, May 5, 2023 (Wire) — ",
    ],
)
def test_the_place_before_a_dash_at_the_start_of_a_report_is_a_dateline(dateline):
    assert told(dateline + "The bridge is gone.") == dateline.rstrip()
    assert told("Before.\n" + dateline + "The bridge is gone.", 8) == dateline.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LIMA",
        "Lima – the capital – was calm.",
        "Lima, Peru, is calm.",
        "I — who else? — said so.",
        "The bridge — it was old — is gone.",
        "18:42 — The bridge is gone.",
        "It was calm. LIMA — The bridge is gone.",
    ],
)
def test_other_dashes_are_not(text):
    assert told(text) == ""
