"""A journey as a row for each touchpoint: one alone, or more text than columns hold; moods are then words."""

from builder.components.journey.syntax import MOOD, Journey, Touchpoint
from builder.components.overflow import report_overflow
from builder.components.row_table import RowTable
from builder.layout.frame import ACCENT1, TX1, TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText, join, text

SIZES = ((20.0, 16.0), (18.0, 14.0), (16.0, 14.0))
"""Name of a touchpoint, and what is said about it, in pt."""
_ALONE = (28.0, 20.0)
"""The same of the only touchpoint there is."""
_NAME_WIDTH_PT = 216.0


def journey_rows(content: Journey, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """Large while every row fits a slide; what does not fit at the smallest size either is reported."""
    for sizes in (_ALONE, *SIZES) if len(content.touchpoints) == 1 else SIZES:
        table = _table(content.touchpoints, content, sizes, region, kit)
        if not table.splits_word(kit) and table.row_height(kit) <= region.height:
            return table.pages(region, kit)
    for point in content.touchpoints:
        alone = _table((point,), content, SIZES[-1], region, kit)
        if alone.splits_word(kit) or alone.row_height(kit) > region.height:
            report_overflow(kit, point.span, point.name)
    return table.pages(region, kit)


def _table(
    points: tuple[Touchpoint, ...],
    content: Journey,
    sizes: tuple[float, float],
    region: Rect,
    kit: Kit,
) -> RowTable:
    rows = tuple(
        ((_name(point, sizes[0], kit),), _facts(content, point, sizes[1], kit)) for point in points
    )
    widths = (_NAME_WIDTH_PT, region.width - _NAME_WIDTH_PT)
    alt = f"客户旅程，一行一个触点：{'、'.join(point.name.plain for point in points)}"
    return RowTable(name="旅程明细", rows=rows, column_widths=widths, alt=alt)


def _name(point: Touchpoint, size_pt: float, kit: Kit) -> TextParagraph:
    color = ACCENT1 if point.key else TX1
    return kit.paragraph(point.name, size_pt, bold=True, color=color, pitch_em=1.3)


def _facts(
    content: Journey, point: Touchpoint, size_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    pairs: list[tuple[str, RichText]] = list(zip(content.rows, point.cells, strict=True))
    if point.mood:
        pairs.append((MOOD, text(point.mood.shown)))
    facts = (
        join((text(f"{head}：", bold=True), words)) if head else words
        for head, words in pairs
        if words
    )
    return tuple(
        kit.paragraph(fact, size_pt, color=TX2, pitch_em=1.35, before_pt=round(size_pt * 0.2))
        for fact in facts
    )
