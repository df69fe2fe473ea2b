"""How an act is put decides whether it is one: done, announced, planned, refused, or none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Freedonia plans to send aid to Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Freedonia is expected to visit Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Freedonia announced plans to send food to Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Anna Novak is to visit Sylvania.", "AGREE Anna Novak > Sylvania"),
        ("Anna Novak is going to visit Sylvania.", "AGREE Anna Novak > Sylvania"),
        ("Freedonia is ready to help Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Freedonia has committed itself to helping Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Freedonia is opposed to a treaty with Sylvania.", "REJECT Freedonia > Sylvania"),
        ("Freedonia will not help Sylvania.", "REJECT Freedonia > Sylvania"),
        ("Freedonia said it could not accept the proposal.", "REJECT Freedonia >"),
        ("Freedonia failed to sign a treaty with Sylvania.", "REJECT Freedonia > Sylvania"),
        (
            "Freedonia will cut ties with Sylvania unless Ivo Horvat resigns.",
            "THREATEN Freedonia > Sylvania",
        ),
        ("Freedonia tried to bomb Sylvania.", "ASSAULT Freedonia > Sylvania"),
        ("Freedonia managed to free the hostages.", "RETREAT Freedonia > hostages"),
        ("Anna Novak flew to Sylvania to meet Ivo Horvat.", "CONSULT Anna Novak > Sylvania"),
        ("Anna Novak said Freedonia must free Ivo Horvat.", "REQUEST Anna Novak > Freedonia"),
        (
            "Freedonia denounced an agreement with Chad, which had attacked Sylvania.",
            "ACCUSE Freedonia > Chad",
        ),
    ],
)
def test_what_is_announced_refused_or_attempted_is_an_event_of_its_own(told, text, line):
    assert told(text).lines[0] == line


@pytest.mark.parametrize(
    "text",
    [
        "Freedonia planned to attack Sylvania.",
        "The mission is to attack Sylvania.",
        "Freedonia was to help Sylvania.",
        "Freedonia would help Sylvania.",
        "Freedonia neither helped Sylvania nor attacked Chad.",
        "Nobody attacked Sylvania.",
        "Freedonia signed no treaty with Sylvania.",
        "Freedonia risked being attacked by Sylvania.",
        "Freedonia is against sending troops to Sylvania.",
        "Freedonia has to help Sylvania.",
        "Anna Novak often visits Sylvania.",
        "Bread is supplied to Sylvania.",
        "The law allows Anna Novak to visit Sylvania.",
        "When rebels attack, the soldiers hide.",
        "Freedonia stopped short of attacking Sylvania.",
        "Freedonia left instead of helping Sylvania.",
        "Freedonia waited before attacking Sylvania.",
        "Freedonia prepared a plan for war against Sylvania.",
        "An invasion of Sylvania would be a mistake.",
        "Freedonia needs a treaty with Sylvania.",
        "Freedonia chose a way to attack Sylvania.",
        "Freedonia agreed that the weather was fine.",
        "Freedonia advised.",
        "Anna Novak discussed the weather.",
        "Anna Novak got a heart attack.",
        "Anna Novak read a press release.",
        "Anna Novak was met with scorn.",
        "Anna Novak took part in a race.",
    ],
)
def test_what_is_only_thinkable_customary_or_a_figure_of_speech_is_none(told, text):
    assert told(text).lines == []


def test_what_one_is_accused_of_is_not_told(told):
    assert told("Freedonia accused Sylvania of bombing Chad.").lines == [
        "ACCUSE Freedonia > Sylvania"
    ]


def test_a_relative_clause_holds_whatever_is_said_of_the_noun(told):
    text = "Freedonia rejected a claim by Ivo Horvat, who said that Chad had bombed Sylvania."
    one = told(text)
    assert "ASSAULT Chad > Sylvania" in one.lines
    claims = [h.claimed_by for h in one.happenings if one.line(h).startswith("ASSAULT")]
    assert [one.words(span) for span in claims] == ["Ivo Horvat"]


def test_a_promise_to_do_harm_is_a_threat(told):
    assert told("Freedonia vowed to bomb Sylvania.").lines == ["THREATEN Freedonia > Sylvania"]


def test_what_is_said_beside_the_main_clause_is_claimed(told):
    one = told("Freedonia bombed Sylvania, Anna Novak said.")
    assert one.words(one.happenings[0].claimed_by) == "Anna Novak"


def test_what_goes_on_after_a_report_is_the_authors_own_word(told):
    one = told("Freedonia bombed Sylvania, and Anna Novak said that the dam broke.")
    assert one.happenings[0].claimed_by is None
