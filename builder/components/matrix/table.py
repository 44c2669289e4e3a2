"""A large matrix as native tables with columns of one width; heads are repeated on every slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, product

from builder.components.matrix.syntax import Matrix
from builder.components.matrix.words import HEAD_SIZE_PT, cell_text, column_head, row_head
from builder.components.table import HEADER_RULE, INSETS, ROW_RULE
from builder.components.table import component as plain_table
from builder.layout.fitting import center_2_3, round_up, split_evenly
from builder.layout.frame import (
    ACCENT1,
    CellFrame,
    Frame,
    Line,
    TableFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Table

FORMS = ((18.0, 45.0), (16.0, 39.0), (14.0, 33.0))
"""Type size and least row height in pt."""
MOST_ROWS = 10
MOST_LINES = (2, 4)
"""In a cell: more lines rather than many slides of few columns."""
FEWEST_COLUMNS = (4, 2)
"""On a slide, where columns are spread."""
MOST_LABEL_SHARE = 0.3
PADDING_PT = INSETS[1] + INSETS[3]

Pages = tuple[tuple[Frame, ...], ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a group of columns is set, with rows a slide."""

    size: float
    label_width: float
    cell_width: float
    header_height: float
    row_height: float
    counts: tuple[int, ...]


def layout_as_table(content: Matrix, region: Rect, kit: Kit) -> Pages:
    """All columns side by side where they stay readable, else as few groups of columns as do."""
    for fewest, most_lines in product(FEWEST_COLUMNS, MOST_LINES):
        for groups in _spreads(len(content.heads), fewest):
            tried = (_setting(content, group, most_lines, region, kit) for group in groups)
            settings = [setting for setting in tried if setting]
            if len(settings) == len(groups):
                return tuple(_pages(content, groups, settings, region, kit))
    return _plain(content, region, kit)


def _spreads(count: int, fewest: int) -> Iterator[tuple[range, ...]]:
    """Columns on one slide, then evenly on more and more, as long as each slide has ``fewest``."""
    for most in range(count, 0, -1):
        shares = split_evenly(count, most)
        if len(shares) == 1 or shares[-1] >= fewest:
            yield tuple(range(first, end) for first, end in pairwise(accumulate(shares, initial=0)))


def _setting(
    content: Matrix, columns: range, most_lines: int, region: Rect, kit: Kit
) -> _Setting | None:
    """The form that takes the fewest slides, of those the largest; None where a word is split."""
    tried = (_form(content, columns, form, most_lines, region, kit) for form in FORMS)
    found = [setting for setting in tried if setting]
    return min(found, key=lambda setting: len(setting.counts)) if found else None


def _form(
    content: Matrix,
    columns: range,
    form: tuple[float, float],
    most_lines: int,
    region: Rect,
    kit: Kit,
) -> _Setting | None:
    size, least = form
    across = INSETS[0] + INSETS[2]
    widest = max(kit.width(row.head, size, bold=True) for row in content.rows)
    corner = kit.width(content.corner, HEAD_SIZE_PT, bold=True)
    label_width = min(round_up(max(widest, corner) + 2 + across), region.width * MOST_LABEL_SHARE)
    cell_width = (region.width - label_width) / len(columns)
    head = [
        kit.measure((column_head(text, size, kit),), width - across)
        for text, width in (
            (content.corner, label_width),
            *((content.heads[column], cell_width) for column in columns),
        )
    ]
    cells = [
        kit.measure((cell_text(content, row, column, size, kit),), cell_width - across)
        for row in range(len(content.rows))
        for column in columns
    ]
    cells += [
        kit.measure((row_head(row, size, kit),), label_width - across) for row in content.rows
    ]
    if any(text.has_split_word or text.line_count > most_lines for text in (*head, *cells)):
        return None
    header = max(least, round_up(max(text.height_pt for text in head) + PADDING_PT, 3))
    height = max(least, round_up(max(text.height_pt for text in cells) + PADDING_PT, 3))
    on_a_slide = min(MOST_ROWS, int((region.height - header) // height))
    if on_a_slide < 1:
        return None
    counts = split_evenly(len(content.rows), on_a_slide)
    return _Setting(size, label_width, cell_width, header, height, counts)


def _pages(
    content: Matrix,
    groups: Sequence[range],
    settings: Sequence[_Setting],
    region: Rect,
    kit: Kit,
) -> Iterator[tuple[Frame, ...]]:
    number = 0
    top: float | None = None
    for columns, setting in zip(groups, settings, strict=True):
        for first, end in pairwise(accumulate(setting.counts, initial=0)):
            number += 1
            name = f"矩阵 {number}"
            height = setting.header_height + (end - first) * setting.row_height
            if top is None:
                top = center_2_3(region, height)
            top = min(top, region.bottom - height)
            yield (_frame(name, content, range(first, end), columns, setting, top, region, kit),)


def _frame(
    name: str,
    content: Matrix,
    rows: range,
    columns: range,
    setting: _Setting,
    top: float,
    region: Rect,
    kit: Kit,
) -> TableFrame:
    heights = (setting.header_height, *(setting.row_height for _ in rows))
    height = sum(heights)
    heads = [content.corner, *(content.heads[column] for column in columns)]
    body = (_row(content, row, columns, setting.size, kit) for row in rows)
    return TableFrame(
        name=name,
        rect=Rect(region.x, top, region.width, height),
        column_widths=(setting.label_width, *(setting.cell_width for _ in columns)),
        row_heights=heights,
        rows=(
            tuple(_framed(column_head(head, setting.size, kit), HEADER_RULE) for head in heads),
            *body,
        ),
        alt=f"矩阵，{len(rows)} 行，各列是：" + "、".join(head.plain for head in heads[1:]),
    )


def _row(content: Matrix, row: int, columns: range, size: float, kit: Kit) -> tuple[CellFrame, ...]:
    cells = [_framed(row_head(content.rows[row], size, kit), ROW_RULE)]
    for column in columns:
        paragraph = cell_text(content, row, column, size, kit)
        cells.append(_framed(paragraph, ROW_RULE, is_key=content.key == (row, column)))
    return tuple(cells)


def _framed(paragraph: TextParagraph, rule: Line, *, is_key: bool = False) -> CellFrame:
    body = TextBody(paragraphs=(paragraph,), anchor="middle", insets=INSETS)
    return CellFrame(text=body, fill=ACCENT1 if is_key else None, rule_below=rule)


def _plain(content: Matrix, region: Rect, kit: Kit) -> Pages:
    """Cells with whole paragraphs: an ordinary table, which reports what no slide takes (SLD001)."""
    table = Table(
        header=(content.corner, *content.heads),
        rows=tuple((row.head, *row.cells) for row in content.rows),
        row_spans=tuple(row.span for row in content.rows),
        key_row=content.key[0] if content.key else None,
        span=content.span,
    )
    return plain_table.layout(table, region, kit)
