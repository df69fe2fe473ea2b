"""How a dataset was looked at goes over to the one that takes its place."""

from __future__ import annotations

from collections.abc import Sequence

from .datasets import Dataset, Layer, RowFilter
from .viewport import Viewport


def carried(before: Layer, dataset: Dataset) -> Layer:
    """Return a layer of another dataset, looked at as the one before: what of it still holds."""
    only = _carried_filter(before.filter, before.dataset, dataset)
    return Layer(dataset, before.visible, before.colour, only)


def carry_lanes(viewport: Viewport, before: Layer, after: Layer) -> None:
    """Let the lane of a layer be open or hidden as that of the one before was."""
    view = viewport.view

    def with_new(keys: frozenset[str]) -> frozenset[str]:
        return keys - {before.lane_key} | ({after.lane_key} if before.lane_key in keys else set())

    viewport.update(expanded=with_new(view.expanded), collapsed=with_new(view.collapsed))


def _carried_filter(only: RowFilter, before: Dataset, after: Dataset) -> RowFilter:
    """Return a filter by the codes of another dataset; names that it lacks are left out."""
    for part in ("actors", "types", "places"):
        names: Sequence[str] = getattr(before, part)
        wanted = {names[code] for code in getattr(only, part) if code < len(names)}
        others = enumerate(getattr(after, part) if wanted else ())
        codes = frozenset(code for code, name in others if name in wanted)
        only = only.choosing(part, codes)
    return only
