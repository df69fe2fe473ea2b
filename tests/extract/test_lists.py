"""Word lists: those that ship, then the user's own."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import DomainError
from idlib_gui.extract.lists import Lists, shipped_lists
from idlib_gui.resources import RESOURCES


def lists(tmp_path, **folders):
    for folder, content in folders.items():
        (tmp_path / folder).mkdir()
        if content is not None:
            (tmp_path / folder / "verbs.tsv").write_bytes(content.encode())
    return Lists(tuple(tmp_path / folder for folder in folders))


def test_a_line_is_an_entry_and_tabs_part_its_columns(tmp_path):
    read = lists(tmp_path, shipped="# what it is\nsay\tspeech\n\nask\trequest\t \n")
    assert read.rows("verbs") == (("say", "speech"), ("ask", "request"))


def test_the_users_entries_come_after_and_replace_those_of_the_same_word(tmp_path):
    read = lists(tmp_path, shipped="say\tspeech\nask\trequest\n", own="ask\tspeech\nquip\tspeech\n")
    assert read.rows("verbs") == (("say", "speech"), ("ask", "speech"), ("quip", "speech"))


def test_the_user_takes_an_entry_away_with_a_dash(tmp_path):
    read = lists(tmp_path, shipped="say\tspeech\nask\trequest\n", own="-say\n- nothing\n")
    assert read.rows("verbs") == (("ask", "request"),)


def test_a_word_may_have_several_entries_in_one_file(tmp_path):
    read = lists(tmp_path, shipped="open\tmeeting\nopen\tfire\n", own="shut\tx\n")
    assert read.rows("verbs") == (("open", "meeting"), ("open", "fire"), ("shut", "x"))


def test_a_list_that_is_not_there_is_empty(tmp_path):
    assert lists(tmp_path, shipped=None).rows("verbs") == ()


def test_what_the_user_writes_counts_from_then_on(tmp_path):
    own = tmp_path / "own"
    assert shipped_lists(own).rows("names-rejected") == shipped_lists().rows("names-rejected")
    own.mkdir()
    (own / "names-rejected.tsv").write_text("Monday Club\n")
    assert ("Monday Club",) in shipped_lists(own).rows("names-rejected")
    (own / "names-rejected.tsv").write_text("Monday Club\nTuesday Club\n")
    assert ("Tuesday Club",) in shipped_lists(own).rows("names-rejected")
    (own / "names-rejected.tsv").unlink()
    assert ("Monday Club",) not in shipped_lists(own).rows("names-rejected")


def test_a_mark_of_byte_order_is_no_part_of_the_first_word(tmp_path):
    assert lists(tmp_path, shipped="\ufeffsay\tspeech\n").rows("verbs") == (("say", "speech"),)


def test_a_list_that_is_no_text_is_named_in_a_sentence(tmp_path):
    (tmp_path / "verbs.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DomainError, match=r"verbs\.tsv cannot be read"):
        Lists((tmp_path,)).rows("verbs")


@pytest.mark.parametrize("path", sorted((RESOURCES / "lists").glob("*.tsv")), ids=lambda p: p.stem)
def test_every_shipped_list_says_what_it_is_and_where_its_facts_come_from(path):
    head = path.read_text("utf-8").split("\n", 1)[0]
    assert head.startswith("# ")
    assert any(line.startswith("#") for line in path.read_text("utf-8").splitlines()[1:3])
