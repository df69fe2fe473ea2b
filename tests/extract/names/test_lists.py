"""A user's own lists are read after those that ship; what makes no sense in them is left out."""

from __future__ import annotations

from idlib_gui.domain.records import ActorKind
from idlib_gui.extract.analysis import analyse
from idlib_gui.extract.lists import shipped_lists
from idlib_gui.extract.names import find_names


def _found(folder, text):
    return {one.name: one for one in find_names(analyse(text), shipped_lists(folder))}


def test_a_user_can_add_a_body(tmp_path):
    (tmp_path / "names-bodies.tsv").write_text(
        "Sol Negro\tarmed_group\tPER\t\tBlack Sun Column\n", "utf-8"
    )
    names = _found(tmp_path, "The Black Sun Column attacked. Sol Negro denied it.")
    assert names["Sol Negro"].kind is ActorKind.ARMED_GROUP
    assert names["Sol Negro"].country == "PER"
    assert len(names["Sol Negro"].mentions) == 2


def test_rows_that_make_no_sense_are_left_out(tmp_path):
    (tmp_path / "names-bodies.tsv").write_text("Sol Negro\twizard\nLuna\n\t\t\n", "utf-8")
    (tmp_path / "names-states.tsv").write_text("XXX\n", "utf-8")
    (tmp_path / "names-cities.tsv").write_text("Vardoma\tnorth\teast\n-Marseille\n", "utf-8")
    (tmp_path / "names-places.tsv").write_text("Kelzin\tno\tnumber\n", "utf-8")
    names = _found(tmp_path, "They met in Vardoma, in Kelzin and in Norway.")
    assert names["Vardoma"].lat is None
    assert names["Kelzin"].lon is None
    assert names["Norway"].country == "NOR"
