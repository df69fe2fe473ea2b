"""The packaged program on an article: the dialog, the build in a process beside it, the model."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

TEXT = """Envoys meet in Zenda as shelling resumes

13 February 2020

Ministers from Norway and Ghana met in Zenda on Tuesday to discuss a truce. “We will not give up,”
said Kofi Mensah, the foreign minister of Ghana.

Two days earlier, government forces shelled the port of Tamale, killing nine people.
"""
SLOWLY = 240
"""Seconds that the first reading of spaCy may take on a slow machine."""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "envoys.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def slowly(ready):
    end = time.monotonic() + SLOWLY
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.1)


def children(pid):
    """Return the processes that a process began and that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if int(parent) == pid and state != "Z":
                found.append(int(folder.name))
    return found


def readers(pids):
    """Return which of the processes read articles; the others keep account of them."""
    lines = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids if not gone([pid])}
    return [pid for pid, line in lines.items() if b"spawn_main" in line]


def gone(pids):
    return not any(map(alive, pids))


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.timeout(SLOWLY + 60)
def test_an_article_on_the_command_line_becomes_the_model_on_show(start, article):
    program = start(article)
    program.wait_for_windows(2)
    before = program.picture()
    program.press("Return")
    slowly(lambda: program.title().startswith("Envoys meet in Zenda"))
    program.settle()
    assert (program.picture() != before).any()
    begun = children(program.process.pid)
    program.terminate()
    slowly(lambda: gone(begun))
    assert program.said == ""


@pytest.mark.timeout(SLOWLY + 60)
def test_a_folder_on_the_command_line_becomes_one_model(start, article):
    (article.parent / "texts").mkdir()
    for name in ("one", "two"):
        text = f"Rain in {name.title()}\n\nNorway sent envoys to Ghana on 3 May 2021.\n"
        (article.parent / "texts" / f"{name}.txt").write_text(text)
    program = start(article.parent / "texts")
    program.wait_for_windows(2)
    program.press("ctrl+Return")
    slowly(lambda: program.title().startswith("2 sources"))
    begun = children(program.process.pid)
    program.terminate()
    slowly(lambda: gone(begun))
    assert program.said == ""


def test_the_process_that_reads_ends_with_the_dialog(start, article):
    program = start(article)
    program.wait_for_windows(2)
    begun = children(program.process.pid)
    assert begun
    program.press("Escape")
    program.wait_for_windows(1)
    slowly(lambda: gone(readers(begun)))
    assert program.quit() == (0, "")
    slowly(lambda: gone(begun))


def test_the_program_ends_while_it_builds_and_takes_its_process_with_it(start, article):
    article.write_text(TEXT * 400, encoding="utf-8")
    program = start(article)
    program.wait_for_windows(2)
    program.press("Return")
    program.wait_for_windows(1)
    begun = children(program.process.pid)
    assert readers(begun)
    assert program.quit() == (0, "")
    slowly(lambda: gone(begun))


def test_what_is_no_article_leaves_the_bundled_model_open(start, tmp_path):
    nothing = tmp_path / "nothing.txt"
    nothing.touch()
    program = start(nothing)
    program.wait_for_windows(2)
    program.press("Return")
    program.press("Escape")
    program.wait_for_windows(1)
    assert program.title().startswith("Collision Course")
    assert program.quit() == (0, "")
