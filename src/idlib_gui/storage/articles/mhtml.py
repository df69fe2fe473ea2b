"""Web archives (MHTML): a page and all that it shows, saved by a browser as one e-mail message.

The message's own date says when the page was saved, which is not when it was published.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from .article import Article, ArticleError
from .encoding import decode
from .html import article_of_page

_MOST_PARTS = 5_000
_OPENS = re.compile(rb"^Content-Type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_DEEPEST = 50
"""How many parts may hold parts; the parser of the standard library goes down one by one."""
_PAGES = {"text/html", "application/xhtml+xml"}


def read_mhtml(data: bytes, name: str) -> Article:
    """Return the article of the first page in a web archive.

    Raises:
        ArticleError: If there is no page in it, or no article in the page.
    """
    if data.count(b"\n--") > _MOST_PARTS or len(_OPENS.findall(data)) > _DEEPEST:
        raise ArticleError(f"{name} holds more parts than a saved page has.")
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    if page is None:
        raise ArticleError(f"There is no page in {name}; save it again, or as HTML.")
    source = page.get_payload(decode=True)
    text, notes = decode(
        source if isinstance(source, bytes) else b"", name, page.get_content_charset()
    )
    article = article_of_page(text, name, notes)
    return article._replace(url=article.url or _address(message) or _address(page))


def _address(part: Message) -> str | None:
    for header in ("Snapshot-Content-Location", "Content-Location"):
        address = str(part.get(header) or "").strip()
        if address.startswith(("https://", "http://")) and not any(map(str.isspace, address)):
            return address
    return None
