"""A company's colours become ours: kept where they serve, moved where they cannot be read or mean something else."""

import pytest
from lxml import etree

from builder.deck.palette import recolor
from builder.deck.template.ground import Ground, Sheet, ground_under
from builder.layout.geometry import Rect
from builder.model.theme import SLOTS
from builder.source.contrast import color_faults, hue_distance
from builder.source.palette import fit_colors

OFFICE = "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080"
RED = "FFFFFF 222222 F2F2F2 555555 C8102E 8A8D8F E87722 F2A900 006B32 003DA5 C8102E 555555"
GREYS = "FFFFFF 000000 DDDDDD 777777 999999 AAAAAA BBBBBB CCCCCC DDDDDD EEEEEE 0000FF 800080"
AREA = Rect(50, 100, 800, 400)
SLIDE = Rect(0, 0, 960, 540)


def brand(colors: str) -> dict[str, str]:
    return dict(zip(SLOTS, colors.split(), strict=True))


@pytest.mark.parametrize("colors", [OFFICE, RED, GREYS])
@pytest.mark.parametrize("ground", ["FFFFFF", "F4F1EA", "0B1F33", "000000"])
def test_every_rule_holds_on_light_and_on_dark_grounds(colors: str, ground: str) -> None:
    fitted = fit_colors(ground, brand(colors))
    assert tuple(fitted) == SLOTS
    assert [fault.english for fault in color_faults(fitted)] == []


@pytest.mark.parametrize("ground", ["808080", "C08040", "2299BB"])
def test_a_middling_ground_still_gets_the_most_readable_text(ground: str) -> None:
    assert fit_colors(ground, brand(OFFICE))["tx1"] in {"000000", "FFFFFF"}


def test_colours_that_serve_are_kept() -> None:
    fitted = fit_colors("FFFFFF", brand(RED))
    assert fitted["accent1"] == "C8102E"
    assert fitted["accent2"] == "8A8D8F"
    assert fitted["accent5"] == "006B32"


def test_wrong_is_never_the_brands_own_red() -> None:
    fitted = fit_colors("FFFFFF", brand(RED))
    assert hue_distance(fitted["accent6"], fitted["accent1"]) >= 30


def test_slides_state_a_colour_only_where_the_templates_slot_does_not_serve() -> None:
    markup = (
        '<a:schemeClr val="accent5"/><a:schemeClr val="tx1"/>'
        '<a:schemeClr val="accent6"><a:alpha val="12000"/></a:schemeClr>'
    )
    assert recolor(markup, {"accent5": "257046", "accent6": "accent2"}) == (
        '<a:srgbClr val="257046"/><a:schemeClr val="tx1"/>'
        '<a:schemeClr val="accent2"><a:alpha val="12000"/></a:schemeClr>'
    )


def sheet(*shapes: str) -> Sheet:
    spaces = " ".join(
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}/2006/main"'
        for prefix, name in (("a", "drawingml"), ("p", "presentationml"))
    )
    tree = f"<p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld>"
    return Sheet(root=etree.fromstring(f"<p:sldMaster {spaces}>{tree}</p:sldMaster>"), images={})


def shape(rect: Rect, color: str, geometry: str = '<a:prstGeom prst="rect"/>') -> str:
    x, y, width, height = (
        round(each * 12700) for each in (rect.x, rect.y, rect.width, rect.height)
    )
    return (
        f'<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry}'
        f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
    )


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ((), Ground("FFFFFF")),
        ((shape(SLIDE, "2C3E50"),), Ground("2C3E50")),
        ((shape(SLIDE, "2C3E50"), shape(Rect(0, 0, 960, 60), "FF0000")), Ground("2C3E50")),
        ((shape(Rect(0, 0, 300, 540), "2C3E50"),), Ground("FFFFFF", True)),
        ((shape(SLIDE, "2C3E50", "<a:custGeom/>"),), Ground("FFFFFF", True)),
    ],
)
def test_the_ground_is_what_lies_under_the_content(
    shapes: tuple[str, ...], expected: Ground
) -> None:
    assert ground_under(AREA, (sheet(*shapes),), brand(OFFICE), SLIDE) == expected
