"""``/// matrix``: a table whose first row and first column are heads, with one cell to emphasise."""

from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.reading import misfit, report_empty, report_strangers
from builder.lint.diagnostic import Report
from builder.model.block import Table
from builder.model.inline import RichText
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One row."""

    head: RichText
    cells: tuple[RichText, ...]
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Heads and cells; every row has as many cells as there are column heads."""

    corner: RichText
    """Above the row heads, usually empty."""
    heads: tuple[RichText, ...]
    rows: tuple[MatrixRow, ...]
    key: tuple[int, int] | None
    """Row and column of the cell to emphasise, both from 0, heads not counted."""
    span: Span = field(default=Span(""), compare=False)


def parse_matrix(source: Source, report: Report) -> Matrix | None:
    """Read the block's table; it needs a column beside the row heads."""
    tables = [block for block in source.blocks if isinstance(block, Table)]
    others = [b for b in source.blocks if not isinstance(b, Table)]
    report_strangers(source, (*others, *tables[1:]), "一张表", report)
    if not tables or not tables[0].rows:
        report_empty(source, "表格", report)
        return None
    table = tables[0]
    if len(table.header) < 2:
        misfit(
            report,
            table.span,
            "组件 matrix 的表格至少要两列",
            "第一列写行名，从第二列起写内容",
            "a matrix needs a column of row heads and at least one more",
        )
        return None
    spans = table.row_spans or (table.span,) * len(table.rows)
    return Matrix(
        corner=table.header[0],
        heads=table.header[1:],
        rows=tuple(
            MatrixRow(head=cells[0], cells=cells[1:], span=span)
            for cells, span in zip(table.rows, spans, strict=True)
        ),
        key=_key(table, spans, report),
        span=table.span,
    )


def _key(table: Table, spans: tuple[Span, ...], report: Report) -> tuple[int, int] | None:
    """The first marked cell; marks on row heads and on further cells are reported."""
    found: tuple[int, int] | None = None
    for row, column in table.key_cells:
        if column and found is None:
            found = (row, column - 1)
            continue
        misfit(
            report,
            spans[row],
            "组件 matrix 只强调一个格子，行名不能强调"
            if not column
            else "组件 matrix 只强调一个格子",
            "把 {.key} 只留在最要紧的那一格里",
            "a matrix has one key cell, and it is not a head",
        )
    return found
