"""Five and more figures, or long ones: one a row."""

from itertools import product

from builder.components.figure import figure_paragraph
from builder.components.overflow import report_overflow
from builder.components.row_table import RowTable
from builder.components.stats.color import color_of
from builder.components.stats.syntax import Stat, Stats
from builder.layout.fitting import round_up
from builder.layout.frame import TX2, Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

FIGURE_SIZES = (36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0)
TEXT_SIZES = ((20.0, 18.0), (18.0, 16.0), (16.0, 14.0))
"""Label and comparison."""
PITCH = 1.3
TALLEST_ROW_PT = 72.0


def layout_rows(content: Stats, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """Figure, label and comparison one a row."""
    table = None
    for scale, (label_size, text_size) in product(FIGURE_SIZES, TEXT_SIZES):
        table = _row_table(content, scale, label_size, text_size, region, kit)
        if table.row_height(kit) <= TALLEST_ROW_PT and not table.splits_word(kit):
            return table.pages(region, kit)
    assert table is not None
    if table.row_height(kit) > region.height:
        longest = max(content.items, key=lambda item: len(item.comparison.plain))
        report_overflow(kit, longest.span, longest.comparison)
    return table.pages(region, kit)


def _row_table(
    content: Stats, size: float, label_size: float, text_size: float, region: Rect, kit: Kit
) -> RowTable:
    widest = max(
        kit.measure((figure_paragraph(item.figure, size),), 4000).width_pt for item in content.items
    )
    figure_width = min(round_up(widest + 36), region.width / 3)
    label_width = round_up(
        min(
            max(kit.width(item.label, label_size, bold=True) for item in content.items) + 36,
            region.width / 3,
        )
    )
    rows = tuple(
        (
            (figure_paragraph(item.figure, size, color=color_of(item, content)),),
            (kit.paragraph(item.label, label_size, bold=True, pitch_em=PITCH),),
            (kit.paragraph(item.comparison, text_size, color=TX2, pitch_em=PITCH),),
        )
        for item in content.items
    )
    return RowTable(
        name="数字表",
        rows=rows,
        column_widths=(figure_width, label_width, region.width - figure_width - label_width),
        alt="；".join(_plain(item) for item in content.items),
    )


def _plain(item: Stat) -> str:
    return f"{item.label.plain} {item.figure.plain}"
