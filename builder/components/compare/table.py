"""A comparison of seven to ten rows as a native table."""

from builder.components.compare.syntax import Compare, Row
from builder.layout.fitting import round_up
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    SOFT,
    TX1,
    TX2,
    CellFrame,
    Color,
    Frame,
    Line,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText

INSETS = (12.0, 3.0, 12.0, 3.0)
SIZES = (18.0, 16.0, 14.0, 12.0)
SMALLEST_LABEL_PT = 100.0
HEADER_RULE = Line(color=TX1, width_pt=1.5)
ROW_RULE = Line(color=ACCENT2, width_pt=0.5)
ROW_PT = {7: 45.0, 8: 40.0, 9: 36.0, 10: 33.0}
"""Row height by number of rows; lower where the region is."""
PITCH = 1.3


def compare_table(content: Compare, region: Rect, kit: Kit) -> tuple[Frame, ...] | None:
    """The table at the largest size at which every row fits, or None."""
    count = len(content.rows)
    height = min(ROW_PT.get(count, 33.0), region.height / (count + 1))
    for size in SIZES:
        widths = _widths(content, size, region, kit)
        rows = [_header(content, kit)]
        rows += [_row(content, row, size, kit) for row in content.rows]
        if all(
            kit.fits(cell.text, Rect(0, 0, width, height))
            for row in rows
            for cell, width in zip(row, widths, strict=True)
        ):
            return (
                TableFrame(
                    name="对照表",
                    rect=Rect(region.x, region.y, sum(widths), height * len(rows)),
                    column_widths=widths,
                    row_heights=(height,) * len(rows),
                    rows=tuple(rows),
                    alt="对照：" + "，".join(head.plain for head in content.heads),
                ),
            )
    return None


def _widths(content: Compare, size: float, region: Rect, kit: Kit) -> tuple[float, ...]:
    label = 0.0
    if content.has_labels:
        widest = max(kit.width(row.label, size, bold=True) for row in content.rows)
        label = min(max(SMALLEST_LABEL_PT, round_up(widest + 24)), region.width / 3)
    count = len(content.heads)
    columns = ((region.width - label) / count,) * count
    return (label, *columns) if content.has_labels else columns


def _header(content: Compare, kit: Kit) -> tuple[CellFrame, ...]:
    last = len(content.heads) - 1
    cells = [
        _cell(
            head,
            16.0,
            bold=True,
            color=ACCENT1 if _is_best(content, n, last) else TX2,
            soft=_is_best(content, n, last),
            rule=HEADER_RULE,
            kit=kit,
        )
        for n, head in enumerate(content.heads)
    ]
    if content.has_labels:
        corner = _cell(content.corner, 16.0, bold=True, color=TX2, rule=HEADER_RULE, kit=kit)
        cells.insert(0, corner)
    return tuple(cells)


def _row(content: Compare, row: Row, size: float, kit: Kit) -> tuple[CellFrame, ...]:
    last = len(row.cells) - 1
    cells = [
        _cell(text, size, bold=row.key, soft=_is_best(content, n, last), rule=ROW_RULE, kit=kit)
        for n, text in enumerate(row.cells)
    ]
    if content.has_labels:
        cells.insert(0, _cell(row.label, size, bold=True, rule=ROW_RULE, kit=kit))
    return tuple(cells)


def _is_best(content: Compare, column: int, last: int) -> bool:
    return column == last and not content.neutral


def _cell(
    text: RichText,
    size: float,
    *,
    rule: Line,
    kit: Kit,
    bold: bool = False,
    color: Color = TX1,
    soft: bool = False,
) -> CellFrame:
    paragraph = kit.paragraph(text, size, bold=bold, color=color, pitch_em=PITCH)
    body = TextBody(paragraphs=(paragraph,), anchor="middle", insets=INSETS)
    return CellFrame(text=body, fill=SOFT if soft else None, rule_below=rule)
