"""Cover, agenda, section and closing slides."""

import io
import re
from dataclasses import replace

import pytest
from furniture_samples import (
    AGENDA,
    CLOSING,
    COVER,
    DIVIDER,
    FULL_DIVIDER,
    MODULES,
    lay_out,
    said_on,
    shapes_of,
    text_of,
)
from PIL import Image as Picture

from builder.layout.frame import ACCENT1, MUTED, LineFrame, PictureFrame
from builder.model.slide import Agenda


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("高效服务培训", ["高效服务培训"]),
        ("把投诉变成信任", ["把投诉", "变成信任"]),
        ("会说话，更会办成事情", ["会说话，", "更会办成事情"]),
    ],
)
def test_a_cover_title_breaks_by_sense(title: str, lines: list[str]) -> None:
    (page,) = lay_out("cover", replace(COVER, title=title))
    assert text_of(shapes_of(page)["标题"]).split("\n") == lines


def test_the_cover_title_stands_on_its_line_however_many_lines_it_takes() -> None:
    for title in ("高效服务", "把投诉变成信任"):
        (page,) = lay_out("cover", replace(COVER, title=title))
        assert shapes_of(page)["标题"].rect.bottom == 428


def test_a_cover_without_facts_draws_no_rules() -> None:
    (page,) = lay_out("cover", replace(COVER, facts=(), series=""))
    assert not any(isinstance(frame, LineFrame) for frame in page)


def test_the_agenda_leaves_out_what_all_outcomes_begin_with() -> None:
    (page,) = lay_out("agenda", AGENDA)
    assert text_of(shapes_of(page)["收获 1"]).replace("\n", "") == "把看懂客诉这一步讲给新人听"


def test_outcomes_that_begin_differently_are_shown_in_full() -> None:
    rows = (AGENDA.rows[0], replace(AGENDA.rows[1], outcome="三句话让对方愿意往下谈。"))
    (page,) = lay_out("agenda", Agenda(rows=rows))
    assert text_of(shapes_of(page)["收获 1"]).startswith("学完本模块")


def test_seven_modules_are_spread_over_two_slides() -> None:
    rows = tuple(
        replace(AGENDA.rows[0], number=number, title=str(number)) for number in range(1, 8)
    )
    pages = lay_out("agenda", Agenda(rows=rows))
    assert [sum(name.startswith("模块") for name in shapes_of(page)) for page in pages] == [4, 3]


def test_a_section_slide_shows_what_is_done_in_the_accent_colour() -> None:
    (page,) = lay_out("section", DIVIDER)
    bars = [shape for name, shape in shapes_of(page).items() if re.fullmatch(r"进度 \d", name)]
    assert [bar.fill for bar in bars] == [ACCENT1, ACCENT1, MUTED, MUTED]


def test_with_many_sections_only_the_current_one_is_named() -> None:
    (page,) = lay_out("section", replace(DIVIDER, number=7, peers=MODULES))
    assert "收尾" in said_on(page)
    assert "演练" not in said_on(page)


def test_the_current_section_is_told_without_colour() -> None:
    (page,) = lay_out("section", DIVIDER)
    heights = [shapes_of(page)[f"进度 {number}"].rect.height for number in (1, 2, 3, 4)]
    assert heights.index(max(heights)) == DIVIDER.number - 1
    assert len(set(heights)) == 2


def test_a_section_slide_names_its_topics_and_minutes() -> None:
    (page,) = lay_out("section", FULL_DIVIDER)
    said = said_on(page)
    assert all(topic in said for topic in FULL_DIVIDER.topics)
    assert "60 分钟" in said


def test_topics_that_do_not_all_find_room_are_left_to_the_notes() -> None:
    (page,) = lay_out("section", replace(FULL_DIVIDER, topics=("一节课的名字",) * 24))
    assert "一节课的名字" not in said_on(page)


def test_the_qr_code_brings_its_own_white_margin() -> None:
    (page,) = lay_out("closing", CLOSING)
    (code,) = [frame for frame in page if isinstance(frame, PictureFrame)]
    picture = Picture.open(io.BytesIO(code.data)).convert("L")
    margin = 40
    assert picture.crop((0, 0, picture.width, margin)).getextrema() == (255, 255)
    assert picture.crop((0, 0, margin, picture.height)).getextrema() == (255, 255)
    assert picture.getpixel((margin, margin)) == 0
    assert CLOSING.url in code.alt


def test_the_same_address_gives_the_same_qr_code() -> None:
    first, second = (lay_out("closing", CLOSING) for _ in range(2))
    assert first == second


def test_without_an_address_there_is_neither_code_nor_caption() -> None:
    (page,) = lay_out("closing", replace(CLOSING, url=""))
    assert not any(isinstance(frame, PictureFrame) for frame in page)
    assert "扫码" not in said_on(page)
