"""A Markdown table as a native table: a rule below the header, hairlines, one row at most in the soft tint."""

import re
from collections.abc import Sequence

from builder.components.furniture import Furniture
from builder.components.table.columns import column_widths
from builder.components.table.fitting import TableFit, fit_table
from builder.layout.fitting import center_2_3
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
from builder.model.block import Table
from builder.model.inline import RichText

HEADER_RULE = Line(color=TX1, width_pt=1.5)
ROW_RULE = Line(color=ACCENT2, width_pt=0.5)
INSETS = (12.0, 4.0, 12.0, 4.0)
EMPTY = "–"
_NUMBER = re.compile(r"[-+−]?[\d,.]+%?")


class TableComponent(Furniture[Table]):
    """One table per slide; a long one continues with its header repeated."""

    name = "table"
    noun = "一览"

    def layout(self, content: Table, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        if not content.header:
            return ()
        fit = fit_table(content, region, kit)
        widths = column_widths(content, fit.size_pt, region.width, kit)
        pages: list[tuple[Frame, ...]] = []
        start = 0
        for number, count in enumerate(fit.counts, 1):
            name = "表格" if len(fit.counts) == 1 else f"表格 {number}"
            pages.append(
                (_table(name, content, range(start, start + count), fit, widths, region, kit),)
            )
            start += count
        return tuple(pages)


def _table(
    name: str,
    content: Table,
    rows: range,
    fit: TableFit,
    widths: Sequence[float],
    region: Rect,
    kit: Kit,
) -> TableFrame:
    heights = (fit.header_pt, *(fit.row_heights[row] for row in rows))
    height = sum(heights)
    y = center_2_3(region, height)
    return TableFrame(
        name=name,
        rect=Rect(region.x, y, region.width, height),
        column_widths=tuple(widths),
        row_heights=heights,
        rows=(
            _header(content, fit, kit),
            *(_row(content, row, fit.size_pt, kit) for row in rows),
        ),
        alt=_alt(content, rows),
    )


def _alt(content: Table, rows: range) -> str:
    heads = "、".join(cell.plain for cell in content.header if cell.plain)
    return f"表格，{len(rows)} 行，各列是：{heads}"


def _header(content: Table, fit: TableFit, kit: Kit) -> tuple[CellFrame, ...]:
    return tuple(
        _cell(
            content, column, cell, fit.header_size_pt, kit, bold=True, color=TX2, rule=HEADER_RULE
        )
        for column, cell in enumerate(content.header)
    )


def _row(content: Table, row: int, size_pt: float, kit: Kit) -> tuple[CellFrame, ...]:
    is_key = row == content.key_row
    return tuple(
        _cell(
            content,
            column,
            cell,
            size_pt,
            kit,
            bold=column == 0,
            color=ACCENT1 if is_key and column == 0 else TX1,
            rule=ROW_RULE,
            fill=SOFT if is_key else None,
        )
        for column, cell in enumerate(content.rows[row])
    )


def _alignment(content: Table, column: int) -> str:
    """As the author wrote it; otherwise columns of bare numbers stand right, so that they can be compared."""
    written = content.align[column] if column < len(content.align) else ""
    if written or not column:
        return written
    cells = [row[column].plain.strip() for row in content.rows if row[column].plain.strip()]
    return "right" if cells and all(_NUMBER.fullmatch(cell) for cell in cells) else ""


def _cell(
    content: Table,
    column: int,
    text: RichText,
    size_pt: float,
    kit: Kit,
    *,
    bold: bool,
    color: Color,
    rule: Line,
    fill: Color | None = None,
) -> CellFrame:
    align = _alignment(content, column)
    is_empty = not text.plain.strip() and rule is ROW_RULE
    paragraph = kit.paragraph(
        EMPTY if is_empty else text,
        size_pt,
        bold=bold and not is_empty,
        color=TX2 if is_empty else color,
        pitch_em=1.3,
        align="right" if align == "right" else "center" if align == "center" else "left",
    )
    body = TextBody(paragraphs=(paragraph,), anchor="middle", insets=INSETS)
    return CellFrame(text=body, fill=fill, rule_below=rule)


component = TableComponent()
