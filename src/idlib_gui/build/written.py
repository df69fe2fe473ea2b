"""What is said of a model that was written: where it is, what is in it, and what it lacks."""

from __future__ import annotations

from pathlib import Path

from idlib_gui.domain.document import Document


def say_written(document: Document, out: Path | None) -> str:
    """Return a line on the model of one article."""
    undated = any(source.published is None for source in document.sources.values())
    advice = " Its publication date is unknown: say it with --published." if undated else ""
    return f"{out or 'Model'}: {_found(document)}.{advice}"


def say_written_of_many(document: Document, out: Path | None, unread: int) -> str:
    """Return a line on the model of several articles, of which some could not be read."""
    undated = sum(source.published is None for source in document.sources.values())
    advice = f" Of {undated} of them the publication date is unknown." if undated else ""
    read = say_read(len(document.sources), unread)
    return f"{out or 'Model'}: {read}; {_found(document)}.{advice}"


def say_read(read: int, unread: int) -> str:
    """Return how many articles were read, and how many were not."""
    words = f"{_counted(read, 'article')} read"
    return f"{words}, {unread} not" if unread else words


def _found(document: Document) -> str:
    tables = (
        (document.events, "event"),
        (document.actors, "actor"),
        (document.quotes, "quote"),
        (document.dates, "date"),
    )
    return ", ".join(_counted(len(table), word) for table, word in tables)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
