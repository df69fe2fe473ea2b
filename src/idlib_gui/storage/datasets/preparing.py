"""A table becomes a prepared dataset, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from .broken import STAGED, BrokenRows, Lines, stage_rows
from .coding import Coding
from .dataset import write_left_out
from .dates import why_not
from .engine import Engine
from .left_out import LISTED, NOTHING_LEFT_OUT, LeftOut, LeftRow, Reason
from .mapping import Mapping
from .parts import Part
from .reading import cells_of, check_mapping, parse_rows, part_rows
from .tables import Table, part_scan
from .writing import DatasetWriter, Written, meanings_of, write_meta, write_rows

Progress = Callable[[str, float], None]
"""Is told the stage – reading, dates, writing – and how much of it is done, from 0 to 1."""


class Plan(NamedTuple):
    """What is to be prepared: a table by a mapping, with what its codes mean, into a folder."""

    table: Table
    mapping: Mapping
    coding: Coding
    folder: Path


def prepare_table(plan: Plan, engine: Engine, progress: Progress) -> None:
    """Write a table as a prepared dataset.

    Args:
        plan: What is to be prepared.
        engine: What reads it; its own files lie elsewhere.
        progress: Is told how far it is.

    Raises:
        DomainError: If the mapping does not fit, no row can be read or the disk is full.
        Stopped: If it is to end.
    """
    table, mapping, coding, folder = plan
    check_mapping(mapping, table)
    broken = BrokenRows()
    with engine.watched(lambda done: progress("reading", done)):
        if not table.parts:
            broken = stage_rows(table, folder, engine)
        parts = part_rows(table.parts, engine) or [Part.of(folder, STAGED, 0)]
    source = part_scan(folder, parts)
    with engine.watched(lambda done: progress("dates", done)):
        parsed = parse_rows(source, table, mapping, engine)
    meanings = meanings_of(parsed, mapping, table.kind, coding)
    titles = bool(mapping.title)
    with DatasetWriter(folder, meanings, titles=titles) as writer:
        written = write_rows(
            parsed, writer, engine, lambda done: progress("writing", done), titles=titles
        )
    told = mapping._replace(day_first=parsed.day_first)
    left_out = _left_out(plan._replace(mapping=told), written, broken, source, engine)
    write_left_out(folder, left_out)
    write_meta(folder, _meta(plan, written, parts))


def _meta(plan: Plan, written: Written, parts: list[Part]) -> dict[str, Any]:
    return {
        "path": str(plan.table.path.absolute()),
        "name": plan.table.path.name,
        "kind": plan.table.kind,
        "mapping": plan.mapping._asdict(),
        "columns": plan.table.columns,
        "rows": written.rows,
        "extent": written.extent,
        "titles": bool(plan.mapping.title),
        "parts": parts,
    }


def _left_out(
    plan: Plan, written: Written, broken: BrokenRows, source: str, engine: Engine
) -> LeftOut:
    """Return the rows left out, by the lines of the file."""
    table, mapping = plan.table, plan.mapping
    counts = dict(written.counts)
    if broken.total:
        counts[Reason.BROKEN] = broken.total
    if not counts:
        return NOTHING_LEFT_OUT
    numbers = [number for number, _ in written.left]
    cells = cells_of(numbers, source, mapping, engine) if numbers else {}
    lines = Lines(table, broken, source, engine)
    told = [
        (record, reason, why_not(reason, *cells[number], day_first=mapping.day_first))
        for record, (number, reason) in zip(lines.records_of(numbers), written.left, strict=True)
    ]
    told += [(row.record, Reason.BROKEN, _broken(row.sentence, row.lines)) for row in broken.first]
    told = sorted(told)[:LISTED]
    first = (
        LeftRow(line, reason, sentence)
        for line, (_, reason, sentence) in zip(
            lines.of([record for record, _, _ in told]), told, strict=True
        )
    )
    return LeftOut(counts, tuple(first))


def _broken(sentence: str, lines: int) -> str:
    return f"{sentence} It takes {lines + 1} lines." if lines else sentence
