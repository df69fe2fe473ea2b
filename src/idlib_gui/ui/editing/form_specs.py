"""Which fields the form of each kind of record has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from idlib_gui.domain.document import Document, Patch
from idlib_gui.domain.edits import rename, set_fields, set_status, set_when
from idlib_gui.domain.positions import read_position, write_position
from idlib_gui.domain.records import ActorKind, EventClass, EventType, Kind, QuoteForm, Ref, Status
from idlib_gui.state.session import Session
from idlib_gui.ui.record_words import say_one_kind
from idlib_gui.ui.shapes import shape_icon
from idlib_gui.ui.theme import Looks
from idlib_gui.ui.wording import say_class, say_form, say_type

from . import names
from .chips import ChipsField, Create, NamesOf
from .cited_field import CitedField
from .evidence_field import EvidenceField
from .fields import ChoiceField, Field, Keep, NoteField, Option, TextField
from .rivals_field import RivalsField
from .when_field import WhenField


def _tr(text: str) -> str:
    return QCoreApplication.translate("forms", text)


class Kit(NamedTuple):
    """What a field is made of: the caption it stands under, and ways to make its value count."""

    caption: str
    keep: Keep
    create: Callable[[Kind], Create]
    session: Session
    looks: Looks


class FieldSpec(NamedTuple):
    """A field of a form: the record's own name for it, what it reads, and the edit it makes."""

    name: str
    caption: str
    make: Callable[[Kit], Field]
    read: Callable[[Any], Any]
    edit: Callable[[Document, Ref, Any], Patch]


def form_of(kind: Kind) -> Sequence[FieldSpec]:
    """Return the fields of a kind of record; none for kinds that have no form."""
    makers: dict[Kind, Callable[[], Sequence[FieldSpec]]] = {
        Kind.EVENT: _event,
        Kind.QUOTE: _quote,
        Kind.ACTOR: _actor,
        Kind.PLACE: _place,
    }
    return makers[kind]() if kind in makers else ()


def _event() -> Sequence[FieldSpec]:
    by_author = _tr("nobody: the author says so")
    return (
        _plain("title", _tr("Title"), _text(), rename),
        _plain("type", _tr("What"), _type),
        _when(),
        _plain("agents", _tr("Who"), _actors(_tr("who acts – type a name"))),
        _plain("targets", _tr("To whom"), _actors(_tr("on whom – type a name"))),
        _plain("places", _tr("Where"), _places),
        _plain("claimed_by", _tr("Claimed by"), _actors(by_author, many=False)),
        _status(),
        _rivals(),
        _evidence(_tr("Evidence")),
        _note(),
    )


def _quote() -> Sequence[FieldSpec]:
    return (
        _plain("speaker", _tr("Who"), _actors(_tr("unknown – type a name"), many=False)),
        _plain("addressee", _tr("To whom"), _actors(_tr("type a name"), many=False)),
        _plain("outlet", _tr("Said to"), _actors(_tr("an outlet – type a name"), many=False)),
        _plain("form", _tr("Form"), _form),
        _plain("cue", _tr("Cue"), _cue),
        _when(),
        _plain("about", _tr("About"), _about),
        _status(),
        _rivals(),
        _evidence(_tr("Words")),
        _note(),
    )


def _actor() -> Sequence[FieldSpec]:
    return (
        _plain("name", _tr("Name"), _text(), rename),
        _plain("kind", _tr("Kind"), _kind),
        _plain("aliases", _tr("Also known as"), _aliases),
        _plain("part_of", _tr("Part of"), _actors(_tr("nothing – type a name"), many=False)),
        _plain("country", _tr("Country"), _text(_tr("three letters, as in TUR"))),
        _plain("distinct_from", _tr("Not the same as"), _actors(_tr("nobody – type a name"))),
        _evidence(_tr("Named in the source")),
        _note(),
    )


def _place() -> Sequence[FieldSpec]:
    def position(kit: Kit) -> Field:
        return TextField(
            kit.caption,
            kit.keep,
            hint=_tr("latitude, longitude"),
            written=lambda place: write_position(*place),
            read=lambda text: read_position(text) or (None, None),
        )

    def set_position(document: Document, ref: Ref, value: Any) -> Patch:
        return set_fields(document, ref, lat=value[0], lon=value[1])

    return (
        _plain("name", _tr("Name"), _text(), rename),
        FieldSpec(
            "position", _tr("Position"), position, lambda one: (one.lat, one.lon), set_position
        ),
        _evidence(_tr("Named in the source")),
        _note(),
    )


def _plain(
    name: str,
    caption: str,
    make: Callable[[Kit], Field],
    edit: Callable[[Document, Ref, Any], Patch] | None = None,
) -> FieldSpec:
    """Return a field that shows a value of the record as it is."""
    return FieldSpec(name, caption, make, lambda one: getattr(one, name), edit or _setting(name))


def _setting(name: str) -> Callable[[Document, Ref, Any], Patch]:
    return lambda document, ref, value: set_fields(document, ref, **{name: value})


def _when() -> FieldSpec:
    return _plain("when", _tr("When"), lambda kit: WhenField(kit.caption, kit.keep), set_when)


def _status() -> FieldSpec:
    return _plain("status", _tr("Status"), _choice_of_status, set_status)


def _note() -> FieldSpec:
    return _plain("note", _tr("Note"), lambda kit: NoteField(kit.caption, kit.keep))


def _evidence(caption: str) -> FieldSpec:
    return _whole(
        "evidence",
        caption,
        lambda kit: EvidenceField(kit.caption, kit.keep, kit.session, kit.looks),
    )


def _rivals() -> FieldSpec:
    def make(kit: Kit) -> Field:
        claimants = names.actors(_tr("the source – type a name"), many=False)
        return RivalsField(kit.caption, kit.keep, kit.session, kit.looks, claimants)

    return _whole("rivals", _tr("Other values given"), make)


def _whole(name: str, caption: str, make: Callable[[Kit], Field]) -> FieldSpec:
    """Return a field that looks at the whole record, and hands back edits."""
    return FieldSpec(name, caption, make, lambda one: one, lambda doc, ref, edit: edit(doc, ref))


def _text(hint: str = "") -> Callable[[Kit], Field]:
    return lambda kit: TextField(kit.caption, kit.keep, hint=hint)


def _actors(hint: str, *, many: bool = True) -> Callable[[Kit], Field]:
    def make(kit: Kit) -> Field:
        found = names.actors(hint, kit.create(Kind.ACTOR), many=many)
        return ChipsField(kit.caption, kit.keep, found)

    return make


def _places(kit: Kit) -> Field:
    found = names.places(_tr("type a name"), kit.create(Kind.PLACE))
    return ChipsField(kit.caption, kit.keep, found)


def _about(kit: Kit) -> Field:
    return ChipsField(kit.caption, kit.keep, names.events(_tr("events – type a title")))


def _aliases(kit: Kit) -> Field:
    return ChipsField(kit.caption, kit.keep, NamesOf(_tr("another name, then Enter")))


def _type(kit: Kit) -> Field:
    def mark(cls: EventClass | None) -> QIcon:
        look = kit.looks.theme.classes[cls]
        return shape_icon(look.shape, look.line, 2.0)

    options = [Option(None, say_type(None))]
    for cls in EventClass:
        words = say_class(cls)
        options.append(Option(None, words, heading=True))
        types = (one for one in EventType if one.event_class is cls)
        options += [Option(one, one.value, words, cls) for one in types]
    return ChoiceField(kit.caption, kit.keep, options, mark)


def _choice_of_status(kit: Kit) -> Field:
    words = {
        Status.PROPOSED: _tr("Proposed by the program"),
        Status.ACCEPTED: _tr("Accepted"),
        Status.DISPUTED: _tr("Disputed"),
        Status.REJECTED: _tr("Rejected"),
    }
    return ChoiceField(kit.caption, kit.keep, [Option(*one) for one in words.items()])


def _form(kit: Kit) -> Field:
    words = {form: say_form(form) for form in QuoteForm}
    return ChoiceField(kit.caption, kit.keep, [Option(*one) for one in words.items()])


def _cue(kit: Kit) -> Field:
    return CitedField(kit.caption, kit.keep, kit.session, kit.looks)


def _kind(kit: Kit) -> Field:
    words = {kind: say_one_kind(kind) for kind in ActorKind}
    return ChoiceField(kit.caption, kit.keep, [Option(*one) for one in words.items()])
