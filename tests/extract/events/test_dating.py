"""An event has the date of its own clause; what is undated stays undated."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis


def dates(one):
    return [None if e.when is None else e.when.edtf for e in one.document.events.values()]


def test_a_time_in_the_clause_dates_the_event(told):
    one = told("Freedonia attacked Sylvania on 3 May 1990.", {"3 May 1990": "1990-05-03"})
    assert dates(one) == ["1990-05-03"]
    assert next(iter(one.document.events.values())).when.phrase.exact == "3 May 1990"


def test_an_event_without_a_time_has_none(told):
    assert dates(told("Freedonia attacked Sylvania.")) == [None]


def test_the_time_of_the_telling_is_not_that_of_the_act(told):
    text = "Anna Novak said on 4 May 1990 that Freedonia had bombed Sylvania."
    assert dates(told(text, {"4 May 1990": "1990-05-04"})) == [None]


def test_joined_verbs_share_a_time_that_leads_them(told):
    text = "On 3 May 1990 Freedonia bombed Chad and invaded Sylvania."
    assert dates(told(text, {"3 May 1990": "1990-05-03"})) == ["1990-05-03"] * 2


def test_a_sentence_that_sets_the_scene_dates_the_next_one(told):
    text = "Tempers rose on 3 May 1990. Freedonia accused Sylvania. Chad attacked Peru."
    assert dates(told(text, {"3 May 1990": "1990-05-03"})) == ["1990-05-03", None]


SAME = {"3 May 1990": "1990-05-03", "The same day": None}


def test_the_same_day_is_that_of_the_event_before(told):
    text = "On 3 May 1990 Freedonia bombed Chad. The same day, Sylvania accused Freedonia."
    one = told(text, SAME)
    assert dates(one) == ["1990-05-03"] * 2
    phrase = one.document.dates[max(one.document.dates)]
    mention = next(d for d in one.document.dates.values() if d.citation.exact == "The same day")
    assert phrase is not None
    assert (mention.edtf, mention.basis) == ("1990-05-03", Basis.RELATIVE)


def test_the_same_day_is_unknown_where_the_event_before_has_no_date(told):
    text = (
        "On 3 May 1990 Freedonia bombed Chad. Rebels attacked Peru. "
        "The same day, Sylvania accused Freedonia."
    )
    assert dates(told(text, SAME)) == ["1990-05-03", None, None]


def test_opening_a_paragraph_the_same_day_is_the_last_day_of_the_one_before(told):
    text = (
        "On 3 May 1990 Freedonia bombed Chad. Rebels attacked Peru.\n\n"
        "The same day, Sylvania accused Freedonia."
    )
    assert dates(told(text, SAME)) == ["1990-05-03", None, "1990-05-03"]


def test_many_same_days_in_a_row_do_no_harm(told):
    text = "On 3 May 1990 Freedonia bombed Chad. " + " ".join(
        f"The same day, Sylvania accused the {n}th guard." for n in range(300)
    )
    found = dates(told(text, SAME))
    assert set(found) == {"1990-05-03"}


@pytest.mark.parametrize("when", [None, "1990"])
def test_the_same_day_as_no_day_is_unknown_or_what_is_known(told, when):
    text = "In spring Freedonia bombed Chad. The same day, Sylvania accused Freedonia."
    found = dates(told(text, {"spring": when, "The same day": None}))
    assert found in ([None, None], ["1990", "1990"])


def test_what_somebody_also_did_was_on_the_day_told_before(told):
    text = "On 3 May 1990 Freedonia bombed Chad. Sylvania also denounced Peru. Peru accused Chad."
    assert dates(told(text, {"3 May 1990": "1990-05-03"})) == ["1990-05-03"] * 2 + [None]


def test_also_is_undated_where_nothing_before_has_a_day(told):
    text = "Freedonia bombed Chad. Sylvania also denounced Peru."
    assert dates(told(text)) == [None, None]


def test_a_clause_with_when_has_the_time_that_it_tells_more_of(told):
    text = "In May 1990, when rebels seized Geneva, Peru closed its border."
    assert dates(told(text, {"May 1990": "1990-05"}))[0] == "1990-05"
    text = "The plan failed in May 1990, when a drone hit a house."
    assert dates(told(text, {"May 1990": "1990-05"})) == ["1990-05"]


def test_how_long_after_an_act_another_came_does_not_date_the_first(told):
    text = "Rebels attacked Chad in 1990, two years after Ivo Horvat was toppled."
    found = told(text, {"1990": "1990", "two years after": "1992"})
    assert dates(found) == ["1990", None]


def test_what_came_before_does_not_share_the_date(told):
    text = "On 3 May 1990, after police had arrested ten students, Anna Novak fled to Peru."
    found = told(text, {"3 May 1990": "1990-05-03"})
    by_trigger = {e.trigger.exact: e.when for e in found.document.events.values()}
    assert by_trigger["fled"].edtf == "1990-05-03"
    assert by_trigger["arrested"] is None


def test_the_time_of_a_participle_sets_no_scene(told):
    text = "Peru called it revenge for a shot fired on 3 May 1990. Freedonia accused Sylvania."
    assert dates(told(text, {"3 May 1990": "1990-05-03"}))[-1] is None


def test_what_begins_has_the_time_and_place_of_the_beginning(told):
    found = told("Protests began in Geneva on 3 May 1990.", {"3 May 1990": "1990-05-03"})
    assert dates(found) == ["1990-05-03"]
    assert [found.words(place) for place in found.happenings[0].places] == ["Geneva"]
