"""Every way a package can be broken that PowerPoint would answer with its repair prompt."""

import io
import zipfile
from collections.abc import Callable

import pytest
from deck_samples import PROPERTIES, chart, every_kind, png, slide, theme

from builder.deck import check_package, write_deck

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def deck() -> bytes:
    return write_deck(every_kind(), theme(), PROPERTIES, png(200))


def broken(deck: bytes, damage: Callable[[Files], object]) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    damage(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return check_package(buffer.getvalue())


def replacing(name: str, old: str, new: str) -> Callable[[Files], None]:
    def damage(files: Files) -> None:
        assert old.encode() in files[name], "the damage must hit something"
        files[name] = files[name].replace(old.encode(), new.encode(), 1)

    return damage


SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
FAULTS = {
    "a content type is missing": (
        replacing(
            "[Content_Types].xml",
            f'<Override PartName="/ppt/slides/slide2.xml" ContentType="{SLIDE_TYPE}"/>',
            "",
        ),
        "/ppt/slides/slide2.xml: content type is application/xml",
    ),
    "a content type is wrong": (
        replacing(
            "[Content_Types].xml", "presentationml.notesSlide+xml", "presentationml.slide+xml"
        ),
        "/ppt/notesSlides/notesSlide1.xml: content type is",
    ),
    "a default is missing": (
        replacing("[Content_Types].xml", 'Default Extension="png"', 'Default Extension="bmp"'),
        "/ppt/media/image1.png: no content type",
    ),
    "a part that nobody reaches": (
        lambda files: files.update({"ppt/media/image9.png": png(9)}),
        "/ppt/media/image9.png: no relationship leads to it",
    ),
    "a part that is gone": (
        lambda files: files.pop("ppt/charts/chart1.xml"),
        "leads to /ppt/charts/chart1.xml, which does not exist",
    ),
    "relationships of a part that is gone": (
        lambda files: files.update({"ppt/slides/_rels/slide99.xml.rels": files["_rels/.rels"]}),
        "/ppt/slides/slide99.xml: has relationships but does not exist",
    ),
    "a relationship id that is used but not defined": (
        replacing("ppt/slides/slide4.xml", 'r:embed="rId', 'r:embed="rId9'),
        "/ppt/slides/slide4.xml: refers to rId9",
    ),
    "a relationship id that is defined twice": (
        replacing("ppt/_rels/presentation.xml.rels", 'Id="rId2"', 'Id="rId1"'),
        "/ppt/presentation.xml: relationship rId1 is defined 2 times",
    ),
    "a shape id used twice": (
        replacing("ppt/slides/slide4.xml", 'cNvPr id="3"', 'cNvPr id="2"'),
        "/ppt/slides/slide4.xml: 2 shapes have the id 2",
    ),
    "a slide id used twice": (
        replacing("ppt/presentation.xml", '<p:sldId id="257"', '<p:sldId id="256"'),
        "2 slides, masters or layouts have the id 256",
    ),
    "a slide id out of range": (
        replacing("ppt/presentation.xml", '<p:sldId id="257"', '<p:sldId id="25"'),
        "the id 25 is out of range",
    ),
    "a layout with the master's id": (
        replacing("ppt/slideMasters/slideMaster1.xml", 'id="2147483649"', 'id="2147483648"'),
        "2 slides, masters or layouts have the id 2147483648",
    ),
    "a slide that is not listed": (
        replacing("ppt/presentation.xml", "<p:sldId ", "<p:other "),
        "the presentation lists 9 slides, the package holds 10",
    ),
    "markup that is cut off": (
        lambda files: files.update({"ppt/slides/slide1.xml": files["ppt/slides/slide1.xml"][:-9]}),
        "/ppt/slides/slide1.xml: not well formed",
    ),
    "a picture from outside": (
        replacing(
            "ppt/slides/_rels/slide4.xml.rels",
            'Target="../media/image2.png"',
            'Target="https://example.com/a.png" TargetMode="External"',
        ),
        "leads outside, to https://example.com/a.png",
    ),
    "no content types at all": (
        lambda files: files.pop("[Content_Types].xml"),
        "[Content_Types].xml: missing",
    ),
}


def test_a_sound_deck_has_no_problems(deck: bytes) -> None:
    assert broken(deck, lambda files: None) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, deck: bytes) -> None:
    damage, message = FAULTS[fault]
    problems = broken(deck, damage)
    assert any(message in problem for problem in problems), problems


def test_a_file_that_is_no_package_is_a_problem_and_no_traceback() -> None:
    assert check_package(b"") != ()
    assert check_package(b"PK not a zip") != ()
    cut = write_deck([slide("a", chart("column"))], theme(), PROPERTIES)[:-30]
    assert check_package(cut) != ()


def test_the_number_of_slides_is_held_against_what_was_asked_for(deck: bytes) -> None:
    assert check_package(deck, 11) == ("the package holds 10 slides instead of 11",)
