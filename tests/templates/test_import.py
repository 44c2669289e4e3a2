"""Any sound template becomes a theme whose decks open, stay inside the template's areas and keep its look."""

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from builder.build.roles_deck import roles_plan
from builder.build.templates import check_layout_names, open_template
from builder.build.theme_import import report_lines
from builder.deck.check import check_package
from builder.layout.check import check_slides
from builder.layout.frame import Frame, GroupFrame, LineFrame, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.slides.compose import compose
from builder.source.contrast import contrast
from tests.templates.conftest import FOREIGN, Imports, convert, error_kinds
from tests.templates.synthetic import SOUND

ALL = (*SOUND, *FOREIGN)
SLACK_PT = 1.0


def bounds(frame: Frame) -> list[Rect]:
    if isinstance(frame, GroupFrame):
        return [rect for child in frame.children for rect in bounds(child)]
    if isinstance(frame, LineFrame):
        left, top = min(frame.x1, frame.x2), min(frame.y1, frame.y2)
        return [Rect(left, top, abs(frame.x2 - frame.x1), abs(frame.y2 - frame.y1))]
    return [frame.rect]


def is_inside(rect: Rect, area: Rect) -> bool:
    return (
        rect.x >= area.x - SLACK_PT
        and rect.y >= area.y - SLACK_PT
        and rect.right <= area.right + SLACK_PT
        and rect.bottom <= area.bottom + SLACK_PT
    )


@pytest.mark.parametrize("name", ALL)
def test_the_theme_is_complete_and_its_deck_holds_together(imports: Imports, name: str) -> None:
    imported, deck, report = imports.imported(name)
    assert [str(each.english) for each in report.diagnostics] == []
    assert set(imported.opened.roles) == {
        "cover", "agenda", "section", "body", "content", "closing",
    }  # fmt: skip
    count = len(Presentation(str(deck)).slides)
    assert count >= 9
    assert check_package(deck.read_bytes(), count) == ()
    assert check_package((imported.folder / "template.pptx").read_bytes(), 0) == ()


@pytest.mark.parametrize("name", ALL)
def test_everything_stays_inside_the_templates_areas(imports: Imports, name: str) -> None:
    imported, _, _ = imports.imported(name)
    opened = open_template(imported.theme, imports.project.root)
    assert opened is not None
    page = opened.loaded.page
    kit = Kit(page=page)
    slides = compose(roles_plan(imported.theme, Report()), kit)
    outside = [
        f"{slide.id}: {frame.name}: {rect}"
        for slide in slides
        for frame in slide.frames
        for rect in bounds(frame)
        if not is_inside(rect, _area(slide.role, frame, page))
    ]
    assert outside == []
    assert [str(each) for each in check_slides(slides, kit.fonts, page)] == []


def _area(role: str, frame: Frame, page: object) -> Rect:
    from builder.layout.page import PageArea

    assert isinstance(page, PageArea)
    is_title = isinstance(frame, ShapeFrame) and frame.placeholder == "title"
    front = page.fronts.get(role)
    if front is not None:
        return front.title if is_title else front.text
    return page.title if is_title else page.content


@pytest.mark.parametrize("name", ALL)
def test_titles_stand_in_title_placeholders_on_the_templates_layouts(
    imports: Imports, name: str
) -> None:
    imported, deck, _ = imports.imported(name)
    if name == "no body layout":
        pytest.skip("not run: the blank layout has no title placeholder")
    for slide in Presentation(str(deck)).slides:
        assert slide.shapes.title is not None, slide.slide_layout.name
        assert slide.shapes.title.text_frame.text
    assert len(imported.opened.template.layouts) == sum(
        len(master.slide_layouts) for master in Presentation(str(deck)).slide_masters
    )


@pytest.mark.parametrize("name", ["plain 4:3", "two masters", *FOREIGN])
def test_the_validator_finds_no_error_that_the_template_did_not_have(
    imports: Imports, name: str
) -> None:
    _, deck, _ = imports.imported(name)
    assert error_kinds(deck) - error_kinds(imports.source(name)) == set()


def test_libreoffice_prints_every_slide(imports: Imports, tmp_path: Path) -> None:
    missing = [tool for tool in ("soffice", "pdfinfo") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not run: {' and '.join(missing)} not installed")
    import subprocess

    for name in SOUND:
        imports.imported(name)
    decks = list(imports.decks())
    convert(decks, "pdf", tmp_path)
    for deck in decks:
        facts = subprocess.run(
            ["pdfinfo", str(tmp_path / f"{deck.stem}.pdf")],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        pages = re.search(r"^Pages:\s+(\d+)$", facts, re.M)
        assert pages is not None
        assert int(pages[1]) == len(Presentation(str(deck)).slides)


@pytest.mark.parametrize("name", ["plain 4:3", "Chinese names"])
def test_layouts_are_told_by_their_placeholders_in_any_language(
    imports: Imports, name: str
) -> None:
    roles = imports.imported(name)[0].opened.roles
    places = {
        role: [layout.part for layout in imports.imported(name)[0].opened.template.layouts].index(
            match.layout.part
        )
        for role, match in roles.items()
    }
    assert places["cover"] == 0
    assert places["body"] == 1
    assert places["content"] == 5
    assert places["agenda"] == places["content"]


def test_the_slides_have_the_templates_size(imports: Imports) -> None:
    for name, size in {"portrait": (540, 780), "A0 poster": (3370, 2384)}.items():
        deck = Presentation(str(imports.imported(name)[1]))
        assert deck.slide_width is not None
        assert deck.slide_height is not None
        assert (deck.slide_width.pt, deck.slide_height.pt) == size


def test_sample_slides_notes_and_private_data_stay_behind(imports: Imports) -> None:
    imported, deck, _ = imports.imported("sample slides")
    for file in (deck, imported.folder / "template.pptx"):
        with zipfile.ZipFile(file) as archive:
            for part in archive.namelist():
                assert "机密".encode() not in archive.read(part), part
                assert "customXml" not in part
                assert "printerSettings" not in part
    assert any("slides/" in part for part in imported.opened.template.archive.removed)


@pytest.mark.parametrize("name", ALL)
def test_text_can_be_read_on_the_templates_ground(imports: Imports, name: str) -> None:
    theme = imports.imported(name)[0].theme
    assert contrast(theme.colors["tx1"], theme.colors["bg1"]) >= 4.5
    assert contrast(theme.colors["accent1"], theme.colors["bg1"]) >= 4.5


def test_a_chinese_font_is_set_where_the_template_has_none(imports: Imports) -> None:
    _, deck, _ = imports.imported("plain 4:3")
    with zipfile.ZipFile(deck) as archive:
        fonts = archive.read("ppt/theme/theme1.xml").decode()
    assert fonts.count('<a:ea typeface="宋体"/>') == 2  # the theme's own font for Hans
    assert '<a:ea typeface=""/>' not in fonts


def test_theme_yml_can_name_a_layout_for_a_role(imports: Imports) -> None:
    imported, _, _ = imports.imported("plain 4:3")
    theme = replace(imported.theme, layouts={"section": "Title Slide", "cover": "Titel Slide"})
    opened = open_template(theme, imports.project.root)
    assert opened is not None
    assert opened.roles["section"].layout.name == "Title Slide"
    assert opened.roles["section"].is_named
    report = Report()
    check_layout_names(theme, opened, report)
    assert [each.code for each in report] == ["THM006"]
    assert "Title Slide" in report.diagnostics[0].hint


def test_the_report_names_every_role_and_what_is_missing(imports: Imports) -> None:
    lines = "\n".join(report_lines(imports.imported("no body layout")[0]))
    for role in ("cover", "agenda", "section", "body", "content", "closing"):
        assert role in lines
    assert "no body placeholder" in lines


def test_an_import_gives_the_same_bytes_twice(imports: Imports) -> None:
    from builder.build.theme_import import import_theme

    imported, _, _ = imports.imported("two masters")
    again = import_theme(imports.project, imports.source("two masters"), "again")
    for file in ("template.pptx", "theme.yml"):
        assert (imported.folder / file).read_bytes() == (again.folder / file).read_bytes()


def test_a_cleaned_template_can_be_imported_again(imports: Imports) -> None:
    from builder.build.theme_import import import_theme

    first, _, _ = imports.imported("16:9")
    second = import_theme(imports.project, first.folder / "template.pptx", "second")
    assert second.theme.colors == first.theme.colors
    assert {role: match.layout.name for role, match in second.opened.roles.items()} == {
        role: match.layout.name for role, match in first.opened.roles.items()
    }
