"""XML of files that a stranger made: no entity is expanded, nothing outside is fetched."""

from __future__ import annotations

from typing import Any

from lxml import etree

from .article import ArticleError


def parsed_xml(data: bytes, name: str) -> Any:
    """Return the root element (lxml) of a part of the file called `name`.

    Raises:
        ArticleError: If it is no XML, or declares entities, which articles never do and attacks
            do (entities in entities, entities that stand for other files).
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged(name) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise damaged(name)
    return root


def damaged(name: str) -> ArticleError:
    """Return what to raise for a file whose inside is not as its format wants it."""
    return ArticleError(f"{name} is damaged: what is in it cannot be made out.")
