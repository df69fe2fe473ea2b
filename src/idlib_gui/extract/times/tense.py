"""Whether the words round an expression speak of what is to come."""

from __future__ import annotations

import re

_THEN = r"(?:\s+(?:not|also|be|have|been|only|\w+ly)){0,3}\s+\w+"
_FUTURE = (
    rf"(?:will|['’]ll|won['’]t|shall|would){_THEN}"
    r"|(?:is|are|was|were|be|been)\s+(?:expected|scheduled|due|set|planned|slated|likely|going|about"
    r"|supposed)(?:\s+(?:to\s+)?(?:be\s+)?\w+)?|(?:is|are)\s+to\s+\w+|payable|upcoming|expires?|due"
    r"|(?:plans?|planning|expects?|hopes?|intends?|wants?|agreed|vowed|promised)\s+to\s+\w+"
    r"|(?:has|have)\s+(?:scheduled|planned|set|postponed|called)|(?:planned|scheduled|set)\s+for"
    r"|postponed\s+(?:until|till|to)|(?:as\s+)?(?:early|soon)\s+as|effective"
    r"|ahead\s+of|deadline|to\s+be\s+\w+"
)
_PAST = (
    r"was|were|had|did|been|has|have|said|says|saying|told|met|made|took|went|came|began|held|left|won"
    r"|lost|fell|rose|sold|sent|put|killed|struck|hit|shot|fought|spoke|gave|found|became|ran|saw|broke"
    r"|wrote|bought|brought|paid|led|kept|built|felt|grew|\w{2,}ed"
)
_CUES = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n")
_CLAUSE_END = re.compile(r"[.!?;:][\"”’)\]]*\s|\bthat\b|\n")
_PAST_RIGHT_AFTER = re.compile(
    rf"(?:\s+(?:night|morning|afternoon|evening))?\s+(?:(?:he|she|it|they|we)\s+)?(?:{_PAST})\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\w+ed", re.IGNORECASE)
REACH = 200
"""Characters to either side in which a verb may tell the tense."""


def speaks_of_future(text: str, start: int, end: int, *, before_only: bool = False) -> bool | None:
    """Return whether the clause round a span speaks of what is to come; None if no verb tells.

    Args:
        text: The whole text.
        start: Where the span begins.
        end: Where it ends.
        before_only: Only a verb before the span counts, as with weekdays, which often stand
            between who speaks and "vowed to". A past verb right after it counts all the same.
    """
    if before_only and _PAST_RIGHT_AFTER.match(text, end):
        return False
    before = text[max(0, start - REACH) : start]
    cut = [match.end() for match in SENTENCE_END.finditer(before)]
    cues = list(_CUES.finditer(before, cut[-1] if cut else 0))
    if cues:
        return _told_by(cues)
    if before_only:
        return None
    after = text[end : end + REACH]
    close = _CLAUSE_END.search(after)
    cue = _CUES.search(after, 0, close.start() if close else len(after))
    return None if cue is None else cue.lastgroup == "future"


def _told_by(cues: list[re.Match[str]]) -> bool | None:
    """Return what the last verb tells; a participle after “will” may belong to a noun."""
    last = cues[-1]
    if last.lastgroup == "future":
        return True
    mixed = any(cue.lastgroup == "future" for cue in cues)
    return None if mixed and _PARTICIPLE.fullmatch(last[0]) else False
