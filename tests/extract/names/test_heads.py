"""Titles of several words, and bodies that go by their head: a centre, a gazette."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Field Marshal Tadele Worku told them that all was ready.", "Tadele Worku"),
        ("CEO Piotr Nowak said the firm was ready.", "Piotr Nowak"),
        ("Special Representative Hana Kovar warned of a famine.", "Hana Kovar"),
        ("Special Envoy Jan Petersen agreed.", "Jan Petersen"),
        ("Speaker Dalia Marsh said the vote would be held.", "Dalia Marsh"),
        ("Chief of Staff Omer Tal rejected it.", "Omer Tal"),
        ("Senior Fellow Bora Altin disagreed.", "Bora Altin"),
        ("Foreign Secretary Edith Cole left.", "Edith Cole"),
    ],
)
def test_a_title_is_no_part_of_the_name_of_a_person(named, text, name):
    names = named(text)
    assert [(one.name, one.kind) for one in names.found] == [(name, ActorKind.PERSON)]


def test_an_office_behind_a_body_is_no_part_of_its_name(named):
    names = named("Acme Motors CEO Lena Brandt resigned.")
    assert [one.name for one in names.found] == ["Acme Motors", "Lena Brandt"]


@pytest.mark.parametrize(
    "body",
    [
        "Centre for Eastern Studies",
        "Institute for the Study of War",
        "Ministry of Water and Irrigation",
        "Office of the High Commissioner for Refugees",
    ],
)
def test_a_body_is_whole_with_what_it_is_for(named, body):
    names = named(f"Analysts at the {body} said the plan was wrong.")
    assert names.acts(body) == [body]


def test_a_book_of_studies_is_still_no_body(named):
    assert "Eastern Studies" not in named("She wrote the Eastern Studies in 1990.")


@pytest.mark.parametrize(
    "name",
    [
        *("Port Elsen Gazette", "Northern Courier", "Kestrel Tribune", "Lundale Examiner"),
        *("Orbis News Agency", "Delmar Radio", "Radio Mirna"),
    ],
)
def test_papers_and_stations_are_media_by_their_head(named, name):
    assert named(f"The mayor told {name} that he was tired.")[name].kind is ActorKind.MEDIA


def test_a_port_is_a_place_where_its_name_says_no_more(named):
    assert named("They met in Port Elsen on Monday.")["Port Elsen"].kind is None


def test_a_paper_is_told_by_its_head_alone_later(named):
    names = named("The Northern Courier told of a fire. The mayor called the Courier a liar.")
    assert names.acts("Northern Courier") == ["Northern Courier", "Courier"]


def test_estimates_and_conferences_of_somebody_have_no_names_of_their_own(named):
    names = named("U.N. estimates were given at a news conference in Lima.")
    assert [one.name for one in names.found] == ["U.N.", "Lima"]


def test_officers_whom_the_model_overlooks_are_persons_by_their_title(named):
    names = named(
        "Army Chief Field Marshal Alemu Bekele and Navy Commander Rear Admiral Ivo Horvat were "
        "there all day."
    )
    persons = [one.name for one in names.found if one.kind is ActorKind.PERSON]
    assert persons == ["Alemu Bekele", "Ivo Horvat"]


def test_an_office_of_several_words_is_no_person(named):
    assert not named("The firm has no Chief Financial Officer now.").found
