"""What sort of actor the user's words name, as far as the word lists tell."""

from __future__ import annotations

from idlib_gui.domain.records import ActorKind, DomainError

_ELSE = ActorKind.PERSON


def guessed_kind(text: str, start: int = 0, end: int | None = None) -> ActorKind:
    """Return what sort of actor some words of a text name; a person where nothing tells."""
    # Word lists are compiled when an actor is first created: the form can be opened without them.
    from idlib_gui.build.folders import user_lists  # noqa: PLC0415
    from idlib_gui.extract.findings import Span  # noqa: PLC0415
    from idlib_gui.extract.lists import shipped_lists  # noqa: PLC0415
    from idlib_gui.extract.names.guessing import guess_kind  # noqa: PLC0415

    span = Span(start, len(text) if end is None else end)
    try:
        return guess_kind(text, span, shipped_lists(user_lists())) or _ELSE
    except DomainError:  # a list that cannot be read is told of where an article is built
        return _ELSE
