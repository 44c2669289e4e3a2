"""Items one a row, as a native table without header: where columns side by side have no room."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from builder.layout.fitting import center_2_3, split_by_height, split_evenly
from builder.layout.frame import (
    ACCENT2,
    CellFrame,
    Frame,
    Line,
    LineFrame,
    TableFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

TALLEST_ROW_PT = 72.0
SMALLEST_ROW_PT = 45.0
_GAP_PT = 24.0
_PADDING_PT = 6.0

Cells = tuple[tuple[TextParagraph, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTable:
    """Rows of cells and the widths of their columns in pt, each with the gap to the next."""

    name: str
    rows: tuple[Cells, ...]
    column_widths: tuple[float, ...]
    alt: str

    def row_height(self, kit: Kit) -> float:
        """Height in pt that the tallest row needs."""
        return max(self._row_heights(kit))

    def _row_heights(self, kit: Kit) -> tuple[float, ...]:
        return tuple(
            max(
                SMALLEST_ROW_PT,
                2 * _PADDING_PT
                + max(
                    kit.measure(cell, width - self._gap(number)).height_pt
                    for number, (cell, width) in enumerate(
                        zip(row, self.column_widths, strict=True)
                    )
                ),
            )
            for row in self.rows
        )

    def splits_word(self, kit: Kit) -> bool:
        """Whether a word is wider than its column."""
        return any(
            kit.measure(cell, width - self._gap(number)).has_split_word
            for row in self.rows
            for number, (cell, width) in enumerate(zip(row, self.column_widths, strict=True))
        )

    def pages(self, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        """The rows on as few pages as hold them, evenly; of one height unless some are very tall."""
        heights = self._row_heights(kit)
        if max(heights) > TALLEST_ROW_PT:
            counts = split_by_height(heights, region.height)
        else:
            counts = split_evenly(len(heights), max(1, floor(region.height / max(heights))))
            share = floor(region.height / counts[0] / 3) * 3.0
            heights = (max((*heights, min(TALLEST_ROW_PT, share))),) * len(heights)
        first = 0
        pages: list[tuple[Frame, ...]] = []
        for count in counts:
            part = slice(first, first + count)
            pages.append(self._page(self.rows[part], heights[part], region))
            first += count
        return tuple(pages)

    def _page(
        self, rows: Sequence[Cells], heights: Sequence[float], region: Rect
    ) -> tuple[Frame, ...]:
        height = sum(heights)
        top_y = center_2_3(region, height)
        rect = Rect(region.x, top_y, sum(self.column_widths), height)
        rule = Line(color=ACCENT2, width_pt=0.5)
        top = LineFrame(
            name="表头线",
            x1=rect.x,
            y1=rect.y,
            x2=rect.right,
            y2=rect.y,
            line=rule,
        )
        table = TableFrame(
            name=self.name,
            rect=rect,
            column_widths=self.column_widths,
            row_heights=tuple(heights),
            rows=tuple(
                tuple(
                    CellFrame(
                        text=TextBody(
                            paragraphs=cell,
                            anchor="middle",
                            insets=(0.0, 0.0, self._gap(number), 0.0),
                        ),
                        rule_below=rule,
                    )
                    for number, cell in enumerate(row)
                )
                for row in rows
            ),
            has_header=False,
            alt=self.alt,
        )
        return (top, table)

    def _gap(self, column: int) -> float:
        return 0.0 if column == len(self.column_widths) - 1 else _GAP_PT
