"""Labelled items as hairline rows: label on the left, text on the right, a numeral in front of numbered ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.bullets.words import nested_texts
from builder.components.paging import even_pages
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, round_up, split_by_height
from builder.layout.frame import ACCENT1, TX1, TX2, Frame, ShapeFrame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Item, ListBlock
from builder.model.inline import RichText, join

PADDING = 12.0
TALLEST_ROW = 87.0
MOST_ROWS = 8
GAP = 24.0
NUMBER_WIDTH = 56.0
NARROWEST_LABEL, WIDEST_LABEL = 96.0, 272.0
STACKED_FROM = 1.9 * WIDEST_LABEL
"""Labels wider than this stand above their text instead of beside it."""
WIDEST_TEXT_EM = 36.0
SIZES = ((20.0, 20.0), (20.0, 18.0), (18.0, 16.0), (16.0, 16.0))
"""Label and text in pt."""
SIZES_WHEN_SPLIT = SIZES[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """Sizes and columns that all rows of a list share."""

    label_pt: float
    text_pt: float
    label: Rect
    text: Rect
    is_stacked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One item's texts, set."""

    number: int
    item: Item
    label: tuple[TextParagraph, ...]
    text: tuple[TextParagraph, ...]
    height_pt: float
    """Least height of the row, padding included."""
    line_count: int


def row_pages(content: ListBlock, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """The rows on one slide at the largest size, or spread evenly over several."""
    for sizes in SIZES:
        setting = _setting(content, sizes, region, kit)
        rows = _rows(content, setting, kit)
        if len(rows) <= MOST_ROWS and sum(row.height_pt for row in rows) <= region.height:
            return (_page(rows, setting, content.ordered, region, kit),)
    for sizes in SIZES_WHEN_SPLIT:
        setting = _setting(content, sizes, region, kit)
        rows = _rows(content, setting, kit)
        counts = even_pages([row.height_pt for row in rows], region.height, most=MOST_ROWS - 2)
        if counts:
            return _split(rows, counts, setting, content, region, kit)
    _report_too_tall(rows, region, kit)
    counts = split_by_height([row.height_pt for row in rows], region.height)
    return _split(rows, counts, setting, content, region, kit)


def _report_too_tall(rows: Sequence[_Row], region: Rect, kit: Kit) -> None:
    for row in rows:
        if row.height_pt > region.height:
            kit.report.error(
                "SLD001",
                row.item.span,
                "列表里的这一项太长，一页放不下",
                "拆成几项，或者把细节改写成段落，段落会进入讲师备注",
                "a list item does not fit on a slide of its own",
            )


def _split(
    rows: Sequence[_Row],
    counts: Sequence[int],
    setting: _Setting,
    content: ListBlock,
    region: Rect,
    kit: Kit,
) -> tuple[tuple[Frame, ...], ...]:
    pages: list[tuple[Frame, ...]] = []
    start = 0
    for count in counts:
        chosen = rows[start : start + count]
        pages.append(_page(chosen, setting, content.ordered, region, kit))
        start += count
    return tuple(pages)


def _setting(content: ListBlock, sizes: tuple[float, float], region: Rect, kit: Kit) -> _Setting:
    label_pt, text_pt = sizes
    x = region.x + (NUMBER_WIDTH if content.ordered else 0)
    widest = max(kit.width(item.label or "", label_pt, bold=True) for item in content.items)
    is_stacked = widest > STACKED_FROM
    width = min(WIDEST_LABEL, max(NARROWEST_LABEL, round_up(widest + 2)))
    text_x = x if is_stacked else x + width + GAP
    text_width = min(region.right - text_x, WIDEST_TEXT_EM * text_pt)
    return _Setting(
        label_pt=label_pt,
        text_pt=text_pt,
        label=Rect(x, 0, width, 0),
        text=Rect(text_x, 0, text_width, 0),
        is_stacked=is_stacked,
    )


def _rows(content: ListBlock, setting: _Setting, kit: Kit) -> list[_Row]:
    return [
        _row(number, item, setting, kit) for number, item in enumerate(content.items, content.start)
    ]


def _row(number: int, item: Item, setting: _Setting, kit: Kit) -> _Row:
    label = _label(item, setting, kit)
    text = _text(item, setting, kit)
    if setting.is_stacked:
        label, text = (), (*label, *text)
    beside = kit.measure(label, setting.label.width)
    body = kit.measure(text, setting.text.width)
    height = max(beside.height_pt, body.height_pt) + 2 * PADDING
    lines = max(beside.line_count, body.line_count)
    return _Row(
        number=number,
        item=item,
        label=label,
        text=text,
        height_pt=max(48.0, round_up(height, 3)),
        line_count=lines,
    )


def _label(item: Item, setting: _Setting, kit: Kit) -> tuple[TextParagraph, ...]:
    color = ACCENT1 if item.key else TX1
    head = kit.paragraph(
        item.label or RichText(), setting.label_pt, bold=True, color=color, pitch_em=1.3
    )
    if item.measure is None:
        return (head,)
    return (head, kit.paragraph(item.measure.text, 16, color=TX2, pitch_em=1.3))


def _text(item: Item, setting: _Setting, kit: Kit) -> tuple[TextParagraph, ...]:
    body = join([item.body, item.quote], "\n")
    paragraphs = [kit.paragraph(body, setting.text_pt, color=TX2, pitch_em=1.4)] if body else []
    size = max(16.0, setting.text_pt - 2)
    for detail in nested_texts(item.details):
        made = kit.paragraph(
            detail, size, color=TX2, pitch_em=1.4, before_pt=3, bullet="•", indent_pt=18
        )
        paragraphs.append(made)
    return tuple(paragraphs)


def _page(
    rows: Sequence[_Row], setting: _Setting, ordered: bool, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    heights = _heights(rows, region)
    top = center_2_3(region, sum(heights))
    is_short = all(row.line_count <= 2 for row in rows)
    frames: list[Frame] = []
    y = top
    for row, height in zip(rows, heights, strict=True):
        frames.append(hairline(f"分隔线 {row.number}", region.x, region.right, y))
        frames.extend(_row_frames(row, y, height, setting, ordered, is_short, region, kit))
        y += height
    frames.append(hairline("分隔线 末", region.x, region.right, y))
    return tuple(frames)


def _heights(rows: Sequence[_Row], region: Rect) -> list[float]:
    """Equal rows as long as they fit, with air up to 87 pt; else each as tall as its text."""
    tallest = max(row.height_pt for row in rows)
    if tallest * len(rows) > region.height:
        return [row.height_pt for row in rows]
    airy = min(TALLEST_ROW, region.height / len(rows) // 3 * 3)
    return [max(tallest, airy)] * len(rows)


def _row_frames(
    row: _Row,
    y: float,
    height: float,
    setting: _Setting,
    ordered: bool,
    is_short: bool,
    region: Rect,
    kit: Kit,
) -> list[Frame]:
    made: list[Frame] = []
    if ordered:
        numeral = kit.paragraph(str(row.number), 28, bold=True, color=ACCENT1, pitch_em=1.2)
        rect = Rect(region.x, y, NUMBER_WIDTH - 6, height)
        made.append(_cell(f"序号 {row.number}", rect, (numeral,), is_short, raised=4))
    if row.label:
        rect = Rect(setting.label.x, y, setting.label.width, height)
        made.append(_cell(f"标签 {row.number}", rect, row.label, is_short))
    if row.text:
        rect = Rect(setting.text.x, y, setting.text.width, height)
        made.append(_cell(f"说明 {row.number}", rect, row.text, is_short))
    return made


def _cell(
    name: str,
    rect: Rect,
    paragraphs: tuple[TextParagraph, ...],
    is_short: bool,
    *,
    raised: float = 0,
) -> ShapeFrame:
    """In the middle of its row, or from the top where texts are long."""
    if is_short:
        return text_box(name, rect, paragraphs, anchor="middle")
    return text_box(name, rect, paragraphs, insets=(0, PADDING - raised, 0, 0))
