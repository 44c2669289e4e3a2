"""A large matrix as native tables: all columns where they stay readable, else groups of columns, row heads repeated."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from builder.components.matrix.syntax import Matrix
from builder.components.table import component as table_component
from builder.components.table.fitting import fit_table
from builder.layout.fitting import split_evenly
from builder.layout.frame import ACCENT1, BG1, CellFrame, Frame, TableFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.block import Table

SMALLEST_GOOD_PT = 14.0
"""Below this, columns are spread over further slides first."""

Pages = tuple[tuple[Frame, ...], ...]


def layout_as_table(content: Matrix, region: Rect, kit: Kit) -> Pages:
    """As few groups of columns as stay readable; what cannot is reported (SLD001) by the table."""
    groups = _groups(content, region, kit)
    pages: list[tuple[Frame, ...]] = []
    for columns in groups:
        table = _table(content, columns)
        tables = _with_key(table_component.layout(table, region, kit), content, columns)
        for frame in tables:
            name = f"矩阵 {len(pages) + 1}"
            pages.append((replace(frame, name=name),))
    return tuple(pages)


def _groups(content: Matrix, region: Rect, kit: Kit) -> tuple[range, ...]:
    count = len(content.heads)
    for most in range(count, 0, -1):
        shares = split_evenly(count, most)
        if shares[-1] == 1 < shares[0]:
            continue
        groups = _ranges(shares)
        if all(_is_readable(_table(content, columns), region, kit) for columns in groups):
            return groups
    return _ranges((1,) * count)


def _ranges(shares: Sequence[int]) -> tuple[range, ...]:
    ends = accumulate(shares, initial=0)
    return tuple(range(first, last) for first, last in pairwise(ends))


def _is_readable(table: Table, region: Rect, kit: Kit) -> bool:
    trial = replace(kit, report=Report())
    fit = fit_table(table, region, trial)
    return fit.size_pt >= SMALLEST_GOOD_PT and not trial.report.diagnostics


def _table(content: Matrix, columns: range) -> Table:
    part = slice(columns.start, columns.stop)
    return Table(
        header=(content.corner, *content.heads[part]),
        rows=tuple((row.head, *row.cells[part]) for row in content.rows),
        row_spans=tuple(row.span for row in content.rows),
        span=content.span,
    )


def _with_key(pages: Pages, content: Matrix, columns: range) -> Iterator[TableFrame]:
    """The pages' tables, the key cell filled on the one that shows it."""
    first = 0
    for frame in (frame for page in pages for frame in page if isinstance(frame, TableFrame)):
        count = len(frame.rows) - 1
        row, column = content.key or (-1, -1)
        if first <= row < first + count and column in columns:
            yield _filled(frame, row - first + 1, column - columns.start + 1)
        else:
            yield frame
        first += count


def _filled(frame: TableFrame, row: int, column: int) -> TableFrame:
    cells = list(frame.rows[row])
    cells[column] = _reversed(cells[column])
    return replace(frame, rows=(*frame.rows[:row], tuple(cells), *frame.rows[row + 1 :]))


def _reversed(cell: CellFrame) -> CellFrame:
    paragraphs = tuple(
        replace(paragraph, runs=tuple(replace(run, color=BG1) for run in paragraph.runs))
        for paragraph in cell.text.paragraphs
    )
    return replace(cell, fill=ACCENT1, text=replace(cell.text, paragraphs=paragraphs))
