"""What has capitals and is nobody's name, and where names begin and end."""

from __future__ import annotations

from idlib_gui.domain.records import ActorKind


def test_a_drone_is_no_person(named):
    assert "Yara" not in named("The group had used a new drone, “Yara,” that flew far.")


def test_the_maker_of_weapons_is_no_person(named):
    assert "Barakat" not in named("They bought three Barakat drones in May.")


def test_a_treaty_is_no_place(named):
    names = named("India suspended the Indus Waters Treaty on Monday.")
    assert [one.name for one in names.found] == ["India"]


def test_followers_are_told_before_the_name_of_a_person(named):
    names = named("Later the Marxist Ana Soto spoke. The Scientologist left.")
    assert [one.name for one in names.found] == ["Ana Soto"]


def test_a_person_of_a_body_is_told_apart_from_it(named):
    names = named("Samantha Weber of the Zebra Party spoke first.")
    assert names["Samantha Weber"].kind is ActorKind.PERSON
    assert "Zebra Party" in names


def test_the_number_of_a_unit_is_part_of_its_name(named):
    names = named("Russia's 53rd Missile Brigade fired. Russia denied it.")
    unit = names["53rd Missile Brigade"]
    assert (unit.kind, unit.country) == (ActorKind.GOVERNMENT_BODY, "RUS")
    assert names.found[unit.part_of].name == "Russia"


def test_the_number_of_a_unit_that_the_model_overlooks_is_part_of_its_name(named):
    names = named("Colonel Soto said the 47th Mechanised Brigade held the village.")
    assert names["47th Mechanised Brigade"].kind is ActorKind.GOVERNMENT_BODY


def test_an_arabic_name_goes_on_behind_its_particles(named):
    names = named("Jama'at Nusrat al-Islam wal-Muslimin attacked. JNIM claimed it.")
    assert "JNIM" in names["Jama'at Nusrat al-Islam wal-Muslimin"].aliases


def test_a_family_name_with_a_particle_is_of_the_person_before_it(named):
    names = named("Prime Minister Mohammed bin Abdulrahman Al Thani spoke in Doha.")
    assert [one.name for one in names.found if one.kind is ActorKind.PERSON] == [
        "Mohammed bin Abdulrahman Al Thani"
    ]


def test_a_liberation_army_is_an_armed_group(named):
    names = named("The Karo National Liberation Army attacked the town.")
    assert names["Karo National Liberation Army"].kind is ActorKind.ARMED_GROUP


def test_a_corridor_or_crossing_is_a_place(named):
    names = named("They reopened the Belo Tavo crossing on Sunday.")
    assert names["Belo Tavo"].kind is None


def test_somebody_met_by_one_of_another_state_is_not_of_that_state(named):
    names = named("Jordan's King Abdullah II greeted Mr Joe Biden warmly in Vienna.")
    assert names["Joe Biden"].country is None
    assert names["Abdullah II"].country == "JOR"


def test_what_stands_before_a_comma_tells_no_state_of_an_office_behind_it(named):
    names = named("India expelled Pakistani envoys, Foreign Secretary Vikram Misri said.")
    assert names["Vikram Misri"].country is None


def test_attached_prefixes_make_adjectives_of_names(named):
    assert named("A pro-Beijing lawmaker spoke.").found == ()


def test_a_name_without_end_is_cut(named):
    names = named("53rd Brigade of " * 60)
    assert max(len(one.name) for one in names.found) <= 160


def test_whom_a_state_is_told_to_have_and_who_acts_is_a_person(named):
    names = named("Germany's Brolz telephoned the French president on Monday.")
    assert names["Brolz"].kind is ActorKind.PERSON


def test_an_air_force_is_a_government_body(named):
    assert named("The Peruvian Air Force left.")["Peruvian Air Force"].country == "PER"
    kind = named("The Peruvian Air Force left.")["Peruvian Air Force"].kind
    assert kind is ActorKind.GOVERNMENT_BODY
