"""Lanes: whose they are, how they are grouped, and what is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from idlib_gui.domain.document import Document, document_of
from idlib_gui.domain.records import (
    Actor,
    ActorId,
    Event,
    EventClass,
    EventType,
    Kind,
    Ref,
)
from idlib_gui.layout.columns import (
    LONGEST_TITLE,
    Columns,
    columns_of,
    one_line,
)
from idlib_gui.layout.lanes import LaneTable, actor_lanes, place_lanes, single_lane, type_lanes

Make = Callable[..., Event]


def contents(table: LaneTable, columns: Columns) -> dict[str, list[str]]:
    """Return the ids of each lane's events by the lane's name."""
    found: dict[str, list[str]] = {lane.name: [] for lane in table.lanes}
    for event, lane in zip(table.event, table.lane, strict=True):
        found[table.lanes[lane].name].append(columns.ids[event])
    return found


def by_actor(
    document: Document, hidden: set[ActorId] | None = None, collapsed: set[str] | None = None
) -> tuple[LaneTable, dict[str, list[str]]]:
    columns = columns_of(document)
    table = actor_lanes(document, columns, hidden or set(), collapsed or set(), "Nobody")
    return table, contents(table, columns)


def test_an_event_of_two_actors_is_in_the_lane_of_each(article: Document) -> None:
    _, lanes = by_actor(article)
    assert "astana" in lanes["Turkey"]
    assert "astana" in lanes["Russia"]


def test_where_nobody_acts_the_lane_is_of_those_acted_on_or_of_who_claims(
    article: Document,
) -> None:
    _, lanes = by_actor(article)
    assert lanes["Kurds"] == ["flight"]
    assert "promise" in lanes["Russia"]
    assert lanes["Nobody"] == ["until"]


def test_groups_come_first_and_their_inner_lanes_are_set_in(article: Document) -> None:
    table, lanes = by_actor(article)
    assert list(lanes)[:2] == ["Turkey", "Erdogan"]
    assert [lane.depth for lane in table.lanes[:2]] == [0, 1]
    assert table.lanes[0].group
    assert table.lanes[0].ref == Ref(Kind.ACTOR, "turkey")


def test_a_collapsed_group_shows_all_its_events_once_in_one_lane(article: Document) -> None:
    table, lanes = by_actor(article, collapsed={"actor:turkey"})
    assert "Erdogan" not in lanes
    assert sorted(lanes["Turkey"]) == ["astana", "deal", "talk", "truce", "visit"]
    assert table.lanes[0].collapsed


def test_collapsing_what_is_no_group_changes_nothing(article: Document) -> None:
    table, _ = by_actor(article, collapsed={"actor:kurds"})
    assert not any(lane.collapsed for lane in table.lanes)


def test_a_hidden_actor_has_no_lane_but_those_inside_keep_theirs(article: Document) -> None:
    table, lanes = by_actor(article, hidden={ActorId("turkey")})
    assert "Turkey" not in lanes
    assert table.lanes[list(lanes).index("Erdogan")].depth == 0
    assert "astana" in lanes["Russia"]


def test_a_group_whose_head_does_nothing_still_has_a_header(
    make_event: Make, make_actor: Callable[..., Actor]
) -> None:
    document = document_of(
        [make_actor("state"), make_actor("body", "state"), make_event("e", agents=("body",))]
    )
    table, lanes = by_actor(document)
    assert lanes == {"State": [], "Body": ["e"]}
    assert table.lanes[0].group


def test_actors_that_are_part_of_each_other_in_a_ring_end_somewhere(
    make_event: Make, make_actor: Callable[..., Actor]
) -> None:
    document = document_of(
        [make_actor("a", "b"), make_actor("b", "a"), make_event("e", agents=("a",))]
    )
    _, lanes = by_actor(document)
    assert sum(len(events) for events in lanes.values()) == 1


def test_an_event_of_an_unknown_actor_is_not_lost(make_event: Make) -> None:
    _, lanes = by_actor(document_of([make_event("e", agents=("ghost",))]))
    assert lanes == {"Nobody": ["e"]}


def test_types_are_grouped_by_class(article: Document) -> None:
    columns = columns_of(article)

    def say(cls: EventClass | None) -> str:
        return cls.value if cls else "other"

    table = type_lanes(article, columns, set(), set(), say)
    lanes = contents(table, columns)
    assert lanes["Assault"] == ["war"]
    assert lanes["Support"] == ["astana"]
    assert "until" in lanes["Other"]
    assert lanes["Material_conflict"] == []
    folded = type_lanes(article, columns, set(), {"class:material_conflict"}, say)
    assert sorted(contents(folded, columns)["Material_conflict"]) == ["crimea", "war"]


def test_places_have_lanes_and_the_rest_has_one(article: Document) -> None:
    columns = columns_of(article)
    table = place_lanes(article, columns, set(), "Nowhere")
    lanes = contents(table, columns)
    assert lanes["Idlib"] == ["visit"]
    assert len(lanes["Nowhere"]) == columns.total - 1
    assert table.lanes[0].ref == Ref(Kind.PLACE, "idlib")


def test_one_lane_holds_everything_that_somebody_shown_does(article: Document) -> None:
    columns = columns_of(article)
    lanes = contents(single_lane(article, columns, {ActorId("erdogan")}, "All"), columns)
    assert "visit" not in lanes["All"]
    assert "deal" in lanes["All"]
    assert "until" in lanes["All"]


def test_where_there_is_nothing_there_are_no_lanes(make_event: Make) -> None:
    nothing = columns_of(Document())
    assert actor_lanes(Document(), nothing, set(), set(), "Nobody").lanes == ()
    assert single_lane(Document(), nothing, set(), "All").lanes == ()
    at_place = document_of([make_event("e", places=("nowhere",))])
    assert [lane.name for lane in place_lanes(at_place, columns_of(at_place), (), "No").lanes] == [
        "No"
    ]


def test_all_at_places_leaves_no_lane_for_the_rest(article: Document, make_event: Make) -> None:
    idlib = next(iter(article.places.values()))
    document = document_of([idlib, make_event("e", places=(idlib.id,))])
    table = place_lanes(document, columns_of(document), set(), "Nowhere")
    assert [lane.name for lane in table.lanes] == ["Idlib"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("a\x00b\tc\n", "a b c"), ("<b>x</b>", "<b>x</b>"), ("x" * 10_000, "x" * LONGEST_TITLE)],
)
def test_names_are_drawn_in_one_line_as_they_are(text: str, drawn: str) -> None:
    assert one_line(text) == drawn


def test_columns_flag_open_ends_claims_and_publication(article: Document) -> None:
    columns = columns_of(article)
    row = {key: number for number, key in enumerate(columns.ids)}
    assert columns.open_end[row["flight"]]
    assert columns.open_start[row["until"]]
    assert not columns.dated[row["promise"]]
    assert columns.claimed[row["promise"]]
    assert columns.published_about.tolist() == [True]
    assert columns_of(Document()).extent is None
    assert EventType.ASSAULT.event_class is EventClass.MATERIAL_CONFLICT


def test_who_only_suffers_has_a_lane_beside_those_who_do_it(
    make_event: Make, make_actor: Callable[..., Actor]
) -> None:
    document = document_of(
        [
            make_actor("a"),
            make_actor("b"),
            make_event("raid", agents=(ActorId("a"),), targets=(ActorId("b"),)),
        ]
    )
    _, lanes = by_actor(document)
    assert lanes == {"A": ["raid"], "B": ["raid"]}
