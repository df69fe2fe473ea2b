"""The arguments of the `dataset` command; apart from it, since every start makes the parser."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_dataset_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes: files, and the columns that say what."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="CSV, TSV, Parquet or JSON lines, a ZIP file or a folder of them",
    )
    for role, says in (
        ("start", "the date, or when it began"),
        ("end", "when it ended"),
        ("precision", "how exact the date is"),
        ("actor", "who did it"),
        ("target", "to whom"),
        ("type", "what sort of event it is"),
        ("title", "what it is called"),
        ("place", "where it was"),
        ("cls", "its class"),
    ):
        name = "class" if role == "cls" else role
        parser.add_argument(
            f"--{name}",
            dest=role,
            default="",
            metavar="COLUMN",
            help=f"the column that says {says}",
        )
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first", action="store_true", default=None, help="3/4/2020 is in April"
    )
    order.add_argument(
        "--month-first", dest="day_first", action="store_false", help="3/4/2020 is in March"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help="instead of the user's")
    parser.add_argument(
        "--progress", action="store_true", help="tell how far it is, as lines of JSON"
    )
