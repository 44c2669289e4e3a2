"""Widths that must never be too small, and heights that spacing is computed from."""

import string

import pytest

from builder.layout.fonts import NATURAL_HEIGHT_EM, shipped_metrics, spacing_percent

FONTS = shipped_metrics()
SEGOE_LIKE_EM = {
    " ": 0.274,
    "0": 0.539,
    "9": 0.539,
    "W": 0.934,
    "M": 0.898,
    "m": 0.861,
    "@": 0.955,
    "%": 0.818,
}


@pytest.mark.parametrize("character", "中，。（）《》“”‘’—…·　龥①")
@pytest.mark.parametrize("bold", [False, True])
def test_han_and_full_width_marks_are_one_em(character: str, bold: bool) -> None:
    assert FONTS.width_em(character, bold=bold) == 1


@pytest.mark.parametrize(("character", "width"), SEGOE_LIKE_EM.items())
def test_latin_is_not_narrower_than_the_windows_font(character: str, width: float) -> None:
    assert FONTS.width_em(character) >= width


@pytest.mark.parametrize("character", string.ascii_letters + string.digits + " ,.%()")
def test_bold_is_never_narrower_than_regular(character: str) -> None:
    assert FONTS.width_em(character, bold=True) >= FONTS.width_em(character)


def test_characters_no_font_has_still_take_room() -> None:
    assert FONTS.width_em("\U0001f44d") > 1
    assert FONTS.width_em("\U00020000") == 1


def test_invisible_characters_take_none() -> None:
    assert FONTS.width_em("\u200b\u2060\ufeff\n") == 0


def test_spacing_is_a_share_of_the_target_fonts_height() -> None:
    assert round(spacing_percent(1.5)) == 114
    assert round(spacing_percent(1.3)) == 98
    assert round(spacing_percent(1.2)) == 91


def test_overflow_is_measured_in_the_tallest_font() -> None:
    assert FONTS.largest_height_em == max(NATURAL_HEIGHT_EM.values())
