"""What a program does to a project until it is killed, in the file and in memory alike."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from idlib_gui.domain.document import Act, Change, Document, Patch, apply_patch, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    ActorKind,
    Basis,
    Citation,
    Event,
    EventId,
    Kind,
    Quote,
    QuoteForm,
    QuoteId,
    Ref,
    Source,
    SourceId,
    When,
)
from idlib_gui.domain.steps import Step, StepState
from idlib_gui.storage.project.project import Project

DEEDS = (
    *("edit",) * 4,
    *("create", "delete", "undo", "redo") * 2,
    *("merge", "extract", "copy", "save as", "open"),
)
"""What is drawn from; some things are done more often."""
_TELLING = "On 3 May the army shelled the port of Zenda. “We will not go,” said Anna Ritter.\n"
_BEGUN = 1_600_000_000


def a_document(events: int) -> Document:
    """Return a document of one source with so many events, each with a quote."""
    text = _TELLING * events
    source = Source(SourceId("s"), "Made up", text, hashlib.sha256(text.encode()).hexdigest())
    actor = Actor(ActorId("a"), "Anna Ritter", ActorKind.PERSON)
    records: list[Source | Actor | Event | Quote] = [source, actor]
    for number in range(events):
        at = number * len(_TELLING)
        when = When("2021-05-03", Basis.STATED, "The words say it.", _cited(text, at + 3, at + 8))
        trigger = _cited(text, at + 18, at + 25)
        records += [
            Event(EventId(f"e{number}"), "Zenda", None, when, (actor.id,), trigger=trigger),
            Quote(
                QuoteId(f"q{number}"),
                "We will not go,",
                QuoteForm.DIRECT,
                actor.id,
                citations=(_cited(text, at + 45, at + 60),),
                about=(EventId(f"e{number}"),),
            ),
        ]
    return document_of(records)


def _cited(text: str, start: int, end: int) -> Citation:
    return Citation(SourceId("s"), start, end, text[start:end], text[max(0, start - 9) : start])


class Model:
    """What must be in the file: the document, its history and base; what is done next is drawn."""

    def __init__(self, document: Document, path: Path, draw: random.Random) -> None:
        self.document = self.base = document
        self.path = path
        self.others: set[str] = set()
        self.begun = False
        self.steps: list[Step] = []
        self.patches: list[Patch] = []
        self.bases = {0: document}
        self._draw = draw
        self._files = 0

    def is_in(self, project: Project) -> bool:
        """Return whether a project holds all of it, in the same order."""
        made = [step.number for step in self.steps if step.state is StepState.MADE]
        base = max((number for number in self.bases if number in made), default=0)
        found = project.document()
        return (
            found == self.document
            and list(found.refs()) == list(self.document.refs())
            and list(project.steps()) == self.steps
            and project.base() == self.bases[base]
        )

    def edited(self, count: int) -> list[tuple[Patch, int, str, bool]]:
        """Make some edits in memory, and return them with when, by whom and whether undone."""
        for _ in range(count):
            self.make(self.patch("edit"), None)
        return [
            (patch, step.at, step.author, False)
            for step, patch in zip(self.steps, self.patches, strict=True)
        ]

    def patch(self, deed: str) -> Patch:
        """Draw an edit."""
        word = f"{self._draw.randrange(1 << 30):x}"
        keys = list(self.document.events)
        if deed == "create":
            position = self._draw.randint(0, len(keys))
            event = Event(EventId(f"new {word}"), word)
            return Patch(f"Create {word}", {_ref(event): Change(None, event, position)}, Act.CREATE)
        if deed == "delete":
            loose = [key for key in keys if key.startswith("new")] or [None]
            key = self._draw.choice(loose)
            if key is None:
                return Patch("Nothing", {})
            event = self.document.events[key]
            return Patch("Delete", {_ref(event): Change(event, None, keys.index(key))}, Act.DELETE)
        chosen = keys if deed in {"merge", "extract"} else [self._draw.choice(keys)]
        changes = {}
        for key in chosen:
            event = self.document.events[key]
            changes[_ref(event)] = Change(event, event._replace(title=word), 0)
        act = Act(deed) if deed in {"merge", "extract"} else Act.EDIT
        return Patch(f"Call it {word}", changes, act)

    def make(self, patch: Patch, project: Project | None, base: Document | None = None) -> None:
        """Make an edit, in the file too if there is one."""
        self.document = apply_patch(self.document, patch)
        number = len(self.steps) + 1
        at = _BEGUN - number  # a clock that is set back again and again
        if project is not None:
            project.make(patch, at, "Ada", self.document, base)
        self.steps = [
            step._replace(state=StepState.LEFT) if step.state is StepState.UNDONE else step
            for step in self.steps
        ]
        self.steps.append(Step(number, patch.label, patch.act, at, "Ada", StepState.MADE))
        self.patches.append(patch)
        if base is not None:
            self.bases[number] = base

    def undo(self, project: Project | None) -> None:
        """Take the last step back, if there is one."""
        made = [step.number for step in self.steps if step.state is StepState.MADE]
        if made:
            self._turn(made[-1], StepState.UNDONE)
            if project is not None:
                project.undo(made[-1], self.document)

    def redo(self, project: Project | None) -> None:
        """Make the step again that was taken back last, if there is one."""
        undone = [step.number for step in self.steps if step.state is StepState.UNDONE]
        if undone:
            self._turn(undone[0], StepState.MADE)
            if project is not None:
                project.redo(undone[0], self.document)

    def _turn(self, number: int, state: StepState) -> None:
        patch = self.patches[number - 1]
        patch = patch if state is StepState.MADE else patch.inverted()
        self.document = apply_patch(self.document, patch)
        self.steps[number - 1] = self.steps[number - 1]._replace(state=state)

    def new_path(self) -> Path:
        """Return the path of a file that is not there yet."""
        self._files += 1
        return self.path.with_name(f"{self._files}.idlib")


def _ref(event: Event) -> Ref:
    return Ref(Kind.EVENT, event.id)


def do(model: Model, project: Project | None, deed: str) -> Project | None:
    """Do one thing in memory and in the file, if one is open; return what is open then."""
    match deed:
        case "create" | "migrate" if not model.begun:
            model.begun = True
        case "undo":
            model.undo(project)
        case "redo":
            model.redo(project)
        case "copy":
            path = model.new_path()
            model.others.add(path.name)
            if project is not None:
                project.save_copy(path)
        case "save as":
            model.others.add(model.path.name)
            model.path = model.new_path()
            if project is not None:
                project.save_copy(model.path)
                return _again(project, model.path)
        case "open":
            return None if project is None else _again(project, model.path)
        case _:
            patch = model.patch(deed)
            proposed = apply_patch(model.document, patch) if deed == "extract" else None
            model.make(patch, project, proposed)
    return project


def begin(model: Model, deed: str) -> Project:
    """Do the first thing: make the file, or open one of an earlier version."""
    do(model, None, deed)
    if deed == "migrate":
        return Project.open(model.path)
    return Project.create(model.path, model.document)


def _again(project: Project, path: Path) -> Project:
    project.close()
    return Project.open(path)
