"""What the window lets another process do; here in the same one."""

from __future__ import annotations

from pathlib import Path

import pytest

from idlib_gui.build import tasks
from idlib_gui.build.entries import Failure
from idlib_gui.domain.records import DomainError

TEXT = "Truce holds in Novgrad\n\n12 May 2021\n\nOn Monday the mayor of Novgrad met the envoys.\n"


@pytest.fixture
def told():
    return []


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "sub/b.md").write_text("# Rain\n\nIt rained in Novgrad on 3 May 2021.\n")
    (tmp_path / "c.txt").touch()
    (tmp_path / "picture.png").touch()
    return tmp_path


def test_a_file_is_read_with_what_it_says_of_itself(folder, told):
    glance = tasks.read_file(folder / "a.txt", told.append)
    assert glance.article.title == "Truce holds in Novgrad"
    assert glance.article.published == "2021-05-12"
    assert glance.words == len(TEXT.split())
    with pytest.raises(DomainError, match="empty"):
        tasks.read_file(folder / "c.txt", told.append)


def test_pasted_text_is_read_likewise(told):
    assert tasks.read_pasted(TEXT, told.append).article.published == "2021-05-12"
    with pytest.raises(DomainError):
        tasks.read_pasted(" \n", told.append)


def test_articles_are_found_in_folders_and_each_is_taken_once(folder, told):
    found = tasks.find_articles([folder / "sub", folder, folder / "odd.dat"], told.append)
    names = [entry.path.name for entry in found.entries]
    assert names == ["b.md", "a.txt", "c.txt", "odd.dat"]
    assert found.failures == ()
    (folder / "none").mkdir()
    nothing = tasks.find_articles([folder / "none"], told.append)
    assert nothing.entries == ()
    assert "There is no article" in nothing.failures[0].sentence


def test_files_are_looked_at_one_by_one_without_keeping_their_text(folder, told):
    tasks.read_files([folder / "a.txt", folder / "c.txt"], told.append)
    (first, glance), (second, failed) = told
    assert (first, second) == (0, 1)
    assert (glance.article.title, glance.article.text) == ("Truce holds in Novgrad", "")
    assert failed.article is None
    assert "empty" in failed.failure


def test_an_article_is_built_as_the_user_corrected_it(told):
    article = tasks.read_pasted(TEXT, told.append).article
    corrected = article._replace(title="My title", published=None, notes=("A note.",))
    built = tasks.build_article(corrected, told.append)
    source = built.document.sources["s1"]
    assert (source.title, source.published, source.text) == ("My title", None, TEXT)
    assert built.notes[0] == "A note."
    stages = list(dict.fromkeys(step.stage for step in told))
    assert stages == ["model", "reading", "dates", "names", "quotes", "events", "records"]
    assert [step.done for step in told] == sorted(step.done for step in told)


@pytest.mark.parametrize("processors", [1, 2])
def test_several_articles_become_one_document_with_a_word_on_each_that_is_not_in_it(
    folder, told, monkeypatch, processors
):
    monkeypatch.setattr(tasks.os, "cpu_count", lambda: processors)
    (folder / "twin.txt").write_text(TEXT)
    plan = tasks.find_articles([folder], told.append)
    lost = Failure(Path("locked"), "This folder cannot be read.")
    made = tasks.build_collection(plan.entries, [lost], told.append)
    assert [source.title for source in made.document.sources.values()] == [
        "Truce holds in Novgrad",
        "Rain",
    ]
    assert made.joining.changes == {}
    remarks = [(remark.path.name, remark.failed) for remark in made.remarks]
    assert remarks == [("locked", True), ("c.txt", True), ("twin.txt", False)]
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert {(step.file, step.number, step.of) for step in told if step.number} >= {
        ("a.txt", 1, 4),
        ("twin.txt", 3, 4),
    }


def test_several_articles_of_which_none_can_be_read_give_nothing(folder, told):
    plan = tasks.find_articles([folder / "c.txt"], told.append)
    with pytest.raises(DomainError, match="None of the articles"):
        tasks.build_collection(plan.entries, [], told.append)
