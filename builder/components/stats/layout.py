"""Figures on a slide: columns under rules; one alone stands large beside its words; five and more in rows."""

from itertools import product

from builder.components.figure import Figure, figure_paragraph, largest_figure_size
from builder.components.overflow import report_overflow
from builder.components.row_table import RowTable
from builder.components.shapes import rule, text_box
from builder.components.stats.syntax import Stat, Stats
from builder.layout.fitting import center_2_3, equal_columns, round_up
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    TX1,
    TX2,
    Color,
    Frame,
    Line,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_COLUMNS = 4
FIGURE_SIZES = {
    2: (96.0, 88.0, 80.0, 72.0, 64.0, 54.0, 44.0),
    3: (96.0, 88.0, 80.0, 72.0, 64.0, 54.0, 44.0),
    4: (64.0, 58.0, 54.0, 48.0, 44.0, 40.0),
}
SINGLE_SIZES = (132.0, 120.0, 108.0, 96.0, 80.0, 64.0, 44.0, 32.0, 24.0)
ROW_FIGURE_SIZES = (36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0)
LABEL_SIZES = (22.0, 20.0, 18.0)
TEXT_SIZES = (18.0, 16.0)
HEADING_PITCH = 1.3
FIGURE_DROP_PT = 18.0
"""From the rule to the figure."""
LABEL_GAP_EM = 0.18
"""Between figure and label, of the figure's size: 17 pt at 96."""
KEY_RULE = Line(color=ACCENT1, width_pt=2.25)
QUIET_RULE = Line(color=ACCENT2, width_pt=0.75)


def layout_stats(content: Stats, region: Rect, kit: Kit) -> Pages:
    """One page of columns, or pages of rows where the figures are many or long."""
    if len(content.items) == 1:
        return _single(content.items[0], region, kit)
    columns = _columns(content, region, kit) if len(content.items) <= MOST_COLUMNS else None
    return (columns,) if columns else _rows(content, region, kit)


def _color(stat: Stat, content: Stats) -> Color:
    has_key = any(item.key for item in content.items)
    return ACCENT1 if stat.key or not has_key else TX1


def _columns(content: Stats, region: Rect, kit: Kit) -> tuple[Frame, ...] | None:
    items = content.items
    width = equal_columns(region, len(items))[0].width
    figures = tuple(item.figure for item in items)
    sizes = FIGURE_SIZES[len(items)]
    widest = largest_figure_size(figures, width, sizes, kit)
    label_size = _label_size(items, width, kit)
    if widest is None or label_size is None:
        return None
    for text_size, size in product(TEXT_SIZES, (s for s in sizes if s <= widest)):
        texts = tuple(
            _column_text(item, _color(item, content), size, label_size, text_size, kit)
            for item in items
        )
        measured = [kit.measure(text, width) for text in texts]
        height = FIGURE_DROP_PT + max(m.height_pt for m in measured)
        if height <= region.height and not any(m.has_split_word for m in measured):
            return _place_columns(content, texts, round_up(height, 3), region)
    return None


def _label_size(items: tuple[Stat, ...], width_pt: float, kit: Kit) -> float | None:
    labels = tuple(item.label for item in items)
    return next(
        (
            size
            for lines in (1, 2)
            if (size := kit.largest_size(labels, width_pt, LABEL_SIZES, max_lines=lines, bold=True))
        ),
        None,
    )


def _column_text(
    stat: Stat, color: Color, size: float, label_size: float, text_size: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    gap = round(size * LABEL_GAP_EM)
    paragraphs = [figure_paragraph(stat.figure, size, color=color)]
    if stat.label:
        paragraphs.append(
            kit.paragraph(stat.label, label_size, bold=True, pitch_em=HEADING_PITCH, before_pt=gap)
        )
    if stat.comparison:
        paragraphs.append(kit.paragraph(stat.comparison, text_size, color=TX2, before_pt=6))
    return tuple(paragraphs)


def _place_columns(
    content: Stats, texts: tuple[tuple[TextParagraph, ...], ...], height_pt: float, region: Rect
) -> tuple[Frame, ...]:
    top = center_2_3(region, height_pt)
    frames: list[Frame] = []
    cells = equal_columns(region, len(texts))
    for number, (stat, cell, text) in enumerate(zip(content.items, cells, texts, strict=True), 1):
        line = KEY_RULE if stat.key else QUIET_RULE
        box = Rect(cell.x, top + FIGURE_DROP_PT, cell.width, height_pt - FIGURE_DROP_PT)
        frames.append(rule(f"数字线 {number}", cell.x, cell.right, top, line))
        frames.append(text_box(f"数字 {number}", box, text))
    return tuple(frames)


def _single(stat: Stat, region: Rect, kit: Kit) -> Pages:
    """The figure in the left half, its words in the right."""
    left, right = equal_columns(region, 2)
    size = largest_figure_size((stat.figure,), left.width, SINGLE_SIZES, kit)
    figure = (figure_paragraph(stat.figure, size or SINGLE_SIZES[-1], color=ACCENT1),)
    for label_size, text_size in ((26.0, 24.0), (24.0, 20.0), (22.0, 18.0), (20.0, 16.0)):
        words = _words(stat, label_size, text_size, kit)
        needed = max(
            kit.measure(figure, left.width).height_pt, kit.measure(words, right.width).height_pt
        )
        if FIGURE_DROP_PT + needed <= region.height:
            break
    else:
        report_overflow(kit, stat.span, stat.comparison)
        needed = region.height - FIGURE_DROP_PT
    height = min(round_up(needed, 3), region.height - FIGURE_DROP_PT)
    top = center_2_3(region, height + FIGURE_DROP_PT)
    y = top + FIGURE_DROP_PT
    return (
        (
            rule("数字线", region.x, region.right, top, KEY_RULE),
            text_box("数字", Rect(left.x, y, left.width, height), figure, anchor="middle"),
            text_box("数字说明", Rect(right.x, y, right.width, height), words, anchor="middle"),
        ),
    )


def _words(stat: Stat, label_size: float, text_size: float, kit: Kit) -> tuple[TextParagraph, ...]:
    label = kit.paragraph(stat.label, label_size, bold=True, pitch_em=HEADING_PITCH)
    text = kit.paragraph(stat.comparison, text_size, color=TX2, before_pt=9)
    return tuple(paragraph for paragraph in (label, text) if paragraph.runs)


def _rows(content: Stats, region: Rect, kit: Kit) -> Pages:
    """Figure, label and comparison one a row."""
    table = None
    for scale, (label_size, text_size) in product(
        ROW_FIGURE_SIZES, ((20.0, 18.0), (18.0, 16.0), (16.0, 14.0))
    ):
        table = _row_table(content, scale, label_size, text_size, region, kit)
        if table.row_height(kit) <= 72 and not table.splits_word(kit):
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
            (figure_paragraph(item.figure, size, color=_color(item, content)),),
            (kit.paragraph(item.label, label_size, bold=True, pitch_em=HEADING_PITCH),),
            (kit.paragraph(item.comparison, text_size, color=TX2, pitch_em=HEADING_PITCH),),
        )
        for item in content.items
    )
    return RowTable(
        name="数字表",
        rows=rows,
        column_widths=(figure_width, label_width, region.width - figure_width - label_width),
        alt="；".join(_plain(item.figure, item) for item in content.items),
    )


def _plain(figure: Figure, item: Stat) -> str:
    return f"{item.label.plain} {figure.plain}"
