"""What the XML must say on every slide: readable sizes, languages, theme fonts and colours, titles."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from lxml import etree

from tests.gates.findings import expect_none
from tests.gates.opened import A, C, OpenedDeck, P, name_of, placeholder_type, shapes, text_of
from tests.gates.textstyle import Styles

FLOORS_PT = {"body": 16.0, "obj": 16.0, "title": 24.0, "free": 14.0, "table": 12.0}
SMALLEST_PT = 12.0
"""Footers, page numbers and source notes."""
_SOURCE_NOTES = "来源"
_ROUNDING_PT = 0.11
"""Sizes on slides of another size than ours are rounded down to tenths."""


@pytest.fixture
def deck(branded: OpenedDeck) -> OpenedDeck:
    """The course in each of the brands."""
    return branded


def test_no_text_is_smaller_than_its_floor(deck: OpenedDeck) -> None:
    expect_none(small_texts(deck, FLOORS_PT))


def small_texts(deck: OpenedDeck, floors: Mapping[str, float], scale: float = 1.0) -> Iterator[str]:
    """Texts below the floor of their place; ``scale`` is real points to a design point, on templates."""
    styles = Styles(deck)
    for slide in deck.slides:
        for found in styles.sizes(slide.number):
            is_note = found.place == "free" and found.shape == _SOURCE_NOTES
            floor = SMALLEST_PT if is_note else floors.get(found.place, SMALLEST_PT)
            if found.size_pt < floor * scale - _ROUNDING_PT:
                yield (
                    f"slide {slide.number}: {found.shape}: {found.size_pt:g} pt: {found.text[:30]}"
                )


def test_charts_and_notes_are_no_smaller_than_twelve_points(deck: OpenedDeck) -> None:
    notes = deck.xml("/ppt/notesMasters/notesMaster1.xml").find(f"{P}notesStyle")
    sized = [(slide.number, chart) for slide in deck.slides for chart in slide.charts]
    sized += [(slide.number, slide.notes) for slide in deck.slides if slide.notes is not None]
    sized.append((0, notes))
    small = [
        f"slide {number}: {each.get('sz')}"
        for number, root in sized
        for each in root.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr")
        if int(each.get("sz", "1200")) < SMALLEST_PT * 100
    ]
    expect_none(small)


def test_the_theme_names_an_east_asian_font(deck: OpenedDeck) -> None:
    themes = [name for name in deck.parts if re.fullmatch(r"/ppt/theme/theme\d+\.xml", name)]
    fonts = [
        deck.xml(name).find(f".//{A}{kind}Font/{A}ea").get("typeface")
        for name in themes
        for kind in ("major", "minor")
    ]
    assert themes
    assert all(fonts)


def test_every_run_says_its_language(deck: OpenedDeck) -> None:
    silent = [
        f"{name}: {each.tag.rpartition('}')[2]} {dict(each.attrib)}"
        for name, root in _drawn(deck)
        for each in root.iter(
            f"{A}rPr", f"{A}endParaRPr", *((f"{A}defRPr",) if _is_chart(name) else ())
        )
        if (each.get("lang"), each.get("altLang")) != ("zh-CN", "en-US")
    ]
    bare = [
        f"{name}: run without properties"
        for name, root in _drawn(deck)
        for run in root.iter(f"{A}r", f"{A}fld", f"{A}br")
        if run.find(f"{A}rPr") is None
    ]
    expect_none(silent + bare)


def test_an_empty_paragraph_says_its_language_too(deck: OpenedDeck) -> None:
    silent = [
        name
        for name, root in _drawn(deck)
        for paragraph in root.iter(f"{A}p")
        if not any(each.tag in (f"{A}r", f"{A}fld", f"{A}endParaRPr") for each in paragraph)
    ]
    expect_none(silent)


def test_no_run_names_a_font(deck: OpenedDeck) -> None:
    named = [
        f"{name}: {font.get('typeface')}"
        for name, root in _drawn(deck)
        for font in root.iter(f"{A}latin", f"{A}ea", f"{A}cs", f"{A}sym", f"{A}buFont")
        if not font.get("typeface", "").startswith(("+mj-", "+mn-"))
    ]
    expect_none(named)


def test_every_colour_is_the_theme_s(deck: OpenedDeck) -> None:
    fixed = [
        f"{name}: {color.tag.rpartition('}')[2]} {color.get('val')}"
        for name, root in _drawn(deck)
        for color in root.iter(
            f"{A}srgbClr", f"{A}sysClr", f"{A}prstClr", f"{A}scrgbClr", f"{A}hslClr"
        )
    ]
    expect_none(fixed)


def test_no_text_is_left_to_shrink_by_itself(deck: OpenedDeck) -> None:
    shrinking = [
        name for name, root in _drawn(deck) for _ in root.iter(f"{A}normAutofit", f"{A}spAutoFit")
    ]
    expect_none(shrinking)


def test_every_slide_has_one_title_of_its_own(deck: OpenedDeck) -> None:
    placed = [
        sum(placeholder_type(shape) in ("title", "ctrTitle") for shape in shapes(slide.root))
        for slide in deck.slides
    ]
    titles = [slide.title for slide in deck.slides]
    assert placed == [1] * len(deck.slides)
    assert all(title.strip() for title in titles)
    expect_none(f"{count} times: {title}" for title, count in Counter(titles).items() if count > 1)


def test_the_title_is_read_first(deck: OpenedDeck) -> None:
    firsts = {
        slide.number: next(shape for shape in shapes(slide.root) if text_of(shape).strip())
        for slide in deck.slides
    }
    expect_none(
        f"slide {number}: “{text_of(shape)}” ({name_of(shape)}) is read before the title"
        for number, shape in firsts.items()
        if placeholder_type(shape) not in ("title", "ctrTitle")
    )


def test_a_whole_day_is_at_least_45_slides(deck: OpenedDeck) -> None:
    assert len(deck.slides) >= 45


def test_every_content_slide_has_notes_with_its_source(deck: OpenedDeck) -> None:
    without = [
        slide.number
        for slide in deck.slides
        if slide.notes is None or not text_of(slide.notes).strip()
    ]
    expect_none(f"slide {number} has no notes" for number in without)


def test_pictures_tables_and_charts_say_what_they_show(deck: OpenedDeck) -> None:
    silent = [
        f"slide {slide.number}: {properties.get('name')}"
        for slide in deck.slides
        for frame in slide.root.iter(f"{P}pic", f"{P}graphicFrame")
        if not (properties := next(frame.iter(f"{P}cNvPr"))).get("descr", "").strip()
    ]
    expect_none(silent)


def test_charts_carry_their_data(deck: OpenedDeck) -> None:
    for slide in deck.slides:
        for chart in slide.charts:
            assert chart.find(f"{C}externalData") is not None, slide.number


def _drawn(deck: OpenedDeck) -> Iterator[tuple[str, etree._Element]]:
    """Slides, their charts and their notes."""
    for slide in deck.slides:
        yield slide.name, slide.root
        if slide.notes is not None:
            yield f"notes of {slide.name}", slide.notes
        for chart in slide.charts:
            yield f"chart of {slide.name}", chart


def _is_chart(name: str) -> bool:
    return name.startswith("chart")
