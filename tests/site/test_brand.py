"""A brand on the site: readable by day and by night."""

from dataclasses import replace
from pathlib import Path

import pytest

from builder.lint.diagnostic import Report
from builder.model.theme import Theme
from builder.site.brand import brand_css, favicon_svg, scheme_colors
from builder.site.stylesheet import prepare, stylesheet
from builder.source.contrast import color_faults
from builder.source.theme import load_theme

REPOSITORY = Path(__file__).parents[2]
WARM = {
    "bg1": "FFFCF7", "tx1": "2D1F18", "bg2": "F7EEE3", "tx2": "6E5A4E",
    "accent1": "9C4A1F", "accent2": "988574", "accent3": "B98A3C", "accent4": "A97412",
    "accent5": "3F6B30", "accent6": "AE1740", "hlink": "9C4A1F", "folHlink": "6E5A4E",
}  # fmt: skip
DARK = {
    "bg1": "11161C", "tx1": "F4F6F8", "bg2": "1F2832", "tx2": "AEB9C4",
    "accent1": "FFC83D", "accent2": "7C8996", "accent3": "6FB7FF", "accent4": "FF9F6B",
    "accent5": "5AD08A", "accent6": "FF7B72", "hlink": "FFC83D", "folHlink": "AEB9C4",
}  # fmt: skip


@pytest.fixture
def theme() -> Theme:
    loaded = load_theme(REPOSITORY / "themes/default", Report())
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("colors", [None, WARM, DARK])
def test_both_schemes_keep_every_rule_of_contrast(
    colors: dict[str, str] | None, theme: Theme
) -> None:
    brand = replace(theme, colors=colors or theme.colors, is_dark=colors is DARK)
    faults = {
        scheme: [fault.english for fault in color_faults(found)]
        for scheme, found in scheme_colors(brand).items()
    }
    assert faults == {"default": [], "slate": []}


def test_a_dark_brand_is_itself_at_night_and_a_light_one_by_day(theme: Theme) -> None:
    dark = replace(theme, colors=DARK, is_dark=True)
    assert scheme_colors(dark)["slate"] == DARK
    assert scheme_colors(theme)["default"] == theme.colors


def test_the_stylesheet_names_the_brands_fonts_first(theme: Theme) -> None:
    css = brand_css(replace(theme, latin_font="Arial", east_asian_font="SimSun"))
    assert '"Arial", "SimSun", ' in css and "sans-serif" in css


def test_the_stylesheet_holds_every_components_style(theme: Theme) -> None:
    css = stylesheet(theme)
    sheets = (REPOSITORY / "builder/components").glob("*/style.css")
    assert [
        s.parent.name for s in sheets if f".cw-{s.parent.name.replace('_', '-')}" not in css
    ] == []


def test_preparing_twice_writes_the_same(tmp_path: Path, theme: Theme) -> None:
    folder = prepare(tmp_path, theme)
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    stamp = (folder / "courseware.css").stat().st_mtime_ns
    prepare(tmp_path, theme)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first
    assert (folder / "courseware.css").stat().st_mtime_ns == stamp


def test_a_logo_stands_in_the_header(tmp_path: Path, theme: Theme) -> None:
    (tmp_path / "themes/acme").mkdir(parents=True)
    (tmp_path / "themes/acme/logo.png").write_bytes(b"picture")
    folder = prepare(tmp_path, replace(theme, logo="themes/acme/logo.png"))
    assert (folder / "logo.png").read_bytes() == b"picture"
    assert 'url("logo.png")' in (folder / "courseware.css").read_text("utf-8")


def test_the_favicon_wears_the_accent(theme: Theme) -> None:
    assert f"#{theme.colors['accent1']}" in favicon_svg(theme)
