"""No text runs out of its box: laid out by another engine, then measured with the heights of the real font."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from tests.gates.findings import expect_none
from tests.gates.opened import A, OpenedDeck
from tests.gates.scene import PX_PER_PT, Box, Scene, SetLine, SetText, set_deck
from tests.gates.textstyle import Styles

TOLERANCE_PX = 2.0
_TALLEST_LINE_EM = 1.32
"""Natural height of a line of Microsoft YaHei; no font of the stack that decks are made for is taller."""


@pytest.fixture(scope="module")
def deck(branded: OpenedDeck) -> OpenedDeck:
    """The course in each of the brands."""
    return branded


@pytest.fixture(scope="module")
def scene(deck: OpenedDeck, font_files: dict[str, bytes]) -> Scene:
    return scene_of(deck, font_files)


def scene_of(deck: OpenedDeck, font_files: dict[str, bytes]) -> Scene:
    """The deck as the other engine sets it; skips where that is not installed."""
    pytest.importorskip("betteroffice_pptx", reason="not run: betteroffice-pptx is not installed")
    theme = deck.xml("/ppt/theme/theme1.xml")
    fonts = theme.iter(f"{A}latin", f"{A}ea", f"{A}font")
    families = {font.get("typeface", "") for font in fonts if font.get("script", "Hans") == "Hans"}
    return set_deck(deck.data, {family: font_files for family in sorted(families) if family})


def test_every_slide_shows_text(scene: Scene, deck: OpenedDeck) -> None:
    assert {text.slide for text in scene.texts if text.lines} == set(range(1, len(deck.slides) + 1))


def test_no_line_leaves_its_box(scene: Scene) -> None:
    expect_none(_lines_outside(scene))


def test_no_row_grows_beyond_the_height_it_was_given(scene: Scene, deck: OpenedDeck) -> None:
    styles = Styles(deck)
    expect_none(_grown_row(text, styles) for text in scene.texts if text.cell)


def test_every_line_is_on_the_slide(scene: Scene) -> None:
    page = Box(left=0, top=0, right=scene.width, bottom=scene.height)
    expect_none(_outside(text, page, "the slide") for text in scene.texts)


def test_no_two_texts_overlap(scene: Scene) -> None:
    by_slide: dict[int, list[tuple[SetText, SetLine]]] = {}
    for text in scene.texts:
        lines = [line for line in text.lines if line.text.strip() and not text.in_chart]
        by_slide.setdefault(text.slide, []).extend((text, line) for line in lines)
    expect_none(
        f"{place(text)} “{line.text[:30]}” lies on “{other.text[:30]}” of {owner.shape}"
        for lines in by_slide.values()
        for (text, line), (owner, other) in combinations(lines, 2)
        if text is not owner and line.box.overlap(other.box) > TOLERANCE_PX
    )


def test_text_fits_with_the_line_height_of_the_real_font(scene: Scene, deck: OpenedDeck) -> None:
    styles = Styles(deck)
    expect_none(_too_tall(text, styles) for text in scene.texts if not text.in_chart)


def _lines_outside(scene: Scene) -> Iterator[str]:
    for text in scene.texts:
        if not text.in_chart:
            yield _outside(text, text.box, "its box")


def _outside(text: SetText, box: Box, what: str) -> str:
    for line in text.lines:
        side, over = box.overrun(line.box)
        if over > TOLERANCE_PX and line.text.strip():
            return f"{place(text)} “{line.text[:40]}” stands {over:.1f} px out of {what} ({side})"
    return ""


def _grown_row(text: SetText, styles: Styles) -> str:
    assert text.cell is not None
    given = styles.row_height_pt(text.slide, text.object_id, text.cell[0]) * PX_PER_PT
    over = text.box.bottom - text.box.top - given
    return f"{place(text)} the row grows by {over:.1f} px" if over > TOLERANCE_PX else ""


def _too_tall(text: SetText, styles: Styles) -> str:
    """Heights of the lines as another engine broke them, against the room between the insets."""
    style = styles.of(text.slide, text.object_id, text.cell)
    if not any(line.text.strip() for line in text.lines):
        return ""
    room = (text.box.bottom - text.box.top) / PX_PER_PT - style.insets_pt
    needed = style.before_pt + sum(
        line.size_px / PX_PER_PT * _TALLEST_LINE_EM * style.line_spacing[line.paragraph]
        for line in text.lines
    )
    over = (needed - room) * PX_PER_PT
    if over <= TOLERANCE_PX:
        return ""
    lines = f"{len(text.lines)} lines from “{text.lines[0].text[:30]}”"
    return f"{place(text)} {lines} need {needed:.1f} pt and have {room:.1f} pt"


def place(text: SetText) -> str:
    cell = f" row {text.cell[0] + 1} column {text.cell[1] + 1}" if text.cell else ""
    return f"slide {text.slide}: {text.shape}{cell}:"
