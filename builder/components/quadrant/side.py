"""The rules of use beside a quadrant, or on slides of their own behind it."""

from collections.abc import Sequence

from builder.components.quadrant.syntax import Side
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, split_evenly
from builder.layout.frame import ACCENT1, Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText

SIDE_HEADING_PT = 45.0
NUMERAL_PT = 36.0
ROW_PT = 93.0
_SIDE_SIZES = (18.0, 16.0, 14.0)
_ROWS_ALONE = 5


def side_size(side: Side, area: Rect, kit: Kit) -> float | None:
    """The size at which heading and rules fit into the side column, or None."""
    if side.heading and kit.width(side.heading, 20.0, bold=True) > area.width:
        return None
    if not side.rules:
        return _SIDE_SIZES[0]
    height = min(ROW_PT, (area.height - SIDE_HEADING_PT) / len(side.rules)) - 12.0
    return kit.largest_size(
        side.rules, area.width - NUMERAL_PT, _SIDE_SIZES, height_pt=height, max_lines=3
    )


def draw_side(
    rules: Sequence[RichText], first: int, side: Side, area: Rect, size: float, kit: Kit
) -> tuple[Frame, ...]:
    """Heading and numbered rules on hairlines, from the top of ``area`` down."""
    frames: list[Frame] = []
    if side.heading:
        heading = kit.paragraph(side.heading, 20.0, bold=True, pitch_em=1.3)
        rect = Rect(area.x, area.y, area.width, 33.0)
        frames.append(text_box("右栏标题", rect, (heading,)))
    top = area.y + SIDE_HEADING_PT
    height = min(ROW_PT, (area.bottom - top) / max(len(rules), 1))
    for offset, rule in enumerate(rules):
        number = first + offset
        y = top + offset * height
        frames.append(hairline(f"线 {number}", area.x, area.right, y))
        numeral = kit.paragraph(str(number), 24.0, bold=True, color=ACCENT1, pitch_em=1.3)
        text = kit.paragraph(rule, size)
        place = Rect(area.x, y, NUMERAL_PT, height)
        frames.append(text_box(f"序号 {number}", place, (numeral,), anchor="middle"))
        place = Rect(area.x + NUMERAL_PT, y, area.width - NUMERAL_PT, height)
        frames.append(text_box(f"规则 {number}", place, (text,), anchor="middle"))
    return tuple(frames)


def side_alone(side: Side, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The rules on slides of their own, over the whole width."""
    slides: list[tuple[Frame, ...]] = []
    first = 1
    for count in split_evenly(max(len(side.rules), 1), _ROWS_ALONE):
        rules = side.rules[first - 1 : first - 1 + count]
        row = min(ROW_PT, (region.height - SIDE_HEADING_PT) / max(count, 1))
        height = SIDE_HEADING_PT + row * count
        area = Rect(region.x, center_2_3(region, height), region.width, height)
        width = area.width - NUMERAL_PT
        size = kit.largest_size(rules, width, (20.0, 18.0, 16.0), height_pt=row - 12.0)
        if size is None:
            _report_rule(side, kit)
        slides.append(draw_side(rules, first, side, area, size or 16.0, kit))
        first += count
    return tuple(slides)


def _report_rule(side: Side, kit: Kit) -> None:
    kit.report.error(
        "SLD001",
        side.span,
        "四象限右栏的规则太长，一行放不下",
        "每条规则不超过两行，约 60 个汉字",
        "a rule beside the quadrant does not fit",
    )
