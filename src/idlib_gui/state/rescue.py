"""A draft beside a project that cannot be written: what is done meanwhile survives a crash."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import islice

from idlib_gui.domain.document import Document, apply_patch
from idlib_gui.domain.records import DomainError

from .drafts import Drafts
from .projects import Project, copied, write_deed
from .waiting import Waiting


class Rescue:
    """Keeps all of a project, and what waits to be written to it, in a draft.

    It does what it can: where there is no room for a draft either, there is none.
    """

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._draft: Project | None = None
        self._first: Document | None = None
        self._after: Document | None = None
        self._count = 0
        self._is_hopeless = False

    def holds_all_of(self, steps: Waiting) -> bool:
        """Return whether the draft has all that waits."""
        return self._draft is not None and self._fits(steps) and self._count == len(steps.deeds)

    def _fits(self, steps: Waiting) -> bool:
        return self._first is steps.first

    def is_wanted(self, steps: Waiting) -> bool:
        """Return whether a draft of what waits is to be made, which there is none of yet."""
        if self._draft is not None and not self._fits(steps):
            self.drop()
        hopes = self._drafts.folder is not None and not self._is_hopeless
        return self._draft is None and hopes

    def maker(self, project: Project, steps: Waiting) -> Callable[[], Project]:
        """Return what makes the draft, off the window's thread too; it may raise a DomainError."""
        first, deeds = steps.first, tuple(steps.deeds)
        path = self._drafts.new_path(first)
        assert path is not None  # noqa: S101 - it is wanted only where there is a folder
        self._first, self._count = first, len(deeds)
        return lambda: copied(project, first, deeds, path)

    def begin(self, draft: Project) -> None:
        """Go on in a draft that was made."""
        self._draft, self._after = draft, draft.document()

    def give_up(self, _error: Exception) -> None:
        """Do without a draft until the project can be written again."""
        self._is_hopeless = True

    def follow(self, steps: Waiting) -> None:
        """Write what came to wait since."""
        if self._draft is None or self._after is None or not self._fits(steps):
            return
        try:
            for deed in islice(steps.deeds, self._count, None):
                after = apply_patch(self._after, deed.patch)
                write_deed(self._draft, deed, after)
                self._after, self._count = after, self._count + 1
        except DomainError as error:
            self.drop()
            self.give_up(error)

    def drop(self, *, keep: bool = False) -> None:
        """Let go of the draft; unless it is kept for later, its file goes too."""
        draft, self._draft = self._draft, None
        self._first = self._after = None
        self._is_hopeless = False
        if draft is not None:
            with suppress(DomainError):
                draft.close()
            if not keep:
                self._drafts.discard(draft.path)
