"""Codes and words of tables, as the lists that ship read them."""

from __future__ import annotations

import pytest

from idlib_gui.build.datasets import shipped_coding
from idlib_gui.domain.records import EventClass, EventType
from idlib_gui.storage.datasets.coding import CLASS_CODES, NO_CLASS, Unit
from idlib_gui.storage.datasets.mapping import DatasetKind

CODING = shipped_coding()
CLASSES = (*EventClass, None)
TABLE = DatasetKind.TABLE


@pytest.mark.parametrize(
    ("roots", "cls"),
    [
        (range(1, 6), EventClass.VERBAL_COOPERATION),
        (range(6, 9), EventClass.MATERIAL_COOPERATION),
        (range(9, 14), EventClass.VERBAL_CONFLICT),
        (range(14, 21), EventClass.MATERIAL_CONFLICT),
    ],
)
def test_cameo_codes_fall_in_the_classes_of_their_root(roots, cls):
    for root in roots:
        for code in (f"{root:02}", f"{root:02}1", f"{root:02}13"):
            _, found = CODING.type_of(code, DatasetKind.GDELT, "EventRootCode")
            assert CLASSES[found] == cls


def test_a_cameo_code_is_named_by_its_root_and_keeps_what_is_finer():
    assert CODING.type_of("19", TABLE, "cameo_code")[0] == "Fighting"
    assert CODING.type_of("194", TABLE, "CAMEO Code")[0] == "Fighting (194)"
    assert CODING.type_of("042", TABLE, "EventCode")[0] == "Consultation (042)"
    assert CODING.type_of("42", TABLE, "EventCode")[0] == "Consultation (42)"
    assert CODING.type_of("4", TABLE, "root_code")[0] == "Consultation"
    assert CODING.type_of("000", TABLE, "EventCode") == ("000", NO_CLASS)


def test_numbers_are_no_cameo_codes_in_another_column():
    assert CODING.type_of("19", TABLE, "category") == ("19", NO_CLASS)


@pytest.mark.parametrize("plover", EventType)
def test_plovers_types_fall_in_their_classes(plover):
    _, found = CODING.type_of(plover.value, TABLE, "type")
    assert CLASSES[found] == plover.event_class


def test_types_in_words_are_looked_up_whole_then_by_their_last_word():
    for words, cls in (
        ("fight", EventClass.MATERIAL_CONFLICT),
        ("Fighting near a town", EventClass.MATERIAL_CONFLICT),
        ("Peace talks", EventClass.VERBAL_COOPERATION),
        ("air strike", EventClass.MATERIAL_CONFLICT),
        ("cease-fire", EventClass.VERBAL_COOPERATION),
        ("material co-operation", EventClass.MATERIAL_COOPERATION),
        ("Threat of attack (verbal)", EventClass.MATERIAL_CONFLICT),
        ("weather", None),
    ):
        assert CLASSES[CODING.type_of(words, TABLE, "type")[1]] == cls


def test_every_type_of_acled_is_known_by_itself():
    for row in CODING.lists.acled:
        name, cls = CODING.type_of(row[0], DatasetKind.ACLED, "sub_event_type")
        assert name == row[0]
        assert cls == CLASS_CODES.get(row[1], NO_CLASS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1", 0),
        ("4", 3),
        ("2.0", 1),
        ("5", NO_CLASS),
        ("Verbal Conflict", 2),
        ("material_cooperation", 1),
        ("", NO_CLASS),
    ],
)
def test_a_class_is_read_by_name_or_by_gdelts_number(text, code):
    assert CODING.class_of(text) == code


def test_numbers_are_precisions_in_acleds_column_only():
    assert CODING.unit_of("3", "time_precision") == Unit.MONTH
    assert CODING.unit_of("3", "date_prec") is None
    assert CODING.unit_of(" Month ", "any") == Unit.MONTH
    assert CODING.unit_of("roughly", "any") is None


def test_codes_of_states_become_names_where_most_are_codes():
    assert CODING.actor_names(["SYR", "TUR", "Rebels"], TABLE) == ["Syria", "Turkey", "Rebels"]
    assert CODING.actor_names(["CAN", "Rebels", "Army"], TABLE) == ["CAN", "Rebels", "Army"]
    assert CODING.actor_names([], TABLE) == []


def test_gdelts_capitals_become_names():
    found = CODING.actor_names(["RUS", "EUR", "PRIME MINISTER", "XYZ"], DatasetKind.GDELT)
    assert found == ["Russia", "Europe", "Prime Minister", "XYZ"]


def test_every_list_names_classes_units_and_roles_that_there_are():
    lists = CODING.lists
    assert {row[1] for row in lists.cameo} == set(CLASS_CODES)
    assert {row[1] for row in (*lists.words, *lists.ged)} <= set(CLASS_CODES)
    assert {row[1] for row in lists.acled} <= {*CLASS_CODES, "-"}
    assert len({row[0] for row in lists.columns}) == len(lists.columns)
