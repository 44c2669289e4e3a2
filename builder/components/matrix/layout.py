"""A matrix on a slide: cells as quiet surfaces under their heads; more than five by six, or long, as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

from builder.components.matrix.syntax import Matrix
from builder.components.matrix.table import layout_as_table
from builder.components.matrix.words import (
    HEAD_SIZE_PT,
    PITCH,
    cell_text,
    column_head,
    row_head,
)
from builder.components.shapes import surface, text_box
from builder.layout.fitting import center_2_3, round_up
from builder.layout.frame import (
    ACCENT1,
    BG2,
    TX2,
    Frame,
    GroupFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_COLUMNS = 5
MOST_ROWS = 6
CELL_GAP_PT = 6.0
INSET_PT = 15.0
RIGHT_INSET_PT = 9.0
LABEL_WIDTH_PT = (84.0, 204.0)
"""Least and most width of the column of row heads, its gap to the cells included."""
LABEL_GAP_PT = 18.0
CORNER_SIZE_PT = 14.0
HEAD_GAP_PT = 9.0
AIR_PT = (4.0, 24.0)
"""Least and most space above and below a cell's text."""
SETTINGS = ((18.0, 2), (16.0, 2), (18.0, 3), (16.0, 3), (14.0, 3))
"""Type size and how many lines a cell may take."""
FEW_CELLS = 4
FEW_SETTINGS = ((24.0, 1), (22.0, 1), (20.0, 2), *SETTINGS)
"""The same for a matrix of few cells, which would look lost in small type."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sizes and lengths in pt that fit the whole matrix."""

    size: float
    label_width: float
    cell_width: float
    head_height: float
    row_height: float

    def height(self, rows: int) -> float:
        return self.head_height + HEAD_GAP_PT + rows * (self.row_height + CELL_GAP_PT) - CELL_GAP_PT

    def column_x(self, region: Rect, column: int) -> float:
        return region.x + self.label_width + column * (self.cell_width + CELL_GAP_PT)


def layout_matrix(content: Matrix, region: Rect, kit: Kit) -> Pages:
    """Surfaces on one slide where they fit, else native tables with the heads repeated."""
    if len(content.heads) <= MOST_COLUMNS and len(content.rows) <= MOST_ROWS:
        is_small = len(content.heads) * len(content.rows) <= FEW_CELLS
        for size, most_lines in FEW_SETTINGS if is_small else SETTINGS:
            if setting := _setting(content, size, most_lines, region, kit):
                return (tuple(_frames(content, setting, region, kit)),)
    return layout_as_table(content, region, kit)


def _setting(
    content: Matrix, size: float, most_lines: int, region: Rect, kit: Kit
) -> _Setting | None:
    label_width = _label_width(content, size, kit)
    columns = len(content.heads)
    room = region.width - label_width - CELL_GAP_PT * (columns - 1)
    cell_width = room / columns
    inner = cell_width - INSET_PT - RIGHT_INSET_PT
    cells = [
        kit.measure((cell_text(content, row, column, size, kit),), inner)
        for row in range(len(content.rows))
        for column in range(columns)
    ]
    labels = [
        kit.measure((row_head(row, size, kit),), label_width - LABEL_GAP_PT) for row in content.rows
    ]
    heads = [kit.measure((column_head(head, HEAD_SIZE_PT, kit),), inner) for head in content.heads]
    heads.append(kit.measure((_corner(content, kit),), label_width - LABEL_GAP_PT))
    texts = (*cells, *labels, *heads)
    if any(text.has_split_word or text.line_count > most_lines for text in texts):
        return None
    head_height = round_up(max(head.height_pt for head in heads), 3)
    tallest = max(text.height_pt for text in (*cells, *labels))
    rows = len(content.rows)
    free = floor((region.height - head_height - HEAD_GAP_PT + CELL_GAP_PT) / rows - CELL_GAP_PT)
    least, most = (tallest + 2 * air for air in AIR_PT)
    if least > free:
        return None
    row_height = min(free, round_up(most))
    return _Setting(size, label_width, cell_width, head_height, row_height)


def _label_width(content: Matrix, size: float, kit: Kit) -> float:
    least, most = LABEL_WIDTH_PT
    widest = max(kit.width(row.head, size, bold=True) for row in content.rows)
    corner = kit.width(content.corner, CORNER_SIZE_PT)
    return min(most, max(least, round_up(max(widest, corner) + 2 + LABEL_GAP_PT)))


def _corner(content: Matrix, kit: Kit) -> TextParagraph:
    return kit.paragraph(content.corner, CORNER_SIZE_PT, color=TX2, pitch_em=PITCH)


def _frames(content: Matrix, setting: _Setting, region: Rect, kit: Kit) -> Iterator[Frame]:
    top = center_2_3(region, setting.height(len(content.rows)))
    yield from _heads(content, setting, top, region, kit)
    first = top + setting.head_height + HEAD_GAP_PT
    for row in range(len(content.rows)):
        y = first + row * (setting.row_height + CELL_GAP_PT)
        yield _row(content, row, setting, y, region, kit)


def _heads(
    content: Matrix, setting: _Setting, top: float, region: Rect, kit: Kit
) -> Iterator[Frame]:
    if content.corner:
        rect = Rect(region.x, top, setting.label_width - LABEL_GAP_PT, setting.head_height)
        yield text_box("行名", rect, (_corner(content, kit),), anchor="bottom")
    for column, head in enumerate(content.heads):
        if head:
            x = setting.column_x(region, column)
            rect = Rect(x, top, setting.cell_width, setting.head_height)
            insets = (INSET_PT, 0.0, RIGHT_INSET_PT, 0.0)
            paragraphs = (column_head(head, HEAD_SIZE_PT, kit),)
            yield text_box(f"列名 {column + 1}", rect, paragraphs, anchor="bottom", insets=insets)


def _row(
    content: Matrix, row: int, setting: _Setting, y: float, region: Rect, kit: Kit
) -> GroupFrame:
    """Head and cells of a row, which move together in the editor."""
    label = Rect(region.x, y, setting.label_width - LABEL_GAP_PT, setting.row_height)
    children: list[Frame] = [
        text_box(
            f"行名 {row + 1}",
            label,
            (row_head(content.rows[row], setting.size, kit),),
            anchor="middle",
        )
    ]
    for column, text in enumerate(content.rows[row].cells):
        x = setting.column_x(region, column)
        rect = Rect(x, y, setting.cell_width, setting.row_height)
        name = f"格 {row + 1}-{column + 1}"
        paragraphs = (cell_text(content, row, column, setting.size, kit),)
        insets = (INSET_PT, 0.0, RIGHT_INSET_PT, 0.0)
        if not text:
            children.append(text_box(name, rect, paragraphs, anchor="middle", insets=insets))
            continue
        fill = ACCENT1 if content.key == (row, column) else BG2
        children.append(surface(name, rect, paragraphs, fill=fill, insets=insets, anchor="middle"))
    return GroupFrame(name=f"行 {row + 1}", children=tuple(children), alt=_alt(content, row))


def _alt(content: Matrix, row: int) -> str:
    pairs: Sequence[str] = [
        f"{head.plain} {cell.plain}".strip()
        for head, cell in zip(content.heads, content.rows[row].cells, strict=True)
        if cell
    ]
    return f"{content.rows[row].head.plain}：" + "；".join(pairs)
