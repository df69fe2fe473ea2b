"""Competing values in words."""

from __future__ import annotations

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Actor, ActorKind, Rival
from idlib_gui.ui.rival_words import say_field, say_other, say_rival

ANN = document_of([Actor("a1", "Ann", ActorKind.PERSON)])


@pytest.mark.parametrize(
    ("rival", "said"),
    [
        (Rival("when", "2020-02-02"), "2 Feb 2020"),
        (Rival("when", "2020-02-02", claimant="a1"), "2 Feb 2020 – says Ann"),
        (Rival("when", "soon"), "soon"),
        (Rival("type", "AID"), "AID · material cooperation"),
        (Rival("type", "OTHER"), "OTHER"),
        (Rival("killed", "8\n or so", claimant="gone"), "8 or so – says unknown speaker"),
    ],
)
def test_a_value_is_said_as_people_write_it_and_by_whom(rival, said):
    assert say_rival(ANN, rival) == said


def test_fields_have_names_and_anything_else_is_called_as_it_stands():
    assert say_field("agents") == "Who"
    assert say_field("killed") == "killed"
    assert say_other("when") == "Other dates given"
    assert say_other("killed") == "Other values given: killed"
