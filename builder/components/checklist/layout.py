"""A checklist on slides: a square before each row, one column up to seven rows, two from eight."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from builder.components.checklist.syntax import Check
from builder.components.overflow import report_overflow
from builder.components.paging import even_pages
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, equal_columns, round_up, split_by_height
from builder.layout.frame import (
    ACCENT1,
    TX1,
    TX2,
    Frame,
    FreeformFrame,
    GroupFrame,
    Line,
    PathStep,
    ShapeFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_IN_ONE_COLUMN = 7
BOX_PT = 16.0
BOX_GAP_PT = 24.0
"""From the square to the name."""
GAP_PT = 24.0
PADDING_PT = 9.0
TALLEST_ROW_PT = 87.0
TALLEST_ROW_IN_TWO_PT = 72.0
NARROWEST_NAME_PT, WIDEST_NAME_PT = 96.0, 272.0
WIDEST_MEASURE_PT = 160.0
MEASURE_PT = 16.0
NAME, TEXT = "事项", "说明"
"""Roles of a row's boxes, shown in the selection pane."""
SIZES = ((22.0, 18.0), (20.0, 18.0), (18.0, 16.0), (16.0, 14.0))
"""Name and text in pt."""
SIZES_IN_TWO = SIZES[2:]
SIZES_ALONE = ((26.0, 20.0), *SIZES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """Columns and sizes that all rows share; x and width are relative to a column's left edge."""

    columns: int
    sizes: tuple[float, float]
    name_width: float
    text_x: float
    """Left edge of the text; the name's own when the text stands below it."""
    text_width: float
    measure_width: float
    most: int
    """Rows a column."""

    @property
    def is_stacked(self) -> bool:
        return self.text_x == BOX_PT + BOX_GAP_PT


@dataclass(frozen=True, slots=True)
class _Set:
    """A form with the heights its rows need and the rows each page holds."""

    form: _Form
    heights: tuple[float, ...]
    counts: tuple[int, ...]


def layout_checklist(checks: Sequence[Check], region: Rect, kit: Kit) -> Pages:
    """The first form that needs one page only, or else the fewest pages at the largest size."""
    found = [
        made for form in _forms(checks, region, kit) if (made := _set(checks, form, region, kit))
    ]
    if not found:
        found = [_overfull(checks, region, kit)]
    best = min(found, key=lambda made: len(made.counts))
    pages: list[tuple[Frame, ...]] = []
    first = 0
    for count in best.counts:
        pages.append(_page(checks, range(first, first + count), best, region, kit))
        first += count
    return tuple(pages)


def _forms(checks: Sequence[Check], region: Rect, kit: Kit) -> list[_Form]:
    one = [_form(checks, 1, sizes, region, kit) for sizes in SIZES]
    if len(checks) == 1:
        return [_form(checks, 1, sizes, region, kit) for sizes in SIZES_ALONE]
    if len(checks) <= MOST_IN_ONE_COLUMN:
        return one
    return [*(_form(checks, 2, sizes, region, kit) for sizes in SIZES_IN_TWO), *one[1:]]


def _form(
    checks: Sequence[Check], columns: int, sizes: tuple[float, float], region: Rect, kit: Kit
) -> _Form:
    width = equal_columns(region, columns)[0].width
    measures = [kit.width(check.measure, MEASURE_PT) for check in checks if check.measure]
    measure_width = min(WIDEST_MEASURE_PT, round_up(max(measures) + 2)) if measures else 0.0
    right = width - (measure_width + GAP_PT if measures else 0.0)
    x = BOX_PT + BOX_GAP_PT
    widest = max(kit.width(c.name, sizes[0], bold=c.is_labelled) for c in checks)
    beside = columns == 1 and widest <= WIDEST_NAME_PT and any(check.texts for check in checks)
    name_width = min(right - x, max(NARROWEST_NAME_PT, round_up(widest + 2)))
    text_x = x + name_width + GAP_PT if beside else x
    return _Form(
        columns=columns,
        sizes=sizes,
        name_width=name_width if beside else right - x,
        text_x=text_x,
        text_width=right - text_x,
        measure_width=measure_width,
        most=MOST_IN_ONE_COLUMN if columns == 1 else 8,
    )


def _name(check: Check, form: _Form, kit: Kit) -> TextParagraph:
    color = ACCENT1 if check.key else TX1
    size = form.sizes[0] if check.is_labelled else form.sizes[1]
    return kit.paragraph(check.name, size, bold=check.is_labelled, color=color, pitch_em=1.3)


def _texts(check: Check, form: _Form, kit: Kit) -> tuple[TextParagraph, ...]:
    return tuple(
        kit.paragraph(
            text, form.sizes[1], color=TX2, pitch_em=1.4, before_pt=3.0 if number else 0.0
        )
        for number, text in enumerate(check.texts)
    )


def _boxes(
    check: Check, form: _Form, kit: Kit
) -> tuple[tuple[float, float, str, tuple[TextParagraph, ...]], ...]:
    """Left edge, width, role and paragraphs of a row's texts."""
    x = BOX_PT + BOX_GAP_PT
    name, texts = _name(check, form, kit), _texts(check, form, kit)
    if form.is_stacked or not texts:
        width = form.text_x + form.text_width - x
        return ((x, width, NAME, (name, *texts)),)
    return (
        (x, form.name_width, NAME, (name,)),
        (form.text_x, form.text_width, TEXT, texts),
    )


def _measure(check: Check, kit: Kit) -> tuple[TextParagraph, ...]:
    made = kit.paragraph(check.measure, MEASURE_PT, color=TX2, pitch_em=1.3, align="right")
    return (made,) if check.measure else ()


def _needed(check: Check, form: _Form, kit: Kit) -> float | None:
    """Height of a row in pt; None where a word is wider than its column."""
    found = [kit.measure(paragraphs, width) for _, width, _, paragraphs in _boxes(check, form, kit)]
    if check.measure:
        found.append(kit.measure(_measure(check, kit), form.measure_width))
    if any(text.has_split_word for text in found):
        return None
    return max(42.0, round_up(max(text.height_pt for text in found) + 2 * PADDING_PT, 3))


def _set(checks: Sequence[Check], form: _Form, region: Rect, kit: Kit) -> _Set | None:
    measured = [_needed(check, form, kit) for check in checks]
    heights = tuple(height for height in measured if height is not None)
    if len(heights) < len(checks) or max(heights) > region.height:
        return None
    rows = min(form.most, floor(region.height / max(heights)))
    if rows * form.columns >= len(checks):
        return _Set(form, (max(heights),) * len(heights), (len(checks),))
    if form.columns == 1:
        counts = even_pages(heights, region.height, most=form.most)
        return _Set(form, heights, counts or split_by_height(heights, region.height))
    if rows < 4:
        return None
    even = (max(heights),) * len(heights)
    counts = even_pages((0.0,) * len(even), 0.0, most=rows * form.columns)
    return _Set(form, even, counts)


def _overfull(checks: Sequence[Check], region: Rect, kit: Kit) -> _Set:
    """At the floor sizes, with what does not fit reported."""
    form = _form(checks, 1, SIZES[-1], region, kit)
    heights = []
    for check in checks:
        needed = _needed(check, form, kit)
        if needed is None or needed > region.height:
            report_overflow(kit, check.span, check.name)
        heights.append(min(needed or region.height, region.height))
    return _Set(form, tuple(heights), split_by_height(heights, region.height))


def _page(
    checks: Sequence[Check], numbers: range, chosen: _Set, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    form = chosen.form
    columns = equal_columns(region, form.columns)
    rows = -(-max(chosen.counts) // form.columns)
    heights = [chosen.heights[number] for number in numbers]
    airy = TALLEST_ROW_PT if form.columns == 1 else TALLEST_ROW_IN_TWO_PT
    tallest = max(chosen.heights)
    if tallest * rows <= region.height:
        heights = [max(tallest, min(airy, floor(region.height / rows / 3) * 3.0))] * len(heights)
    on_page = -(-len(numbers) // form.columns)
    top = center_2_3(region, sum(heights[:on_page]))
    frames: list[Frame] = []
    for place, column in enumerate(columns):
        y = top
        part = range(place * on_page, min((place + 1) * on_page, len(numbers)))
        for index in part:
            number = numbers[index]
            frames.append(hairline(f"分隔线 {number + 1}", column.x, column.right, y))
            row = Rect(column.x, y, column.width, heights[index])
            frames.append(_row(checks[number], number + 1, row, form, kit))
            y += heights[index]
        if part:
            frames.append(hairline(f"分隔线 末 {place + 1}", column.x, column.right, y))
    return tuple(frames)


def _row(check: Check, number: int, row: Rect, form: _Form, kit: Kit) -> GroupFrame:
    """Square and texts of one check, which move together in the editor."""
    boxes = _boxes(check, form, kit)
    children: list[Frame] = [*_square(check, number, row, boxes[0], kit)]
    for x, width, role, paragraphs in boxes:
        rect = Rect(row.x + x, row.y, width, row.height)
        measured = kit.measure(paragraphs, width)
        if role == NAME and measured.line_count > 1:
            # Hung from the top, the first line stays level with the square in every font.
            insets = (0.0, max(0.0, (row.height - measured.height_pt) / 2), 0.0, 0.0)
            children.append(text_box(f"{role} {number}", rect, paragraphs, insets=insets))
        else:
            children.append(text_box(f"{role} {number}", rect, paragraphs, anchor="middle"))
    if check.measure:
        rect = Rect(row.right - form.measure_width, row.y, form.measure_width, row.height)
        children.append(text_box(f"人或时间 {number}", rect, _measure(check, kit), anchor="middle"))
    state = "已完成" if check.done else "未完成"
    return GroupFrame(
        name=f"检查项 {number}", children=tuple(children), alt=f"{state}：{check.name.plain}"
    )


def _square(
    check: Check,
    number: int,
    row: Rect,
    first: tuple[float, float, str, tuple[TextParagraph, ...]],
    kit: Kit,
) -> list[Frame]:
    """The square, level with the name's first line, and its tick."""
    _, width, _, paragraphs = first
    text_top = row.y + (row.height - kit.measure(paragraphs, width).height_pt) / 2
    middle = text_top + paragraphs[0].size_pt * paragraphs[0].pitch_em / 2
    rect = Rect(row.x, middle - BOX_PT / 2, BOX_PT, BOX_PT)
    line = Line(color=ACCENT1, width_pt=1.5)
    square = ShapeFrame(name=f"方框 {number}", rect=rect, line=line, decorative=True)
    if not check.done:
        return [square]
    inside = rect.inset(3.0, 4.0, 3.0, 4.0)
    points = ((0.0, 4.5), (3.5, 8.0), (10.0, 0.0))
    steps = tuple(
        PathStep(kind="line" if place else "move", x=x, y=y) for place, (x, y) in enumerate(points)
    )
    tick = FreeformFrame(
        name=f"勾 {number}",
        rect=inside,
        steps=steps,
        line=Line(color=ACCENT1, width_pt=2.25),
        decorative=True,
    )
    return [square, tick]
