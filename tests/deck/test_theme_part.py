"""Colours and fonts of the theme part."""

import re

from deck_samples import DARK, LIGHT, theme

from builder.deck.theme_part import color_map, theme_part


def slots(markup: str) -> dict[str, str]:
    return dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/>', markup))


def test_a_light_theme_keeps_page_in_lt1_and_text_in_dk1() -> None:
    written = slots(theme_part(theme(), 1).data.decode())
    assert (written["lt1"], written["dk1"]) == (LIGHT["bg1"], LIGHT["tx1"])
    assert color_map(theme()).startswith('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"')


def test_a_dark_theme_keeps_dk_dark_and_swaps_the_map() -> None:
    written = slots(theme_part(theme(dark=True), 1).data.decode())
    assert (written["dk1"], written["lt1"]) == (DARK["bg1"], DARK["tx1"])
    assert (written["dk2"], written["lt2"]) == (DARK["bg2"], DARK["tx2"])
    assert color_map(theme(dark=True)).startswith('bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')


def test_twelve_slots_and_east_asian_fonts_are_set() -> None:
    markup = theme_part(theme(), 1).data.decode()
    assert len(slots(markup)) == 12
    assert markup.count('<a:ea typeface="Microsoft YaHei"/>') == 2
    assert markup.count('<a:font script="Hans" typeface="Microsoft YaHei"/>') == 2


def test_no_effect_adds_a_shadow() -> None:
    markup = theme_part(theme(), 1).data.decode()
    assert markup.count("<a:effectLst/>") == 3
    assert "Shdw" not in markup
