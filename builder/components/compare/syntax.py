"""``/// compare``: two or three ways of doing the same, row by row."""

from dataclasses import dataclass, field

from builder.components.base import Source
from builder.components.reading import misfit, report_empty, report_strangers
from builder.lint.diagnostic import Report
from builder.model.block import Table
from builder.model.inline import RichText
from builder.model.span import Span

FEWEST, MOST = 2, 3
"""Columns that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One aspect."""

    label: RichText
    cells: tuple[RichText, ...]
    key: bool = False
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Columns and rows of a comparison; the last column is the recommended one unless ``neutral``."""

    corner: RichText
    """Head of the label column, usually empty."""
    heads: tuple[RichText, ...]
    rows: tuple[Row, ...]
    neutral: bool
    has_labels: bool
    span: Span = field(default=Span(""), compare=False)


def parse_compare(source: Source, report: Report) -> Compare | None:
    """Read the block's first table; a first head cell that is empty, or a third column, makes labels."""
    tables = [block for block in source.blocks if isinstance(block, Table)]
    report_strangers(
        source, (b for b in source.blocks if not isinstance(b, Table)), "一张表", report
    )
    report_strangers(source, tables[1:], "一张表", report)
    if not tables or not tables[0].rows:
        report_empty(source, "表格", report)
        return None
    table = tables[0]
    has_labels = not table.header[0] or len(table.header) > FEWEST
    first = 1 if has_labels else 0
    count = len(table.header) - first
    if not FEWEST <= count <= MOST:
        misfit(
            report,
            table.span,
            f"组件 compare 要对照两栏或三栏，这里有 {count} 栏",
            "栏数更多时直接写表格，不用组件",
            f"compare takes two or three columns, not {count}",
        )
        return None
    return Compare(
        corner=table.header[0] if has_labels else RichText(),
        heads=table.header[first:],
        rows=tuple(
            Row(
                label=cells[0] if has_labels else RichText(),
                cells=cells[first:],
                key=number == table.key_row,
                span=span,
            )
            for number, (cells, span) in enumerate(zip(table.rows, _spans(table), strict=True))
        ),
        neutral=source.options.get("neutral") == "true",
        has_labels=has_labels,
        span=table.span,
    )


def _spans(table: Table) -> tuple[Span, ...]:
    return table.row_spans or (table.span,) * len(table.rows)
