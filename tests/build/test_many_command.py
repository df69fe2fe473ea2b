"""`idlib-gui build` with a manifest or a folder: a model each, or one of all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from idlib_gui import cli
from idlib_gui.build import collection, many_command
from idlib_gui.build.outcome import Outcome
from idlib_gui.domain.document import document_of
from idlib_gui.domain.records import Actor, ActorKind, Basis, Event, EventType, When
from idlib_gui.storage.exchange import read_model

TEXTS = {
    "a.txt": "Freedonia’s army shelled a village on 3 May 2021.\n",
    "b.md": "On 3 May 2021 it rained. “Stay at home,” the mayor said.\n",
    "sub/a.txt": "The council met on Monday.\r\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "in"


@pytest.fixture
def manifest(folder):
    entries = [{"path": name, "published": "2021-05-04"} for name in TEXTS]
    path = folder / "m.json"
    path.write_text(json.dumps(entries))
    return path


def build(*arguments):
    return cli.main(["build", *map(str, arguments)])


def test_a_manifest_gives_a_model_each_in_a_folder_that_is_made(manifest, tmp_path, capsys):
    out = tmp_path / "models" / "here"
    assert build("--manifest", manifest, "--out", out) == 0
    texts = {path.name: read_model(path).sources["s1"] for path in out.iterdir()}
    assert {name: source.text for name, source in texts.items()} == {
        "a.json": TEXTS["a.txt"],
        "b.json": TEXTS["b.md"],
        "a-2.json": TEXTS["sub/a.txt"],
    }
    assert {source.published for source in texts.values()} == {"2021-05-04"}
    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert lines[0] == "a.txt: Its model is a-2.json, since another article has that name."
    assert lines[1].endswith(": 3 articles read.")
    assert told.out == ""


def test_a_folder_gives_one_model_with_all_sources(folder, tmp_path, capsys):
    out = tmp_path / "model.json"
    assert build(folder, "-o", out) == 0
    document = read_model(out)
    assert [source.text for source in document.sources.values()] == list(TEXTS.values())
    assert [quote.text for quote in document.quotes.values()] == ["Stay at home,"]
    assert {quote.citations[0].source for quote in document.quotes.values()} == {"s2"}
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{out}: 3 articles read; ")
    assert ", 1 quote, " in line


def test_several_processes_give_the_same_bytes(manifest, tmp_path):
    made = []
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}.json"
        assert build("--manifest", manifest, "-o", out, "--jobs", jobs) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_without_an_output_the_one_model_goes_to_standard_output(folder, capfdbinary):
    assert build(folder) == 0
    assert len(json.loads(capfdbinary.readouterr().out)["sources"]) == 3


def test_what_cannot_be_read_is_told_by_file_and_the_rest_is_written(folder, tmp_path, capsys):
    (folder / "empty.txt").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 \xff\x00")
    (folder / "twin.txt").write_bytes(TEXTS["a.txt"].encode())
    assert build(folder, "-o", tmp_path / "model.json") == 1
    assert len(read_model(tmp_path / "model.json").sources) == 3
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0].rpartition(os.sep)[2] for line in lines] == [
        "broken.pdf",
        "empty.txt",
        "twin.txt",
        "model.json",
    ]
    assert ": 3 articles read, 2 not; " in lines[3]
    assert lines[2] == "twin.txt: It has the text of a.txt, and is taken once."
    assert build(folder, "--out", tmp_path / "each") == 1
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == [
        "a-2.json",
        "a.json",
        "b.json",
        "twin.json",
    ]


def test_progress_names_each_file_and_each_failure_in_lines_of_json(folder, tmp_path, capsys):
    (folder / "empty.txt").touch()
    assert build(folder, "-o", tmp_path / "model.json", "--progress") == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    files = [(line["file"], line["number"], line["of"]) for line in lines if "file" in line]
    assert files == [("a.txt", 1, 4), ("b.md", 2, 4), ("empty.txt", 3, 4), ("a.txt", 4, 4)]
    assert [line["failed"] for line in lines if "failed" in line] == ["empty.txt"]


def test_a_wrong_entry_costs_no_other(folder, tmp_path, capsys):
    manifest = folder / "m.json"
    manifest.write_text(json.dumps([{"path": "a.txt"}, {"path": "b.md", "published": "soon"}]))
    assert build("--manifest", manifest, "--out", tmp_path / "out") == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]
    assert "“soon” is no date that can be read" in capsys.readouterr().err


@pytest.fixture
def here(manifest, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in/empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["in/a.txt", "--manifest", "in/m.json"], 2, "not both"),
        (["in", "--published", "2020"], 2, "for one article"),
        (["--manifest", "in/m.json", "--title", "T"], 2, "for one article"),
        (["in", "-o", "m.json", "--out", "out"], 2, "not both"),
        (["in/a.txt", "--out", "out"], 2, "write one article's model with -o"),
        (["--manifest", "none.json"], 1, "none.json cannot be read"),
        (["in", "-o", "no/such/m.json"], 1, "no folder"),
        (["--manifest", "in/m.json", "-o", "in/m.json"], 1, "is to be read"),
        (["in", "-o", "in/a.txt"], 1, "is to be read"),
        (["in", "--out", "in/a.txt"], 1, "is no folder to write to"),
        (["in/empty"], 1, "no article in"),
    ],
)
def test_a_wrong_request_gets_one_sentence_and_changes_nothing(
    here, capsys, arguments, code, sentence
):
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert build(*arguments) == code
    told = capsys.readouterr().err
    assert sentence in told
    assert "a-2.json" in told or len(told.splitlines()) == 1
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("jobs", ["0", "65", "two", "-1", "1.5", "²"])
def test_jobs_are_a_sensible_number(folder, capsys, jobs):
    with pytest.raises(SystemExit) as stopped:
        build(folder, f"--jobs={jobs}")
    assert stopped.value.code == 2
    assert "is no number from 1 to 64" in capsys.readouterr().err


def test_an_article_where_no_model_comes_of_any_leaves_none(tmp_path, capsys):
    (tmp_path / "empty.txt").touch()
    assert build(tmp_path, "-o", tmp_path / "m.json") == 1
    assert "None of the articles could be read" in capsys.readouterr().err
    assert not (tmp_path / "m.json").exists()


def test_a_model_that_cannot_be_written_is_told_and_costs_no_other(folder, tmp_path, capsys):
    (tmp_path / "out/b.json").mkdir(parents=True)
    assert build(folder, "--out", tmp_path / "out") == 1
    assert "b.json could not be written" in capsys.readouterr().err
    assert (tmp_path / "out/a-2.json").is_file()


@pytest.fixture
def told_twice(monkeypatch, make_source, cite):
    """Let every article tell the same event."""

    def outcomes(entries, _lists, report, _jobs):
        for entry in entries:
            source = make_source(f"They shelled it, says {entry.path}.", title=entry.path.name)
            event = Event(
                "e1",
                "They shell it",
                EventType.ASSAULT,
                When("2021-05-03", Basis.STATED),
                ("a1",),
                trigger=cite(source, "shelled"),
                evidence=(cite(source, "They shelled it"),),
            )
            actor = Actor("a1", "Xanadu", ActorKind.STATE, country="XAN")
            yield Outcome(entry, document_of([source, actor, event]))

    monkeypatch.setattr(collection, "outcomes", outcomes)


@pytest.mark.usefixtures("told_twice")
def test_an_event_that_several_articles_tell_is_joined_unless_it_is_to_be_kept_apart(
    folder, tmp_path, capsys
):
    out = tmp_path / "model.json"
    assert build(folder, "-o", out) == 0
    (event,) = read_model(out).events.values()
    assert [cited.source for cited in event.evidence] == ["s1", "s2", "s3"]
    assert "Told by “a.txt”, “b.md” and “a.txt”" in event.reason
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Join 1 event told by several articles."
    assert "3 articles read; 1 event, " in lines[1]
    assert build(folder, "-o", out, "--keep-apart") == 0
    assert len(read_model(out).events) == 3


def test_ctrl_c_ends_with_a_word_and_its_own_exit_code(folder, monkeypatch, capsys):
    def outcomes(*_):
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr(collection, "outcomes", outcomes)
    assert build(folder) == many_command.STOPPED
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent so there")
def test_ctrl_c_ends_the_other_processes_too(tmp_path):
    for number in range(8):
        text = f"On {number + 1} May 2021 the council met. " * 4_000
        (tmp_path / f"{number}.txt").write_text(text)
    command = [sys.executable, "-m", "idlib_gui", "build", str(tmp_path), "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--progress", "-o", str(tmp_path / "m.json")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as running:
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        told, errors = running.communicate(timeout=30)
    assert running.returncode == many_command.STOPPED
    assert json.loads(told.splitlines()[-1]) == {"error": "Stopped."}
    assert errors == ""
    assert _gone(running.pid)


def _gone(group):
    """Return whether no process of a group is left, when the system had time to clear them away."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
