"""The command line answers in sentences and exit codes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage

from idlib_gui import __version__, cli
from idlib_gui.domain.document import document_of
from idlib_gui.storage.exchange import model_bytes, read_model
from idlib_gui.storage.project.project import Project


def run(*arguments, **environment):
    """Run the program as its users do, without a display unless one is given."""
    inherited = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "-m", "idlib_gui", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=inherited | environment,
        timeout=50,
    )


def test_check_finds_no_problem_in_the_bundled_model(bundled_path, capsys):
    assert cli.main(["check", str(bundled_path)]) == 0
    assert "no problems; 32 events" in capsys.readouterr().out


def test_check_says_every_problem_on_a_line_of_its_own(tmp_path, bundled_path, capsys):
    model = json.loads(bundled_path.read_bytes())
    model["events"][3]["agents"] = ["a99"]
    model["quotes"][0]["speaker"] = "a98"
    path = tmp_path / "model.json"
    path.write_text(json.dumps(model))
    assert cli.main(["check", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f'{path}: events[3].agents[0]: no actor "a99"',
        f'{path}: quotes[0].speaker: no actor "a98"',
    ]


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff", b'{"format":"idlib-model"'])
def test_check_refuses_a_file_that_is_no_model_in_one_line(tmp_path, content, capsys):
    path = tmp_path / "model.json"
    if content is not None:
        path.write_bytes(content)
    assert cli.main(["check", str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.fixture
def project(tmp_path, bundled):
    path = tmp_path / "talks.idlib"
    Project.create(path, bundled).close()
    return path


def test_the_model_of_a_project_is_exported_byte_for_byte(project, tmp_path, bundled_path):
    assert cli.main(["export", str(project), "-o", str(tmp_path / "model.json")]) == 0
    exported = (tmp_path / "model.json").read_bytes()
    assert read_model(tmp_path / "model.json") == read_model(bundled_path)
    assert exported == model_bytes(read_model(bundled_path))


def test_no_model_takes_the_place_of_a_project(project, tmp_path, capsys, bundled_path):
    before = project.read_bytes()
    article = tmp_path / "article.txt"
    article.write_text("Rebels attacked Aleppo on 3 February 2020.")
    for arguments in (["export", str(project)], ["build", str(article)]):
        assert cli.main([*arguments, "-o", str(project)]) == 1
        assert "is a project, whose history" in capsys.readouterr().err
    assert project.read_bytes() == before


def test_an_export_into_a_folder_that_is_not_there_says_so(project, tmp_path, capsys):
    assert cli.main(["export", str(project), "-o", str(tmp_path / "no" / "model.json")]) == 1
    assert f"there is no folder {tmp_path / 'no'}" in capsys.readouterr().err


def test_without_a_file_an_export_goes_to_standard_output(project, bundled_path, capfdbinary):
    assert cli.main(["export", str(project)]) == 0
    assert capfdbinary.readouterr().out == model_bytes(read_model(bundled_path))


def test_a_project_is_checked_as_a_model_is(project, tmp_path, capsys):
    assert cli.main(["check", str(project)]) == 0
    assert "no problems; 32 events" in capsys.readouterr().out
    broken = tmp_path / "broken.idlib"
    broken.write_bytes(project.read_bytes()[:5000])
    assert cli.main(["check", str(broken)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "is damaged" in line


def test_what_is_no_project_is_not_exported(tmp_path, bundled_path, capsys):
    for path in (bundled_path, tmp_path / "gone.idlib"):
        assert cli.main(["export", str(path)]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert path.name in line


def test_a_project_can_be_exported_while_a_window_has_it_open(project, tmp_path):
    opened = Project.open(project)
    assert cli.main(["export", str(project), "-o", str(tmp_path / "model.json")]) == 0
    opened.close()


def test_the_help_tells_of_pictures(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "--screenshot" in capsys.readouterr().out


def test_version(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "nowhere"}])
def test_without_a_display_one_sentence_says_so(display):
    done = run(**display)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr


@pytest.fixture
def refusing_display():
    """Return the name of a display that listens but lets nobody in, as another user's does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(f"\0/tmp/.X11-unix/X{os.getpid()}")
        server.listen()

        def refuse():
            with suppress(OSError):  # ends when the server is closed
                while True:
                    server.accept()[0].close()

        refusing = Thread(target=refuse, daemon=True)
        refusing.start()
        yield f":{os.getpid()}"
        server.shutdown(socket.SHUT_RDWR)
        refusing.join()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_display_that_refuses_is_one_sentence_not_an_abort(refusing_display):
    done = run(DISPLAY=refusing_display)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr


@pytest.mark.parametrize(("theme", "scale"), [("light", 1), ("dark", 2)])
def test_a_picture_of_the_window_needs_no_display(tmp_path, theme, scale):
    file = tmp_path / "window.png"
    done = run("--screenshot", file, "--size", "1024x640", "--theme", theme, "--scale", scale)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1024 * scale, 640 * scale)
    assert (image.pixelColor(500 * scale, 5 * scale).lightness() > 128) == (theme == "light")


def test_a_picture_of_a_wrong_file_is_one_line(tmp_path):
    done = run(tmp_path / "nowhere.json", "--screenshot", tmp_path / "x.png")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_picture_of_what_is_no_dataset_is_one_line(tmp_path):
    done = run("--dataset", tmp_path / "nowhere.csv", "--screenshot", tmp_path / "x.png")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "nowhere.csv" in done.stderr


def test_datasets_are_named_one_after_the_other(monkeypatch):
    given = []
    app = SimpleNamespace(open_window=lambda *arguments: given.extend(arguments) or 0)
    monkeypatch.setattr(cli, "load_app", lambda: app)
    monkeypatch.setattr(cli, "_missing_display", lambda: "")
    assert cli.main(["--dataset", "a.csv", "--dataset", "b.csv"]) == 0
    assert given == [None, "", None, [Path("a.csv"), Path("b.csv")]]


def test_a_picture_that_cannot_be_saved_says_so(tmp_path):
    done = run("--screenshot", tmp_path / "no folder" / "x.png")
    assert done.returncode == 1
    assert "could not be written" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--size", "big"],
        ["--scale", "x"],
        ["--scale", "9"],
        ["--select", "event"],
        ["--theme", "pink"],
    ],
)
def test_arguments_that_make_no_sense_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert arguments[1] in capsys.readouterr().err


def test_quality_compares_a_model_with_a_gold_one(capsys, bundled_path):
    assert cli.main(["quality", str(bundled_path), str(bundled_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["model", "gold", "same", "precision", "recall", "F1"]
    assert "100.0 %" in lines[1]
    assert any(line.startswith("Events: ") for line in lines)


def test_quality_says_which_file_is_wrong(capsys, bundled_path, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(b"{}")
    assert cli.main(["quality", str(bundled_path), str(wrong)]) == 1
    assert capsys.readouterr().out.startswith(f"{wrong}: ")


def test_quality_of_models_of_other_texts_is_refused_in_a_sentence(capsys, bundled_path, tmp_path):
    other = tmp_path / "other.json"
    other.write_bytes(model_bytes(document_of([])))
    assert cli.main(["quality", str(bundled_path), str(other)]) == 1
    assert "no source text in common" in capsys.readouterr().err


def test_who_has_read_enough_of_the_output_ends_it_without_a_fuss(bundled_path):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "idlib_gui", "quality", str(bundled_path), str(bundled_path)]
    done = subprocess.run(
        command, stdout=write, stderr=subprocess.PIPE, text=True, check=False, timeout=50
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")
