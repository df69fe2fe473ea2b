"""What docs/project-file.md says of the file is so."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from idlib_gui.domain.records import (
    Actor,
    Answer,
    Citation,
    DateMention,
    Event,
    Place,
    Quote,
    Rival,
    Source,
    When,
)
from idlib_gui.storage.project.schema import APPLICATION_ID, VERSION

PAGE = (Path(__file__).parents[3] / "docs" / "project-file.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "record", [Source, Actor, Place, DateMention, Event, Quote, Citation, When, Rival, Answer]
)
def test_fields_stand_in_the_documented_order(record):
    assert f"| `{', '.join(record._fields)}`" in PAGE


def test_new_fields_can_be_missing_in_older_files():
    for record, known in ((Source, 4), (Actor, 3), (Place, 2), (Event, 2), (Quote, 3)):
        assert set(record._fields[known:]) <= set(record._field_defaults)


def test_tables_and_columns_are_the_documented_ones(project):
    project.close()
    connection = sqlite3.connect(project.path)
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert set(tables) == set(told)
    for table in told:
        for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)):
            assert f"`{column}`" in PAGE
    connection.close()
    assert f"0x{APPLICATION_ID:X}" in PAGE
    assert f"now **{VERSION}**" in PAGE
    assert f"\n| {VERSION} | as above |" in PAGE
