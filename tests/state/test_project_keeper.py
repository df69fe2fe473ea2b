"""Each step is in the file before it counts as done; what cannot be written waits, in order."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from idlib_gui.domain.document import document_of
from idlib_gui.domain.edits import rename
from idlib_gui.domain.records import DomainError, Event, Kind, Ref, Source
from idlib_gui.domain.steps import StepState
from idlib_gui.state import project_keeper, waiting
from idlib_gui.state.drafts import Drafts
from idlib_gui.state.jobs import JobSlot
from idlib_gui.state.project_keeper import ProjectKeeper, Standing
from idlib_gui.state.projects import is_project, open_project
from idlib_gui.state.store import DocumentStore
from idlib_gui.ui.keeping import say_draft

A = Ref(Kind.EVENT, "a")


class Pool:
    """Does jobs at once, or when it is told to."""

    def __init__(self):
        self.holds = False
        self._held = []

    def submit(self, work, *arguments):
        """Do a job."""
        if self.holds:
            self._held.append((work, arguments))
        else:
            work(*arguments)
        return Future()

    def go_on(self):
        """Do what was held back."""
        self.holds = False
        for work, arguments in self._held:
            work(*arguments)
        self._held.clear()


class Desk:
    """A store and its keeper."""

    def __init__(self, folder, *, drafts=True):
        self.pool = Pool()
        self.drafts = Drafts(folder / "drafts" if drafts else None)
        self.store = DocumentStore(document_of([Event("a", "at first"), Event("b", "other")]))
        self.keeper = ProjectKeeper(self.store, self.drafts, JobSlot(self.pool))
        self.store.history.author = lambda: "Ada"

    @property
    def history(self):
        """Return the history."""
        return self.store.history

    @property
    def standing(self):
        """Return where what is open lies."""
        return self.keeper.standing

    def rename(self, *titles):
        """Make an edit for each title."""
        for title in titles:
            self.store.edit(rename(self.store.document, A, title))

    def save_as(self, path):
        """Go on in a project, and return whether that went well."""
        ends = []
        self.keeper.go_on_in(path, lambda: ends.append(True), ends.append)
        return ends

    @property
    def draft(self):
        """Return the file of the only draft."""
        (path,) = self.drafts.folder.glob("*.idlib")
        return path


def title_in(path):
    """Return the title that the event has in a file."""
    opened = open_project(path)
    opened.project.close()
    return opened.document.events["a"].title


def labels_in(path):
    """Return what was done according to a file, and whether it stands."""
    opened = open_project(path)
    opened.project.close()
    return [(step.label, step.state) for step in opened.steps]


@pytest.fixture
def desk(qapp, tmp_path):
    made = Desk(tmp_path)
    yield made
    made.keeper.close()


@pytest.fixture
def saved(desk, tmp_path):
    """Return the file of the project that the desk writes to."""
    path = tmp_path / "talks.idlib"
    assert desk.save_as(path) == [True]
    return path


def test_nothing_is_kept_of_what_nothing_was_done_to(desk):
    assert desk.standing is Standing.AS_FOUND
    assert not desk.keeper.would_be_lost
    assert not desk.drafts.folder.exists()


def test_the_first_edit_makes_a_draft_that_has_it(desk):
    desk.rename("one")
    assert desk.standing is Standing.DRAFT
    assert desk.keeper.can_stay_draft
    assert title_in(desk.draft) == "one"


def test_what_was_just_built_has_a_draft_at_once(desk):
    desk.store.open(document_of([Event("a", "built")]), saved=False)
    assert desk.standing is Standing.DRAFT
    assert desk.keeper.would_be_lost
    assert title_in(desk.draft) == "built"


def test_each_step_is_in_the_file_as_soon_as_it_is_made(desk, saved):
    for title in ("one", "two"):
        desk.rename(title)
        assert title_in(saved) == title
    desk.history.undo()
    assert title_in(saved) == "one"
    desk.history.redo()
    assert title_in(saved) == "two"
    desk.history.go_to(0)
    assert title_in(saved) == "at first"
    assert [state for _, state in labels_in(saved)] == [StepState.UNDONE] * 2


def test_a_long_way_through_the_history_is_written_at_once(desk, saved, monkeypatch):
    desk.rename(*(f"title {number}" for number in range(30)))
    written = []
    write = waiting.write_deed
    monkeypatch.setattr(waiting, "write_deed", lambda *deed: written.append(write(*deed)))
    desk.history.go_to(0)
    assert len(written) == 1
    assert title_in(saved) == "at first"
    desk.history.go_to(12)
    assert title_in(saved) == "title 11"
    assert [state for _, state in labels_in(saved)].count(StepState.MADE) == 12


def test_a_step_is_in_the_file_before_the_panes_hear_of_it(desk, saved):
    seen = []
    desk.store.patched.connect(lambda _patch: seen.append(title_in(saved)))
    desk.rename("one")
    assert seen == ["one"]


def test_a_draft_becomes_a_project_with_its_history(desk, tmp_path):
    desk.rename("one", "two")
    draft = desk.draft
    path = tmp_path / "talks.idlib"
    assert desk.save_as(path) == [True]
    assert (desk.standing, desk.keeper.path) == (Standing.SAVED, path)
    assert not draft.exists()
    assert [label for label, _ in labels_in(path)] == [
        "Rename “at first” to “one”",
        "Rename “one” to “two”",
    ]
    desk.history.undo()
    assert title_in(path) == "one"


def test_a_project_goes_on_in_another_file_and_the_first_stays_as_it_was(desk, saved, tmp_path):
    desk.rename("one")
    assert desk.save_as(tmp_path / "second.idlib") == [True]
    desk.rename("two")
    assert (title_in(saved), title_in(tmp_path / "second.idlib")) == ("one", "two")


def test_a_copy_has_the_history_and_does_not_follow(desk, saved, tmp_path):
    desk.rename("one")
    ends = []
    desk.keeper.save_copy(tmp_path / "copy.idlib", lambda: ends.append(True), ends.append)
    assert ends == [True]
    desk.rename("two")
    assert title_in(tmp_path / "copy.idlib") == "one"
    assert desk.keeper.path == saved


def test_without_a_folder_for_drafts_all_is_kept_in_memory_until_it_is_saved(qapp, tmp_path):
    desk = Desk(tmp_path, drafts=False)
    desk.rename("one", "two")
    desk.history.undo()
    assert desk.standing is Standing.MEMORY
    assert desk.keeper.would_be_lost
    assert not desk.keeper.can_stay_draft
    assert desk.save_as(tmp_path / "talks.idlib") == [True]
    assert title_in(tmp_path / "talks.idlib") == "one"
    desk.history.redo()
    assert title_in(tmp_path / "talks.idlib") == "two"
    assert desk.standing is Standing.SAVED
    desk.keeper.close()


def test_a_file_that_is_gone_loses_nothing(desk, saved, tmp_path):
    desk.rename("one")
    saved.unlink()
    desk.rename("two", "three")
    desk.history.undo()
    assert desk.standing is Standing.WAITING
    assert desk.keeper.waiting == 3
    assert "no longer there" in desk.keeper.trouble
    assert desk.store.document.events["a"].title == "two"
    assert desk.save_as(tmp_path / "rescued.idlib") == [True]
    assert desk.standing is Standing.SAVED
    assert title_in(tmp_path / "rescued.idlib") == "two"
    assert len(labels_in(tmp_path / "rescued.idlib")) == 3


def test_a_file_that_is_gone_is_made_anew_in_its_place(desk, saved):
    desk.rename("one")
    saved.unlink()
    desk.rename("two")
    assert desk.save_as(saved) == [True]
    assert (desk.standing, desk.keeper.waiting) == (Standing.SAVED, 0)
    desk.rename("three")
    assert title_in(saved) == "three"
    assert len(labels_in(saved)) == 3


def test_a_file_that_was_replaced_is_not_written_to(desk, saved, tmp_path):
    desk.rename("one")
    other = Desk(tmp_path / "other", drafts=False)
    assert other.save_as(tmp_path / "new.idlib") == [True]
    other.keeper.close()
    (tmp_path / "new.idlib").replace(saved)
    desk.rename("two")
    assert "replaced" in desk.keeper.trouble
    assert title_in(saved) == "at first"


def test_what_waits_is_written_in_order_once_the_file_is_back(desk, saved, tmp_path):
    away = tmp_path / "away.idlib"
    saved.rename(away)
    desk.rename("one", "two")
    assert desk.keeper.waiting == 2
    away.rename(saved)
    desk.keeper.try_again()
    assert (desk.standing, desk.keeper.trouble) == (Standing.SAVED, "")
    assert title_in(saved) == "two"
    assert [label for label, _ in labels_in(saved)] == [
        "Rename “at first” to “one”",
        "Rename “one” to “two”",
    ]


def test_a_bug_in_writing_leaves_the_step_undone(desk, saved, monkeypatch):
    def break_down(_project, _deed, _after):
        raise ValueError("a bug")

    with monkeypatch.context() as broken:
        broken.setattr(waiting, "write_deed", break_down)
        with pytest.raises(ValueError, match="a bug"):
            desk.rename("one")
    assert desk.store.document.events["a"].title == "at first"
    assert (desk.keeper.waiting, desk.history.steps()) == (0, [])
    desk.rename("two")
    assert title_in(saved) == "two"


def test_the_next_step_takes_along_what_waits(desk, saved, tmp_path):
    away = tmp_path / "away.idlib"
    saved.rename(away)
    desk.rename("one")
    away.rename(saved)
    desk.rename("two")
    assert desk.keeper.waiting == 0
    assert title_in(saved) == "two"


def test_a_full_disk_lets_steps_wait(desk, saved, monkeypatch):
    def refuse(_project, _deed, _after):
        raise DomainError("There is no room left.")

    with monkeypatch.context() as full:
        full.setattr(waiting, "write_deed", refuse)
        desk.rename("one")
        assert desk.keeper.trouble == "There is no room left."
        assert desk.keeper.would_be_lost
    desk.rename("two")
    assert title_in(saved) == "two"


def test_where_the_folder_of_drafts_is_a_file_steps_wait_for_a_project(qapp, tmp_path):
    (tmp_path / "drafts").write_text("in the way")
    desk = Desk(tmp_path)
    desk.rename("one")
    assert desk.standing is Standing.WAITING
    assert desk.keeper.trouble
    assert desk.keeper.would_be_lost
    (tmp_path / "drafts").unlink()
    desk.keeper.try_again()
    desk.rename("two")
    assert title_in(desk.draft) == "two"
    desk.keeper.close()


def test_a_project_that_cannot_be_made_leaves_all_as_it_was(desk, tmp_path):
    desk.rename("one")
    (error,) = desk.save_as(tmp_path / "nowhere" / "talks.idlib")
    assert isinstance(error, DomainError)
    assert desk.standing is Standing.DRAFT
    desk.rename("two")
    assert title_in(desk.draft) == "two"


def test_a_large_draft_is_made_in_the_background_and_steps_wait_for_it(desk, monkeypatch):
    monkeypatch.setattr(project_keeper, "_SMALL", 1)
    desk.pool.holds = True
    desk.rename("one", "two")
    assert (desk.standing, desk.keeper.making.is_busy) == (Standing.WAITING, True)
    waited = []
    desk.keeper.making.when_idle(lambda: waited.append(desk.standing))
    desk.pool.go_on()
    assert title_in(desk.draft) == "two"
    assert waited == [Standing.DRAFT]


def test_steps_made_while_a_project_is_saved_are_in_it_too(desk, tmp_path):
    desk.rename("one")
    desk.pool.holds = True
    ends = desk.save_as(tmp_path / "talks.idlib")
    desk.rename("two")
    desk.pool.go_on()
    assert ends == [True]
    assert title_in(tmp_path / "talks.idlib") == "two"
    assert desk.keeper.waiting == 0


def test_a_second_file_waits_for_the_first(desk, tmp_path):
    desk.rename("one")
    desk.pool.holds = True
    first = desk.save_as(tmp_path / "first.idlib")
    ends = []
    desk.keeper.save_copy(tmp_path / "copy.idlib", lambda: ends.append(True), ends.append)
    desk.rename("two")
    desk.pool.go_on()
    assert (first, ends) == ([True], [True])
    assert title_in(tmp_path / "first.idlib") == title_in(tmp_path / "copy.idlib") == "two"


def test_a_copy_in_the_place_of_a_file_that_is_gone_is_the_project_itself(desk, saved):
    saved.unlink()
    desk.rename("one")
    ends = []
    desk.keeper.save_copy(saved, lambda: ends.append(True), ends.append)
    assert (ends, desk.keeper.waiting) == ([True], 0)
    desk.rename("two")
    assert title_in(saved) == "two"


def test_what_is_no_trouble_of_the_users_is_not_hidden(desk, monkeypatch, qtbot):
    def break_down(_path, _document):
        raise ValueError("a bug")

    monkeypatch.setattr(project_keeper, "_SMALL", 0)
    monkeypatch.setattr(project_keeper, "create_project", break_down)
    with qtbot.capture_exceptions() as caught:
        desk.rename("one")
    assert [str(error) for _, error, _ in caught] == ["a bug"]
    assert desk.standing is Standing.WAITING
    monkeypatch.undo()
    desk.keeper.try_again()
    assert title_in(desk.draft) == "one"


def test_a_project_is_opened_with_its_steps(desk, saved, tmp_path):
    desk.rename("one", "two")
    desk.history.undo()
    desk.keeper.close()
    again = Desk(tmp_path)
    again.keeper.show(open_project(saved))
    assert again.store.document.events["a"].title == "one"
    again.history.redo()
    again.history.go_to(0)
    again.rename("three")
    assert title_in(saved) == "three"
    assert [state for _, state in labels_in(saved)] == [
        StepState.LEFT,
        StepState.LEFT,
        StepState.MADE,
    ]
    again.keeper.close()


def test_a_draft_that_is_left_is_kept_or_discarded_as_was_said(desk):
    desk.rename("one")
    desk.keeper.leave(discard=False)
    desk.store.open(document_of([]))
    (kept,) = desk.drafts.kept()
    assert kept.edits == 1
    desk.keeper.show(open_project(kept.path))
    assert desk.standing is Standing.DRAFT
    assert desk.keeper.would_be_lost
    desk.keeper.leave(discard=True)
    desk.store.open(document_of([]))
    assert desk.drafts.kept() == []


def test_a_draft_is_known_by_the_title_of_its_first_text_in_force(desk):
    earlier = Source("s0", "Old title", "x", "", replaced_by="s1")
    now, other = Source("s1", "War: “who” / whom?", "x", ""), Source("s2", "Peace", "x", "")
    desk.store.open(document_of([earlier, now, other, Event("a", "a")]))
    desk.rename("one")
    desk.keeper.leave(discard=False)
    desk.store.open(document_of([]))
    (kept,) = desk.drafts.kept()
    assert kept.texts == 2
    assert kept.title == "War: “who” / whom?"
    assert kept.path.name.startswith("War who whom ")
    assert "“War: “who” / whom? and 1 more”" in say_draft(kept)


def test_who_goes_on_instead_of_leaving_keeps_the_draft(desk):
    desk.rename("one")
    desk.keeper.leave(discard=True)
    desk.rename("two")
    desk.keeper.close()
    assert title_in(desk.draft) == "two"


def test_two_drafts_of_one_second_have_files_of_their_own(desk):
    one = desk.drafts.new_path(desk.store.document)
    one.touch()
    assert desk.drafts.new_path(desk.store.document) not in {None, one}


def test_neither_what_is_no_project_nor_what_is_open_is_offered_as_a_draft(desk):
    desk.rename("one")
    assert desk.drafts.kept() == []  # a window has it open
    desk.drafts.discard(desk.draft)
    desk.keeper.close()
    (desk.drafts.folder / "broken.idlib").write_text("nothing")
    assert [draft.title for draft in desk.drafts.kept()] == ["Untitled"]


def test_a_project_is_known_by_its_name_or_its_beginning(desk, saved, tmp_path):
    renamed = tmp_path / "renamed.bin"
    saved.rename(renamed)
    assert is_project(renamed)
    assert is_project(tmp_path / "not there.IDLIB")
    for other in (tmp_path / "not there", tmp_path, tmp_path / "nul\0"):
        assert not is_project(other)
    (tmp_path / "short").write_bytes(b"SQLite format 3\0")
    assert not is_project(tmp_path / "short")
