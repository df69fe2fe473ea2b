"""Rules are written into the user's lists with a comment and a backup, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_gui.build.own_rules import keep_rule, on_trial, own_rules, put_back, take_back
from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists
from idlib_gui.extract.ruling import Line, Rule

DAY = date(2026, 11, 28)
RULE = Rule(
    (
        Line("names-bodies", ("Free Army", "armed_group", "", "", "F.A.|FA")),
        Line("names-bodies", ("-Old Army",)),
        Line("names-rejected", ("Monday Club",)),
    ),
    ("Free Army",),
    "Merge “F.A.”\ninto “Free Army”",
)


def test_a_rule_is_readable_lines_with_the_day_and_the_reason(tmp_path):
    folder = tmp_path / "lists"
    keep_rule(folder, RULE, DAY)
    assert (folder / "names-bodies.tsv").read_text("utf-8") == (
        "# Kept on 2026-11-28: Merge “F.A.” into “Free Army”\n"
        "Free Army\tarmed_group\t\t\tF.A.|FA\n-Old Army\n"
    )
    assert Lists((folder,)).rows("names-rejected") == (("Monday Club",),)


def test_what_the_user_wrote_stays_and_the_list_before_is_kept_beside(tmp_path):
    file = tmp_path / "names-bodies.tsv"
    file.write_text("# mine\nMy Club\torganisation\n", encoding="utf-8")
    keep_rule(tmp_path, RULE, DAY)
    assert file.read_text("utf-8").startswith("# mine\nMy Club\torganisation\n\n# Kept on")
    backup = tmp_path / "names-bodies.tsv.bak"
    assert backup.read_text("utf-8") == "# mine\nMy Club\torganisation\n"
    assert not list(tmp_path.glob("*.new"))
    assert len(own_rules(tmp_path)) == 2


def test_what_was_kept_together_is_one_rule_and_is_taken_back_and_put_back_as_one(tmp_path):
    keep_rule(tmp_path, RULE, DAY)
    (tmp_path / "names-none.tsv").write_text("# mine\nname\tX\n\nname\tY", encoding="utf-8")
    rules = own_rules(tmp_path)
    assert [[line.text.split("\t")[0] for line in rule.lines] for rule in rules] == [
        ["Free Army", "-Old Army", "Monday Club"],
        ["name"],
        ["name"],
    ]
    assert rules[0].why == "Kept on 2026-11-28: Merge “F.A.” into “Free Army”"
    assert rules[1].why == ""
    before = {file: file.read_text("utf-8") for file in tmp_path.glob("*.tsv")}
    take_back(rules[0])
    assert own_rules(tmp_path) == rules[1:]
    assert (tmp_path / "names-bodies.tsv").read_text("utf-8").strip() == ""
    put_back(rules[0])
    assert {file: file.read_text("utf-8") for file in tmp_path.glob("*.tsv")} == before
    take_back(own_rules(tmp_path)[1])
    assert (tmp_path / "names-none.tsv").read_text("utf-8") == "# mine\n\nname\tY\n"
    put_back(rules[1])
    assert (tmp_path / "names-none.tsv").read_text("utf-8") == "# mine\n\nname\tY\n\nname\tX\n"


def test_a_line_that_was_changed_meanwhile_is_not_taken_back(tmp_path):
    keep_rule(tmp_path, RULE, DAY)
    rule = own_rules(tmp_path)[0]
    file, other = tmp_path / "names-bodies.tsv", tmp_path / "names-rejected.tsv"
    file.write_text("Another\n", encoding="utf-8")
    before = other.read_text("utf-8")
    with pytest.raises(DomainError, match="changed by another program"):
        take_back(rule)
    assert other.read_text("utf-8") == before
    file.unlink()
    with pytest.raises(DomainError, match="changed by another program"):
        take_back(rule)


def test_a_rule_on_trial_is_not_written_to_the_users_lists(tmp_path):
    (tmp_path / "names-bodies.tsv").write_text("My Club\torganisation\n", encoding="utf-8")
    with on_trial(tmp_path, RULE) as trial:
        names = [row[0] for row in Lists((trial,)).rows("names-bodies")]
        assert names == ["My Club", "Free Army", "-Old Army"]
    assert not trial.exists()
    assert len(own_rules(tmp_path)) == 1


def test_a_folder_that_is_not_there_holds_no_rules(tmp_path):
    assert own_rules(tmp_path / "none") == []


def test_a_list_that_is_no_text_is_left_alone(tmp_path):
    (tmp_path / "names-bodies.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(DomainError, match="cannot be read"):
        keep_rule(tmp_path, RULE, DAY)
    with pytest.raises(DomainError, match="cannot be read"):
        own_rules(tmp_path)
    assert (tmp_path / "names-bodies.tsv").read_bytes() == b"\xff\xfe"


def test_a_list_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "lists").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(DomainError, match="cannot be"):
        keep_rule(tmp_path / "lists", RULE, DAY)
