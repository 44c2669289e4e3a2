"""A journey on slides: touchpoints on a line, the curve of moods, and a table of what customers do and think."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from builder.components.journey.curve import LEAST_STEP_PT, Curve, draw_curve, label_height
from builder.components.journey.rail import draw_rail
from builder.components.journey.rows import SIZES, journey_rows
from builder.components.journey.syntax import MOOD, Journey, Touchpoint
from builder.components.shapes import rule, text_box
from builder.layout.fitting import center_2_3, round_up, split_evenly
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    TX1,
    TX2,
    CellFrame,
    Color,
    Frame,
    Line,
    TableFrame,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_ON_ONE_SLIDE, MOST_WHEN_SPLIT = 6, 5
LARGE = (22.0, 18.0)
"""Name of a touchpoint, and what is said about it, in pt, where every cell has room for it on one line."""
GAP_PT = 18.0
NAME_GAP_PT = 12.0
"""From the names to the line."""
BELOW_RAIL_PT = 18.0
ABOVE_CURVE_PT, BELOW_CURVE_PT = 6.0, 6.0
ROW_PADDING_PT = 5.0
LOWEST_ROW_PT = 30.0
AIRIEST_ROW_PT = 18.0
"""What a row may get on top of its need where there is room."""
HEAD_PT = 14.0
WIDEST_HEAD_PT = 96.0
HEAD_GAP_PT = 18.0
EMPTY = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """Columns, sizes and heights in pt that all pages share."""

    counts: tuple[int, ...]
    """Touchpoints a page."""
    sizes: tuple[float, float]
    head_width: float
    column_width: float
    """With the gap to the next column."""
    names_pt: float
    curve_pt: float
    row_heights: tuple[float, ...]

    @property
    def table_drop_pt(self) -> float:
        """From the top to the table; curve or line, whichever there is, stands between."""
        line = ABOVE_CURVE_PT + self.curve_pt + BELOW_CURVE_PT
        return self.names_pt + (line if self.curve_pt else NAME_GAP_PT + BELOW_RAIL_PT)

    @property
    def height_pt(self) -> float:
        return self.table_drop_pt + sum(self.row_heights)

    def x(self, region: Rect, place: int) -> float:
        """Left edge of a column."""
        return region.x + self.head_width + place * self.column_width

    @property
    def text_width(self) -> float:
        return self.column_width - GAP_PT


def layout_journey(content: Journey, region: Rect, kit: Kit) -> Pages:
    """All on one slide, smaller if need be; else evenly on several; else a row for each touchpoint."""
    if len(content.touchpoints) == 1:
        return journey_rows(content, region, kit)
    for counts, sizes in product(_splits(len(content.touchpoints)), (LARGE, *SIZES)):
        if form := _form(content, counts, sizes, region, kit):
            return tuple(_pages(content, form, region, kit))
    return journey_rows(content, region, kit)


def _splits(count: int) -> Iterator[tuple[int, ...]]:
    """Touchpoints on each page, the best first; never one left over."""
    if count <= MOST_ON_ONE_SLIDE:
        yield (count,)
    for most in range(min(MOST_WHEN_SPLIT, count - 1), 1, -1):
        counts = split_evenly(count, most)
        if counts[-1] > 1:
            yield counts


def _form(
    content: Journey,
    counts: tuple[int, ...],
    sizes: tuple[float, float],
    region: Rect,
    kit: Kit,
) -> _Form | None:
    """The heights at these sizes; None when they are too much or a word does not fit its column."""
    heads = [head for head in (*content.rows, MOOD if content.has_curve else "") if head]
    widest = max((kit.width(head, HEAD_PT, bold=True) for head in heads), default=0.0)
    head_width = min(WIDEST_HEAD_PT, round_up(widest + 2)) + HEAD_GAP_PT if heads else 0.0
    column_width = (region.width - head_width) / counts[0]
    width = column_width - GAP_PT
    points = content.touchpoints
    names = [kit.measure((_name(point, sizes[0], kit),), width) for point in points]
    columns = [
        [kit.measure((_cell(point, row, sizes[1], kit),), width) for point in points]
        for row in range(len(content.rows))
    ]
    row_heads = [kit.measure((_head(h, kit),), head_width - HEAD_GAP_PT) for h in content.rows if h]
    measured = (*names, *row_heads, *(cell for column in columns for cell in column))
    if any(part.has_split_word for part in measured) or (head_width and not heads):
        return None
    if sizes == LARGE and any(cell.line_count > 1 for column in columns for cell in column):
        return None
    tallest_head = max((part.height_pt for part in row_heads), default=0.0)
    rows = tuple(
        max(
            LOWEST_ROW_PT,
            round_up(max(tallest_head, *(c.height_pt for c in column)) + 2 * ROW_PADDING_PT, 3),
        )
        for column in columns
    )
    labels = label_height(points, width, kit) if content.has_curve else 0.0
    least = Curve.height(LEAST_STEP_PT, labels) if content.has_curve else 0.0
    form = _Form(
        counts=counts,
        sizes=sizes,
        head_width=head_width,
        column_width=column_width,
        names_pt=round_up(max(name.height_pt for name in names), 3),
        curve_pt=least,
        row_heights=rows,
    )
    return _aired(form, labels, region) if form.height_pt <= region.height else None


def _aired(form: _Form, labels_pt: float, region: Rect) -> _Form:
    """The form with what is left over given to the curve, then to the rows, which become equal where they can."""
    spare = region.height - form.height_pt
    curve = Curve.stretched(form.curve_pt, labels_pt, spare) if form.curve_pt else 0.0
    spare -= curve - form.curve_pt
    even = max(form.row_heights, default=0.0)
    needed = sum(even - height for height in form.row_heights)
    rows = form.row_heights
    if needed <= spare:
        rows, spare = (even,) * len(rows), spare - needed
    more = min(AIRIEST_ROW_PT, spare // max(1, len(rows)) // 3 * 3)
    return _Form(
        counts=form.counts,
        sizes=form.sizes,
        head_width=form.head_width,
        column_width=form.column_width,
        names_pt=form.names_pt,
        curve_pt=curve,
        row_heights=tuple(height + more for height in rows),
    )


def _name(point: Touchpoint, size_pt: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(point.name, size_pt, bold=True, color=_color(point), pitch_em=1.3)


def _cell(point: Touchpoint, row: int, size_pt: float, kit: Kit) -> TextParagraph:
    cell = point.cells[row]
    return kit.paragraph(cell or EMPTY, size_pt, color=TX1 if cell else TX2, pitch_em=1.35)


def _head(head: str, kit: Kit) -> TextParagraph:
    return kit.paragraph(head, HEAD_PT, bold=True, color=TX2, pitch_em=1.3)


def _color(point: Touchpoint) -> Color:
    return ACCENT1 if point.key else TX1


def _pages(content: Journey, form: _Form, region: Rect, kit: Kit) -> Iterator[tuple[Frame, ...]]:
    first = 0
    for count in form.counts:
        yield _page(content, range(first, first + count), form, region, kit)
        first += count


def _page(
    content: Journey, numbers: range, form: _Form, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    top = center_2_3(region, form.height_pt)
    points = [content.touchpoints[number] for number in numbers]
    frames: list[Frame] = []
    for place, number in enumerate(numbers):
        rect = Rect(form.x(region, place), top, form.text_width, form.names_pt)
        name = _name(points[place], form.sizes[0], kit)
        frames.append(text_box(f"触点 {number + 1}", rect, (name,), anchor="bottom"))
    if content.has_curve:
        frames += _mood(points, numbers[0] + 1, form, top, region, kit)
    else:
        lefts = [form.x(region, place) for place in range(len(numbers))]
        y = top + form.names_pt + NAME_GAP_PT
        frames.append(draw_rail(content, numbers, lefts, form.text_width, y))
    if content.rows:
        frames += _table(content, numbers, form, top + form.table_drop_pt, region, kit)
    return tuple(frames)


def _mood(
    points: Sequence[Touchpoint], first: int, form: _Form, top: float, region: Rect, kit: Kit
) -> list[Frame]:
    y = top + form.names_pt + ABOVE_CURVE_PT
    head = Rect(region.x, y, form.head_width - HEAD_GAP_PT, form.curve_pt)
    left = form.x(region, 0)
    curve = Curve(
        region=Rect(left, y, region.right - left, form.curve_pt),
        column_width=form.column_width,
        text_width=form.text_width,
    )
    return [
        text_box(f"{MOOD} {first}", head, (_head(MOOD, kit),), anchor="middle"),
        draw_curve(points, first, curve, kit),
    ]


def _table(
    content: Journey, numbers: range, form: _Form, y: float, region: Rect, kit: Kit
) -> list[Frame]:
    """The rows as a native table: each cell stands below its touchpoint."""
    points = [content.touchpoints[number] for number in numbers]
    below = Line(color=ACCENT2, width_pt=0.5)
    has_heads = form.head_width > 0
    last = region.right - form.x(region, len(points) - 1)
    columns = (*((form.column_width,) * (len(points) - 1)), last)
    widths = (*((form.head_width,) if has_heads else ()), *columns)

    def cell(paragraph: TextParagraph, gap_pt: float) -> CellFrame:
        insets = (0.0, ROW_PADDING_PT, gap_pt, ROW_PADDING_PT)
        body = TextBody(paragraphs=(paragraph,), anchor="middle", insets=insets)
        return CellFrame(text=body, rule_below=below)

    rows = tuple(
        (
            *((cell(_head(head, kit), HEAD_GAP_PT),) if has_heads else ()),
            *(cell(_cell(point, row, form.sizes[1], kit), GAP_PT) for point in points),
        )
        for row, head in enumerate(content.rows)
    )
    rect = Rect(region.x, y, sum(widths), sum(form.row_heights))
    table = TableFrame(
        name=f"旅程明细 {numbers[0] + 1}",
        rect=rect,
        column_widths=widths,
        row_heights=form.row_heights,
        rows=rows,
        has_header=False,
        alt=f"各触点的{'、'.join(head for head in content.rows if head) or '说明'}",
    )
    return [rule(f"表头线 {numbers[0] + 1}", rect.x, rect.right, y, below), table]
