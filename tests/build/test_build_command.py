"""`idlib-gui build`: an article in, a model file out, and a sentence where there is none."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from idlib_gui import cli
from idlib_gui.storage.exchange import read_model

TEXT = (
    "Talks end in Freedonia\n\n"
    "Freedonia's president, Rufus Firefly, met the ambassador of Sylvania on Tuesday. "
    "“We shall talk again next week,” Firefly told reporters.\r\n\r\n"
    "Sylvanian troops attacked a village near the border on 3 February 2020, "
    "killing two people, the United Nations said.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def build(*arguments):
    return cli.main(["build", *map(str, arguments)])


def test_the_model_has_the_text_unchanged_and_what_it_tells(article, tmp_path):
    out = tmp_path / "model.json"
    assert build(article, "--published", "2020-02-13", "-o", out) == 0
    document = read_model(out)
    (source,) = document.sources.values()
    assert (source.text, source.published) == (TEXT, "2020-02-13")
    assert [quote.text for quote in document.quotes.values()][:1] == [
        "We shall talk again next week,"
    ]
    assert any(date.edtf == "2020-02-03" for date in document.dates.values())
    assert document.events
    assert {record.status for record in document.events.values()} == {"proposed"}


def test_each_event_and_quote_says_by_which_rule_it_was_made(article, tmp_path):
    out = tmp_path / "model.json"
    build(article, "-o", out)
    document = read_model(out)
    made = [*document.events.values(), *document.quotes.values()]
    assert all(record.reason.endswith(".") and 0 < record.confidence <= 1 for record in made)


def test_the_same_article_gives_the_same_bytes_whatever_the_order_of_sets(article, tmp_path):
    made = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.json"
        subprocess.run(
            [sys.executable, "-m", "idlib_gui", "build", str(article), "-o", str(out)],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
            timeout=50,
        )
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_without_an_output_the_model_goes_to_standard_output(article, capfdbinary):
    assert build(article) == 0
    assert json.loads(capfdbinary.readouterr().out)["format"] == "idlib-model"


def test_text_can_be_piped_in(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), newline=""))
    out = tmp_path / "model.json"
    assert build("-", "--title", "Piped", "--outlet", "The Courier", "-o", out) == 0
    (source,) = read_model(out).sources.values()
    assert (source.title, source.outlet, source.text) == ("Piped", "The Courier", TEXT)


def test_what_is_piped_in_may_be_in_another_encoding(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Café closed.".encode("cp1252"))))
    out = tmp_path / "model.json"
    assert build("-", "-o", out) == 0
    (source,) = read_model(out).sources.values()
    assert source.text == "Café closed."


def test_progress_is_told_in_lines_of_json_that_only_grow(article, tmp_path, capsys):
    assert build(article, "--progress", "-o", tmp_path / "model.json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    done = [line["done"] for line in lines if "done" in line]
    assert done == sorted(done)
    assert done[-1] == 1


def test_without_a_publication_date_what_hangs_on_it_stays_unresolved_and_says_so(
    article, tmp_path
):
    out = tmp_path / "model.json"
    assert build(article, "-o", out) == 0
    tuesday = next(d for d in read_model(out).dates.values() if d.citation.exact == "Tuesday")
    assert tuesday.edtf is None
    assert "publication date" in tuesday.reason


def test_the_day_may_be_written_in_words(article, tmp_path):
    out = tmp_path / "model.json"
    assert build(article, "--published", "13 February 2020", "-o", out) == 0
    (source,) = read_model(out).sources.values()
    assert source.published == "2020-02-13"


def test_one_line_says_what_was_written_and_what_is_unknown(article, tmp_path, capsys):
    out = tmp_path / "model.json"
    build(article, "--published", "2020-02-13", "-o", out)
    (line,) = capsys.readouterr().err.splitlines()
    document = read_model(out)
    counts = [len(document.events), len(document.actors), len(document.quotes)]
    assert [int(word) for word in line.partition(": ")[2].split() if word.isdigit()][:3] == counts
    assert line.startswith(f"{out}: ")
    assert "unknown" not in line
    build(article, "-o", out)
    assert "publication date is unknown: say it with --published." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.txt"], "missing.txt"),
        (["article.txt", "--published", "yesterday"], "yesterday"),
        (["article.txt", "-o", "no/such/folder/m.json"], "no folder"),
        ([], "article"),
    ],
)
def test_a_wrong_request_gets_one_sentence_and_no_model(
    article, monkeypatch, capsys, arguments, sentence
):
    monkeypatch.chdir(article.parent)
    with_output = [] if "-o" in arguments else ["-o", "m.json"]
    assert build(*arguments, *with_output) in {1, 2}
    told = capsys.readouterr().err
    assert sentence in told
    assert len(told.splitlines()) == 1
    assert not (article.parent / "m.json").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "Word",
        "“ unpaired",
        "no capital letters at all, he said on monday",
        "«Привет», сказал он в понедельник в Москве.",
        "قال الرئيس في دمشق يوم الاثنين",
        "x" * 20_000,
        "\x00\x01 control \x7f",
    ],
)
def test_any_text_gives_a_valid_model_or_a_sentence(tmp_path, text, capsys):
    article = tmp_path / "odd.txt"
    article.write_text(text, encoding="utf-8", newline="")
    out = tmp_path / "model.json"
    if build(article, "-o", out) == 0:
        (source,) = read_model(out).sources.values()
        assert source.text == text
    else:
        assert len(capsys.readouterr().err.splitlines()) == 1
