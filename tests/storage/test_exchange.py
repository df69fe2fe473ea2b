"""A model file is read whole or not at all, with every problem told, and written the same."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from types import MappingProxyType

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import DomainError, EventType, Rival
from idlib_gui.resources import resource_path
from idlib_gui.storage import exchange
from idlib_gui.storage.exchange import (
    ModelFileError,
    looks_like_model,
    model_bytes,
    model_of,
    model_schema,
    read_model,
    write_model,
)


@pytest.fixture(scope="module")
def content(bundled_path):
    return json.loads(bundled_path.read_bytes())


@pytest.fixture
def changed(content):
    """Return what a file says is wrong with it after a change to the bundled model."""

    def change(edit):
        model = copy.deepcopy(content)
        edit(model)
        return told(json.dumps(model).encode())

    return change


def told(data):
    with pytest.raises(ModelFileError) as caught:
        model_of(data)
    return [problem.line for problem in caught.value.problems]


def test_reading_and_writing_gives_the_same_bytes(bundled_path):
    data = bundled_path.read_bytes()
    assert model_bytes(model_of(data)) == data


def test_an_empty_model_is_a_model():
    empty = Document()
    assert model_of(model_bytes(empty)) == empty


def test_the_shipped_schema_is_the_one_that_files_are_read_by():
    shipped = json.loads(resource_path("idlib-model.schema.json").read_text("utf-8"))
    assert shipped == model_schema()
    jsonschema.Draft202012Validator.check_schema(shipped)


def test_the_bundled_model_follows_the_schema(content):
    jsonschema.validate(content, model_schema())


def test_all_problems_are_told_with_their_places(changed):
    def edit(model):
        model["events"][3]["agents"][0] = 7
        model["events"][4]["type"] = "WAR"
        model["quotes"][0]["speaker"] = ["a1"]
        del model["actors"][0]["name"]
        model["places"][0]["colour"] = "red"
        model["dates"][0]["edtf"] = "2020-02-30"

    assert changed(edit) == [
        'actors[0]: "name" is missing',
        'places[0]: "colour" is not known in place',
        "dates[0].edtf: “2020-02-30” has no such day in its month",
        "events[3].agents[0]: 7 is no text",
        f'events[4].type: "WAR" is none of {", ".join(EventType)}',
        "quotes[0].speaker: a list is no text",
    ]


def test_a_dangling_id_is_told_with_its_place(changed):
    def edit(model):
        model["events"][3]["agents"].insert(0, "a99")

    assert changed(edit) == ['events[3].agents[0]: no actor "a99"']


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda m: m["events"][0].update(title=""), "events[0].title: is empty"),
        (
            lambda m: m["events"][0].update(title="a\u0007b"),
            "events[0].title: has a control character, U+0007",
        ),
        (
            lambda m: m["events"][0].update(title="a\u2028b"),
            "events[0].title: has a control character, U+2028",
        ),
        (lambda m: m["actors"][0]["aliases"].append("\ud800"), "half a character, U+D800"),
        (
            lambda m: m["events"][0].update(confidence=1.5),
            "events[0].confidence: 1.5 is not between 0 and 1",
        ),
        (
            lambda m: m["events"][0].update(confidence=True),
            "events[0].confidence: true is no number",
        ),
        (lambda m: m["events"][0].update(confidence="1"), 'events[0].confidence: "1" is no number'),
        (lambda m: m["events"][0].update(agents=None), "events[0].agents: null is no list"),
        (lambda m: m["events"][0].update(trigger=[]), "events[0].trigger: a list is no object"),
        (
            lambda m: m["events"][0]["trigger"].update(start=-1),
            "events[0].trigger.start: -1 is not at least 0",
        ),
        (
            lambda m: m["events"][0]["trigger"].update(start=0.5),
            "events[0].trigger.start: 0.5 is no whole number",
        ),
        (
            lambda m: m["events"][0]["when"].update(edtf=20),
            "events[0].when.edtf: 20 is no EDTF date",
        ),
        (
            lambda m: m["events"][0]["when"].update(edtf="a\nb"),
            'events[0].when.edtf: "a\\nb" is no EDTF date',
        ),
        (
            lambda m: m["events"][0].update(status={}),
            "events[0].status: an object is none of proposed",
        ),
        (
            lambda m: m["actors"][0].update(country="Turkey"),
            'actors[0].country: "Turkey" is no country code',
        ),
        (lambda m: m["places"][0].update(lat=91), "places[0].lat: 91 is not between -90 and 90"),
        (lambda m: m["sources"][0].update(sha256="x"), 'sources[0].sha256: "x" is no SHA-256'),
        (lambda m: m["events"].append(m["events"][0]), "has the id of events[0]"),
        (lambda m: m["dates"].append(m["dates"][0]), "stands at the place of dates[0]"),
        (lambda m: m.update(extra=1), '"extra" is not known in a model file'),
        (lambda m: m.pop("quotes"), '"quotes" is missing'),
        (lambda m: m.update(events={}), "events: an object is no list"),
        (
            lambda m: m["sources"][0].update(text="other"),
            "sources[0].sha256: the text is not the one",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_is(changed, edit, line):
    assert any(line in told for told in changed(edit))


def test_html_in_a_title_is_text_like_any_other(content):
    model = copy.deepcopy(content)
    model["events"][0]["title"] = "<b>bold</b> <img src=x>"
    document = model_of(json.dumps(model).encode())
    assert next(iter(document.events.values())).title == "<b>bold</b> <img src=x>"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no text in UTF-8 (byte 0)"),
        (b'{"format":"idlib-model","version":1,"sources":[', "ends too early (line 1, column 48"),
        (b"nonsense", "is no JSON (line 1, column 1"),
        (b"[]", "is a list, not a model file"),
        (b"3", "is 3, not a model file"),
        (b'{"a": NaN}', "has the value NaN, which JSON does not know"),
        (b'{"a": 1, "a": 2}', 'has the key "a" twice in one object'),
        (b"[" * 100_000, "is nested too deeply"),
        (b"{}", 'is no model file: "format" is null'),
        (b'{"format":"idlib-model"}', 'has a "version" of null'),
        (b'{"format":"idlib-model","version":true}', 'has a "version" of true'),
        (b'{"format":"idlib-model","version":0}', 'has a "version" of 0'),
        (b'{"format":"idlib-model","version":2}', "is of version 2, made by a later program"),
        (b"\xef\xbb\xbf{}", "is no JSON"),
        (b"9" * 5_000, "is no model file: it holds a number that is too long"),
        (b"x" * 9_000_000, "is no model file"),
    ],
)  # fmt: skip
def test_what_is_no_model_file_is_refused_with_a_sentence(data, line):
    (only,) = told(data)
    assert line in only


def test_a_file_that_is_cut_anywhere_is_refused(bundled_path):
    data = bundled_path.read_bytes()
    for length in range(0, len(data) - 2, 4_999):
        assert len(told(data[:length])) == 1


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(ModelFileError, match="cannot be read"):
            read_model(path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path, monkeypatch, bundled_path):
    monkeypatch.setattr(exchange, "MAX_BYTES", 10)
    with pytest.raises(ModelFileError, match="is larger than"):
        read_model(bundled_path)


def test_writing_puts_the_whole_file_in_place(tmp_path, bundled, bundled_path):
    path = tmp_path / "copy.json"
    path.write_text("old")
    write_model(bundled, path)
    assert path.read_bytes() == bundled_path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["copy.json"]


def test_a_file_that_cannot_be_written_says_so_and_the_old_one_stays(tmp_path, bundled):
    with pytest.raises(DomainError, match=r"copy\.json could not be written"):
        write_model(bundled, tmp_path / "no folder" / "copy.json")


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.none(), max_size=2), st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)  # fmt: skip


@given(
    st.sampled_from(["sources", "actors", "places", "dates", "events", "quotes"]),
    st.integers(0, 999),
    st.integers(0, 999),
    VALUES,
)
def test_any_value_in_any_place_is_read_or_refused_as_the_schema_says(
    content, table, number, key, value
):
    model = copy.deepcopy(content)
    record = model[table][number % len(model[table])]
    record[sorted(record)[key % len(record)]] = value
    raw = json.dumps(model).encode()
    if not jsonschema.Draft202012Validator(model_schema()).is_valid(model):
        assert all(line.startswith(f"{table}[") for line in told(raw))
        return
    try:
        document = model_of(raw)
    except ModelFileError:
        return  # what a schema cannot check: ids, citations, the calendar
    assert model_of(model_bytes(document)) == document


def test_an_order_of_records_is_kept(bundled):
    turned = document_of(
        [*bundled.sources.values(), *reversed(bundled.actors.values()), *bundled.places.values()]
    )
    assert list(model_of(model_bytes(turned)).actors) == list(turned.actors)


def test_a_model_file_is_known_by_its_name_or_by_its_beginning(tmp_path, bundled_path):
    unnamed = tmp_path / "model"
    unnamed.write_bytes(bundled_path.read_bytes())
    article = tmp_path / "article.txt"
    article.write_text("It rained. " * 100 + "idlib-model")
    assert looks_like_model(bundled_path)
    assert looks_like_model(tmp_path / "not there.JSON")
    assert looks_like_model(unnamed)
    assert not looks_like_model(article)
    assert not looks_like_model(tmp_path / "not there")
    assert not looks_like_model(tmp_path)


def test_what_a_person_added_is_written_only_where_there_is_something(bundled):
    key, event = next(iter(bundled.events.items()))
    said = event.evidence[0] if event.evidence else event.trigger
    rival = Rival("when", "2020-02-02", said, next(iter(bundled.actors)))
    told = event._replace(note="Two lines\nof note", rivals=(rival,), contradicting=(said,))
    events = MappingProxyType({**bundled.events, key: told})
    document = replace(bundled, events=events)
    raw = model_bytes(document)
    assert model_of(raw) == document
    written = json.loads(raw)["events"]
    assert {"note", "rivals", "contradicting"} <= set(written[0])
    assert not {"note", "rivals", "contradicting", "neutral"} & set(written[1])
    assert jsonschema.Draft202012Validator(model_schema()).is_valid(json.loads(raw))
