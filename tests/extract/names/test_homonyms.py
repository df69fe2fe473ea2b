"""Of two towns of one name, the one of the state that the text tells of is meant."""

from __future__ import annotations


def test_a_town_is_the_better_known_one_by_itself(named):
    assert named("It rained in Tripoli.")["Tripoli"].country == "LBY"


def test_a_town_is_that_of_the_state_which_the_text_tells_of(named):
    names = named("Clashes broke out in Tripoli. Lebanon sent its army. Tripoli was calm.")
    assert names["Tripoli"].country == "LBN"
    assert names["Tripoli"].kind is None


def test_an_adjective_tells_of_a_state_too(named):
    assert named("Lebanese soldiers patrolled in Tripoli.")["Tripoli"].country == "LBN"


def test_a_town_is_the_better_known_one_where_both_states_are_told_of(named):
    names = named("Lebanese soldiers left Libya. It rained in Tripoli.")
    assert names["Tripoli"].country == "LBY"


def test_a_former_name_of_a_state_is_the_state(named):
    names = named("Myanmar, formerly Burma, objected.")
    assert [one.name for one in names.found] == ["Myanmar"]


def test_a_town_known_by_the_same_name_elsewhere_is_that_of_its_state(named):
    assert named("It rained in St. Petersburg.")["St. Petersburg"].country == "RUS"
    names = named("American police searched a house in St. Petersburg.")
    assert names["St. Petersburg"].country == "USA"
