"""What a written deck promises, whatever is on its slides."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from deck_samples import (
    PROPERTIES,
    body,
    every_kind,
    plain_slide,
    png,
    run,
    shapes,
    slide,
    theme,
)
from openxml_audit import validate_pptx
from pptx import Presentation

from builder.deck import check_package, write_deck
from builder.errors import CoursewareError
from builder.layout.frame import ShapeFrame
from builder.layout.geometry import Rect


@pytest.fixture(scope="module")
def deck() -> bytes:
    return write_deck(every_kind(), theme(), PROPERTIES, png(200))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def one(*slides: object, **options: object) -> dict[str, str]:
    return parts(write_deck(slides, theme(), PROPERTIES, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("dark", [False, True])
def test_a_deck_of_every_kind_of_frame_is_valid(dark: bool, tmp_path: Path) -> None:
    data = write_deck(every_kind(), theme(dark=dark), PROPERTIES, png(200))
    (tmp_path / "deck.pptx").write_bytes(data)
    result = validate_pptx(str(tmp_path / "deck.pptx"))
    assert [error.description for error in result.errors] == []
    assert check_package(data, len(every_kind())) == ()


def test_a_deck_without_slides_is_valid(tmp_path: Path) -> None:
    data = write_deck((), theme(), PROPERTIES)
    (tmp_path / "deck.pptx").write_bytes(data)
    assert validate_pptx(str(tmp_path / "deck.pptx")).is_valid
    assert check_package(data, 0) == ()


def test_the_same_slides_give_the_same_bytes(deck: bytes) -> None:
    assert write_deck(every_kind(), theme(), PROPERTIES, png(200)) == deck


def test_no_entry_of_the_file_carries_the_time_of_writing(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(archive.read(name))) as workbook:
                    assert {entry.date_time[0] for entry in workbook.infolist()} == {1980}
                    assert b">1980-01-01T00:00:00Z<" in workbook.read("docProps/core.xml")


def test_every_run_says_its_language(deck: bytes) -> None:
    for name, markup in parts(deck).items():
        for tag in re.findall(r"<a:(?:rPr|endParaRPr)\b[^>]*>", markup):
            assert 'lang="zh-CN" altLang="en-US"' in tag, f"{name}: {tag}"
        if "/charts/" in name:
            for tag in re.findall(r"<a:defRPr\b[^>]*>", markup):
                assert 'lang="zh-CN" altLang="en-US"' in tag, f"{name}: {tag}"


def test_slides_take_colours_and_fonts_from_the_theme_only(deck: bytes) -> None:
    for name, markup in parts(deck).items():
        if "/theme/" not in name:
            assert "srgbClr" not in markup, name
            assert set(re.findall(r'typeface="([^"+]+)"', markup)) == set(), name


def test_powerpoint_is_never_asked_to_fit_text(deck: bytes) -> None:
    assert not [name for name, markup in parts(deck).items() if "normAutofit" in markup]


def test_titles_are_titles(deck: bytes) -> None:
    presentation = Presentation(io.BytesIO(deck))
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles == [slide.title.replace("把投诉", "把投诉\v") for slide in every_kind()]


def test_text_goes_in_and_comes_out_unchanged() -> None:
    hostile = "a & b < c > \"d\" 'e' ⼀一 𠮷 _x0041_ ——“好”"
    data = write_deck(
        [slide("s", title=hostile, notes=(hostile, "第一行\n第二行"))], theme(), PROPERTIES
    )
    written = Presentation(io.BytesIO(data)).slides[0]
    assert written.shapes.title.text_frame.text == hostile
    assert written.notes_slide.notes_text_frame.text == f"{hostile}\n第一行\n第二行"


def test_characters_xml_cannot_hold_stay_visible_and_break_nothing() -> None:
    data = write_deck([slide("s", title="前\x0b中\ud800后\x00")], theme(), PROPERTIES)
    assert check_package(data) == ()
    shown = Presentation(io.BytesIO(data)).slides[0].shapes.title.text_frame.text
    assert shown == "前\ufffd中\ufffd后\ufffd"


def test_a_footer_and_a_number_stand_where_slides_are_numbered() -> None:
    data = write_deck([slide("a", footer="课程　第一节"), every_kind()[0]], theme(), PROPERTIES)
    content, cover = Presentation(io.BytesIO(data)).slides
    texts = {shape.placeholder_format.type.name: shape for shape in content.placeholders}
    assert texts["FOOTER"].text_frame.text == "课程　第一节"
    assert 'type="slidenum"' in parts(data)["ppt/slides/slide1.xml"]
    assert not {shape.placeholder_format.type.name for shape in cover.placeholders} & {
        "FOOTER",
        "SLIDE_NUMBER",
    }


def test_sections_hold_every_slide_and_keep_their_ids() -> None:
    slides = [slide("cover"), plain_slide("a", section="一"), slide("b"), slide("c", section="二")]
    markup = one(*slides)["ppt/presentation.xml"]
    assert re.findall(r'<p14:section name="([^"]+)"', markup) == ["默认节", "一", "二"]
    assert re.findall(r'<p14:sldId id="(\d+)"', markup) == ["256", "257", "258", "259"]
    guids = re.findall(r'<p14:section name="[^"]+" id="([^"]+)"', markup)
    assert len(set(guids)) == 3
    assert re.findall(r'id="(\{[^"]+\})"', one(*slides)["ppt/presentation.xml"])[-3:] == guids


def test_a_deck_without_sections_names_none() -> None:
    assert "sectionLst" not in one(slide("a"))["ppt/presentation.xml"]


def test_links_lead_to_allowed_addresses_and_slides_only() -> None:
    written = one(slide("agenda"), slide("s", *shapes()))
    rels = written["ppt/slides/_rels/slide2.xml.rels"]
    assert (
        'Target="https://example.com/%E8%AF%BE%E7%A8%8B?a=1&amp;b=2" TargetMode="External"' in rels
    )
    assert 'Target="slide1.xml"' in rels
    assert "javascript" not in "".join(written.values())
    assert "不该通的链接" in written["ppt/slides/slide2.xml"]


def test_a_jump_to_a_slide_that_is_not_there_keeps_its_text() -> None:
    text = body(run("去别处", link="slide:gone"))
    written = one(slide("s", ShapeFrame(name="框", rect=Rect(48, 120, 200, 60), text=text)))
    assert "去别处" in written["ppt/slides/slide1.xml"]
    assert "hlinkClick" not in written["ppt/slides/slide1.xml"]


def test_equal_pictures_are_stored_once() -> None:
    from deck_samples import picture

    slides = [slide("a", picture(1), picture(2)), slide("b", picture(1))]
    with zipfile.ZipFile(io.BytesIO(write_deck(slides, theme(), PROPERTIES, png(2)))) as archive:
        media = [name for name in archive.namelist() if "/media/" in name]
    assert media == ["ppt/media/image1.png", "ppt/media/image2.png"]


def test_the_logo_stands_on_cover_and_closing_layout_undistorted() -> None:
    data = write_deck([every_kind()[0]], theme(), PROPERTIES, png())
    layouts = Presentation(io.BytesIO(data)).slide_layouts
    logos = {
        layout.name: shape
        for layout in layouts
        for shape in layout.shapes
        if shape.shape_type is not None and "PICTURE" in shape.shape_type.name
    }
    assert set(logos) == {"封面", "封底"}
    assert logos["封面"].width == 2 * logos["封面"].height
    assert logos["封面"].height == 36 * 12700


def test_a_surface_the_layout_paints_is_not_painted_again() -> None:
    cover = every_kind()[0]
    assert cover.frames[0].name == "色块"
    written = one(cover)
    assert "色块" not in written["ppt/slides/slide1.xml"]
    assert "色块" in written["ppt/slideLayouts/slideLayout1.xml"]


def test_properties_are_the_caller_s() -> None:
    created = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
    data = write_deck([slide("a")], theme(), replace(PROPERTIES, created=created))
    core = Presentation(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.subject) == ("高效服务", "培训组", "一线员工课程")
    assert (core.language, core.last_modified_by) == ("zh-CN", "培训组")
    assert core.created == core.modified == created.replace(tzinfo=core.created.tzinfo)


def test_layouts_have_chinese_names_and_one_serves_each_role() -> None:
    data = write_deck([slide("a", role=role) for role in ("agenda",)], theme(), PROPERTIES)
    presentation = Presentation(io.BytesIO(data))
    assert [layout.name for layout in presentation.slide_layouts] == [
        "封面",
        "目录",
        "章节页",
        "标题与正文",
        "仅标题",
        "封底",
    ]
    assert presentation.slides[0].slide_layout.name == "目录"


def test_a_slide_without_a_title_is_refused() -> None:
    with pytest.raises(CoursewareError, match="title"):
        write_deck([replace(slide("a"), frames=())], theme(), PROPERTIES)


def test_two_slides_with_one_id_are_refused() -> None:
    with pytest.raises(CoursewareError, match="id"):
        write_deck([slide("a"), slide("a")], theme(), PROPERTIES)
