"""Every change that a user can make, as a pure function from a document to a patch.

Each looks at the record that it changes and raises a DomainError if that cannot be; where nothing
would change, the patch has no changes. What is here is all there is; the modules beside it do it.
"""

from __future__ import annotations

from .combining import combined
from .creating import create_actor, create_event, create_place, create_quote
from .deleting import delete
from .field_edits import rename, set_fields, set_status, set_when
from .merging import merge_actors, merge_places
from .merging_many import keep_apart, merge_pairs
from .referring import references
from .rivals import add_rival, prefer_rival, remove_rival
from .splitting import merged_in, split
from .stances import Stance, cite, stances_of, uncite

__all__ = [
    "Stance",
    "add_rival",
    "cite",
    "combined",
    "create_actor",
    "create_event",
    "create_place",
    "create_quote",
    "delete",
    "keep_apart",
    "merge_actors",
    "merge_pairs",
    "merge_places",
    "merged_in",
    "prefer_rival",
    "references",
    "remove_rival",
    "rename",
    "set_fields",
    "set_status",
    "set_when",
    "split",
    "stances_of",
    "uncite",
]
