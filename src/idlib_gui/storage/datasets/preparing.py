"""A table becomes a prepared dataset, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from .broken import Lines, Staged, stage_rows
from .coding import Coding
from .dataset import write_left_out
from .dates import why_not
from .engine import Engine
from .left_out import LISTED, NOTHING_LEFT_OUT, LeftOut, LeftRow, Reason
from .mapping import Mapping
from .parts import Part
from .reading import Parsed, cells_of, check_mapping, parse_rows, part_rows
from .tables import Table, part_scan
from .writing import DatasetWriter, Written, meanings_of, write_meta, write_rows

Progress = Callable[[str, float], None]
"""Is told the stage – reading, dates, writing – and how much of it is done, from 0 to 1."""


class Plan(NamedTuple):
    """What is to be prepared: a table by a mapping, with what its codes mean, into a folder.

    In `work` other files may lie meanwhile.
    """

    table: Table
    mapping: Mapping
    coding: Coding
    folder: Path
    work: Path


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
    table, mapping, coding, folder, work = plan
    check_mapping(mapping, table)
    with engine.watched(lambda done: progress("reading", done)):
        staged = stage_rows(table, folder, work, engine)
        staged = staged or [Staged(part) for part in part_rows(table.parts, engine)]
    parts = [one.part for one in staged]
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
    left_out = _left_out(plan._replace(mapping=told), written, staged, engine)
    write_left_out(folder, left_out)
    write_meta(folder, _meta(plan, written, parts) | {"mutual": _mutual(plan, parsed)})


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
        "above": plan.table.above,
    }


def _mutual(plan: Plan, parsed: Parsed) -> list[str]:
    """Return the names of the types whose events have no direction; empty: that of no type."""
    kind, column = plan.table.kind, plan.mapping.type
    return sorted(
        {
            plan.coding.type_of(text, kind, column)[0]
            for text in ("", *parsed.names["type"])
            if plan.coding.is_mutual(text, kind, column)
        }
    )


def _left_out(plan: Plan, written: Written, staged: list[Staged], engine: Engine) -> LeftOut:
    """Return the rows left out, by the lines of the files."""
    counts = dict(written.counts)
    broken = sum(one.broken.total for one in staged)
    if broken:
        counts[Reason.BROKEN] = broken
    if not counts:
        return NOTHING_LEFT_OUT
    first: list[LeftRow] = []
    ends = [one.part.first for one in staged[1:]]
    for one, end in zip(staged, [*ends, None], strict=True):
        if len(first) >= LISTED:
            break
        left = [
            (number - one.part.first, reason)
            for number, reason in written.left
            if one.part.first <= number and (end is None or number < end)
        ]
        if left or one.broken.total:
            told = _left_in(plan, one, left, engine)
            name = f"{_name(plan, one)}: " if len(staged) > 1 else ""
            first += [row._replace(sentence=name + row.sentence) for row in told]
    return LeftOut(counts, tuple(first[:LISTED]))


def _name(plan: Plan, staged: Staged) -> str:
    return staged.text.name if staged.text else (plan.folder / staged.part.name).name


def _left_in(
    plan: Plan, staged: Staged, left: list[tuple[int, Reason]], engine: Engine
) -> list[LeftRow]:
    """Return the rows of a file that were left out, by their numbers in it and what is broken."""
    mapping, source = plan.mapping, part_scan(plan.folder, [staged.part._replace(first=0)])
    numbers = [number for number, _ in left]
    cells = cells_of(numbers, source, (plan.table, mapping), engine) if numbers else {}
    lines = Lines(staged, plan.table.columns, source, engine)
    told = [
        LeftRow(row.record, Reason.BROKEN, _broken(row.sentence, row.lines), _one_line(row.text))
        for row in staged.broken.first
    ]
    for record, (number, reason) in zip(lines.records_of(numbers), left, strict=True):
        held = cells[number]
        sentence = why_not(reason, held.start, held.end, day_first=mapping.day_first)
        told.append(LeftRow(record, reason, sentence, _one_line(held.whole)))
    told = sorted(told)[:LISTED]
    places = lines.of([row.line for row in told])
    return [row._replace(line=line) for line, row in zip(places, told, strict=True)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _broken(sentence: str, lines: int) -> str:
    return f"{sentence} It takes {lines + 1} lines." if lines else sentence
