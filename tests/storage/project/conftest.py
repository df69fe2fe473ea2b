"""Projects to write to: small ones, and edits of them."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import pytest

from idlib_gui.domain.document import Change, Patch, apply_patch, document_of, ref_of
from idlib_gui.domain.records import (
    Actor,
    ActorKind,
    Basis,
    Citation,
    Event,
    Quote,
    QuoteForm,
    Source,
    When,
)
from idlib_gui.storage.project.project import Project

TEXT = "On 3 May the army shelled Zenda. “No,” said Anna Ritter.\n"
BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


def load(name):
    """Return a module of the benchmarks, which share what they do to projects with tests."""
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def killed():
    return load("killed")


@pytest.fixture(scope="session")
def older_layouts():
    return load("older_layouts")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.idlib"


@pytest.fixture
def document():
    return a_document()


def a_document():
    """Return a small document: a source, two actors, two events, a quote."""
    source = Source("s1", "A text", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
    when = When("2021-05-03", Basis.STATED, "It says so.", cited("3 May"))
    return document_of(
        (
            source,
            Actor("a1", "Anna Ritter", ActorKind.PERSON, mentions=(cited("Anna Ritter"),)),
            Actor("a2", "the army", ActorKind.ARMED_GROUP),
            Event("e1", "Shelling of Zenda", when=when, agents=("a2",)),
            Event("e2", "Ritter’s refusal", agents=("a1",), evidence=(cited("No"),)),
            Quote("q1", "No,", QuoteForm.DIRECT, "a1", citations=(cited("No,"),), about=("e1",)),
        )
    )


def cited(words):
    """Return the citation of the first place where these words stand."""
    start = TEXT.index(words)
    return Citation("s1", start, start + len(words), words, TEXT[max(0, start - 8) : start])


@pytest.fixture
def project(path, document):
    made = Project.create(path, document)
    yield made
    made.close()


def retitled(document, title="Another title", key="e1", **more):
    """Return the edit that gives an event another title, and perhaps other values."""
    event = document.events[key]
    after = event._replace(title=title, **more)
    return Patch(f"Call it {title}", {ref_of(event): Change(event, after, 0)})


def edited(project, patch, author="Ada", at=1_600_000_000, base=None):
    """Make an edit, and write it."""
    return project.make(patch, at, author, apply_patch(project.document(), patch), base)


@pytest.fixture
def edit():
    return edited


@pytest.fixture
def retitle():
    return retitled


def copied(path, to):
    """Put another file with the same bytes at a path."""
    to.write_bytes(path.read_bytes())
    return to


@pytest.fixture
def copy():
    return copied


@pytest.fixture(scope="session")
def with_history(tmp_path_factory):
    """Return the bytes of a project with three steps: made, left behind, made."""
    path = tmp_path_factory.mktemp("project") / "made.idlib"
    project = Project.create(path, a_document())
    edited(project, retitled(project.document(), "first"))
    first = project.document()
    edited(project, retitled(first, "second"))
    project.undo(2, first)
    edited(project, retitled(first, "third"))
    project.close()
    return path.read_bytes()


@pytest.fixture
def closed(path, with_history):
    """Return the path of a project with some history."""
    path.write_bytes(with_history)
    return path
