"""Whatever is done in whatever order, the file equals what is in memory."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_gui.domain.document import apply_patch
from idlib_gui.domain.steps import StepState
from idlib_gui.storage.exchange import model_bytes
from idlib_gui.storage.project.project import Project

from .conftest import load

killed = load("killed")
DEEDS = st.lists(st.sampled_from(sorted(set(killed.DEEDS))), max_size=10)


def drawing(seed):
    return random.Random(seed)  # noqa: S311 - no secret


@settings(max_examples=15)
@given(deeds=DEEDS, seed=st.integers(0, 1 << 30))
def test_the_file_equals_the_document_and_history_in_memory(deeds, seed):
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.idlib")
        model = killed.Model(killed.a_document(4), path, drawing(seed))
        project = killed.begin(model, "create")
        for deed in deeds:
            project = killed.do(model, project, deed)
        assert model.is_in(project)
        project.close()
        project = Project.open(model.path)
        assert model.is_in(project)
        assert model_bytes(project.document()) == model_bytes(model.document)
        assert [project.patch_of(step.number) for step in project.steps()] == model.patches
        project.close()


@settings(max_examples=10)
@given(deeds=DEEDS, seed=st.integers(0, 1 << 30))
def test_all_taken_back_is_the_document_and_the_bytes_of_the_beginning(deeds, seed):
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.idlib")
        begun = killed.a_document(4)
        model = killed.Model(begun, path, drawing(seed))
        project = killed.begin(model, "create")
        for deed in deeds:
            project = killed.do(model, project, deed)
        for step in reversed(project.steps()):
            if step.state is StepState.MADE:
                undone = apply_patch(project.document(), project.patch_of(step.number).inverted())
                project.undo(step.number, undone)
        project.close()
        project = Project.open(model.path)
        assert project.document() == begun
        assert model_bytes(project.document()) == model_bytes(begun)
        project.close()
