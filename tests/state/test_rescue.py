"""What cannot be written to its project is kept in a draft: not even a crash takes it."""

from __future__ import annotations

import shutil

import pytest
from tests.state.test_project_keeper import Desk, labels_in, title_in

from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import DomainError
from idlib_gui.state import project_keeper, rescue
from idlib_gui.state.project_keeper import Standing


@pytest.fixture
def desk(qapp, tmp_path):
    made = Desk(tmp_path)
    assert made.save_as(tmp_path / "talks.idlib") == [True]
    yield made
    made.keeper.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks.idlib"


def after_a_crash(desk, tmp_path):
    """Return the draft as it lies on the disk now."""
    return shutil.copy(desk.draft, tmp_path / "after.idlib")


@pytest.mark.parametrize("small", [3_000, 0])
def test_all_of_the_project_and_what_waits_is_in_a_draft(desk, path, tmp_path, monkeypatch, small):
    monkeypatch.setattr(project_keeper, "_SMALL", small)  # 0: the draft is made in a job
    desk.rename("one")
    path.unlink()
    for title in ("two", "three"):
        desk.rename(title)
        assert title_in(after_a_crash(desk, tmp_path)) == title
    desk.history.undo()
    left = after_a_crash(desk, tmp_path)
    assert title_in(left) == "two"
    assert len(labels_in(left)) == 3
    assert desk.standing is Standing.WAITING
    assert desk.keeper.can_stay_draft


def test_what_was_done_while_the_draft_was_made_is_in_it_too(desk, path, tmp_path, monkeypatch):
    monkeypatch.setattr(project_keeper, "_SMALL", 0)
    path.unlink()
    desk.pool.holds = True
    desk.rename("one", "two")
    assert not desk.keeper.can_stay_draft
    desk.pool.go_on()
    assert title_in(after_a_crash(desk, tmp_path)) == "two"


def test_once_the_project_is_back_the_draft_goes(desk, path, tmp_path):
    away = tmp_path / "away.idlib"
    path.rename(away)
    desk.rename("one")
    assert desk.draft.exists()
    away.rename(path)
    desk.rename("two")
    assert list(desk.drafts.folder.glob("*.idlib")) == []
    assert title_in(path) == "two"


def test_where_it_is_saved_elsewhere_the_draft_goes(desk, path, tmp_path):
    path.unlink()
    desk.rename("one")
    assert desk.save_as(tmp_path / "elsewhere.idlib") == [True]
    assert list(desk.drafts.folder.glob("*.idlib")) == []
    assert title_in(tmp_path / "elsewhere.idlib") == "one"


@pytest.mark.parametrize("discard", [True, False])
def test_who_leaves_keeps_the_draft_or_not_as_was_said(desk, path, discard):
    path.unlink()
    desk.rename("one")
    desk.keeper.leave(discard=discard)
    desk.store.open(document_of([]))
    assert [draft.edits for draft in desk.drafts.kept()] == ([] if discard else [1])


def test_where_there_is_no_room_for_a_draft_either_it_waits_in_memory(desk, path, monkeypatch):
    def refuse(*_anything):
        raise DomainError("There is no room left.")

    monkeypatch.setattr(rescue, "copied", refuse)
    path.unlink()
    desk.rename("one", "two")
    assert desk.keeper.waiting == 2
    assert not desk.keeper.can_stay_draft
    assert desk.store.document.events["a"].title == "two"


def test_a_draft_that_cannot_be_written_any_more_is_given_up(desk, path, monkeypatch):
    def refuse(*_anything):
        raise DomainError("There is no room left.")

    path.unlink()
    desk.rename("one")
    monkeypatch.setattr(rescue, "write_deed", refuse)
    desk.rename("two")
    assert not desk.keeper.can_stay_draft
    assert desk.keeper.waiting == 2


def test_a_part_that_could_be_written_makes_another_draft(desk, path, tmp_path, monkeypatch):
    from idlib_gui.state import waiting  # noqa: PLC0415

    write, refused = waiting.write_deed, ["Rename “at first” to “one”", "Rename “one” to “two”"]

    def some(project, deed, after):
        if deed.steps[0].label in refused:
            raise DomainError("There is no room left.")
        write(project, deed, after)

    monkeypatch.setattr(waiting, "write_deed", some)
    desk.rename("one", "two")
    del refused[0]
    desk.keeper.try_again()
    assert desk.keeper.waiting == 1
    left = after_a_crash(desk, tmp_path)
    assert title_in(left) == "two"
    assert len(labels_in(left)) == 2


def test_a_project_whose_file_is_gone_is_no_longer_safe_though_nothing_waits(desk, path):
    desk.rename("one")
    assert not desk.keeper.would_be_lost
    path.unlink()
    assert desk.keeper.is_gone
    assert desk.keeper.would_be_lost
