"""Texts are read again, and what that changes in a document is worked out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from idlib_gui.domain.document import Document, Patch, apply_patch
from idlib_gui.domain.records import DomainError, Source
from idlib_gui.domain.three_way import Merged, merge
from idlib_gui.domain.versions import current_sources
from idlib_gui.extract.language import load_model
from idlib_gui.extract.lists import Lists, shipped_lists
from idlib_gui.extract.pipeline import Watch, extract
from idlib_gui.extract.rebasing import rebased
from idlib_gui.extract.ruling import Rule

from .corpus import merged
from .own_rules import on_trial
from .progress import Progress
from .reread_values import Reread, Tried, Wanted
from .values import Tell


def reread(base: Document, document: Document, wanted: Wanted, tell: Tell) -> Reread:
    """Return what reading sources again changes in a document.

    Args:
        base: What the machine proposed last.
        document: The document as it is now.
        wanted: What is to be read.
        tell: Is told the progress.

    Raises:
        DomainError: If none of the sources is in the document, or a word list cannot be read.
    """
    lists = shipped_lists(*wanted.lists)
    sources = list(_wanted(document, wanted))
    if not sources:
        raise DomainError("There is no text to read again: open an article first.")
    tell(Progress("model", 0.0))
    load_model()
    notes: list[str] = []
    found: list[Document] = []
    for number, source in enumerate(sources, 1):
        made = extract(source, lists, _watch(tell, source, number, len(sources)))
        found.append(made.document)
        notes += made.notes
    tell(Progress("merging", 1.0))
    theirs = merged(found, lists) if len(found) > 1 else found[0]
    return compared(base, document, theirs, lists)._replace(notes=tuple(notes))


def compared(base: Document, document: Document, theirs: Document, lists: Lists) -> Reread:
    """Return what proposals change in a document."""
    before = rebased(base, document, lists)
    proposed = apply_patch(before, merge(before, before, theirs).patch)
    return Reread(before, theirs, proposed, merge(before, document, theirs), ())


def _wanted(document: Document, wanted: Wanted) -> Iterator[Source]:
    published = dict(wanted.published)
    for key, source in current_sources(document).items():
        if not wanted.sources or key in wanted.sources:
            yield source._replace(published=published.get(key, source.published))


def _watch(tell: Tell, source: Source, number: int, of: int) -> Watch:
    """Return what passes on how far one of several sources is read."""

    def watch(stage: str, done: float) -> None:
        if of == 1:
            tell(Progress(stage, done))
        else:
            tell(Progress("articles", (number - 1 + done) / of, source.title, number, of))

    return watch


def try_rule(base: Document, document: Document, rule: Rule, folder: Path, tell: Tell) -> Tried:
    """Return what a rule would change in a document, without writing it to the user's lists.

    The texts in which its words stand are read twice, without the rule and with it.

    Args:
        base: What the machine proposed last.
        document: The document as it is now.
        rule: The rule.
        folder: The folder of the user's lists.
        tell: Is told the progress.

    Raises:
        DomainError: If a list cannot be read, or not be read any more with the rule.
    """
    words = [word.casefold() for word in rule.words]
    sources = tuple(
        key
        for key, source in current_sources(document).items()
        if any(word in source.text.casefold() for word in words)
    )
    if not sources:
        return Tried(document, Merged(Patch("", {}), ()), proposed=0)
    wanted = Wanted(sources, (), (folder,))
    without = reread(base, document, wanted, tell)
    with on_trial(folder, rule) as trial:
        read = reread(base, document, wanted._replace(lists=(trial,)), tell)
    proposed = merge(without.theirs, without.theirs, read.theirs)
    merged_in = merge(without.proposed, document, read.theirs)
    return Tried(apply_patch(document, merged_in.patch), merged_in, len(proposed.lines))
