"""Dates whose month is named in another language, and the list of those names."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import Basis, DomainError
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.times import find_times


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Toplantı 12 Ekim 2020'de yapıldı.", "2020-10-12"),
        ("Toplantı 3 Mart 2020 günü yapıldı.", "2020-03-03"),
        ("TOPLANTI 9 KASIM 2020 GÜNÜ YAPILDI.", "2020-11-09"),
        ("TOPLANTI 9 NİSAN 2020 GÜNÜ YAPILDI.", "2020-04-09"),
        ("Toplantı Ağustos 2020'de yapıldı.", "2020-08"),
        ("Встреча прошла 12 октября 2020 года.", "2020-10-12"),
        ("Встреча прошла в октябре 2020 года.", "2020-10"),
        ("Das Treffen war am 5. Oktober 2020 in Bonn.", "2020-10-05"),
        ("Das Treffen war am 5. August 2020 in Bonn.", "2020-08-05"),
        ("Das Treffen war im März 2020 in Bonn.", "2020-03"),
        ("La rencontre du 1er mars 2020 fut brève.", "2020-03-01"),
        ("La rencontre de décembre 2020 fut brève.", "2020-12"),
        ("El 3 de marzo de 2020 se reunieron.", "2020-03-03"),
        ("En octubre del 2020 se reunieron.", "2020-10"),
        ("اجتمعوا في 12 فبراير 2020 هناك.", "2020-02-12"),
        ("اجتمعوا في ١٢ شباط ٢٠٢٠ هناك.", "2020-02-12"),
        ("اجتمعوا في 12 فبراير/شباط 2020 هناك.", "2020-02-12"),
        ("اجتمعوا في 3 تشرين الثاني عام 2020 هناك.", "2020-11-03"),
        ("اجتمعوا في كانون الأول 2020 هناك.", "2020-12"),
    ],
)
def test_a_date_in_another_language_is_read(date, sentence, edtf):
    found = date(sentence, None)
    assert (found.edtf, found.basis) == (edtf, Basis.STATED)


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Toplantı 12 Ekim'de yapıldı.", "2020-10-12"),
        ("Встреча прошла 12 октября.", "2020-10-12"),
        ("Das Treffen war am 5. Oktober in Bonn.", "2020-10-05"),
        ("La rencontre du 14 juillet fut brève.", "2021-07-14"),
        ("El 3 de abril se reunieron.", "2021-04-03"),
        ("اجتمعوا في 12 فبراير هناك.", "2021-02-12"),
    ],
)
def test_its_year_is_counted_from_publication_where_it_is_not_told(date, sentence, edtf):
    assert date(sentence).edtf == edtf
    assert date(sentence, None).edtf is None


@pytest.mark.parametrize(
    "sentence",
    [
        "He ate 3 mayo sandwiches at the mart.",
        "Julio took 20 abroad, and 5 Mart stores shut.",
        "NASA will send 2 Mars rovers.",
        "In June the Ekim family left.",
        "They fled 12 Ekim-class boats.",
        "They met on 31 février.",
    ],
)
def test_words_that_only_look_like_such_a_date_are_none(times, sentence):
    assert "another language" not in " ".join(time.reason for time in times(sentence))


@pytest.mark.parametrize(("words", "edtf"), [("Mars 2020", "2020"), ("Julio 2020", "2020")])
def test_a_month_that_is_a_name_in_english_wants_its_day(date, words, edtf):
    assert date(f"They watched the launch of {words}.").edtf == edtf


def test_a_full_stop_after_a_figure_ends_an_english_sentence(dates):
    assert dates("The team rose to place 5. August 2020 was a good month.") == {
        "August 2020": "2020-08"
    }


def test_a_user_may_add_a_month_and_is_told_of_a_line_that_names_none(tmp_path):
    own = tmp_path / "dates-months.tsv"
    own.write_text("październik\t10\tPolish\n", encoding="utf-8")
    (time,) = find_times("Spotkanie: październik 2020.", None, shipped_lists(tmp_path))
    assert time.edtf == "2020-10"
    other = tmp_path / "other"
    other.mkdir()
    (other / "dates-months.tsv").write_text("smarch\t13\n", encoding="utf-8")
    with pytest.raises(DomainError, match="“smarch” no number of a month"):
        find_times("They met.", None, shipped_lists(other))
