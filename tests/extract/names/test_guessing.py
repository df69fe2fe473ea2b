"""What sort of actor words name, where no language model looks at them."""

from __future__ import annotations

import pytest

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.findings import Span
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.names.guessing import guess_kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Norway signed the treaty.", "Norway", ActorKind.STATE),
        ("Then the Peruvian army left.", " the Peruvian army ", ActorKind.GOVERNMENT_BODY),
        ("The Blue Sky Brigade left.", "Blue Sky Brigade", ActorKind.ARMED_GROUP),
        ("Thousands of Bolivians left.", "Bolivians", ActorKind.POPULATION),
        ("It was Samuel Otieno.", "Samuel Otieno", ActorKind.PERSON),
        ("Xyl Qwor, the finance minister, left.", "Xyl Qwor", ActorKind.PERSON),
        ("Marseille protested.", "Marseille", ActorKind.ORGANISATION),
        ("Mount Zzyx protested.", "Mount Zzyx", ActorKind.ORGANISATION),
        ("Xyl Qwor left.", "Xyl Qwor", None),
        ("Nothing  here.", "  ", None),
        ("The the.", "The ", None),
    ],
)
def test_the_words_of_a_name_and_those_around_it_tell_its_kind(text, name, kind):
    start = text.index(name)
    assert guess_kind(text, Span(start, start + len(name)), shipped_lists()) is kind
