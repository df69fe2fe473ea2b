"""Extraction beside the language model alone: words a second, seconds to a model, memory.

    .venv/bin/python benchmarks/extract.py [--eval ../shared/eval] [--json FILE]

The texts are those of the development sets in the folder given, or the bundled digest over and over
where there is none. Each text is read by spaCy's own pipeline and by ours in turn, so that both
meet the same machine; what counts is the ratio. The article of 1,000 words and the text of 100,000
are built by the program itself, in a process of their own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from idlib_gui.build.article import Given, source_of
from idlib_gui.extract import pipeline
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.assemble import Findings, assemble
from idlib_gui.extract.language import parsed
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.resources import resource_path
from idlib_gui.storage.articles import pasted_article

ROOT = Path(__file__).parent.parent
ARTICLE_WORDS, LONG_WORDS = 1_000, 100_000


def development_texts(folder: Path) -> list[tuple[str, str | None]]:
    """Return the texts of the development sets with their dates; the digest if there are none."""
    if not folder.is_dir():
        return [(resource_path("bundled/digest.txt").read_text("utf-8"), "2020-02-13")] * 50
    sys.path.insert(0, str(folder.resolve()))
    import eval_dates  # noqa: PLC0415
    import eval_entities  # noqa: PLC0415
    import eval_quotes  # noqa: PLC0415

    texts = [
        (text, meta["date"]) for _, text, _, meta in eval_quotes.documents(eval_quotes.GOLD, "dev")
    ]
    for name in ("tbaq-dev", "wikiwars-train"):
        texts += [(text, date or None) for _, text, _, date in eval_dates.documents(name)]
    for documents in (eval_entities.gum, eval_entities.re3d_named):
        texts += [(document[1], None) for document in documents("dev")]
    return texts


def throughput(texts: list[tuple[str, str | None]]) -> dict[str, float]:
    """Return words a second of both, and their ratio."""
    lists = shipped_lists()
    seconds = {"spacy": 0.0, "ours": 0.0}
    extract_text("A word.", None, lists)
    for text, date in texts:
        seconds["spacy"] += timed(lambda text=text: list(parsed([text])))
        seconds["ours"] += timed(lambda text=text, date=date: extract_text(text, date, lists))
    words = sum(len(text.split()) for text, _ in texts)
    return {
        "words": words,
        "spacy_words_per_second": words / seconds["spacy"],
        "words_per_second": words / seconds["ours"],
        "ratio": seconds["spacy"] / seconds["ours"],
    }


def extract_text(text: str, date: str | None, lists: pipeline.Lists) -> None:
    """Run the whole pipeline over a text."""
    pipeline.extract(source_of(pasted_article(text), Given(date)), lists)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def stages(texts: list[tuple[str, str | None]]) -> dict[str, float]:
    """Return the microseconds a word of each stage."""
    lists = shipped_lists()
    spent: dict[str, float] = {}

    def lap(name: str, work: Callable[..., Any], *given: object) -> Any:
        began = time.perf_counter()
        result = work(*given)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - began
        return result

    for text, date in texts:
        source = source_of(pasted_article(text), Given(date))
        read = lap("reading", analyse, text)
        times = lap("dates", pipeline.find_times, read.text, date)
        names = lap("names", pipeline.find_names, read, lists)
        quotes = lap("quotes", pipeline.find_quotes, read, names, lists)
        events = lap("events", pipeline.find_events, read, names, times, quotes, lists)
        lap("records", assemble, source, Findings(times, names, quotes, events))
    words = sum(len(text.split()) for text, _ in texts)
    return {name: seconds / words * 1e6 for name, seconds in spent.items()}


def text_of(texts: list[tuple[str, str | None]], words: int) -> str:
    """Return that many words of the texts, paragraphs kept, over and over if need be."""
    taken: list[str] = []
    count = 0
    paragraphs = endless(texts)
    while count < words:
        taken.append(next(paragraphs))
        count += len(taken[-1].split())
    return "\n\n".join(taken)


def endless(texts: list[tuple[str, str | None]]) -> Iterator[str]:
    """Yield the paragraphs of the texts, from the start again after the last."""
    while True:
        for text, _ in texts:
            yield from (line for line in text.splitlines() if line.strip())


def built_by_the_program(text: str) -> tuple[float, float]:
    """Return seconds and the most memory in MB that `idlib-gui build` takes for a text."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text(text, "utf-8")
        command = [sys.executable, "-m", "idlib_gui", "build", str(article)]
        command += ["--published", "2020-02-13", "-o", str(Path(folder, "model.json"))]
        seconds = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measure, print a table, and write the figures if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    texts = development_texts(options.eval)
    built_by_the_program("A word to warm the disk.")
    first, small = min(built_by_the_program(text_of(texts, ARTICLE_WORDS)) for _ in range(3))
    long, large = built_by_the_program(text_of(texts, LONG_WORDS))
    result: dict[str, object] = throughput(texts)
    result["stages_us_per_word"] = stages(texts[:: max(1, len(texts) // 60)])
    result |= {
        "article_seconds": first,
        "article_mb": small,
        "long_seconds": long,
        "long_mb": large,
    }
    print(f"texts            {len(texts)}, {result['words']:,} words")
    print(f"spaCy alone      {result['spacy_words_per_second']:8,.0f} words/s")
    print(
        f"the pipeline     {result['words_per_second']:8,.0f} words/s, {result['ratio']:.2f} of it"
    )
    for name, micro in result["stages_us_per_word"].items():
        print(f"  {name:<14} {micro:8.1f} µs a word")
    print(f"{ARTICLE_WORDS:,} words      {first:8.2f} s from start to model file, {small:.0f} MB")
    print(f"{LONG_WORDS:,} words    {long:8.1f} s, {large:.0f} MB at most")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), "utf-8")


if __name__ == "__main__":
    main()
