"""What a section treats, below its promise: one topic a row, two columns from four on."""

from collections.abc import Sequence
from math import floor

from builder.components.shapes import hairline, text_box
from builder.layout.fitting import equal_columns
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

MOST_IN_ONE_COLUMN = 3
SIZES = ((20.0, 42.0), (18.0, 36.0), (18.0, 33.0), (16.0, 30.0), (16.0, 27.0))
"""Type and row height in pt."""


def topic_rows(topics: Sequence[str], room: Rect, kit: Kit) -> tuple[Frame, ...]:
    """Hairline rows from the top of ``room``; none where not all find room: the notes name them anyway."""
    for columns in (1, 2) if len(topics) <= MOST_IN_ONE_COLUMN else (2,):
        rows = -(-len(topics) // columns)
        cells = equal_columns(room, columns)
        for size, row_pt in SIZES:
            fits = kit.largest_size(topics, cells[0].width - 2, (size,), max_lines=1)
            if fits and rows <= floor(room.height / row_pt):
                return _rows(topics, rows, cells, size, row_pt, kit)
    return ()


def _rows(
    topics: Sequence[str],
    rows: int,
    cells: Sequence[Rect],
    size_pt: float,
    row_pt: float,
    kit: Kit,
) -> tuple[Frame, ...]:
    """Down the first column, then down the second."""
    frames: list[Frame] = []
    for number, topic in enumerate(topics, 1):
        column, row = divmod(number - 1, rows)
        cell = cells[column]
        y = cell.y + row * row_pt
        paragraph = kit.paragraph(topic, size_pt, pitch_em=1.3)
        frames.append(hairline(f"内容线 {number}", cell.x, cell.right, y))
        rect = Rect(cell.x, y, cell.width, row_pt)
        frames.append(text_box(f"内容 {number}", rect, (paragraph,), anchor="middle"))
    return tuple(frames)
