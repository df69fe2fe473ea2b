"""Manifests and folders: what is built, what cannot be, and how the model files are called."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.build.entries import Entry, model_names, read_manifest, walk_folder
from idlib_gui.build.values import Given
from idlib_gui.domain.records import DomainError


@pytest.fixture
def manifest(tmp_path):
    """Return a way to write a manifest of anything."""

    def write(content):
        path = tmp_path / "m.json"
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        path.write_bytes(raw)
        return path

    return write


def test_paths_begin_in_the_folder_of_the_manifest(manifest, tmp_path):
    elsewhere = tmp_path.parent / "b.txt"
    plan = read_manifest(
        manifest(
            [
                {"path": "a.txt", "published": "2020-02", "title": "T", "outlet": "O"},
                {"path": str(elsewhere), "published": None, "title": "", "outlet": None},
            ]
        )
    )
    assert plan.entries == (
        Entry(tmp_path / "a.txt", Given("2020-02", "T", "O")),
        Entry(elsewhere),
    )
    assert plan.failures == ()


def test_a_manifest_may_begin_with_a_byte_order_mark(manifest):
    assert read_manifest(manifest(b'\xef\xbb\xbf[{"path": "a.txt"}]')).entries


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "m.json is no JSON (line 1, column 1"),
        (b"[{]", "line 1, column 3"),
        (b"\xff\xfe", "m.json is no text in UTF-8 (byte 0)"),
        ({"path": "a.txt"}, "a list in square brackets"),
        ([], "lists no article"),
        (b"[" * 100_000, "is no manifest"),
        (b"[" + b"9" * 5_000 + b"]", "is no manifest"),
    ],
)
def test_what_is_no_manifest_is_refused_with_a_sentence(manifest, content, sentence):
    with pytest.raises(DomainError) as error:
        read_manifest(manifest(content))
    assert sentence in str(error.value)


def test_a_manifest_that_is_not_there_or_far_too_large_is_refused(manifest, tmp_path, monkeypatch):
    with pytest.raises(DomainError, match=r"none\.json cannot be read: No such file"):
        read_manifest(tmp_path / "none.json")
    with pytest.raises(DomainError, match="it is no file"):
        read_manifest(tmp_path)
    monkeypatch.setattr("idlib_gui.build.entries._LARGEST_MANIFEST", 10)
    with pytest.raises(DomainError, match="too large"):
        read_manifest(manifest([{"path": "a.txt"}]))


@pytest.mark.parametrize(
    ("entry", "name", "sentence"),
    [
        ("a.txt", "entry 2", "an object"),
        (None, "entry 2", "an object"),
        ({}, "entry 2", "needs a “path”"),
        ({"path": ""}, "entry 2", "needs a “path”"),
        ({"path": 5}, "entry 2", "needs a “path”"),
        ({"path": "a\0b"}, "a\0b", "needs a “path”"),
        ({"path": "b.txt", "publised": "2020"}, "b.txt", "“publised” is not known"),
        ({"path": "b.txt", "title": 5}, "b.txt", "“title” should be text"),
        (
            {"path": "b.txt", "published": "last week"},
            "b.txt",
            "write it as 13 Feb 2020",
        ),
        ({"path": "b.txt", "published": 2020}, "b.txt", "“published” should be text"),
        ({"path": "x/../a.txt"}, "a.txt", "listed twice, as entries 1 and 2"),
    ],
)
def test_a_wrong_entry_is_told_and_costs_no_other(manifest, tmp_path, entry, name, sentence):
    plan = read_manifest(manifest([{"path": "a.txt"}, entry, {"path": "c.txt"}]))
    assert [entry.path.name for entry in plan.entries] == ["a.txt", "c.txt"]
    (failure,) = plan.failures
    assert failure.path.name == name
    assert sentence in failure.sentence


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["path", "published", "x"]), inner, max_size=3)
        ),
        max_leaves=6,
    )
)
def test_any_json_gives_articles_or_sentences(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(content))
    if isinstance(content, list) and content:
        plan = read_manifest(path)
        assert len(plan.entries) + len(plan.failures) == len(content)
    else:
        with pytest.raises(DomainError):
            read_manifest(path)


def names(plan, folder):
    return [entry.path.relative_to(folder).as_posix() for entry in plan.entries]


def test_a_folder_gives_its_articles_by_name_and_then_those_below(tmp_path):
    for name in ("b.TXT", "A.md", "sub/c.html", "sub/deep/d.docx", "another/e.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert names(walk_folder(tmp_path), tmp_path) == [
        "A.md",
        "b.TXT",
        "another/e.pdf",
        "sub/c.html",
        "sub/deep/d.docx",
    ]


def test_hidden_files_other_kinds_and_the_parts_of_web_pages_are_left_out(tmp_path):
    for name in (
        "a.txt",
        ".b.txt",
        ".git/c.txt",
        "d.png",
        "e",
        "page.html",
        "page_files/frame.html",
        "my_files/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "folder.txt").mkdir()
    assert names(walk_folder(tmp_path), tmp_path) == ["a.txt", "page.html", "my_files/f.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_back_end_the_walk(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.txt").touch()
    (tmp_path / "sub/back").symlink_to(tmp_path)
    (tmp_path / "twin").symlink_to(tmp_path / "sub")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(walk_folder(tmp_path), tmp_path) == ["sub/a.txt"]


def test_a_folder_that_cannot_be_read_is_told_and_costs_no_other(tmp_path, monkeypatch):
    (tmp_path / "a.txt").touch()
    (tmp_path / "locked").mkdir()
    whole = Path.iterdir

    def iterdir(self):
        if self.name == "locked":
            raise PermissionError(13, "Permission denied")
        return whole(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    plan = walk_folder(tmp_path)
    assert names(plan, tmp_path) == ["a.txt"]
    assert [(path.name, sentence) for path, sentence in plan.failures] == [
        ("locked", "This folder cannot be read: Permission denied.")
    ]


def test_a_folder_without_articles_or_none_at_all_is_refused(tmp_path):
    with pytest.raises(DomainError, match="no article in"):
        walk_folder(tmp_path)
    with pytest.raises(DomainError, match="no folder"):
        walk_folder(tmp_path / "none")


@pytest.mark.parametrize(
    ("articles", "models"),
    [
        (["a.txt"], ["a.json"]),
        (["a.txt", "a.md", "b/a.txt"], ["a.json", "a-2.json", "a-3.json"]),
        (["a.txt", "A.md"], ["a.json", "A-2.json"]),
        (["a.txt", "a.md", "a-2.txt"], ["a.json", "a-3.json", "a-2.json"]),
        (["a-2.txt", "a.txt", "a.md"], ["a-2.json", "a.json", "a-3.json"]),
        (["a.b.txt", "a"], ["a.b.json", "a.json"]),
        ([], []),
    ],
)
def test_model_files_are_named_as_the_articles_and_no_two_alike(articles, models):
    assert model_names([Path(name) for name in articles]) == models


@given(st.lists(st.from_regex(r"[aA](-[123])?\.(txt|md)", fullmatch=True), max_size=9))
def test_no_two_model_files_are_ever_the_same(articles):
    models = [name.casefold() for name in model_names([Path(name) for name in articles])]
    assert len(set(models)) == len(articles)
