"""The agenda in a narrow area: a module's name, its minutes and its outcome below one another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from builder.components.overflow import report_overflow
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, split_by_height
from builder.layout.frame import ACCENT1, TX2, Frame, ShapeFrame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.slide import AgendaRow, section_id
from builder.model.span import Span

UNIT = "分钟"
NUMBER_WIDTH = 48.0
PADDING = 9.0
SIZES = ((24.0, 16.0), (22.0, 16.0), (20.0, 14.0))
"""Name and outcome in pt."""


def stacked_pages(
    rows: Sequence[AgendaRow], region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    """Rows as high as their texts, at the largest size that keeps them on one slide, else on several."""
    width = region.width - NUMBER_WIDTH
    for name_pt, outcome_pt in SIZES:
        texts = [_texts(row, name_pt, outcome_pt, kit) for row in rows]
        heights = [kit.measure(text, width).height_pt + 2 * PADDING for text in texts]
        if sum(heights) <= region.height:
            break
    for row, height in zip(rows, heights, strict=True):
        if height > region.height:
            report_overflow(kit, Span(""), row.title)
    ends = tuple(accumulate(split_by_height(heights, region.height), initial=0))
    pages: list[tuple[Frame, ...]] = []
    for first, last in pairwise(ends):
        y = center_2_3(region, sum(heights[first:last]))
        frames: list[Frame] = [hairline("分隔线 首", region.x, region.right, y)]
        for row, text, height in zip(
            rows[first:last], texts[first:last], heights[first:last], strict=True
        ):
            jump = f"slide:{section_id(row.number)}"
            number = kit.paragraph(
                str(row.number), name_pt + 6, bold=True, color=ACCENT1, pitch_em=1.2
            )
            place = Rect(region.x, y, NUMBER_WIDTH - 6, height)
            frames.append(cell(f"序号 {row.number}", place, number, link=jump))
            place = Rect(region.x + NUMBER_WIDTH, y, width, height)
            frames.append(cell(f"模块 {row.number}", place, *text, link=jump))
            y += height
            frames.append(hairline(f"分隔线 {row.number}", region.x, region.right, y))
        pages.append(tuple(frames))
    return tuple(pages)


def _texts(
    row: AgendaRow, name_pt: float, outcome_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    minutes = f"{row.minutes} {UNIT}" if row.minutes else ""
    below = "　".join(part for part in (minutes, row.outcome) if part)
    name = kit.paragraph(row.title, name_pt, bold=True, pitch_em=1.3)
    outcome = kit.paragraph(below, outcome_pt, color=TX2, pitch_em=1.3, before_pt=3)
    return (name, outcome) if below else (name,)


def cell(name: str, rect: Rect, *paragraphs: TextParagraph, link: str = "") -> ShapeFrame:
    """Text in the middle of its row; ``link`` leads to the module's own slide."""
    return replace(text_box(name, rect, paragraphs, anchor="middle"), link=link)
