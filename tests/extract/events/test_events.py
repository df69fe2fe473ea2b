"""What a text asserts becomes an event, with who did it to whom; all else is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Freedonia attacked Sylvania.", "ASSAULT Freedonia > Sylvania"),
        ("Sylvania was attacked by Freedonia.", "ASSAULT Freedonia > Sylvania"),
        ("Freedonia launched an attack on Sylvania.", "ASSAULT Freedonia > Sylvania"),
        ("Freedonia struck a cease-fire with Sylvania.", "CONCEDE Freedonia > Sylvania"),
        ("Anna Novak paid a visit to Sylvania.", "CONSULT Anna Novak > Sylvania"),
        ("Anna Novak met Ivo Horvat in Geneva.", "CONSULT Anna Novak > Ivo Horvat"),
        ("Freedonia and Sylvania signed a treaty.", "SUPPORT Freedonia & Sylvania >"),
        ("Freedonia agreed to help Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Freedonia sent food to Sylvania.", "AID Freedonia > Sylvania"),
        ("Freedonia accused Sylvania of lying.", "ACCUSE Freedonia > Sylvania"),
        ("Freedonia rejected a proposal from Sylvania.", "REJECT Freedonia > Sylvania"),
        ("Freedonia refused to meet Ivo Horvat.", "REJECT Freedonia > Ivo Horvat"),
        ("Freedonia threatened to invade Sylvania.", "THREATEN Freedonia > Sylvania"),
        ("Freedonia will bomb Sylvania.", "THREATEN Freedonia > Sylvania"),
        ("Freedonia will send aid to Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Freedonia urged Sylvania to stop.", "REQUEST Freedonia > Sylvania"),
        ("Freedonia suspended aid to Sylvania.", "SANCTION Freedonia > Sylvania"),
        ("Freedonia withdrew its troops from Sylvania.", "RETREAT Freedonia > Sylvania"),
        ("Freedonia massed troops along its border.", "MOBILIZE Freedonia >"),
        ("Thousands of students demonstrated in Geneva.", "PROTEST students >"),
        ("Police arrested Anna Novak.", "COERCE Police > Anna Novak"),
        ("Freedonia seized two towns from Sylvania.", "ASSAULT Freedonia > Sylvania"),
        ("Freedonia seized the assets of Anna Novak.", "COERCE Freedonia > Anna Novak"),
        ("Thousands of refugees fled.", "- refugees >"),
    ],
)
def test_a_clause_tells_an_event_of_a_type_with_its_parties(told, text, line):
    assert told(text).lines == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Freedonia did not attack Sylvania.",
        "Freedonia never attacked Sylvania.",
        "Freedonia wants to attack Sylvania.",
        "Freedonia could attack Sylvania.",
        "Freedonia might meet Ivo Horvat.",
        "The envoy hoped to sign a treaty.",
        "If Freedonia attacks Sylvania, the dam will stand.",
        "Anna Novak said the weather was fine.",
        "Freedonia feared an attack on Sylvania.",
        "The possibility of a war between Freedonia and Sylvania is small.",
        "Freedonia is a country.",
        "",
    ],
)
def test_what_is_not_asserted_is_no_event(told, text):
    assert told(text).lines == []


def test_verbs_joined_by_and_share_their_subject(told):
    text = "Freedonia bombed Geneva and invaded Sylvania."
    assert told(text).lines[-1] == "ASSAULT Freedonia > Sylvania"


def test_a_relative_clause_has_the_noun_before_it_for_subject(told):
    text = "The envoy met Ivo Horvat, who denounced Sylvania."
    assert "ACCUSE Ivo Horvat > Sylvania" in told(text).lines


def test_a_noun_tells_an_event_of_its_owner(told):
    lines = told("Anna Novak denounced Freedonia's annexation of Sylvania.").lines
    assert lines == ["ACCUSE Anna Novak > Freedonia", "COERCE Freedonia > Sylvania"]


def test_a_nationality_before_a_noun_is_the_state(told):
    one = told("Anna Novak denounced the French invasion of Chad.")
    assert "ASSAULT French > Chad" in one.lines
    names = {actor.name: actor for actor in one.document.actors.values()}
    assert names["France"].country == "FRA"


def test_a_pronoun_stands_for_the_nearest_name_that_fits(told):
    text = "Freedonia mourned. Anna Novak spoke for an hour. She accused Sylvania."
    assert told(text).lines == ["ACCUSE Anna Novak > Sylvania"]


def test_ships_of_two_states_are_acts_of_both(told):
    text = "French and Chadian ships shelled Sylvania."
    assert told(text).lines == ["ASSAULT French & Chadian > Sylvania"]


def test_the_main_clause_comes_before_what_it_mentions(told):
    text = "After Freedonia invaded Sylvania, France condemned the war."
    assert told(text).happenings[0].type.value == "ACCUSE"


def test_an_act_under_a_verb_of_speech_is_the_speakers_claim(told):
    text = "Anna Novak said that Freedonia had bombed Sylvania."
    one = told(text)
    assert one.lines == ["ASSAULT Freedonia > Sylvania"]
    assert one.words(one.happenings[0].claimed_by) == "Anna Novak"


def test_an_act_according_to_somebody_is_a_claim(told):
    one = told("Freedonia bombed Sylvania, according to Anna Novak.")
    assert one.words(one.happenings[0].claimed_by) == "Anna Novak"


def test_who_goes_on_to_promise_is_the_speaker_of_the_outer_clause(told):
    text = "Anna Novak said that Sylvania had friends and promised to help France."
    assert told(text).lines == ["AGREE Anna Novak > France"]


def test_what_somebody_says_must_be_done_is_a_request(told):
    text = "Anna Novak said Freedonia must return the prisoners."
    assert told(text).lines == ["REQUEST Anna Novak > Freedonia"]


def test_a_repeat_is_the_same_event(told):
    text = "Freedonia attacked Sylvania. The dam broke. Freedonia attacked Sylvania."
    one = told(text)
    assert [happening.trigger.start for happening in one.happenings] == [text.index("attacked")]


def test_places_are_those_of_the_phrase_that_says_where(told):
    one = told("Anna Novak met Ivo Horvat in Geneva.")
    assert [one.words(place) for place in one.happenings[0].places] == ["Geneva"]


def test_each_event_says_which_entry_made_it_and_cites_its_sentence(told):
    text = "The day was dull.  Freedonia attacked Sylvania. Rain fell."
    happening = told(text).happenings[0]
    assert "attack" in happening.why.reason
    assert "ASSAULT" in happening.why.reason
    assert 0 < happening.why.confidence < 1
    assert text[slice(*happening.evidence)] == "Freedonia attacked Sylvania."
    assert text[slice(*happening.trigger)] == "attacked"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Freedonia attacked Sylvania.", "Freedonia attacks Sylvania"),
        ("The rebels attacked Sylvania.", "Rebels attack Sylvania"),
        ("Sylvania was attacked.", "Sylvania attacked"),
        ("Freedonia paid a visit to Sylvania.", "Freedonia pays visit to Sylvania"),
        ("Freedonia will bomb Sylvania.", "Freedonia to bomb Sylvania"),
        ("Freedonia refused to help Sylvania.", "Freedonia refuses to help Sylvania"),
        ("Freedonia carried out raids on Sylvania.", "Freedonia carries out raids on Sylvania"),
        ("Peru condemned the French invasion of Chad.", "Peru condemns French invasion of Chad"),
        ("Freedonia demanded that Sylvania leave.", "Freedonia demands that Sylvania leave"),
    ],
)
def test_titles_read_as_headlines_do(told, text, title):
    assert told(text).happenings[0].title == title


def test_titles_are_short(told):
    text = f"Freedonia attacked the {'very ' * 30} old north-eastern people of Sylvania."
    assert all(len(one.title) <= 60 for one in told(text).happenings)


def test_a_weapon_that_strikes_is_an_event_whosever_it_is(told):
    text = "A rocket hit a house in Geneva on Friday, killing one man and wounding two children."
    assert told(text).lines == ["ASSAULT  >", "ASSAULT  > man", "ASSAULT  > children"]


def test_what_was_struck_kills_nobody(told):
    lines = told("The Red Guard was attacked by rebels, killing two soldiers.").lines
    assert "ASSAULT rebels > soldiers" in lines
    lines = told("The Red Guard was attacked, killing two soldiers.").lines
    assert lines == ["ASSAULT  > Red Guard", "ASSAULT  > soldiers"]


def test_two_acts_of_one_type_with_objects_of_their_own_are_two(told):
    text = "Freedonia rejected the plan and vetoed the budget."
    assert told(text).lines == ["REJECT Freedonia >"] * 2


def test_what_somebody_owns_up_to_is_the_act(told):
    assert told("Freedonia admitted shelling Sylvania.").lines == ["ASSAULT Freedonia > Sylvania"]
    assert told("Freedonia acknowledged shelling.").lines != ["SUPPORT Freedonia >"]


def test_a_name_that_is_put_to_something_is_no_charge(told):
    text = "Freedonia launched what Sylvania called an insult."
    assert not any(line.startswith("ACCUSE") for line in told(text).lines)


def test_a_date_before_a_group_is_no_part_of_its_name(told):
    text = "On 13 May four Chadian soldiers were killed near the village of Ulan."
    assert told(text).lines == ["ASSAULT  > Chadian soldiers"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Freedonia suspended Sylvania's membership.", "SANCTION Freedonia > Sylvania"),
        ("The rebels claimed responsibility.", "- rebels >"),
        ("Anna Novak won a second term on Sunday.", "- Anna Novak >"),
        ("The Red Guard vowed more attacks on Chad.", "THREATEN Red Guard > Chad"),
        ("A rocket slammed into a market.", "ASSAULT  >"),
        ("The Red Guard announced a 48-hour strike.", "PROTEST Red Guard >"),
        ("A truce was signed on 3 May 1990.", "CONCEDE  >"),
        ("Freedonia attacked Sylvania; Chad imposed a curfew.", "COERCE Chad >"),
        ("Freedonia sent drones and advisers to Sylvania.", "AID Freedonia > Sylvania"),
        ("Freedonia suspended preparations for an association agreement.", "SANCTION Freedonia >"),
        ("Chad transferred $10 million to families.", "AID Chad > families"),
        ("The rebels fired two rockets at the city of Ulan.", "ASSAULT rebels >"),
        ("Chadian jets struck targets in Geneva.", "ASSAULT Chadian jets >"),
        (
            "An agreement was reached between Freedonia and Sylvania.",
            "SUPPORT Freedonia & Sylvania >",
        ),
        (
            "Peru said its ships had obeyed the law and accused Chad of lying.",
            "ACCUSE Peru > Chad",
        ),
        ("A Chadian coast guard boat fired at the rebels.", "ASSAULT Chadian coast guard > rebels"),
        ("Freedonia has sworn never to recognise Sylvania.", "REJECT Freedonia > Sylvania"),
        ("Freedonia promised not to attack Sylvania.", "AGREE Freedonia > Sylvania"),
        ("Anna Novak met rebels in the Peruvian capital.", "CONSULT Anna Novak > rebels"),
    ],
)
def test_acts_of_the_news_are_read_with_their_sides(told, text, line):
    assert line in told(text).lines


def test_what_the_sentence_before_a_semicolon_tells_is_no_target(told):
    lines = told("The rebels attacked Sylvania; people marched through Geneva.").lines
    assert "PROTEST people >" in lines


def test_what_the_headline_tells_is_told_again_below(told):
    found = told(
        "Freedonia imposes new sanctions on Sylvania\n\n"
        "Freedonia imposed sanctions on three banks of Sylvania in Geneva on 3 May 1990.",
        {"3 May 1990": "1990-05-03"},
    )
    assert found.lines == ["SANCTION Freedonia > Sylvania"]
    (event,) = found.document.events.values()
    assert event.when is not None
    assert event.when.edtf == "1990-05-03"


def test_the_same_act_on_the_same_thing_is_one(told):
    text = "The rebels attacked a bridge. The rebels attacked the bridge on 3 May 1990."
    found = told(text, {"3 May 1990": "1990-05-03"})
    assert len(found.lines) == 1
    assert len(told("The rebels attacked a bridge. The rebels attacked a house.").lines) == 2


def test_a_warning_that_says_nothing_is_but_speech(told):
    assert told("“The shop must close,” Ivo Horvat warned.").lines == []


def test_what_somebody_is_accused_of_is_not_asserted(told):
    text = "Freedonia sent troops into Sylvania after accusing the front of attacking army camps."
    assert not any(line.startswith("ASSAULT") for line in told(text).lines)


@pytest.mark.parametrize("word", ["after", "before"])
def test_a_name_that_a_date_parts_from_its_verb_does_the_act(told, word):
    text = f"The summit was cancelled {word} Peru on Friday expelled three diplomats from Chad."
    assert any(line.startswith("SANCTION Peru >") for line in told(text).lines)


def test_a_participle_past_an_inserted_clause_goes_on_with_the_main_one(told):
    text = "Freedonia held drills, a day after Peru warned the regime, threatening Sylvania."
    assert "THREATEN Freedonia > Sylvania" in told(text).lines


def test_what_came_of_an_inserted_clause_is_not_of_the_main_one(told):
    text = "Freedonia held drills, a day after Peru attacked the town, killing ten soldiers."
    assert not any(line.startswith("ASSAULT Freedonia") for line in told(text).lines)


def test_who_stands_after_a_verb_of_speech_does_what_follows(told):
    text = (
        "The vote was fair, Ivo Horvat said, but Anna Novak rejected the result "
        "and accused Peru of fraud."
    )
    assert "ACCUSE Anna Novak > Peru" in told(text).lines
