"""Which language a text is in, by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_FEWEST_LETTERS = 12
_SAMPLE = 20_000
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"),
    ("cyrillic", "\u0400", "\u04ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("hi", "\u0900", "\u097f"),
    ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"),
    ("th", "\u0e00", "\u0e7f"),
)
_COMMON = {
    "en": "the of and to in that is was for on with as by at from has have said it be not",
    "tr": "ve bir bu da de için ile olarak olan daha çok ancak gibi göre kadar sonra ise değil",
    "de": "der die das und ist nicht den von zu mit dem ein eine auf für im sich des auch als",
    "fr": "le la les et des est un une du que dans pour pas sur au qui par avec ce il",
    "es": "el la los las de que en un una del se por con para es su al como más fue pero",
    "it": "il la di che un una per non del con sono gli della nel alla da più le",
    "pt": "os de que um uma da não para com por na se foi mais dos ao são ele",
    "nl": "de het een en van te dat op niet voor zijn aan ook er maar werd zich hij heeft",
    "pl": "na nie się że jest za po od jak przez dla oraz były ale tym który są co był jego",
}
"""Words that hold sentences together; those of other languages are no words of English."""
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_HITS = 2
_TURKISH = "ğıİş"
_TURKISH_SHARE = 0.02
_FEWEST_TURKISH = 4
_LEAST_SHARE = 0.1
_LONG_ENOUGH = 400
"""Code points from which a text may gainsay what its file declares."""
_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "ku": "Kurdish",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None if nothing tells it."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "cyrillic":
        return "uk" if re.search("[іїєґ]", sample, re.IGNORECASE) else "ru"
    if script == "ar":
        if re.search("[ٹڈڑے]", sample):
            return "ur"
        return "fa" if re.search("[پچژگ]", sample) else "ar"
    return script or _by_words(sample) or _by_letters(sample)


def _script(sample: str) -> str | None:
    """Return the script that most letters are in, None if that is Latin or there are too few."""
    found = Counter[str]()
    letters = 0
    for char, count in Counter(sample).items():
        if not char.isalpha():
            continue
        letters += count
        for script, first, last in _SCRIPTS:
            if first <= char <= last:
                found[script] += count
    if letters < _FEWEST_LETTERS or not found:
        return None
    if found["ja"] > 0.1 * letters:
        return "ja"
    script, count = found.most_common(1)[0]
    return script if count > letters / 2 else None


def _by_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.lower()))
    hits = {
        language: sum(words[word] for word in sorted(common)) for language, common in _WORDS.items()
    }
    language = max(hits, key=hits.__getitem__)
    enough = max(_FEWEST_HITS, _LEAST_SHARE * words.total())
    tied = sum(count == hits[language] for count in hits.values()) > 1
    return language if hits[language] >= enough and not tied else None


def _by_letters(sample: str) -> str | None:
    """Return Turkish for a text with its letters: endings take the place of many small words."""
    letters = sum(map(str.isalpha, sample))
    own = sum(map(sample.count, _TURKISH))
    many = own >= _FEWEST_TURKISH and own > _TURKISH_SHARE * letters  # more than a name has
    return "tr" if many and "ə" not in sample else None


def settled_language(text: str, declared: str | None) -> str | None:
    """Return the language of a text: what its words say, or else what its file says.

    The words go first, since the template of a site is often in another language than its text.
    """
    code = re.match(r"[a-z]{2,3}(?![a-z])", (declared or "").strip().lower())
    says = code.group() if code else None
    if says is not None and len(text) < _LONG_ENOUGH:
        return says
    return guess_language(text) or says


def language_note(language: str | None) -> str | None:
    """Return what to expect of a text in a language that the rules are not made for."""
    if language in {None, "en"}:
        return None
    called = _NAMES.get(language or "")
    text = f"a text in {called}" if called else "a text in another language"
    return (
        f"The rules are for English; in {text} only dates and names of places and states"
        " can be expected."
    )
