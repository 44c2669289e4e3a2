"""The file opens without a repair prompt: an independent validator, our own check, and a walk over all parts."""

from pathlib import Path

import pytest
from lxml import etree

from builder.deck.check import check_package
from tests.gates.conftest import COURSES
from tests.gates.findings import expect_none
from tests.gates.opened import OpenedDeck

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_BY_KIND = {
    "officeDocument": f"{_OFFICE}presentationml.presentation.main+xml",
    "slide": f"{_OFFICE}presentationml.slide+xml",
    "slideLayout": f"{_OFFICE}presentationml.slideLayout+xml",
    "slideMaster": f"{_OFFICE}presentationml.slideMaster+xml",
    "notesSlide": f"{_OFFICE}presentationml.notesSlide+xml",
    "notesMaster": f"{_OFFICE}presentationml.notesMaster+xml",
    "presProps": f"{_OFFICE}presentationml.presProps+xml",
    "viewProps": f"{_OFFICE}presentationml.viewProps+xml",
    "tableStyles": f"{_OFFICE}presentationml.tableStyles+xml",
    "theme": f"{_OFFICE}theme+xml",
    "chart": f"{_OFFICE}drawingml.chart+xml",
    "package": f"{_OFFICE}spreadsheetml.sheet",
    "extended-properties": f"{_OFFICE}extended-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "image": "image/",
}
"""What ECMA-376 part 1 wants a part to be, by the last word of the relationship that leads to it."""


@pytest.fixture
def deck(branded: OpenedDeck) -> OpenedDeck:
    """The course in each of the brands."""
    return branded


def test_the_real_command_builds_the_deck(built: dict[str, Path | str], course: str) -> None:
    outcome = built[COURSES[course]]
    expect_none(outcome.splitlines() if isinstance(outcome, str) else [])


def test_the_validator_finds_no_error(deck: OpenedDeck, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="not run: openxml-audit is not installed")
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck.data)
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019, max_errors=0)
    result = validator.validate(file)
    expect_none(f"{error.part_uri}: {error.path}: {error.description}" for error in result.errors)
    assert result.is_valid


def test_our_own_check_finds_nothing(deck: OpenedDeck) -> None:
    assert check_package(deck.data, len(deck.slides)) == ()


def test_every_part_is_reached_from_the_root_with_the_right_type(deck: OpenedDeck) -> None:
    types = deck.xml("/[Content_Types].xml")
    defaults = {
        each.get("Extension"): each.get("ContentType") for each in types.iter(f"{_TYPES}Default")
    }
    overrides = {
        each.get("PartName"): each.get("ContentType") for each in types.iter(f"{_TYPES}Override")
    }
    reached, waiting, problems = set[str](), ["/"], []
    while waiting:
        source = waiting.pop()
        for link in deck.links(source):
            if link.outside:
                continue
            kind = overrides.get(link.target) or defaults.get(link.target.rpartition(".")[2]) or ""
            if link.target not in deck.parts:
                problems.append(f"{source} leads to {link.target}, which does not exist")
            elif link.kind not in _BY_KIND:
                problems.append(f"{source}: a relationship of the unknown kind {link.kind}")
            elif not kind.startswith(_BY_KIND[link.kind]):
                problems.append(f"{link.target} is {kind or 'untyped'}")
            if link.target not in reached:
                reached.add(link.target)
                waiting.append(link.target)
    content = {name for name in deck.parts if not name.endswith(".rels")} - {"/[Content_Types].xml"}
    expect_none(problems)
    expect_none(f"{name} is reached from nowhere" for name in sorted(content - reached))


def test_the_file_is_a_plain_zip_in_a_fixed_order(deck: OpenedDeck) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(deck.data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_link_leads_to_anything_but_a_web_page_or_a_mail_address(deck: OpenedDeck) -> None:
    outside = [
        link.target
        for name in deck.parts
        for link in deck.links(name)
        if link.outside and not link.target.startswith(("https://", "http://", "mailto:"))
    ]
    assert outside == []


def test_every_part_is_well_formed(deck: OpenedDeck) -> None:
    for _, root in deck.all_xml():
        assert isinstance(root.tag, str)
        assert root.getroottree().docinfo.encoding == "UTF-8"
        assert not isinstance(root, etree._Comment)
