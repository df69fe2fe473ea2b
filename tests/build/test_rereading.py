"""Texts are read again by the process that builds: what comes of it, and what a rule would do."""

from __future__ import annotations

import hashlib

import pytest

from idlib_gui.build.corpus import merged
from idlib_gui.build.progress import Progress
from idlib_gui.build.reread_values import Wanted
from idlib_gui.build.rereading import reread, try_rule
from idlib_gui.domain.document import apply_patch
from idlib_gui.domain.edits import delete, rename
from idlib_gui.domain.records import ActorKind, Kind, Ref, Source, SourceId
from idlib_gui.domain.three_way import Fate
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.pipeline import extract
from idlib_gui.extract.ruling import rule_of

TEXT = "On Monday the Pentagon warned Moscow. Ana Soto told reporters that troops had left."
OTHER = "Envoys met in Lima on Tuesday. The Pentagon said that talks would go on."


def source(text, key):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(SourceId(key), f"Story {key}", text, digest, published="2020-02-13")


@pytest.fixture(scope="module")
def one():
    """Return what is proposed of a text."""
    return extract(source(TEXT, "s1"), shipped_lists()).document


def actor(document, name):
    return next(Ref(Kind.ACTOR, key) for key, who in document.actors.items() if who.name == name)


def test_the_same_text_read_again_changes_nothing_and_tells_how_far_it_is(one):
    told = []
    found = reread(one, one, Wanted(), told.append)
    assert found.merged.lines == ()
    assert found.proposed == one
    assert isinstance(told[0], Progress)
    assert told[0].stage == "model"
    assert told[-1].stage == "merging"


def test_another_publication_date_moves_dates_but_not_what_a_person_decided(one):
    (event, *_) = [key for key, told in one.events.items() if told.when is not None]
    mine = apply_patch(one, rename(one, Ref(Kind.EVENT, event), "My words"))
    wanted = Wanted((SourceId("s1"),), ((SourceId("s1"), "2020-02-20"),))
    found = reread(one, mine, wanted, lambda _message: None)
    after = apply_patch(mine, found.merged.patch)
    assert after.events[event].title == "My words"
    assert after.events[event].when.edtf == "2020-02-17"
    assert after.sources[SourceId("s1")].published == "2020-02-20"


def test_several_texts_are_put_together_as_they_were_at_first():
    told = []
    texts = [extract(source(text, "s1"), shipped_lists()).document for text in (TEXT, OTHER)]
    from_both = merged(texts)
    found = reread(from_both, from_both, Wanted(), told.append)
    assert found.merged.patch.changes == {}
    assert {message.of for message in told if message.file} == {2}
    again = reread(from_both, from_both, Wanted((SourceId("s2"),)), told.append)
    assert again.merged.patch.changes == {}


def test_a_rule_is_tried_on_the_texts_that_have_its_words(one, tmp_path):
    patch = rename(one, actor(one, "Pentagon"), "US Defence Department")
    rule = rule_of(patch, shipped_lists())
    tried = try_rule(one, one, rule, tmp_path, lambda _message: None)
    assert tried.proposed >= 1
    lines = [line for line in tried.merged.lines if line.ref == actor(one, "Pentagon")]
    assert lines[0].fate is Fate.CHANGED
    assert tried.after.actors[lines[0].ref.id].name == "US Defence Department"
    assert tried.after.actors[lines[0].ref.id].kind is ActorKind.GOVERNMENT_BODY
    assert list(tmp_path.iterdir()) == []


def test_a_rule_of_which_no_text_has_a_word_changes_nothing(one, tmp_path):
    patch = delete(one, actor(one, "Pentagon"))
    rule = rule_of(patch, shipped_lists())._replace(words=("Atlantis",))
    tried = try_rule(one, one, rule, tmp_path, lambda _message: None)
    assert tried.proposed == 0
    assert tried.after == one
