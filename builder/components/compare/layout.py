"""A comparison on a slide: panels side by side with hairlines that pair their rows; many rows make a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from builder.components.compare.syntax import Compare, Row
from builder.components.compare.table import compare_table
from builder.components.overflow import report_overflow
from builder.components.shapes import hairline, text_box
from builder.components.table import TableComponent
from builder.layout.fitting import (
    CORNER_PT,
    center_2_3,
    equal_columns,
    rounded,
    rounded_top,
    split_evenly,
)
from builder.layout.frame import (
    ACCENT1,
    BG1,
    BG2,
    SOFT,
    TX1,
    TX2,
    Color,
    Frame,
    ShapeFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.presets import CORNER_SHARE
from builder.lint.diagnostic import Report
from builder.model.block import Table
from builder.model.inline import RichText

Pages = tuple[tuple[Frame, ...], ...]

LABEL_WIDTH_PT = (100.0, 172.0)
"""Least and most width of the label column."""
LABEL_GAP_PT = 36.0
INSET_PT = 24.0
NARROW_INSET_PT = 18.0
"""Where three panels stand side by side."""
TALLEST_ROW_PT = 75.0
HEADER_PT = 60.0
LOW_HEADER_PT = 54.0
"""Over six rows, or where the region is low."""
CELL_PADDING_PT = 4.0
SIZES = (20.0, 18.0, 16.0, 14.0)
SIZES_ALONE = (22.0, *SIZES)
"""For a comparison of one row."""
HEAD_SIZES = (22.0, 20.0, 18.0, 16.0)
MOST_ROWS = 6
MOST_TABLE_ROWS = 10
PITCH = 1.3


@dataclass(frozen=True, slots=True)
class _Setting:
    """Widths and sizes of a comparison's panels, the same on all its pages."""

    label_width: float
    panels: tuple[Rect, ...]
    """Left edge and width of each; their heights are the region's."""
    inset: float
    header: float
    head_size: float
    size: float


def layout_compare(content: Compare, region: Rect, kit: Kit) -> Pages:
    """Panels for up to six rows, a table for up to ten, else panels on several pages."""
    count = len(content.rows)
    if count <= MOST_ROWS:
        for size in SIZES_ALONE if count == 1 else SIZES:
            if setting := _fitting(content, size, count, region, kit):
                return _pages(content, setting, count, region, kit)
    elif count <= MOST_TABLE_ROWS and (table := compare_table(content, region, kit)):
        return (table,)
    for most in range(min(MOST_ROWS, count), 0, -1):
        shares = split_evenly(count, most)
        per_page = shares[0]
        if per_page > 1 and shares[-1] == 1:
            continue
        for size in SIZES:
            if setting := _fitting(content, size, per_page, region, kit):
                return _pages(content, setting, per_page, region, kit)
    if pages := _as_table(content, region, kit):
        return pages
    longest = max(content.rows, key=lambda row: sum(len(cell.plain) for cell in row.cells))
    report_overflow(kit, longest.span, longest.label or longest.cells[0])
    return _pages(content, _setting(content, SIZES[-1], 1, region, kit), 1, region, kit)


def _as_table(content: Compare, region: Rect, kit: Kit) -> Pages | None:
    """A plain table over as many pages as it takes; None where that does not fit either."""
    labels = [(row.label,) if content.has_labels else () for row in content.rows]
    table = Table(
        header=((content.corner,) if content.has_labels else ()) + content.heads,
        rows=tuple((*label, *row.cells) for label, row in zip(labels, content.rows, strict=True)),
        key_row=next((number for number, row in enumerate(content.rows) if row.key), None),
    )
    unheard = Report()
    pages = TableComponent().layout(table, region, replace(kit, report=unheard))
    return None if unheard.diagnostics else pages


def _setting(content: Compare, size: float, per_page: int, region: Rect, kit: Kit) -> _Setting:
    label_width = 0.0
    left = region.x
    if content.has_labels:
        widest = max(kit.width(row.label, size, bold=True) for row in content.rows)
        least, most = LABEL_WIDTH_PT
        label_width = min(most, max(least, widest + 2))
        left = region.x + label_width + LABEL_GAP_PT
    room = Rect(left, region.y, region.right - left, region.height)
    panels = equal_columns(room, len(content.heads))
    inset = INSET_PT if len(panels) == 2 else NARROW_INSET_PT
    width = panels[0].width - 2 * inset
    head_size = next(
        (
            found
            for lines in (1, 2)
            if (
                found := kit.largest_size(
                    content.heads, width, HEAD_SIZES, max_lines=lines, bold=True
                )
            )
        ),
        HEAD_SIZES[-1],
    )
    is_tight = per_page * TALLEST_ROW_PT + HEADER_PT > region.height + TALLEST_ROW_PT
    header = LOW_HEADER_PT if is_tight or per_page == MOST_ROWS else HEADER_PT
    return _Setting(label_width, panels, inset, header, head_size, size)


def _fitting(
    content: Compare, size: float, per_page: int, region: Rect, kit: Kit
) -> _Setting | None:
    setting = _setting(content, size, per_page, region, kit)
    width = setting.panels[0].width - 2 * setting.inset
    room = _row_height(setting, per_page, region) - 2 * CELL_PADDING_PT
    for row in content.rows:
        texts = [(_cell(cell, row, size, TX1, kit), width) for cell in row.cells]
        if content.has_labels:
            texts.append((_label(row, size, kit), setting.label_width))
        for text, column in texts:
            measured = kit.measure((text,), column)
            if measured.has_split_word or measured.height_pt > room:
                return None
    heads = [
        kit.measure((kit.paragraph(h, setting.head_size, bold=True, pitch_em=PITCH),), width)
        for h in content.heads
    ]
    tallest = max(head.height_pt for head in heads)
    return setting if tallest <= setting.header else None


def _row_height(setting: _Setting, per_page: int, region: Rect) -> float:
    free = region.height - setting.header
    if per_page == 1:
        return free
    return min(TALLEST_ROW_PT, floor(free / per_page / 3) * 3.0)


def _cell(text: RichText, row: Row, size: float, color: Color, kit: Kit) -> TextParagraph:
    return kit.paragraph(text, size, bold=row.key, color=color, pitch_em=PITCH)


def _label(row: Row, size: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(row.label, size, bold=True, pitch_em=PITCH)


def _pages(content: Compare, setting: _Setting, per_page: int, region: Rect, kit: Kit) -> Pages:
    counts = split_evenly(len(content.rows), per_page)
    height = _row_height(setting, max(counts), region)
    if max(counts) == 1:
        height = min(height, _tallest(content, setting, kit) + 2 * INSET_PT)
    first = 0
    pages: list[tuple[Frame, ...]] = []
    for count in counts:
        rows = content.rows[first : first + count]
        pages.append(_page(content, rows, first, setting, height, region, kit))
        first += count
    return tuple(pages)


def _tallest(content: Compare, setting: _Setting, kit: Kit) -> float:
    width = setting.panels[0].width - 2 * setting.inset
    return max(
        kit.measure((_cell(cell, row, setting.size, TX1, kit),), width).height_pt
        for row in content.rows
        for cell in row.cells
    )


def _page(
    content: Compare,
    rows: Sequence[Row],
    first: int,
    setting: _Setting,
    row_pt: float,
    region: Rect,
    kit: Kit,
) -> tuple[Frame, ...]:
    height = setting.header + row_pt * len(rows)
    top = center_2_3(region, height)
    frames: list[Frame] = []
    last = len(setting.panels) - 1
    for number, panel in enumerate(setting.panels):
        is_best = number == last and not content.neutral
        rect = Rect(panel.x, top, panel.width, height)
        frames.append(
            ShapeFrame(
                name=f"底色 {number + 1}",
                rect=rect,
                geometry="roundRect",
                adjust=rounded(rect),
                fill=SOFT if is_best else BG2,
                decorative=True,
            )
        )
    frames += [
        hairline(f"行线 {first + number + 1}", region.x, region.right, top + setting.header + y)
        for number, y in enumerate(row_pt * n for n in range(len(rows)))
    ]
    frames += _heads(content, setting, top, region, kit)
    for number, row in enumerate(rows):
        y = top + setting.header + row_pt * number
        frames += _row(content, row, first + number + 1, setting, Rect(region.x, y, 0, row_pt), kit)
    return tuple(frames)


def _heads(content: Compare, setting: _Setting, top: float, region: Rect, kit: Kit) -> list[Frame]:
    frames: list[Frame] = []
    if content.corner:
        rect = Rect(region.x, top, setting.label_width, setting.header)
        corner = kit.paragraph(content.corner, 16, bold=True, color=TX2, pitch_em=PITCH)
        frames.append(text_box("表角", rect, (corner,), anchor="middle"))
    last = len(setting.panels) - 1
    insets = (setting.inset, 0.0, setting.inset, 0.0)
    for number, (panel, head) in enumerate(zip(setting.panels, content.heads, strict=True)):
        is_best = number == last and not content.neutral
        color = BG1 if is_best else TX1 if content.neutral else TX2
        text = kit.paragraph(head, setting.head_size, bold=True, color=color, pitch_em=PITCH)
        rect = Rect(panel.x, top, panel.width, setting.header)
        frame = text_box(f"栏头 {number + 1}", rect, (text,), anchor="middle", insets=insets)
        frames.append(_filled(frame) if is_best else frame)
    return frames


def _filled(head: ShapeFrame) -> ShapeFrame:
    """The head of the recommended column: solid, and round only above; its text stays where it was."""
    assert head.text is not None
    corner = CORNER_PT * CORNER_SHARE
    left, top, right, bottom = head.text.insets
    # The rounded shape keeps its text away from the corners, above only; both are taken off again.
    insets = (left - corner, top, right - corner, bottom + corner)
    return ShapeFrame(
        name=head.name,
        rect=head.rect,
        geometry="round2SameRect",
        adjust=rounded_top(head.rect),
        fill=ACCENT1,
        text=replace(head.text, insets=insets),
    )


def _row(
    content: Compare, row: Row, number: int, setting: _Setting, place: Rect, kit: Kit
) -> list[Frame]:
    frames: list[Frame] = []
    if content.has_labels:
        rect = Rect(place.x, place.y, setting.label_width, place.height)
        label = _label(row, setting.size, kit)
        frames.append(text_box(f"方面 {number}", rect, (label,), anchor="middle"))
    last = len(setting.panels) - 1
    for column, (panel, cell) in enumerate(zip(setting.panels, row.cells, strict=True)):
        color = TX1 if column == last or content.neutral else TX2
        rect = Rect(panel.x + setting.inset, place.y, panel.width - 2 * setting.inset, place.height)
        text = _cell(cell, row, setting.size, color, kit)
        if cell:
            frames.append(text_box(f"对照 {number}-{column + 1}", rect, (text,), anchor="middle"))
    return frames
