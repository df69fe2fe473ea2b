"""From a file, or from what a user pasted, to an article, whatever format it is in."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from .article import Article, ArticleError
from .bylines import byline_in
from .dateline import published_at_top
from .encoding import decoded_wrongly
from .kinds import Format, format_of
from .language import language_note, settled_language
from .mastheads import outlet_at_top
from .plain import file_title, first_line_title

LARGEST_FILE = 64 * 2**20
_MEGABYTE = 2**20
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = "\0 \t\r\n\f\v\x85\xa0\u2028\u2029\u200b\ufeff"
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MANY_CONTROLS = 10
_TOP = 2_000
_MOST_SECOND = 5
_READERS = {
    Format.TEXT: ("plain", "read_text"),
    Format.MARKDOWN: ("plain", "read_markdown"),
    Format.HTML: ("html", "read_html"),
    Format.MHTML: ("mhtml", "read_mhtml"),
    Format.DOCX: ("word", "read_docx"),
    Format.ODT: ("opentext", "read_odt"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.EPUB: ("epub", "read_epub"),
}
_PASTED = "Pasted text"
_UNNAMED = "Untitled"


def read_article(path: Path) -> Article:
    """Return the article in a file; its kind is told by what is in it, then by its name.

    Raises:
        ArticleError: If it holds no text that can be read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError(f"{path.name} is a folder; open the articles in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(f"{path.name} is no file but a device or a pipe.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ArticleError(f"There is no file {path}.") from error
    except PermissionError as error:
        raise ArticleError(
            f"{path.name} may not be read by you; change its permissions."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"{path.name} cannot be read: {reason}.") from error
    return article_of(data, path.name)


def article_of(data: bytes, name: str) -> Article:
    """Return the article in the bytes of a file called `name`.

    Raises:
        ArticleError: If it holds no text that can be read.
    """
    if len(data) > LARGEST_FILE:
        most = LARGEST_FILE // _MEGABYTE
        raise ArticleError(f"{name} is larger than {most} MB, too large for an article.")
    if not data.strip():
        raise _empty(name)
    form = format_of(data, name)
    article = _reader(form)(data, name)
    if form in {Format.PDF, Format.DOCX, Format.ODT, Format.EPUB}:
        article = _named_wrongly(article, form, name)
    return _finished(article, name)


def pasted_article(text: str) -> Article:
    """Return the article that a user pasted.

    Raises:
        ArticleError: If it holds no word.
    """
    whole, lone = _SURROGATE.subn("\ufffd", text)
    notes: tuple[str, ...] = ()
    if lone:
        what = "One half of a character" if lone == 1 else f"{lone} halves of characters"
        notes = (f"{what} in the pasted text had no other half, shown as “\ufffd”.",)
    title = first_line_title(whole) or _PASTED
    return _finished(
        Article(whole, title, published=published_at_top(whole), notes=notes), "The pasted text"
    )


def _reader(form: Format) -> Callable[[bytes, str], Article]:
    """Return what reads a format; its library is imported now, and not before."""
    module, function = _READERS[form]
    reader: Callable[[bytes, str], Article] = getattr(
        import_module(f".{module}", __package__), function
    )
    return reader


def _named_wrongly(article: Article, form: Format, name: str) -> Article:
    if name.lower().endswith("." + form.name.lower()):
        return article
    note = f"{name} is {form.value}, whatever its name says, and was read as one."
    return article._replace(notes=(*article.notes, note))


def _empty(name: str) -> ArticleError:
    return ArticleError(f"{name} is empty: there is no text to read.")


def _finished(article: Article, name: str) -> Article:
    """Return the article with its language and what is to be said of every format alike."""
    text = article.text
    if not text.strip(_BLANK):
        raise _empty(name)
    notes = list(article.notes)
    controls = len(_CONTROL.findall(text))
    if controls > _MANY_CONTROLS:
        notes.append(f"There are {controls} control characters in {name}; they were kept.")
    wrong = decoded_wrongly(text)
    if wrong is not None:
        notes.append(f"Letters in {name} were spoilt before it was saved, as in “{wrong}”.")
    language = settled_language(text, article.language)
    notes.extend(filter(None, [language_note(language)]))
    byline = article.byline or byline_in(_second_lines(text))
    return article._replace(
        title=_one_line(article.title) or _one_line(file_title(name)) or _UNNAMED,
        outlet=_one_line(article.outlet) or outlet_at_top(text[:_TOP]),
        byline=tuple(filter(None, map(_one_line, byline))),
        language=language,
        url=_one_line(article.url),
        notes=tuple(notes),
    )


def _one_line(words: str | None) -> str | None:
    """Return words as one line without control characters, as a model file wants them."""
    return " ".join(_UNPRINTED.sub(" ", words or "").split()) or None


def _second_lines(text: str) -> list[str]:
    """Return the lines below the first one, which may be a headline that begins like a byline."""
    return [line for line in map(str.strip, text[:_TOP].splitlines()) if line][1:_MOST_SECOND]
