"""Where shipped files are found, and that they are shipped."""

from __future__ import annotations

import re
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from idlib_gui import __version__
from idlib_gui.domain.document import document_of
from idlib_gui.resources import RESOURCES, find_resources, resource_path
from idlib_gui.state.projects import SUFFIX
from idlib_gui.storage.project.project import Project

CHECKOUT = Path(__file__).parents[1]


def shipped() -> set[str]:
    files = (CHECKOUT / "resources").rglob("*")
    return {file.relative_to(CHECKOUT).as_posix() for file in files if file.is_file()}


def drawings() -> list[Path]:
    """Return all icons but the program's own, which is in colour."""
    icons = (RESOURCES / "icons").glob("*.svg")
    return sorted(icon for icon in icons if icon.stem != "idlib-explorer")


def test_a_checkout_keeps_its_resources_beside_the_source():
    assert CHECKOUT / "resources" == RESOURCES


def test_an_installed_package_carries_its_resources_inside(tmp_path):
    package = tmp_path / "site-packages" / "idlib_gui"
    (package / "resources").mkdir(parents=True)

    assert find_resources(package) == package / "resources"


def test_a_resource_is_named_by_its_path_below_the_folder():
    assert resource_path("icons/open.svg") == RESOURCES / "icons" / "open.svg"


def test_a_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match="icons/no-such"):
        resource_path("icons/no-such.svg")


def test_a_folder_is_no_resource():
    with pytest.raises(FileNotFoundError):
        resource_path("icons")


def test_the_wheel_holds_every_resource_and_the_marker_of_its_types(tmp_path):
    wheel = next(WheelBuilder(str(CHECKOUT)).build(directory=str(tmp_path), versions=["standard"]))
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())

    assert {f"idlib_gui/{name}" for name in shipped()} | {"idlib_gui/py.typed"} <= held


def test_the_source_archive_holds_every_resource(tmp_path):
    built = next(SdistBuilder(str(CHECKOUT)).build(directory=str(tmp_path)))
    with tarfile.open(built) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}

    assert shipped() <= held


def test_the_package_and_its_metadata_tell_the_same_version():
    project = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")

    assert f'version = "{__version__}"' in project


@pytest.mark.parametrize("drawing", drawings(), ids=lambda drawing: drawing.stem)
def test_an_icon_is_drawn_in_one_colour_for_the_theme_to_replace(drawing):
    root = ET.fromstring(drawing.read_bytes())  # noqa: S314 - our own file
    colours = {
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name in {"fill", "stroke", "stop-color"} and value != "none"
    }

    assert root.get("viewBox") == "0 0 20 20"
    assert colours == {"#000000"}


def test_the_desktop_entry_starts_the_console_script_with_our_icon():
    entry = resource_path("desktop/idlib-explorer.desktop").read_text(encoding="utf-8")
    keys = dict(re.findall(r"^(\w+)=(.*)$", entry, re.MULTILINE))

    assert keys["Exec"] == "idlib-gui open %f"
    assert resource_path(f"icons/{keys['Icon']}.svg")


def test_the_desktop_opens_projects_with_the_program(tmp_path):
    entry = resource_path("desktop/idlib-explorer.desktop").read_text(encoding="utf-8")
    root = ET.fromstring(resource_path("desktop/idlib-explorer.xml").read_bytes())  # noqa: S314
    space = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = root.findall("mime-type", space)
    assert kind.find("glob", space).get("pattern") == f"*{SUFFIX}"
    assert f"{kind.get('type')};" in entry
    project = Project.create(tmp_path / "a.idlib", document_of([]))
    project.close()
    begins = (tmp_path / "a.idlib").read_bytes()
    for match in kind.iter(f"{{{space['']}}}match"):
        at, value = int(match.get("offset")), match.get("value").replace("\\0", "\0").encode()
        assert begins[at : at + len(value)] == value
