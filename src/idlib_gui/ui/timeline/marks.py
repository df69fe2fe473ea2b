"""Which things on the timeline stand out: selected, belonging to what is selected, pointed at."""

from __future__ import annotations

from typing import NamedTuple

from idlib_gui.layout.columns import Flags
from idlib_gui.layout.dense import Cluster

ClusterKey = tuple[int, int]
"""What tells clusters apart: their lane, and from when on they are."""


class Marks(NamedTuple):
    """Which events stand out; events of the article as rows of the columns."""

    selected: int | None = None
    marked: Flags | None = None
    """Flags of the events that belong to what is selected; others are dimmed. None: all same."""
    hovered: int | None = None
    near: ClusterKey | None = None
    """The cluster that the pointer is over."""
    current: ClusterKey | None = None
    """The cluster that keys and assistive technology are at."""


def cluster_key(cluster: Cluster) -> ClusterKey:
    """Return what tells a cluster from all others."""
    return cluster.lane, cluster.begin
