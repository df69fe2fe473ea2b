"""What sort of actor a name is, and whose."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Chancellor Angela Weber resigned.", "Angela Weber", ActorKind.PERSON),
        ("Norway signed the treaty.", "Norway", ActorKind.STATE),
        ("Fighting broke out in Marseille on Monday.", "Marseille", None),
        (
            "The Peruvian Foreign Ministry denied it.",
            "Peruvian Foreign Ministry",
            "government_body",
        ),
        ("Boko Haram attacked the village.", "Boko Haram", ActorKind.ARMED_GROUP),
        (
            "The World Health Organization warned of it.",
            "World Health Organization",
            "organisation",
        ),
        ("He told the New York Times about it.", "New York Times", ActorKind.MEDIA),
        ("Thousands of Bolivians crossed the river.", "Bolivians", ActorKind.POPULATION),
    ],
)
def test_names_are_of_the_kinds_that_the_model_knows(named, text, name, kind):
    assert named(text)[name].kind == kind


def test_a_gazetteer_outranks_the_language_model(named):
    assert named("Along with Davos, the talks went on.")["Davos"].kind is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenyan President Samuel Otieno spoke.", "Samuel Otieno", "KEN"),
        ("Kenya's foreign minister Samuel Otieno spoke.", "Samuel Otieno", "KEN"),
        ("Samuel Otieno, the Kenyan foreign minister, spoke.", "Samuel Otieno", "KEN"),
        ("Samuel Otieno, president of Kenya, spoke.", "Samuel Otieno", "KEN"),
        ("Samuel Otieno spoke in Kenya.", "Samuel Otieno", None),
        ("Mr. Samuel Otieno met President Ivo Horvat of Croatia.", "Ivo Horvat", "HRV"),
    ],
)
def test_a_person_has_the_country_that_the_text_gives(named, text, name, country):
    assert named(text)[name].country == country


def test_a_ministry_is_part_of_its_state(named):
    names = named("The Peruvian Foreign Ministry accused Chile of it.")
    ministry = names["Peruvian Foreign Ministry"]
    assert ministry.country == "PER"
    assert names.found[ministry.part_of] == names["Peru"]
    assert names["Peru"].mentions == ()


def test_a_body_of_an_international_body_is_part_of_it(named):
    names = named("The United Nations and the Security Council met.")
    council = names["Security Council"]
    assert names.found[council.part_of].name == "United Nations"
    assert council.country is None


def test_a_person_called_like_a_town_is_no_town(named):
    names = named("Ana Marseille won. Marseille said that she was glad.")
    assert names.acts("Ana Marseille") == ["Ana Marseille", "Marseille"]


def test_a_misspelt_state_is_that_state(named):
    assert named("Troops entered Afganistan on Monday.")["Afghanistan"].country == "AFG"


def test_a_body_with_a_state_in_its_name_is_of_that_state(named):
    names = named("The Kenya Teachers Union called a strike.")
    assert names["Kenya Teachers Union"].country == "KEN"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The newspaper Tarde Nueva reported it.", "Tarde Nueva", ActorKind.MEDIA),
        ("The rebel group Sol Negro claimed the attack.", "Sol Negro", ActorKind.ARMED_GROUP),
        ("Residents of Vardoma fled to the village of Kelzin.", "Kelzin", None),
    ],
)
def test_words_beside_a_name_tell_what_it_is(named, text, name, kind):
    assert named(text)[name].kind is kind


def test_each_of_two_persons_has_the_country_of_its_own_office(named):
    names = named("Kenyan President Samuel Otieno and Croatia's Ivo Horvat spoke by phone.")
    assert names["Samuel Otieno"].country == "KEN"
    assert names["Ivo Horvat"].country == "HRV"


def test_a_region_of_a_state_is_in_that_state(named):
    assert named("Snow fell in Eastern Ukraine.")["Eastern Ukraine"].country == "UKR"


def test_a_known_body_is_known_without_capitals(named):
    names = named("Iraqi security forces advanced. The Iraqi Security Forces (ISF) lost a tank.")
    assert names.acts("Iraqi Security Forces") == [
        "Iraqi security forces",
        "Iraqi Security Forces",
        "ISF",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The president of Kenya, Samuel Otieno, spoke.",
        "Kenya President Samuel Otieno spoke.",
        "KENYA PRESIDENT SAMUEL OTIENO SPEAKS\n\nPresident Samuel Otieno of Kenya spoke.",
        "Samuel Otieno (the Kenyan president) spoke.",
    ],
)
def test_the_office_of_a_person_may_stand_in_many_places(named, text):
    assert named(text)["Samuel Otieno"].country == "KEN"


def test_a_persons_outlet_tells_no_country(named):
    assert named("NBC’s Anna Novak reported it.")["Anna Novak"].country is None


def test_a_town_in_the_name_of_a_government_body_tells_its_state(named):
    assert named("The Marseille Police Department denied it.")[
        "Marseille Police Department"
    ].country == ("FRA")


def test_what_a_land_has_is_a_name_of_its_own(named):
    names = named("Chile’s Foreign Ministry protested, and Peru’s Congress voted.")
    assert names["Foreign Ministry"].country == "CHL"
    assert names["Congress"].kind is ActorKind.GOVERNMENT_BODY


@pytest.mark.parametrize(
    "text", ["The cruise ship Estrella Polar sank.", "He read the novel Noche Larga twice."]
)
def test_what_the_words_beside_a_name_make_a_thing_is_left_out(named, text):
    assert named(text).found == ()
