"""The window as a screen reader is told of it, through AT-SPI."""

from __future__ import annotations

import pytest

from idlib_gui.ui.wording import say_actors, say_when

POSTS = "Turkey sets up observation posts"


@pytest.fixture
def program(heard):
    """Return the program, as it is when it has just been started."""
    heard.press("Escape", "0")
    return heard


def shown(nodes):
    """Return what can be seen now; a pane may keep widgets for later."""
    return [node for node in nodes if "showing" in node.states]


def named(nodes, role):
    return [node.name for node in nodes if node.role == role]


def name_of(document, event):
    """Return title, date and actors of an event."""
    parts = (event.title, say_when(event.when), say_actors(document, event.actors))
    return ", ".join(part for part in parts if part)


def detail(screen_reader):
    """Return the words in the detail pane."""
    return " | ".join(
        node.name for node in shown(screen_reader.read("filler:Details of what is selected"))
    )


def selected(screen_reader):
    events = screen_reader.read("list:Timeline")
    return [event.name for event in events if "selected" in event.states]


@pytest.mark.usefixtures("program")
def test_the_timeline_is_a_list_of_its_events_with_title_date_and_actors(screen_reader, bundled):
    events = screen_reader.read("list:Timeline")
    names = {name_of(bundled, event) for event in bundled.events.values()}
    assert len(events) >= 15
    assert {event.role for event in events} == {"list item"}
    assert {event.name for event in events} <= names
    assert f"{POSTS}, Oct 2017 – May 2018, Turkey" in named(events, "list item")
    for event in events:
        assert {"showing", "selectable", "focusable"} <= event.states
        assert event.actions == ("Press",)
    (whole,) = [n for n in screen_reader.read() if (n.role, n.name) == ("list", "Timeline")]
    x, y, width, height = whole.place
    for event in events:
        across, down = event.middle
        assert x < across < x + width
        assert y < down < y + height


def test_a_click_where_an_event_is_said_to_be_selects_it(program, screen_reader):
    event = next(e for e in screen_reader.read("list:Timeline") if e.name.startswith(POSTS))
    assert selected(screen_reader) == []
    left, top, *_ = program.place()
    across, down = event.middle
    program.click(across - left, down - top)
    assert selected(screen_reader) == [event.name]
    words = detail(screen_reader)
    assert POSTS in words
    assert "Oct 2017 – May 2018" in words
    assert "“Turkey built observation posts" in words


def test_press_selects_an_event_and_keys_go_on_from_it(program, screen_reader):
    first, then = [event.name for event in screen_reader.read("list:Timeline")][5:7]
    screen_reader.do("Press", "list:Timeline", f"list item:{first}")
    program.settle()
    assert selected(screen_reader) == [first]
    assert first.split(", ")[0] in detail(screen_reader)
    screen_reader.do("Press", "list:Timeline", f"list item:{then}")
    program.settle()
    assert selected(screen_reader) == [then]
    program.press("period")
    program.press("comma")
    assert selected(screen_reader) == [then]
    assert then.split(", ")[0] in detail(screen_reader)
    program.press("Escape")
    assert selected(screen_reader) == []


def test_the_list_follows_what_is_in_view(program, screen_reader):
    whole = named(screen_reader.read("list:Timeline"), "list item")
    program.press("w", "w", "w", "w")
    near = named(screen_reader.read("list:Timeline"), "list item")
    assert near
    assert near != whole
    program.press("0")
    assert named(screen_reader.read("list:Timeline"), "list item") == whole


@pytest.mark.usefixtures("program")
def test_actors_and_quotes_say_what_they_are(screen_reader, bundled):
    actors = screen_reader.read("list:Actors")
    names = named(actors, "list item")
    assert "Turkey, state, 12 events, 0 quotes, lane shown" in names
    for actor in bundled.actors.values():
        assert any(name.startswith(f"{actor.name}, ") for name in names), actor.name
    quotes = named(screen_reader.read("list:Quotes"), "list item")
    assert len(quotes) == len(bundled.quotes)
    assert any("Aslı Aydıntaşbaş" in quote and "vassal" in quote for quote in quotes)


def test_the_table_has_every_event_and_the_source_its_words(program, screen_reader, bundled):
    program.press("ctrl+4")
    cells = screen_reader.read("table:Events as a table")
    assert named(cells, "table column header")[:3] == ["When", "Event", "Who"]
    titles = set(named(cells, "table cell"))
    assert {event.title for event in bundled.events.values()} <= titles
    (source,) = [node for node in screen_reader.read() if node.name == "Text of the source"]
    assert source.role == "text"
    assert "a humanitarian emergency is growing" in source.text


def test_the_marks_between_two_actors_are_items_that_can_be_pressed(program, screen_reader):
    program.press("ctrl+7")
    names = named(screen_reader.read("list:Events between two actors"), "list item")
    assert any(name.startswith("Turkey asks Moscow to halt the offensive, ") for name in names)
    texts = {node.name: node.text for node in screen_reader.read() if node.role == "text"}
    assert (texts["First actor"], texts["Second actor"]) == ("Russia", "Turkey")


@pytest.mark.usefixtures("program")
def test_all_that_can_be_pressed_has_a_name(screen_reader):
    pressed = {"push button", "check box", "page tab", "combo box", "text", "list", "table"}
    things = [node for node in shown(screen_reader.read()) if node.role in pressed]
    assert len(things) > 20
    assert [node for node in things if not node.name] == []
    names = {node.name for node in things}
    assert {"Open", "Undo", "Redo", "Search", "Filter actors", "Fit", "Next event"} <= names


def test_it_ends_as_quietly_when_it_was_listened_to(program):
    assert program.quit() == (0, "")
