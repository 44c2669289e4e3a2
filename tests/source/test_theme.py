"""A brand file becomes a theme that everybody can read on a projector, or is refused."""

from pathlib import Path

import pytest
from PIL import Image

from builder.lint.diagnostic import Diagnostic, Report
from builder.model.theme import SLOTS, Theme
from builder.source.contrast import blend, color_faults, contrast, hue_distance, saturation
from builder.source.theme import load_theme

DEFAULT = Path(__file__).parents[2] / "themes" / "default"

ROLES = (
    "bg1", "tx1", "bg2", "tx2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
)  # fmt: skip
BRANDS = {
    "service": "FFFFFF 1A2530 F1F4F5 566370 00637A 8492A0 4A7FB5 B7791F 257046 B83A2E",
    "hospitality": "FFFCF7 2D1F18 F7EEE3 6E5A4E 9C4A1F 988574 B98A3C A97412 3F6B30 AE1740",
    "dark": "11161C F4F6F8 1F2832 AEB9C4 FFC83D 7C8996 6FB7FF FF9F6B 5AD08A FF7B72",
}


def palette(brand: str) -> dict[str, str]:
    colors = dict(zip(ROLES, BRANDS[brand].split(), strict=True))
    return colors | {"hlink": colors["accent1"], "folHlink": colors["tx2"]}


def load(root: Path, text: str) -> tuple[Theme | None, list[Diagnostic]]:
    folder = root / "themes" / "acme"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theme.yml").write_text(text, encoding="utf-8")
    report = Report()
    return load_theme(folder, report), list(report)


def brand_file(**changed: str) -> str:
    text = (DEFAULT / "theme.yml").read_text(encoding="utf-8")
    lines = text.split("\n")
    for key, value in changed.items():
        number = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        lines[number] = f"{indent}{key}: {value}"
    return "\n".join(lines)


def test_the_default_theme_is_complete_and_clean() -> None:
    report = Report()
    theme = load_theme(DEFAULT, report)
    assert not report.diagnostics
    assert theme is not None
    assert tuple(theme.colors) == SLOTS
    assert theme.id == "default"
    assert not theme.is_dark
    assert theme.colors["hlink"] == theme.colors["accent1"]


@pytest.mark.parametrize("brand", list(BRANDS))
def test_the_three_reference_brands_pass_every_rule(brand: str) -> None:
    assert color_faults(palette(brand)) == ()


def test_a_dark_brand_is_recognised(tmp_path: Path) -> None:
    theme, findings = load(
        tmp_path, brand_file(**{k: f'"#{v.lower()}"' for k, v in palette("dark").items()})
    )
    assert not findings
    assert theme is not None and theme.is_dark
    assert theme.colors["accent1"] == "FFC83D"


@pytest.mark.parametrize(
    ("slot", "color", "named"),
    [
        ("tx1", "556270", "tx1"),
        ("bg2", "D0D0D0", "bg2"),
        ("bg2", "FFFFFF", "bg2"),
        ("tx2", "8A97A4", "tx2"),
        ("accent1", "4A9FB5", "accent1"),
        ("accent2", "C5CDD4", "accent2"),
        ("accent2", "2F7FD0", "accent2"),
        ("accent3", "0A6780", "accent3"),
        ("accent4", "F3D27A", "accent4"),
        ("accent5", "5FB37F", "accent5"),
        ("accent6", "1A5A72", "accent6"),
        ("hlink", "7FC8D8", "hlink"),
    ],
)
def test_each_contrast_rule_is_reported_at_the_colours_own_line(
    tmp_path: Path, slot: str, color: str, named: str
) -> None:
    text = brand_file(**{slot: f'"{color}"'})
    theme, findings = load(tmp_path, text)
    assert theme is None
    found = next(each for each in findings if named in each.message)
    assert found.code == "THM002"
    assert text.split("\n")[found.span.line - 1].strip().startswith(f"{slot}:")


def test_text_is_judged_on_the_blended_tint_not_on_the_page() -> None:
    colors = palette("service") | {"accent5": "2F7F51"}
    assert contrast(colors["accent5"], colors["bg1"]) > 4.5
    assert contrast(colors["accent5"], blend(colors["accent5"], colors["bg1"], 0.14)) < 4.5
    assert [fault.slot for fault in color_faults(colors)] == ["accent5"]


def test_colour_arithmetic_agrees_with_known_values() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("00637A", "FFFFFF") == pytest.approx(6.85, abs=0.005)
    assert blend("000000", "FFFFFF", 0.5) == "808080"
    assert hue_distance("FF0000", "0000FF") == pytest.approx(120)
    assert saturation("808080") == 0


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("accent1", "#00637A", "YML010"),
        ("accent1", '"petrol"', "YML011"),
        ("latin", "", "YML010"),
        ("latin", '"Arial\'; x"', "THM001"),
        ("site_url", "training.example.com", "THM003"),
        ("site_url", "https://training.example.com", "THM003"),
        ("site_url", "javascript://x/", "THM003"),
        ("site_url", "https://[/", "THM003"),
        ("edit_url", "javascript:alert(1)//", "THM003"),
        ("logo", "../logo.png", "THM004"),
        ("logo", "missing.png", "DIA015"),
    ],
)
def test_other_faults_have_their_codes(tmp_path: Path, key: str, value: str, code: str) -> None:
    theme, findings = load(tmp_path, brand_file(**{key: value}))
    assert theme is None
    assert [found.code for found in findings] == [code]


@pytest.mark.parametrize(
    "text", ["", "- a", "name: x", "name: x\ncolors: x\nfonts: y", "colours: {}"]
)
def test_an_incomplete_file_is_explained(tmp_path: Path, text: str) -> None:
    theme, findings = load(tmp_path, text)
    assert theme is None and findings
    assert all(found.hint for found in findings)


def test_a_missing_theme_is_a_finding(tmp_path: Path) -> None:
    report = Report()
    assert load_theme(tmp_path / "themes" / "none", report) is None
    assert [found.code for found in report] == ["SRC006"]


def test_the_logo_lies_in_the_themes_folder(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "acme"
    folder.mkdir(parents=True)
    Image.new("RGB", (8, 8)).save(folder / "logo.png")
    theme, findings = load(tmp_path, brand_file(logo="logo.png", site_url='""'))
    assert not findings
    assert theme is not None
    assert (theme.logo, theme.site_url) == ("themes/acme/logo.png", "")
