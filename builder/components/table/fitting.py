"""How a table fits: one type size, row heights, and how many rows go on each slide."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.components.paging import even_pages
from builder.components.table.columns import CELL_INSETS, column_widths
from builder.layout.fitting import round_up, split_by_height
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Table
from builder.model.inline import RichText
from builder.model.span import Span

MOST_ROWS = 10
ROWS_WHEN_SPLIT = 8
CELL_PADDING = 8.0
PITCH = 1.3
HEADER_SIZE = 16.0
FORMS = ((18.0, 51.0), (18.0, 45.0), (16.0, 45.0), (16.0, 40.0), (14.0, 33.0), (12.0, 27.0))
"""Type size and least row height in pt, from roomy to tight (visual design 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFit:
    """The setting of a whole table, over all its slides."""

    size_pt: float
    header_pt: float
    """Height of the header row."""
    row_heights: tuple[float, ...]
    counts: tuple[int, ...]
    """Rows per slide."""

    @property
    def header_size_pt(self) -> float:
        """Type size of the header."""
        return min(HEADER_SIZE, self.size_pt)


@dataclass(frozen=True, slots=True)
class _Set:
    """The rows' heights at one size, and the most lines any cell takes."""

    size_pt: float
    header_pt: float
    row_heights: tuple[float, ...]
    most_lines: int
    splits_word: bool


class _Sets:
    """A table at every form, each set when it is first asked for: most tables fit at one of the first."""

    def __init__(self, table: Table, region: Rect, kit: Kit) -> None:
        self._table, self._region, self._kit = table, region, kit
        self._made: dict[tuple[float, float], _Set] = {}

    def at(self, form: tuple[float, float]) -> _Set:
        """The table at a type size and least row height in pt."""
        if form not in self._made:
            self._made[form] = _set(self._table, *form, self._region, self._kit)
        return self._made[form]


def fit_table(table: Table, region: Rect, kit: Kit) -> TableFit:
    """The largest setting for one slide, or else for several evenly filled; SLD001 when a row fits on none."""
    sets = _Sets(table, region, kit)
    for form, most_lines in _on_one_slide(len(table.rows)):
        each = sets.at(form)
        if _is_one_slide(each, region, most_lines):
            return _fit(each, (len(each.row_heights),))
    for form, most_lines in _on_several():
        each = sets.at(form)
        room = region.height - each.header_pt
        counts = even_pages(each.row_heights, room, most=ROWS_WHEN_SPLIT)
        if counts and each.most_lines <= most_lines and not each.splits_word:
            return _fit(each, counts)
    return _forced(table, sets.at(FORMS[-1]), region, kit)


def _on_one_slide(row_count: int) -> Iterator[tuple[tuple[float, float], int]]:
    """Forms and most lines of a cell: few lines at a good size first, then more lines, then the smallest size."""
    if row_count > MOST_ROWS:
        return
    yield from ((form, 2) for form in FORMS if form[0] > 12 and _allowed(form, row_count))
    yield from ((form, 3) for form in FORMS if form[0] in (16, 14) and _allowed(form, row_count))
    yield from ((form, 3) for form in FORMS if form[0] == 12)


def _allowed(form: tuple[float, float], row_count: int) -> bool:
    """Eighteen points up to six rows, sixteen up to eight."""
    return row_count <= {18.0: 6, 16.0: 8}.get(form[0], MOST_ROWS)


def _on_several() -> Iterator[tuple[tuple[float, float], int]]:
    wanted = ((18.0, 3), (16.0, 4), (14.0, 99), (12.0, 99))
    for size, most_lines in wanted:
        yield from ((form, most_lines) for form in FORMS if form[0] == size)


def _is_one_slide(each: _Set, region: Rect, most_lines: int) -> bool:
    return (
        each.most_lines <= most_lines
        and not each.splits_word
        and each.header_pt + sum(each.row_heights) <= region.height
    )


def _forced(table: Table, each: _Set, region: Rect, kit: Kit) -> TableFit:
    room = region.height - each.header_pt
    for number, height in enumerate(each.row_heights):
        if height > room or each.splits_word:
            span = table.row_spans[number] if number < len(table.row_spans) else table.span
            _report(span, kit)
            break
    return _fit(each, split_by_height(each.row_heights, room))


def _report(span: Span, kit: Kit) -> None:
    kit.report.error(
        "SLD001",
        span,
        "表格的这一行在一页里放不下",
        "缩短单元格里的文字，或减少列数（最多六列）",
        "a row of the table does not fit on a slide of its own",
    )


def _fit(each: _Set, counts: tuple[int, ...]) -> TableFit:
    return TableFit(
        size_pt=each.size_pt,
        header_pt=each.header_pt,
        row_heights=each.row_heights,
        counts=counts or (0,),
    )


def _set(table: Table, size_pt: float, least_pt: float, region: Rect, kit: Kit) -> _Set:
    widths = column_widths(table, size_pt, region.width, kit)
    head = _measure(table.header, widths, min(HEADER_SIZE, size_pt), kit, all_bold=True)
    rows = [_measure(row, widths, size_pt, kit) for row in table.rows]
    heights = [max(least_pt, round_up(height + CELL_PADDING, 3)) for height, _, _ in rows]
    tallest = max(heights, default=least_pt)
    if len(heights) <= MOST_ROWS and tallest * len(heights) + least_pt <= region.height:
        heights = [tallest] * len(heights)
    return _Set(
        size_pt=size_pt,
        header_pt=max(least_pt, round_up(head[0] + CELL_PADDING, 3)),
        row_heights=tuple(heights),
        most_lines=max((lines for _, lines, _ in rows), default=1),
        splits_word=any(splits for _, _, splits in (head, *rows)),
    )


def _measure(
    cells: tuple[RichText, ...],
    widths: tuple[float, ...],
    size_pt: float,
    kit: Kit,
    *,
    all_bold: bool = False,
) -> tuple[float, int, bool]:
    """Height of the tallest cell in pt, most lines of any, whether a word is split."""
    measured = [
        kit.measure(
            (kit.paragraph(cell, size_pt, bold=all_bold or not column, pitch_em=PITCH),),
            width - CELL_INSETS,
        )
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return (
        max(each.height_pt for each in measured),
        max(each.line_count for each in measured),
        any(each.has_split_word for each in measured),
    )
