"""The lines between the top of a text and its first sentence: headline, outlet and date, byline.

A line of an outlet and a date is told from a headline such as “Fire of London, 2 September 1666” by
what goes with it: the word for a kind of paper, the number of a page, a byline, an upright mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from .told_dates import beside, first_date

_LINES = 6
_LONGEST = 150
_MOST_WORDS = 25
_SENTENCE_END = re.compile(r"[.;,\u060c\u06d4]$")
_QUOTED_END = re.compile(r"[.,][\"'”’»)\]]+$")
_SPEECH = re.compile(r"[\"“„«]|.*\w{2}[.!?][\"'”’»)]*\s+[^\W\d_a-z]")
"""How a line begins that ends with what somebody says, unless it is a headline that quotes."""
_INITIAL = re.compile(r"\b[^\W\d_a-z]\.$")
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_MARKS = re.compile(r"[\W_]*")
_PARTS = re.compile(r"\s*[,|•·/\u060c]\s*|\s+[–—-]+\s+")
_PAGE = re.compile(
    r"(?:pages?|pp?\.|section|sec\.|vol\.|volume|no\.|issue|edition|seite|sayfa)\s*[A-Z]?-?\d{1,5}"
    r"|(?:section|edition)\s+[A-Z]|[A-Z]\d{1,3}|(?:early|late|final|print|online)\s+edition",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-z][\w.'’&-]*"
_SMALL = r"(?:of|the|and|for|in|on|de|des|du|del|della|di|da|la|le|el|al|der|die|das|van|von|&)"
_NAME = re.compile(rf"(?:{_CAPITAL})(?:\s+(?:{_CAPITAL}|{_SMALL})){{0,6}}(?:\s+\([^()]{{2,30}}\))?")
_NOTICE = re.compile(
    r"\b(?:release|statement|conference|briefing|advisory|analysis)$", re.IGNORECASE
)
"""What a text is, not who brings it: “Press Release”, “News Analysis”."""
_KIND = re.compile(
    r"\b(?:times|post|news|newspaper|gazette|herald|courier|monitor|tribune|journal|chronicle"
    r"|telegraph|guardian|observer|mail|mirror|express|standard|press|agency|daily|weekly|review"
    r"|record|register|ledger|dispatch|despatch|examiner|[ei]nquirer|globe|independent|sentinel"
    r"|echo|bulletin|today|online|media|broadcasting|radio|television|tv|magazine|digest|advertiser"
    r"|reporter|messenger|mercury|argus|wire|newswire|reuters|afp|bbc|cnn|dpa|tass|xinhua"
    r"|bloomberg|economist|al[\s-]jazeera|deutsche\s+welle|anadolu|interfax|haaretz"
    r"|zeitung|tageblatt|nachrichten|anzeiger|kurier|rundschau|spiegel|monde|figaro|presse"
    r"|gazete(?:si)?|postası|haber(?:ler)?|ajansı|diario|periódico|corriere|giornale"
    r"|صحيفة|جريدة|وكالة)\b",
    re.IGNORECASE,
)
"""What kinds of papers and agencies are called by, which names of people and places seldom have."""
_BY = re.compile(r"(?i:by):?\s+[^\W\d_a-z]")
_LABEL = re.compile(
    r"(?:published|posted|updated|date|source|author)\s*:|(?:last\s+)?(?:updated|posted|published)"
    r"(?:\s+(?:on|at))?\b(?=.*\d)",
    re.IGNORECASE,
)


class Masthead(NamedTuple):
    """What a line of an outlet and a date tells; `sure` is whether it can be nothing else."""

    published: str
    outlet: str | None
    sure: bool


def head_lines(text: str) -> list[str]:
    """Return the first few lines of a text, up to the first one that is running text."""
    return list(takewhile(lambda line: not is_running_text(line), _lines(text)))


def is_running_text(line: str) -> bool:
    """Return whether a line is a sentence or more, as no headline, date or byline is."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
        return True
    if _QUOTED_END.search(line):
        return _SPEECH.match(line) is not None
    return bool(_SENTENCE_END.search(line)) and not _INITIAL.search(line)


def headline(text: str) -> str | None:
    """Return the first line above the running text that is no outlet, date or byline."""
    return next((line for line in head_lines(text) if not _about(line)), None)


def masthead_date(lines: Sequence[str]) -> str | None:
    """Return the one date that lines of an outlet and a date tell, None if there are more."""
    found = {head.published for head in _mastheads(lines)}
    return found.pop() if len(found) == 1 else None


def outlet_at_top(text: str) -> str | None:
    """Return the outlet that a text names above its first sentence, beside or next to the date."""
    lines = head_lines(text)
    named = next((head.outlet for head in _mastheads(lines) if head.outlet), None)
    if named:
        return named
    if not any(map(_is_date, lines)):
        return None
    near = {at for at, line in enumerate(lines) if _is_date(line) or _BY.match(line)}
    return next(
        (
            line
            for at, line in enumerate(lines[1:], 1)
            if {at - 1, at + 1} & near and _is_outlet(line)
        ),
        None,
    )


def _lines(text: str) -> Iterator[str]:
    found = 0
    for match in _LINE.finditer(text):
        line = " ".join(match.group().strip("\ufeff").split())
        if _MARKS.fullmatch(line):
            continue
        yield line
        found += 1
        if found == _LINES:
            return


def _about(line: str) -> bool:
    """Return whether a line tells of the article who, when or where, and is no headline."""
    if _BY.match(line) or _LABEL.match(line) or _is_date(line):
        return True
    head = _masthead(line)
    return head is not None and head.sure


def _is_date(line: str) -> bool:
    found = first_date(line)
    return found is not None and not beside(found.before) and not beside(found.after)


def _mastheads(lines: Sequence[str]) -> Iterator[Masthead]:
    """Yield what stands above the running text; the first line may be it if a headline follows."""
    head = list(takewhile(lambda line: not is_running_text(line), lines[:_LINES]))
    for at, line in enumerate(head):
        found = _masthead(line)
        signed = any(map(_BY.match, (*head[at - 1 : at], *head[at + 1 : at + 2])))
        titled = at > 0 or not all(map(_about, head[1:]))
        if found and titled and (found.sure or (signed and at > 0)):
            yield found


def _masthead(line: str) -> Masthead | None:
    found = None if is_running_text(line) else first_date(line)
    if found is None or not _parted(found.before, found.after):
        return None
    parts = [part for side in (found.before, found.after) for part in _PARTS.split(side)]
    said = [part.strip() for part in parts if beside(part)]
    names = [part for part in said if not _PAGE.fullmatch(part) and not _BY.match(part)]
    if not said or not all(map(_NAME.fullmatch, names)):
        return None
    kinds = list(filter(_KIND.search, names))
    outlet = next(filter(_is_outlet, kinds), None)
    marked = len(names) < len(said) or any(mark in line for mark in "|•·")
    return Masthead(found.edtf, outlet, bool(kinds) or marked)


def _is_outlet(words: str) -> bool:
    named = _NAME.fullmatch(words) and _KIND.search(words)
    return bool(named) and not _NOTICE.search(words)


def _parted(before: str, after: str) -> bool:
    """Return whether marks part a date from what stands on either side of it."""
    return not beside(_PARTS.split(before)[-1]) and not beside(_PARTS.split(after)[0])
