"""What a screen reader, the outline, the slide sorter and programs other than PowerPoint rely on."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tests.gates.findings import expect_none
from tests.gates.opened import (
    A,
    C,
    OpenedDeck,
    OpenedSlide,
    P,
    name_of,
    placeholder_type,
    shapes,
    text_of,
)

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12_700
KNOWN_EXTENSIONS = {
    "{C183D7F6-B498-43B3-948B-1728B52AA6E4}": "decorative",
    "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}": "sections",
    "{A12FA001-AC4F-418D-AE19-62706E023703}": "colour of a link",
    "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}": "no leader lines to a chart's labels",
}
"""Programs that do not know an extension pass over it: none of these changes what a slide says."""
PLACED_FONTS = {"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Arial", "Segoe UI"}
"""Fonts that come with Windows, macOS or Linux; nothing has to be installed or embedded."""
_WORD = re.compile(r"[\u3400-\u9fff]{2,}|[A-Za-z0-9.]+")
_SINGLE = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])")
"""A word of one Han; every one of these is on the slide, where a longer word is not."""
_DRAWN = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp")
_AT_THE_FOOT = ("ftr", "sldNum", "dt")


@dataclass(frozen=True, slots=True)
class Placed:
    """Something with a meaning, at the place its slide states, in EMU."""

    name: str
    left: int
    top: int
    right: int
    bottom: int
    is_group: bool


def test_groups_tables_and_charts_are_described_by_what_they_hold(deck: OpenedDeck) -> None:
    mute = [
        f"slide {slide.number}: {name}: “{said}” names nothing that the slide shows"
        for slide in deck.slides
        for frame in slide.root.iter(f"{P}grpSp", f"{P}graphicFrame")
        for name, said in [_name_and_alt(frame)]
        if not _shares_a_word(said, slide)
    ]
    expect_none(mute)


def test_a_picture_is_described_in_words_and_not_by_its_kind(deck: OpenedDeck) -> None:
    mute = [
        f"slide {slide.number}: “{said}”"
        for slide in deck.slides
        for picture in slide.root.iter(f"{P}pic")
        for name, said in [_name_and_alt(picture)]
        if len(said.strip()) < 4 or said.strip() == name or re.search(r"\.(png|jpe?g)$", said)
    ]
    expect_none(mute)


def test_what_holds_no_text_is_described_or_marked_as_decoration(deck: OpenedDeck) -> None:
    silent = [
        f"slide {slide.number}: {_name_and_alt(shape)[0]}"
        for slide in deck.slides
        for shape in slide.root.iter(f"{P}sp", f"{P}cxnSp")
        if not text_of(shape).strip()
        and not _name_and_alt(shape)[1].strip()
        and not _is_decoration(shape)
    ]
    expect_none(silent)


def test_reading_goes_from_left_to_right_and_from_top_to_bottom(deck: OpenedDeck) -> None:
    backwards = [
        f"slide {slide.number}: “{later.name}” is read after “{first.name}” but stands before it"
        for slide in deck.slides
        for first, later in _pairs(list(_placed(slide)))
        if not first.is_group and _stands_before(later, first)
    ]
    expect_none(backwards)


def test_source_note_footer_and_number_are_read_last(deck: OpenedDeck) -> None:
    early = []
    for slide in deck.slides:
        order = [
            3 if kind in _AT_THE_FOOT else 2 if name_of(shape) == "来源" else 1
            for shape in shapes(slide.root)
            if not _is_decoration(shape)
            for kind in [placeholder_type(shape)]
        ]
        early += [] if order == sorted(order) else [f"slide {slide.number}: {order}"]
    expect_none(early)


def test_the_agenda_leads_to_every_section_and_each_section_back(deck: OpenedDeck) -> None:
    agenda = next((slide for slide in deck.slides if _leads_to(deck, slide)), None)
    assert agenda is not None, "no slide leads to another"
    sections = sorted(_leads_to(deck, agenda))
    assert sections == [
        slide.number for slide in deck.slides if slide.layout == _layout(deck, sections[0])
    ]
    assert len(sections) > 2
    stuck = [number for number in sections if agenda.number not in _jumps(deck, number)]
    expect_none(f"slide {number} does not lead back to the agenda" for number in stuck)


def test_every_slide_is_in_exactly_one_named_section(deck: OpenedDeck) -> None:
    show = deck.xml("/ppt/presentation.xml")
    sections = list(show.iter(f"{P14}section"))
    held = Counter(entry.get("id") for entry in show.iter(f"{P14}sldId"))
    names = [section.get("name", "") for section in sections]
    assert held == Counter(entry.get("id") for entry in show.iter(f"{P}sldId"))
    assert all(name.strip() for name in names)
    assert len(set(names)) == len(names) > 2


def test_nothing_needs_a_certain_program_or_a_font_to_be_installed(deck: OpenedDeck) -> None:
    special = [
        f"{name}: {etree.QName(element).localname} {element.get('uri', '')}"
        for name, root in deck.all_xml()
        for element in root.iter(etree.Element)
        if etree.QName(element).localname in ("AlternateContent", "embeddedFont", "oleObj")
        or (element.get("uri", "").startswith("{") and element.get("uri") not in KNOWN_EXTENSIONS)
    ]
    fonts = {
        font.get("typeface")
        for name, root in deck.all_xml()
        if name.startswith("/ppt/theme/")
        for font in root.iter(f"{A}latin", f"{A}ea", f"{A}font")
    }
    special += sorted(f"font: {font}" for font in fonts - PLACED_FONTS - {""})
    special += [name for name in deck.parts if name.lower().endswith((".fntdata", ".ttf", ".bin"))]
    expect_none(special)


def _name_and_alt(frame: etree._Element) -> tuple[str, str]:
    properties = next(frame.iter(f"{P}cNvPr"))
    return properties.get("name", ""), properties.get("descr", "")


def _is_decoration(frame: etree._Element) -> bool:
    return any(
        etree.QName(each).localname == "decorative"
        for each in next(frame.iter(f"{P}cNvPr")).iter(etree.Element)
    )


def _shares_a_word(said: str, slide: OpenedSlide) -> bool:
    shown = re.sub(r"\s", "", text_of(slide.root))
    for chart in slide.charts:
        shown += "".join(value.text or "" for value in chart.iter(f"{C}v"))
    single = _SINGLE.findall(said)
    return any(word in shown for word in _WORD.findall(said)) or (
        bool(single) and all(word in shown for word in single)
    )


def _placed(slide: OpenedSlide) -> Iterator[Placed]:
    """What stands at a place of its own and says something, in reading order."""
    for frame in slide.root.iterfind(f"{P}cSld/{P}spTree/*"):
        if frame.tag not in _DRAWN or _is_decoration(frame):
            continue
        if frame.tag == f"{P}sp" and (
            not text_of(frame).strip() or placeholder_type(frame) in ("title", "ctrTitle")
        ):
            continue
        place = frame.find(f"{P}grpSpPr/{A}xfrm")
        if place is None:
            place = frame.find(f"{P}xfrm")
        if place is None:
            place = frame.find(f"{P}spPr/{A}xfrm")
        if place is None:
            continue
        x, y = (int(place.find(f"{A}off").get(side)) for side in "xy")
        width, height = (int(place.find(f"{A}ext").get(side)) for side in ("cx", "cy"))
        is_group = frame.tag == f"{P}grpSp"
        yield Placed(_name_and_alt(frame)[0], x, y, x + width, y + height, is_group)


def _pairs(placed: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    for number, first in enumerate(placed):
        for later in placed[number + 1 :]:
            yield first, later


def _stands_before(one: Placed, other: Placed) -> bool:
    """Above in the same column, or to the left on the same line.

    A drawing may come before its labels, which its description sums up.
    """
    shared_width = min(one.right, other.right) - max(one.left, other.left)
    shared_height = min(one.bottom, other.bottom) - max(one.top, other.top)
    is_above = one.bottom <= other.top + EMU and shared_width > 6 * EMU
    is_left = one.right <= other.left + EMU and shared_height > 6 * EMU
    return is_above or (is_left and abs(one.top - other.top) < 3 * EMU)


def _leads_to(deck: OpenedDeck, slide: OpenedSlide) -> set[int]:
    """Numbers of the slides that a click leads to."""
    numbers = {each.name: each.number for each in deck.slides}
    targets = {link.id: link.target for link in deck.links(slide.name) if link.kind == "slide"}
    clicked = {click.get(f"{_R}id") for click in slide.root.iter(f"{A}hlinkClick")}
    return {numbers[target] for name, target in targets.items() if name in clicked}


def _jumps(deck: OpenedDeck, number: int) -> set[int]:
    return _leads_to(deck, deck.slides[number - 1])


def _layout(deck: OpenedDeck, number: int) -> str:
    return deck.slides[number - 1].layout
