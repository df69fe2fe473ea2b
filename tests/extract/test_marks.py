"""Quotation marks of made-up texts: which belong together, and what stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_gui.extract.marks import quotation_marks


def words(text):
    """Return what stands between marks, inner passages set in by a dot a level."""
    return ["." * p.depth + text[p.span.start : p.span.end] for p in quotation_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and “no”.', ["yes", "no"]),
        ('He said “yes" and "no”.', ["yes", "no"]),
        ("He said ”yes” and “no“.", ["yes", "no"]),
        ("«We go», he said, \u2039or stay\u203a.", ["We go", "or stay"]),
        ("»We go«, „we stay“, „we see”.", ["We go", "we stay", "we see"]),
        ("``We go,'' he said. ''We stay,'' she said.", ["We go,", "We stay,"]),
        ("“ We go ”, he said.", ["We go"]),
        ('He wrote:"yes" and said,"no".', ["yes", "no"]),
        ('"Yes,"he said.', ["Yes,"]),
        ('("Yes.")', ["Yes."]),
        ('He paid "&quot;', []),
        ("&ldquo;Yes,&rdquo; he said, &quot;I&rsquo;ll go&quot;.", ["Yes,", "I&rsquo;ll go"]),
        ("An &amp; and a &bogus; are no marks.", []),
        ('<a href="x.html">He said "yes"</a>', ["yes"]),
        ('"<b>Yes</b>," he said.', ["<b>Yes</b>,"]),
        ('He said "" and “ ”.', []),
        ("", []),
    ],
)
def test_marks_pair_by_glyph_and_place(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'It's late,' she said. 'Let's go.'", ["It's late,", "Let's go."]),
        ("‘It’s late,’ she said. ‘Let’s go.’", ["It’s late,", "Let’s go."]),
        ("'The miners' pay isn't fair,' he said.", ["The miners' pay isn't fair,"]),
        ("‘The miners’ pay,’ he said, ‘is low.’", ["The miners’ pay,", "is low."]),
        ("It was ‘old news’ to him. ‘Go,’ she said.", ["old news", "Go,"]),
        ("the miners’ ‘union’ and the boys' club", ["union"]),
        ("the '90s, the ’80s, rock 'n' roll and 'em all", []),
        ("They sang 'Rock 'n' Roll'.", ["Rock 'n' Roll"]),
        ("‘’Tis late,’ he said.", ["’Tis late,"]),
        ("O'Neill, Qur'an, Sana'a and don't", []),
        ("The owner ('the boss') left.", ["the boss"]),
        ("a 'b and c", []),
    ],
)
def test_apostrophes_are_no_marks(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A 12" pipe and a 3.5" disk.', []),
        ('The 12" pipe was "short".', ["short"]),
        ('The 6\'2" man said "I am 5\'11"" and left.', ["I am 5'11\""]),
        ('At 35°12\'40" N the "gap" lies.', ["gap"]),
        ('He said "the pipe is 12" long" again.', ['the pipe is 12" long']),
        ('"We lost 12", he said.', ["We lost 12"]),
    ],
)
def test_inches_feet_and_seconds_are_no_marks(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘go’ and left,” she said.", ["He told me ‘go’ and left,", ".go"]),
        ("‘“Go” was all,’ she said.", ["“Go” was all,", ".Go"]),
        ("\"'Go,' he said,\" she said.", ["'Go,' he said,", ".Go,"]),
        ('"We "really" go," he said.', ['We "really" go,', ".really"]),
        ("“a ‘b “c” d’ e”", ["a ‘b “c” d’ e", ".b “c” d", "..c"]),
    ],
)
def test_marks_within_marks_are_deeper(text, expected):
    assert words(text) == expected


def test_a_mark_that_is_never_closed_runs_to_the_end_of_its_paragraph():
    assert words("He said “yes and\nthen “no” again.") == ["yes and", "no"]


def test_a_mark_that_is_never_closed_ends_where_the_next_passage_begins():
    assert words("“Yes, he said. “No,” she said.") == ["Yes, he said.", "No,"]
    assert words('"Yes, he said. "No," she said.') == ["Yes, he said.", "No,"]


@pytest.mark.parametrize("mark", ["“”", '""', "‘’", "''", "«»"])
def test_each_paragraph_of_a_long_quotation_opens_anew(mark):
    first, last = mark
    text = f"{first}It was dark.\n\n{first}It wasn’t safe.\n\n{first}We ran,{last} he said."
    found = quotation_marks(text)
    assert [text[slice(*p.span)] for p in found] == ["It was dark.", "It wasn’t safe.", "We ran,"]
    assert [p.carries_on for p in found] == [False, True, True]
    assert [p.closed for p in found] == [False, False, True]
    assert {p.depth for p in found} == {0}


def test_a_long_quotation_in_single_marks_may_begin_within_a_line():
    text = "He said: ‘It was dark.\n\n‘We ran,’ he said."
    assert words(text) == ["It was dark.", "We ran,"]


def test_a_new_quotation_does_not_carry_on_a_closed_one():
    assert [p.carries_on for p in quotation_marks("“Yes.”\n\n“No.”")] == [False, False]


def test_a_quotation_of_a_hard_wrapped_text_runs_over_the_line_break():
    assert words("He said “it was\ndark and\nnot safe” then.") == ["it was\ndark and\nnot safe"]


def test_a_closing_mark_far_below_closes_nothing():
    assert words("He said “it was dark\n\n\nA.\n\nB.\n\nC.\n\nD.\n\nnot safe” then.") == [
        "it was dark"
    ]


def test_single_marks_are_told_from_double_ones():
    assert [p.single for p in quotation_marks("‘yes’ “no”")] == [True, False]


def test_more_marks_than_anybody_opens_at_once_are_noise():
    assert len(quotation_marks("“ a" * 50)) < 10


@pytest.mark.parametrize(
    "unit",
    [
        *(
            '"',
            "“",
            "”",
            "“a” ",
            "'a ",
            "don't ",
            "dogs' ",
            '"a\n',
            'a"\n',
            "‘a\n",
            "“a ‘b ",
            "<a ",
        ),
        *('"a\n', '<a href="x"> "b" ', '12" ', "``a '' ", "&quot;", "»a« "),
    ],
)
def test_a_text_full_of_marks_is_read(unit):
    text = unit * (50_000 // len(unit))
    assert all(0 <= p.span.start < p.span.end <= len(text) for p in quotation_marks(text))


MARKS = st.text(st.sampled_from("\"“”„‘’'«»\u2039\u203a` \n.,:s1ab<>&;"), max_size=60)


@given(MARKS | st.text(max_size=60))
def test_passages_of_any_text_are_in_order_nest_and_hold_words(text):
    found = quotation_marks(text)
    assert list(found) == sorted(found, key=lambda p: (p.span.start, -p.span.end))
    around = []
    for passage in found:
        (start, end), whole = passage.span, passage.whole
        assert 0 <= whole.start < start < end <= whole.end <= len(text)
        assert text[start:end] == text[start:end].strip() != ""
        while around and around[-1].end <= whole.start:
            around.pop()
        assert passage.depth == len(around)
        assert not around or around[-1].holds(whole)
        around.append(whole)


@given(MARKS)
def test_no_mark_opens_or_closes_two_passages(text):
    found = quotation_marks(text)
    opening = [p.whole.start for p in found]
    closing = [p.whole.end for p in found if p.closed]
    assert len(set(opening)) == len(opening)
    assert len(set(closing)) == len(closing)
    assert not set(opening) & {end - 1 for end in closing if text[end - 1] != ";"}
