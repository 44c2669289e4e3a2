"""Stages one a row, where columns side by side have no room for their texts."""

from builder.components.overflow import report_overflow
from builder.components.row_table import RowTable
from builder.components.stage import Stage, Stages
from builder.layout.fitting import round_up
from builder.layout.frame import ACCENT1, TX1, TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

SIZES = (20.0, 18.0, 16.0, 14.0)
PERIOD_SIZE_PT = 14.0
NAME_WIDTH_SHARE = 0.3
"""Most of the region's width that names take."""
NAME_GAP_PT = 30.0


def layout_stage_rows(
    content: Stages, name: str, region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    """The largest size at which every row fits a slide; at the smallest, what does not is reported (SLD001)."""
    for size in SIZES:
        table = _table(content, name, size, region, kit)
        if table.row_height(kit) <= region.height and not table.splits_word(kit):
            return table.pages(region, kit)
    longest = max(content.stages, key=lambda stage: len(stage.text.plain) + _length(stage))
    report_overflow(kit, longest.span, longest.name)
    return table.pages(region, kit)


def _length(stage: Stage) -> int:
    return sum(len(point.plain) for point in stage.points)


def _table(content: Stages, name: str, size_pt: float, region: Rect, kit: Kit) -> RowTable:
    widest = max(
        max(kit.width(stage.name, size_pt, bold=True), kit.width(stage.period, PERIOD_SIZE_PT))
        for stage in content.stages
    )
    name_width = min(round_up(widest + NAME_GAP_PT), region.width * NAME_WIDTH_SHARE)
    return RowTable(
        name=name,
        rows=tuple(
            (_name(stage, size_pt, kit), _texts(stage, max(14.0, size_pt - 2), kit))
            for stage in content.stages
        ),
        column_widths=(name_width, region.width - name_width),
        alt="；".join(stage.name.plain for stage in content.stages),
    )


def _name(stage: Stage, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    color = ACCENT1 if stage.key else TX1
    name = kit.paragraph(stage.name, size_pt, bold=True, color=color, pitch_em=1.3)
    period = kit.paragraph(stage.period, PERIOD_SIZE_PT, color=TX2, pitch_em=1.3, before_pt=3)
    return (name, period) if stage.period else (name,)


def _texts(stage: Stage, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    text = kit.paragraph(stage.text, size_pt, bold=bool(stage.points))
    points = (kit.paragraph(point, size_pt, color=TX2, before_pt=3) for point in stage.points)
    return tuple(paragraph for paragraph in (text, *points) if paragraph.runs)
