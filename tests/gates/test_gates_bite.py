"""A gate that cannot fail proves nothing: each is shown a deck with the one fault it is there to find."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tests.gates import (
    test_accessibility,
    test_contrast,
    test_markup,
    test_package,
    test_text_fits,
    test_words,
)
from tests.gates.opened import OpenedDeck, P, name_of, open_deck, shapes
from tests.gates.scene import set_deck

SLIDE = r"ppt/slides/slide\d+\.xml"
NOTES = r"ppt/notesSlides/notesSlide\d+\.xml"
CHART = r"ppt/charts/chart\d+\.xml"


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to the first part of a deck in which it changes anything."""

    part: str
    pattern: str
    replacement: str
    gate: Callable[[OpenedDeck], None]


FAULTS = {
    "a run in English": Fault(SLIDE, 'lang="zh-CN"', 'lang="en-US"', test_markup.test_every_run_says_its_language),
    "a note without altLang": Fault(NOTES, ' altLang="en-US"', "", test_markup.test_every_run_says_its_language),
    "a chart without a language": Fault(
        CHART, '<a:defRPr lang="zh-CN"', "<a:defRPr", test_markup.test_every_run_says_its_language
    ),
    "a fixed colour": Fault(
        SLIDE, '<a:schemeClr val="tx1"/>', '<a:srgbClr val="000000"/>', test_markup.test_every_colour_is_the_theme_s
    ),
    "a fixed colour in a chart": Fault(
        CHART, '<a:schemeClr val="tx1"/>', '<a:srgbClr val="000000"/>', test_markup.test_every_colour_is_the_theme_s
    ),
    "a pale run": Fault(
        SLIDE, '<a:schemeClr val="tx1"/></a:solidFill></a:rPr>',
        '<a:schemeClr val="accent2"/></a:solidFill></a:rPr>',
        test_contrast.test_every_text_stands_out_from_its_ground,
    ),
    "pale text inherited from the layout": Fault(
        r"ppt/slideLayouts/slideLayout1\.xml", '<a:schemeClr val="bg1"/>', '<a:schemeClr val="tx2"/>',
        test_contrast.test_every_text_stands_out_from_its_ground,
    ),
    "a surface as dark as its text": Fault(
        SLIDE, '<a:schemeClr val="bg2"/>', '<a:schemeClr val="tx2"/>',
        test_contrast.test_every_text_stands_out_from_its_ground,
    ),
    "a colour map that does not suit the theme": Fault(
        r"ppt/slideMasters/slideMaster1\.xml", 'tx2="dk2"', 'tx2="lt2"',
        test_contrast.test_every_text_stands_out_from_its_ground,
    ),
    "pale labels in a chart": Fault(
        CHART, '<a:schemeClr val="tx2"/>', '<a:schemeClr val="accent2"/>',
        test_contrast.test_every_text_stands_out_from_its_ground,
    ),
    "a named font": Fault(
        SLIDE, "</a:solidFill></a:rPr>", '</a:solidFill><a:latin typeface="Arial"/></a:rPr>',
        test_markup.test_no_run_names_a_font,
    ),
    "small text in a shape": Fault(
        SLIDE, 'sz="1[468]00"', 'sz="1100"', test_markup.test_no_text_is_smaller_than_its_floor
    ),
    "small text inherited from the master": Fault(
        r"ppt/slideMasters/slideMaster1\.xml", 'sz="1800"', 'sz="1500"',
        test_markup.test_no_text_is_smaller_than_its_floor,
    ),
    "a theme without an East Asian font": Fault(
        r"ppt/theme/theme1\.xml", '<a:ea typeface="[^"]+"/>', '<a:ea typeface=""/>',
        test_markup.test_the_theme_names_an_east_asian_font,
    ),
    "a title that is a text box": Fault(
        SLIDE, '<p:ph type="title"/>', "", test_markup.test_every_slide_has_one_title_of_its_own
    ),
    "text that shrinks by itself": Fault(
        SLIDE, "<a:noAutofit/>", "<a:normAutofit/>", test_markup.test_no_text_is_left_to_shrink_by_itself
    ),
    "a picture without words": Fault(
        SLIDE, '(<p:nvPicPr><p:cNvPr [^>]*)descr="[^"]*"', r"\1",
        test_markup.test_pictures_tables_and_charts_say_what_they_show,
    ),
    "a picture called a picture": Fault(
        SLIDE, '(<p:nvPicPr><p:cNvPr [^>]*)descr="[^"]*"', r'\1descr="图片"',
        test_accessibility.test_a_picture_is_described_in_words_and_not_by_its_kind,
    ),
    "a group without words": Fault(
        SLIDE, '(<p:nvGrpSpPr><p:cNvPr id="[^"]*" name="[^"]*") descr="[^"]*"', r"\1",
        test_accessibility.test_groups_tables_and_charts_are_described_by_what_they_hold,
    ),
    "a group called by its kind": Fault(
        SLIDE, '(<p:nvGrpSpPr><p:cNvPr [^>]*)descr="[^"]*"', r'\1descr="组合图形"',
        test_accessibility.test_groups_tables_and_charts_are_described_by_what_they_hold,
    ),
    "a line that is read aloud": Fault(
        SLIDE, r'<a:extLst><a:ext uri="\{C183D7F6.*?</a:extLst>', "",
        test_accessibility.test_what_holds_no_text_is_described_or_marked_as_decoration,
    ),
    "an agenda that leads nowhere": Fault(
        SLIDE, "<a:hlinkClick [^>]*/>", "",
        test_accessibility.test_the_agenda_leads_to_every_section_and_each_section_back,
    ),
    "slides in no section": Fault(
        r"ppt/presentation\.xml", '<p14:sldId id="[^"]*"/>', "",
        test_accessibility.test_every_slide_is_in_exactly_one_named_section,
    ),
    "a font that few have": Fault(
        r"ppt/theme/theme1\.xml", '<a:ea typeface="[^"]+"/>', '<a:ea typeface="FZShuTi"/>',
        test_accessibility.test_nothing_needs_a_certain_program_or_a_font_to_be_installed,
    ),
    "an extension of one program": Fault(
        SLIDE, r"\{C183D7F6-", "{C183D7F7-",
        test_accessibility.test_nothing_needs_a_certain_program_or_a_font_to_be_installed,
    ),
    "an attribute that the schema does not know": Fault(
        SLIDE, "<a:rPr ", '<a:rPr colour="red" ', lambda deck: _validate(deck)
    ),
    "a part with the wrong type": Fault(
        r"\[Content_Types\]\.xml", r"notesSlide\+xml", "slide+xml",
        test_package.test_every_part_is_reached_from_the_root_with_the_right_type,
    ),
    "a link to nowhere": Fault(
        r"ppt/slides/_rels/slide\d+\.xml\.rels", "slideLayout(\\d)", r"slideLayout9\1",
        lambda deck: _walk(deck),
    ),
    "a zero-width space": Fault(
        SLIDE, "<a:t>", "<a:t>\u200b", test_words.test_no_control_or_invisible_character_gets_in
    ),
    "syntax on a slide": Fault(SLIDE, "<a:t>", "<a:t>**", test_words.test_no_syntax_of_the_pages_shows),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(built: dict[str, Path | str]) -> OpenedDeck:
    """The stress deck, which has every kind of part."""
    root = built["stress"]
    if isinstance(root, str):
        pytest.fail(
            "the build failed; test_the_real_command_builds_the_deck says why", pytrace=False
        )
    return open_deck(root / "dist" / "decks" / "stress.pptx")


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_found(name: str, sound: OpenedDeck) -> None:
    fault = FAULTS[name]
    with pytest.raises((pytest.fail.Exception, AssertionError)):
        fault.gate(altered(sound, fault.part, fault.pattern, fault.replacement))


def test_a_box_too_low_for_its_text_is_found(
    sound: OpenedDeck, font_files: dict[str, bytes]
) -> None:
    pytest.importorskip("betteroffice_pptx", reason="not run: betteroffice-pptx is not installed")
    lower = altered(
        sound, SLIDE, r'<a:ext cx="(\d{7,8})" cy="\d{7}"/>', r'<a:ext cx="\1" cy="127000"/>'
    )
    scene = set_deck(lower.data, {"Microsoft YaHei": font_files})
    with pytest.raises(pytest.fail.Exception, match="stands"):
        test_text_fits.test_no_line_leaves_its_box(scene)
    with pytest.raises(pytest.fail.Exception, match="need"):
        test_text_fits.test_text_fits_with_the_line_height_of_the_real_font(scene, lower)


def test_a_row_too_low_for_its_text_is_found(
    sound: OpenedDeck, font_files: dict[str, bytes]
) -> None:
    pytest.importorskip("betteroffice_pptx", reason="not run: betteroffice-pptx is not installed")
    lower = altered(sound, SLIDE, r'<a:tr h="\d+">', '<a:tr h="63500">')
    scene = set_deck(lower.data, {"Microsoft YaHei": font_files})
    with pytest.raises(pytest.fail.Exception, match="grows"):
        test_text_fits.test_no_row_grows_beyond_the_height_it_was_given(scene, lower)


def test_a_lost_word_is_found(sound: OpenedDeck, built: dict[str, Path | str]) -> None:
    root = built["stress"]
    assert isinstance(root, Path)
    shorter = altered(sound, SLIDE, "值班经理", "值班")
    with pytest.raises(pytest.fail.Exception, match="值班经理"):
        test_words.test_every_word_of_the_pages_is_in_the_deck_or_in_the_list(
            root, "stress", shorter, ()
        )


@pytest.mark.parametrize(
    "gate",
    [
        test_accessibility.test_reading_goes_from_left_to_right_and_from_top_to_bottom,
        test_accessibility.test_source_note_footer_and_number_are_read_last,
    ],
)
def test_a_slide_that_is_read_backwards_is_found(
    gate: Callable[[OpenedDeck], None], sound: OpenedDeck
) -> None:
    noted = next(s.name for s in sound.slides if "来源" in map(name_of, shapes(s.root)))
    with pytest.raises(pytest.fail.Exception):
        gate(OpenedDeck(sound.name, _backwards(sound, noted)))


def _backwards(deck: OpenedDeck, slide: str) -> bytes:
    root = deck.xml(slide)
    tree = next(root.iter(f"{P}spTree"))
    tree[2:] = list(reversed(tree[2:]))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in deck.parts.items():
            archive.writestr(name[1:], etree.tostring(root) if name == slide else content)
    return written.getvalue()


def altered(deck: OpenedDeck, part: str, pattern: str, replacement: str) -> OpenedDeck:
    """A deck in which ``pattern`` is replaced throughout the first matching part where it occurs."""
    written = io.BytesIO()
    changed = False
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in deck.parts.items():
            text = content
            if not changed and re.fullmatch(part, name[1:]):
                text = re.sub(pattern, replacement, content.decode()).encode()
                changed = text != content
            archive.writestr(name[1:], text)
    assert changed, f"nothing to break: {pattern}"
    return OpenedDeck(deck.name, written.getvalue())


def _validate(deck: OpenedDeck) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        test_package.test_the_validator_finds_no_error(deck, Path(folder))


def _walk(deck: OpenedDeck) -> None:
    test_package.test_every_part_is_reached_from_the_root_with_the_right_type(deck)
