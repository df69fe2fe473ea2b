"""The bundled model, held against the digest that it was curated from."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from idlib_gui.domain.outline import sentence_at, sentences
from idlib_gui.storage.exchange import model_bytes, read_model

ROOT = Path(__file__).resolve().parents[2]
MODEL_FILE = ROOT / "resources" / "bundled" / "idlib-2020.json"
DIGEST_FILE = MODEL_FILE.with_name("digest.txt")
ARTICLE_FILE = ROOT.parent / "shared" / "article" / "article.txt"

DATA = MODEL_FILE.read_bytes()
MODEL: dict[str, Any] = json.loads(DATA)
(SOURCE,) = MODEL["sources"]
TEXT: str = SOURCE["text"]
ACTORS = {actor["id"]: actor for actor in MODEL["actors"]}
PLACES = {place["id"]: place for place in MODEL["places"]}
EVENTS = {event["id"]: event for event in MODEL["events"]}
QUOTES = {quote["id"]: quote for quote in MODEL["quotes"]}
PUBLISHED = date.fromisoformat(SOURCE["published"].rstrip("~"))

SENTENCES = (9, 5, 2, 7, 4, 4, 2)
"""How many sentences each paragraph of the article has, and so each of the digest."""

ERDOGAN, AYDINTASBAS, TIMES = "Recep Tayyip Erdoğan", "Aslı Aydıntaşbaş", "Financial Times"
PASSAGES = (  # words, speaker, outlet, form
    ("Glory to Ukraine,", ERDOGAN, None, "direct"),
    (
        "constantly attacking the civilian people, carrying out massacres, spilling blood",
        ERDOGAN,
        None,
        "mixed",
    ),
    ("a dear friend", "Erdoğan and Putin", None, "mixed"),
    ("diversify [its] relations with superpowers", "Yusuf Erim", None, "mixed"),
    ("really cannot afford to alienate Russia,", AYDINTASBAS, TIMES, "mixed"),
    ("Turkey is not a Russian vassal,", AYDINTASBAS, TIMES, "direct"),
    (
        (
            "But it has become too beholden to Moscow to snap out of this relationship"
            " at the first crisis."
        ),
        AYDINTASBAS,
        TIMES,
        "direct",
    ),
    ("many serious strategic initiatives", ERDOGAN, None, "mixed"),
    ("sit down and talk everything through, without anger", ERDOGAN, None, "mixed"),
    (
        "Because he who stands up with anger will sit down with regret.",
        ERDOGAN,
        None,
        "direct",
    ),
)
NAMED_SENTENCES = re.compile(r"¶ (\d), sentences? (\d)(?: and (\d))?: \S.*\.$")


def name_of(actor: str | None) -> str | None:
    return None if actor is None else ACTORS[actor]["name"]


def actor_called(name: str) -> dict[str, Any]:
    return next(actor for actor in ACTORS.values() if actor["name"] == name)


def event_titled(title: str) -> dict[str, Any]:
    return next(event for event in EVENTS.values() if event["title"] == title)


def quote_of(words: str) -> dict[str, Any]:
    return next(quote for quote in QUOTES.values() if words in quote["text"])


def citations(value: Any) -> Iterator[dict[str, Any]]:
    """Every citation in a piece of the model, however deep it lies."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for inner in value.values():
            yield from citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def span(citation: dict[str, Any]) -> tuple[int, int]:
    return citation["start"], citation["end"]


def marked(text: str) -> list[str]:
    """The words in each pair of double quotation marks, straight or curly."""
    return [match[1] for match in re.finditer(r"[“\"]([^“”\"]+)[”\"]", text)]


def sentence_numbers(text: str) -> list[int]:
    counts = Counter(sentence.paragraph for sentence in sentences(text))
    return [counts[paragraph] for paragraph in sorted(counts)]


@pytest.fixture
def article() -> str:
    if not ARTICLE_FILE.is_file():
        pytest.skip("the article is no part of the project and does not lie beside it")
    return ARTICLE_FILE.read_text(encoding="utf-8").split("\n\n", 2)[2]


# The digest


def test_digest_is_the_text_of_the_model_byte_for_byte():
    assert DIGEST_FILE.read_bytes() == TEXT.encode()
    assert SOURCE["sha256"] == hashlib.sha256(DIGEST_FILE.read_bytes()).hexdigest()


def test_digest_has_seven_paragraphs_with_the_sentences_of_the_article():
    assert tuple(sentence_numbers(TEXT)) == SENTENCES


def test_article_has_as_many_sentences_in_each_paragraph(article):
    assert tuple(sentence_numbers(article)) == SENTENCES


def test_digest_keeps_the_ten_passages_in_curly_marks_and_quotes_nothing_else():
    assert marked(TEXT) == [words for words, *_ in PASSAGES]
    assert '"' not in TEXT


def test_article_has_the_same_ten_passages_word_for_word(article):
    assert marked(article) == [words for words, *_ in PASSAGES]


def test_digest_shares_no_run_of_seven_words_with_the_article_outside_the_marks(article):
    def runs(text: str) -> set[tuple[str, ...]]:
        spoken = r"[“\"][^“”\"]+[”\"]"
        pieces = [re.findall(r"\w+", piece.lower()) for piece in re.split(spoken, text)]
        return {tuple(words[i : i + 7]) for words in pieces for i in range(len(words) - 6)}

    assert runs(TEXT) & runs(article) == set()


# The file


def test_the_reader_finds_no_problem_and_writes_the_same_bytes_again():
    assert model_bytes(read_model(MODEL_FILE)) == DATA


def test_file_is_canonical_json():
    assert (json.dumps(MODEL, ensure_ascii=False, indent=1) + "\n").encode() == DATA


def test_the_model_is_as_rich_as_it_is_meant_to_be():
    assert len(EVENTS) >= 22
    assert len(ACTORS) >= 24
    assert len(MODEL["dates"]) == 11
    assert Counter(quote["form"] for quote in QUOTES.values()) == {
        "direct": 3,
        "mixed": 6,
        "indirect": 8,
    }
    assert sum(event["when"]["basis"] == "relative" for event in EVENTS.values()) >= 4
    assert sum(event["when"]["basis"] == "none" for event in EVENTS.values()) >= 2


def test_events_are_numbered_in_telling_order_and_quotes_in_text_order():
    told = [min(map(span, event["evidence"]))[0] for event in EVENTS.values()]
    said = [span(quote["citations"][0])[0] for quote in QUOTES.values()]
    dated = [span(entry)[0] for entry in MODEL["dates"]]
    assert list(EVENTS) == [f"e{number}" for number in range(1, len(EVENTS) + 1)]
    assert list(QUOTES) == [f"q{number}" for number in range(1, len(QUOTES) + 1)]
    assert (told, said, dated) == (sorted(told), sorted(said), sorted(dated))


# Evidence


def test_each_citation_has_its_words_and_their_surroundings():
    found = list(citations({key: value for key, value in MODEL.items() if key != "sources"}))
    assert len(found) > 200
    for citation in found:
        start, end = span(citation)
        assert citation["source"] == SOURCE["id"]
        assert citation["exact"] == TEXT[start:end] == TEXT[start:end].strip() != ""
        assert citation["prefix"] == TEXT[max(0, start - 24) : start]
        assert citation["suffix"] == TEXT[end : end + 24]


def test_each_citation_stays_within_one_sentence():
    for citation in citations(MODEL["events"] + MODEL["quotes"] + MODEL["dates"]):
        start, end = span(citation)
        assert sentence_at(TEXT, start) == sentence_at(TEXT, end - 1), citation["exact"]


@pytest.mark.parametrize(
    "record", [*EVENTS.values(), *QUOTES.values()], ids=lambda record: record["id"]
)
def test_each_reason_names_the_sentences_that_the_record_cites(record):
    named = NAMED_SENTENCES.match(record["reason"])
    assert named is not None, record["reason"]
    paragraph, *numbers = (int(number) for number in named.groups() if number)
    cited = {
        (place.paragraph, place.number)
        for citation in record.get("evidence") or record["citations"]
        if (place := sentence_at(TEXT, citation["start"])) is not None
    }
    assert cited == {(paragraph, number) for number in numbers}


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event["id"])
def test_each_trigger_lies_in_the_evidence_of_its_event(event):
    start, end = span(event["trigger"])
    assert any(e["start"] <= start and end <= e["end"] for e in event["evidence"])


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event["id"])
def test_each_title_is_a_short_label_in_words_of_our_own(event):
    title = event["title"]
    assert 10 <= len(title) <= 45
    assert title not in TEXT
    assert sum(other["title"] == title for other in EVENTS.values()) == 1


def test_every_actor_and_place_is_named_in_the_digest():
    orphans = [r["name"] for r in [*ACTORS.values(), *PLACES.values()] if not r["mentions"]]
    assert orphans == []


def test_every_event_has_an_agent_and_every_quote_a_speaker():
    assert [event["id"] for event in EVENTS.values() if not event["agents"]] == []
    assert [quote["id"] for quote in QUOTES.values() if quote["speaker"] is None] == []


def test_every_name_in_the_digest_is_a_mention():
    taken = [span(m) for record in [*ACTORS.values(), *PLACES.values()] for m in record["mentions"]]
    for actor in ACTORS.values():
        for name in [actor["name"], *actor["aliases"]]:
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", TEXT):
                start, end = match.span()
                assert any(s <= start and end <= e for s, e in taken), TEXT[start - 20 : end + 20]


def test_each_mention_is_a_name_of_its_actor():
    for actor in ACTORS.values():
        names = {actor["name"], *actor["aliases"]}
        assert {mention["exact"] for mention in actor["mentions"]} <= names


# Dates: each phrase has a rule, written here without regard to what the model says


def same_day(phrase: dict[str, Any]) -> str:
    """The latest day that an event told before the phrase took place on."""
    days = [
        event["when"]["edtf"]
        for event in EVENTS.values()
        if event["evidence"][0]["end"] <= phrase["start"]
        and re.fullmatch(r"\d{4}-\d\d-\d\d", event["when"]["edtf"] or "")
    ]
    return max(days)


def last_weekday(weekday: int) -> date:
    return next(
        day
        for back in range(1, 8)
        if (day := PUBLISHED - timedelta(days=back)).weekday() == weekday
    )


def latest_before(month: int, day: int) -> date:
    this_year = date(PUBLISHED.year, month, day)
    return this_year if this_year < PUBLISHED else date(PUBLISHED.year - 1, month, day)


def last_week() -> str:
    monday = PUBLISHED - timedelta(days=PUBLISHED.weekday() + 7)
    return f"{monday}/{monday + timedelta(days=6)}"


RULES: dict[str, Callable[[dict[str, Any]], str]] = {
    "nine-year-old": lambda _: f"{PUBLISHED.year - 9}~/{PUBLISHED}",
    "since 1 December": lambda _: f"{latest_before(12, 1)}/..",
    "the past two weeks": lambda _: f"{PUBLISHED - timedelta(weeks=2)}/{PUBLISHED}",
    "the same day": same_day,
    "Wednesday": lambda _: last_weekday(2).isoformat(),
    "until now": lambda _: f"../{PUBLISHED}",
    "2017": lambda phrase: phrase["exact"],
    "almost three years ago": lambda _: f"{PUBLISHED.year - 3}~",
    "earlier in January": lambda _: f"{latest_before(1, 1):%Y-%m}",
    "last week": lambda _: last_week(),
}
TIMEX = {
    "nine-year-old": ("P9Y", "DURATION"),
    "the past two weeks": ("P2W", "DURATION"),
    "until now": ("PRESENT_REF", "DATE"),
    "last week": (f"{PUBLISHED - timedelta(weeks=1):%G-W%V}", "DATE"),
}


def test_the_article_came_out_on_about_a_thursday():
    assert SOURCE["published"] == "2020-02-13~"
    assert PUBLISHED.weekday() == 3


@pytest.mark.parametrize("entry", MODEL["dates"], ids=lambda entry: entry["exact"])
def test_each_date_follows_from_its_rule(entry):
    assert entry["edtf"] == RULES[entry["exact"]](entry)
    assert entry["basis"] == ("stated" if entry["exact"] == entry["edtf"] else "relative")


@pytest.mark.parametrize("entry", MODEL["dates"], ids=lambda entry: entry["exact"])
def test_each_timex_value_says_the_same_in_the_other_notation(entry):
    plain = re.sub(r"[~/.]", "", entry["edtf"]), "DATE"
    assert (entry["timex"], entry["timex_type"]) == TIMEX.get(entry["exact"], plain)


def test_every_rule_has_its_phrase():
    assert Counter(entry["exact"] for entry in MODEL["dates"]) == {
        phrase: 2 if phrase == "the same day" else 1 for phrase in RULES
    }


DATED = [*EVENTS.values(), *QUOTES.values()]
DATE_AT = {span(entry): entry["edtf"] for entry in MODEL["dates"]}


@pytest.mark.parametrize("record", DATED, ids=lambda record: record["id"])
def test_each_when_is_honest_about_its_basis(record):
    """Stated and relative ones cite a phrase and agree with it; inferred ones say from where."""
    when = record["when"]
    if when["basis"] in {"stated", "relative"}:
        value = DATE_AT[span(when["phrase"])]
        some_time_within = f"[{value.replace('/', '..')}]"
        assert when["edtf"] in {value, some_time_within}
    elif when["basis"] == "inferred":
        assert when["edtf"] is not None
        assert "no date" in when["reason"] or when["phrase"]
    else:
        assert (when["basis"], when["edtf"], when["phrase"]) == ("none", None, None)


def test_an_inferred_when_keeps_the_end_that_its_phrase_gives():
    kept = [
        (when["edtf"].split("/")[1], DATE_AT[span(when["phrase"])].split("/")[1])
        for when in (record["when"] for record in DATED)
        if when["basis"] == "inferred" and when["phrase"]
    ]
    assert kept == [("2020-02-13", "2020-02-13")]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Syrian attack kills eight Turkish personnel", "2020-02-03"),
        ("Russia annexes Crimea", "2014-03"),
        ("Sochi deal on a demilitarised zone", "2018-09-17"),
        ("Turkey sets up observation posts", "2017-10/2018-05"),
        ("Erdoğan alleges massacres of civilians", "2020-02-12"),
    ],
)
def test_what_history_knows_is_inferred_from_the_public_record(title, day):
    when = event_titled(title)["when"]
    assert (when["edtf"], when["basis"]) == (day, "inferred")
    assert "public record" in when["reason"]


def test_events_reach_from_2011_to_the_week_of_publication():
    known = [event["when"]["edtf"] for event in EVENTS.values() if event["when"]["edtf"]]
    days = sorted(re.findall(r"\d{4}[-\d]*", " ".join(known)))
    assert days[0] == "2011"
    assert days[-1] == PUBLISHED.isoformat()


# Quotes


@pytest.mark.parametrize(("words", "speaker", "outlet", "form"), PASSAGES)
def test_each_passage_has_its_speaker_and_outlet(words, speaker, outlet, form):
    start = TEXT.index(f"“{words}”") + 1
    (quote,) = [
        quote
        for quote in QUOTES.values()
        if (start, start + len(words)) in map(span, quote["citations"])
    ]
    assert name_of(quote["speaker"]) == speaker
    assert name_of(quote["outlet"]) == outlet
    assert quote["form"] == form


def test_each_pair_of_marks_is_cited_once_by_quotes_that_are_no_indirect_ones():
    pairs = [(m.start() + 1, m.end() - 1) for m in re.finditer("“[^”]+”", TEXT)]
    cited = [
        span(citation)
        for quote in QUOTES.values()
        if quote["form"] != "indirect"
        for citation in quote["citations"]
    ]
    assert sorted(cited) == pairs


def test_no_indirect_quote_cites_words_in_marks():
    for quote in QUOTES.values():
        inside = any(mark in quote["text"] for mark in "“”")
        assert not (quote["form"] == "indirect" and inside)


@pytest.mark.parametrize("quote", QUOTES.values(), ids=lambda quote: quote["id"])
def test_the_words_of_a_quote_are_those_that_it_cites(quote):
    cited = [citation["exact"].removesuffix(",") for citation in quote["citations"]]
    assert quote["text"] == " … ".join(cited)


@pytest.mark.parametrize("quote", QUOTES.values(), ids=lambda quote: quote["id"])
def test_cue_and_attribution_stand_in_a_sentence_of_the_quote_but_outside_its_words(quote):
    words = [span(citation) for citation in quote["citations"]]
    homes = {sentence_at(TEXT, start) for start, _ in words}
    for part in (quote["cue"], quote["attribution"]):
        assert sentence_at(TEXT, part["start"]) in homes
        assert all(part["end"] <= start or part["start"] >= end for start, end in words)


def test_each_attribution_names_the_speaker_or_is_a_pronoun():
    for quote in QUOTES.values():
        speaker = ACTORS[quote["speaker"]]
        named = quote["attribution"]["exact"]
        assert named in {speaker["name"], *speaker["aliases"]} or named in {"he", "He", "she"}


def test_the_indirect_statements_are_there():
    said = [name_of(q["speaker"]) for q in QUOTES.values() if q["form"] == "indirect"]
    assert said == [
        "United Nations",
        ERDOGAN,
        "Kremlin",
        "Russian Foreign Ministry",
        "Russian Defence Ministry",
        "Russian Defence Ministry",
        "Turkish officials",
        AYDINTASBAS,
    ]


def test_statements_that_answer_each_other_are_linked():
    def link(quote: dict[str, Any]) -> tuple[Any, ...]:
        answered = QUOTES[quote["answers"]["quote"]]
        relation = quote["answers"]["relation"]
        return name_of(quote["speaker"]), relation, name_of(answered["speaker"])

    assert [link(quote) for quote in QUOTES.values() if quote["answers"]] == [
        ("Russian Defence Ministry", "rejects", ERDOGAN),
        (ERDOGAN, "echoes", AYDINTASBAS),
        (ERDOGAN, "echoes", AYDINTASBAS),
    ]
    assert quote_of("allegation was untrue")["answers"]["quote"] == quote_of("massacres")["id"]


def test_the_split_statement_is_one_quote_and_the_proverb_is_noted():
    assert [quote["id"] for quote in QUOTES.values() if len(quote["citations"]) > 1] == [
        quote_of("vassal")["id"]
    ]
    assert "proverb" in quote_of("Because he who")["reason"]


# Actors, places, claims


def test_bodies_and_heads_of_state_stand_under_their_state():
    under = {a["name"]: name_of(a["part_of"]) for a in ACTORS.values() if a["part_of"]}
    russian = {"Kremlin", "Russian Foreign Ministry", "Russian Defence Ministry", "Vladimir Putin"}
    turkish = {"Turkish military", "Turkish officials", ERDOGAN}
    assert {under[name] for name in russian} == {"Russia"}
    assert {under[name] for name in turkish} == {"Turkey"}
    assert under["Bashar al-Assad"] == under["Syrian government forces"] == "Syria"
    assert under["Yusuf Erim"] == "TRT World"


def test_misspellings_acronyms_and_capitals_are_aliases():
    assert "Ankara" in actor_called("Turkey")["aliases"]
    assert "Moscow" in actor_called("Russia")["aliases"]
    assert "Edrogan" in actor_called(ERDOGAN)["aliases"]
    assert "Ayintasbas" in actor_called(AYDINTASBAS)["aliases"]
    assert "HTS" in actor_called("Hayat Tahrir al-Sham")["aliases"]
    assert not {"Edrogan", "Ayintasbas"} & set(re.findall(r"\w+", TEXT))


def test_only_roads_have_no_coordinates():
    nowhere = {place["name"] for place in PLACES.values() if place["lat"] is None}
    assert nowhere == {"M4 highway", "M5 highway"}


@pytest.mark.parametrize(
    ("name", "south", "north", "west", "east"),
    [
        ("Idlib province", 35.2, 36.3, 36.1, 37.2),
        ("Aleppo", 36.1, 36.3, 37.0, 37.3),
        ("Damascus", 33.4, 33.6, 36.2, 36.4),
        ("Latakia", 35.4, 35.6, 35.7, 35.9),
        ("Turkish–Syrian border", 35.8, 36.9, 36.0, 42.4),
        ("Syria", 32.3, 37.3, 35.7, 42.4),
        ("Ukraine", 44.4, 52.4, 22.1, 40.2),
        ("Crimea", 44.4, 46.3, 32.5, 36.7),
        ("Astana", 51.0, 51.3, 71.2, 71.7),
        ("Sochi", 43.4, 43.8, 39.5, 40.0),
    ],
)
def test_each_place_lies_where_it_is(name, south, north, west, east):
    place = next(place for place in PLACES.values() if place["name"] == name)
    assert south < place["lat"] < north
    assert west < place["lon"] < east


def test_what_only_one_party_says_is_marked_as_its_claim():
    claims = {e["title"]: name_of(e["claimed_by"]) for e in EVENTS.values() if e["claimed_by"]}
    assert claims == {
        "700,000 refugees flee to the Turkish border": "United Nations",
        "Turkey breaks its promise on militants": "Kremlin",
        "Turkish troops aggravate matters in Idlib": "Russian Defence Ministry",
        "Russian and Iran-backed forces kill civilians": ERDOGAN,
    }


def test_each_claim_is_what_a_quote_of_that_party_is_about():
    for event in EVENTS.values():
        if event["claimed_by"]:
            speakers = {q["speaker"] for q in QUOTES.values() if event["id"] in q["about"]}
            assert event["claimed_by"] in speakers


def test_every_record_was_accepted_by_a_person():
    statuses = {record["status"] for record in [*EVENTS.values(), *QUOTES.values()]}
    assert statuses == {"accepted"}
