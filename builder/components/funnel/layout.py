"""A funnel on slides: centred bars on the left, to scale where the stages have counts, words beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from builder.components.funnel.neck import neck
from builder.components.funnel.syntax import Funnel, Stage
from builder.components.overflow import report_overflow
from builder.components.paging import even_pages
from builder.components.shapes import text_box
from builder.layout.fitting import center_2_3, round_up, split_by_height
from builder.layout.frame import (
    ACCENT1,
    BG1,
    MUTED,
    TX1,
    TX2,
    Color,
    Frame,
    GroupFrame,
    ShapeFrame,
    TextBody,
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText

Pages = tuple[tuple[Frame, ...], ...]

FUNNEL_SHARE = 420 / 864
"""Width of the funnel: six of twelve columns."""
GAP_PT = 48.0
EVEN_NARROWEST = 0.4
"""Width of the last stage of a funnel that is not to scale, against the first."""
LEAST_BAR_PT = 2.0
BAR_INSET_PT = 12.0
TALLEST_BAR_PT, LOWEST_BAR_PT = 54.0, 33.0
RATE_ROOM_PT, EVEN_GAP_PT = 30.0, 6.0
"""Between two bars: room for the rate, or air alone."""
LOWEST_RATE_ROOM_PT = 24.0
PADDING_PT = 9.0
"""Above and below a stage's words together."""
TALLEST_ROW_PT = 90.0
SIZES = ((22.0, 18.0), (20.0, 18.0), (18.0, 16.0), (16.0, 14.0))
"""Name and text in pt."""
SIZES_WHEN_SPLIT = (SIZES[1:3], SIZES[3:])
"""Of the first sizes those that take the fewest slides; the smallest only when nothing else holds."""
MOST_WHEN_SPLIT = 6
MEASURE_SIZES = (22.0, 20.0, 18.0, 16.0)
RATE_PT, RATE_WORD_PT = 16.0, 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """Sizes that all stages of the set share."""

    sizes: tuple[float, float]
    measure_pt: float | None
    """Size of the measures inside the bars; None when they do not fit there and stand behind the names."""
    name_pt: float | None
    """Size of the names inside the bars of a funnel without measures; None when they stand beside the bars."""
    gap_pt: float
    funnel: Rect
    words: Rect
    """Columns of the region; only x and width count."""


def layout_funnel(content: Funnel, region: Rect, kit: Kit) -> Pages:
    """On one slide at the largest size that holds all, or evenly on several, all with one scale."""
    for sizes in SIZES:
        form = _form(content, sizes, region, kit)
        heights = _heights(content, form, kit)
        if heights and max(heights) * len(heights) <= region.height:
            share = floor(region.height / len(heights) / 3) * 3.0
            row = max(max(heights), min(TALLEST_ROW_PT, share))
            return (_page(content, range(len(heights)), (row,) * len(heights), form, region, kit),)
    for choice in SIZES_WHEN_SPLIT:
        splits = [made for sizes in choice if (made := _split(content, sizes, region, kit))]
        if splits:
            return min(splits, key=len)
    return _overfull(content, region, kit)


def _split(content: Funnel, sizes: tuple[float, float], region: Rect, kit: Kit) -> Pages:
    """Evenly on several slides; nothing when some stage is too tall even so."""
    form = _form(content, sizes, region, kit)
    heights = _heights(content, form, kit)
    room = region.height - form.gap_pt / 2
    even = (max(heights, default=0.0),) * len(heights)
    for rows in (even, heights):
        if counts := even_pages(rows, room, most=MOST_WHEN_SPLIT):
            return _pages(content, counts, rows, form, region, kit)
    return ()


def _overfull(content: Funnel, region: Rect, kit: Kit) -> Pages:
    """At the floor sizes; what is too tall even alone is reported."""
    form = _form(content, SIZES[-1], region, kit)
    room = region.height - form.gap_pt / 2
    heights = []
    for stage in content.stages:
        needed = _needed(stage, form, kit)
        if needed is None or needed > room:
            report_overflow(kit, stage.span, stage.name)
        heights.append(min(needed or room, room))
    return _pages(content, split_by_height(heights, room), heights, form, region, kit)


def _form(content: Funnel, sizes: tuple[float, float], region: Rect, kit: Kit) -> _Form:
    width = round(region.width * FUNNEL_SHARE)
    funnel = Rect(region.x, 0, width, 0)
    words_x = funnel.right + GAP_PT
    has_rates = any(stage.rate for stage in content.stages)
    is_tight = (TALLEST_BAR_PT + RATE_ROOM_PT) * len(content.stages) > region.height
    rate_room = LOWEST_RATE_ROOM_PT if is_tight else RATE_ROOM_PT
    widths = _widths(content, funnel)

    def fitting(texts: Sequence[RichText | str]) -> float | None:
        return next((size for size in largest if fits_inside(texts, size)), None)

    def fits_inside(texts: Sequence[RichText | str], size_pt: float) -> bool:
        return all(
            kit.width(text, size_pt, bold=True) + 2 * BAR_INSET_PT <= bar
            for text, bar in zip(texts, widths, strict=True)
        )

    measures = [stage.measure for stage in content.stages]
    can_name = not any(measures) and all(stage.texts for stage in content.stages)
    largest = [size for size in MEASURE_SIZES if size <= max(16.0, sizes[0])]
    return _Form(
        sizes=sizes,
        measure_pt=fitting(measures),
        name_pt=fitting([stage.name for stage in content.stages]) if can_name else None,
        gap_pt=rate_room if has_rates else EVEN_GAP_PT,
        funnel=funnel,
        words=Rect(words_x, 0, region.right - words_x, 0),
    )


def _widths(content: Funnel, funnel: Rect) -> tuple[float, ...]:
    """Width of every stage's bar in pt."""
    last = max(1, len(content.stages) - 1)
    return tuple(
        funnel.width * (1 - (1 - EVEN_NARROWEST) * number / last)
        if stage.share is None
        else max(LEAST_BAR_PT, funnel.width * stage.share)
        for number, stage in enumerate(content.stages)
    )


def _words(stage: Stage, form: _Form, kit: Kit) -> tuple[TextParagraph, ...]:
    name_pt, text_pt = form.sizes
    if form.name_pt:
        lines = (kit.paragraph(text, name_pt, pitch_em=1.4, before_pt=3) for text in stage.texts)
        return tuple(lines)
    name = kit.paragraph(stage.name, name_pt, bold=True, color=_color(stage), pitch_em=1.3)
    if stage.measure and form.measure_pt is None:
        behind = TextRun(
            text=f"\u3000{stage.measure}", size_pt=text_pt, bold=True, color=_color(stage)
        )
        name = TextParagraph(runs=(*name.runs, behind), pitch_em=1.3)
    texts = (
        kit.paragraph(text, text_pt, color=TX2, pitch_em=1.4, before_pt=3) for text in stage.texts
    )
    return (name, *texts)


def _color(stage: Stage) -> Color:
    return ACCENT1 if stage.key else TX1


def _needed(stage: Stage, form: _Form, kit: Kit) -> float | None:
    """Height of a stage's row in pt, the gap to the next bar included; None where a word does not fit."""
    measured = kit.measure(_words(stage, form, kit), form.words.width)
    if measured.has_split_word:
        return None
    return max(LOWEST_BAR_PT + form.gap_pt, round_up(measured.height_pt + PADDING_PT, 3))


def _heights(content: Funnel, form: _Form, kit: Kit) -> tuple[float, ...]:
    """Row heights in pt; nothing when some word does not fit at these sizes."""
    needed = [_needed(stage, form, kit) for stage in content.stages]
    heights = tuple(height for height in needed if height is not None)
    return heights if len(heights) == len(needed) else ()


def _pages(
    content: Funnel,
    counts: Sequence[int],
    heights: Sequence[float],
    form: _Form,
    region: Rect,
    kit: Kit,
) -> Pages:
    pages = []
    first = 0
    for count in counts:
        part = range(first, first + count)
        pages.append(_page(content, part, heights[first : first + count], form, region, kit))
        first += count
    return tuple(pages)


def _page(
    content: Funnel,
    numbers: range,
    heights: Sequence[float],
    form: _Form,
    region: Rect,
    kit: Kit,
) -> tuple[Frame, ...]:
    """The funnel as one group, then the words of each stage; a later page begins with the way in."""
    widths = _widths(content, form.funnel)
    way_in = form.gap_pt / 2 if numbers[0] and content.stages[numbers[0]].rate else 0.0
    bar_pt = min(TALLEST_BAR_PT, min(heights) - form.gap_pt)
    y = center_2_3(region, sum(heights) + way_in) + way_in
    middle = form.funnel.x + form.funnel.width / 2
    necks: list[Frame] = []
    bars: list[Frame] = []
    rates: list[Frame] = []
    words: list[Frame] = []
    above: Rect | None = None
    for number, height in zip(numbers, heights, strict=True):
        stage = content.stages[number]
        width = widths[number]
        bar = Rect(middle - width / 2, y + (height - bar_pt) / 2, width, bar_pt)
        if above is None and way_in:
            before = widths[number - 1]
            above = Rect(middle - before / 2, bar.y - form.gap_pt, before, 0)
        if above is not None:
            necks.append(neck(above, bar, number + 1))
        if above is not None and stage.rate:
            rates.append(_rate(stage, above, bar, form, number + 1))
        bars.append(_bar(stage, bar, form, number + 1, kit))
        row = Rect(form.words.x, y, form.words.width, height)
        words.append(text_box(f"说明 {number + 1}", row, _words(stage, form, kit), anchor="middle"))
        above = bar
        y += height
    children = (*necks, *bars, *rates)
    group = GroupFrame(name=f"漏斗 {numbers[0] + 1}", children=children, alt=_alt(content, numbers))
    return (group, *words)


def _bar(stage: Stage, rect: Rect, form: _Form, number: int, kit: Kit) -> ShapeFrame:
    paragraphs: tuple[TextParagraph, ...] = ()
    inside = stage.name if form.name_pt else stage.measure
    size = form.name_pt or form.measure_pt
    if inside and size:
        color = BG1 if stage.key else TX1
        paragraphs = (
            kit.paragraph(inside, size, bold=True, color=color, pitch_em=1.2, align="center"),
        )
    return ShapeFrame(
        name=f"阶段 {number}",
        rect=rect,
        fill=ACCENT1 if stage.key else MUTED,
        text=TextBody(paragraphs=paragraphs, anchor="middle") if paragraphs else None,
        decorative=not paragraphs,
    )


def _rate(stage: Stage, above: Rect, below: Rect, form: _Form, number: int) -> ShapeFrame:
    runs = (
        TextRun(text="转化 ", size_pt=RATE_WORD_PT, color=TX2),
        TextRun(text=stage.rate, size_pt=RATE_PT, bold=True, color=_color(stage)),
    )
    paragraph = TextParagraph(runs=runs, align="center", pitch_em=1.2)
    rect = Rect(form.funnel.x, above.bottom, form.funnel.width, below.y - above.bottom)
    return text_box(f"转化率 {number}", rect, (paragraph,), anchor="middle")


def _alt(content: Funnel, numbers: range) -> str:
    parts = []
    for number in numbers:
        stage = content.stages[number]
        said = f"{stage.name.plain} {stage.measure}".strip()
        parts.append(f"{said}（转化 {stage.rate}）" if stage.rate else said)
    return f"漏斗：{'；'.join(parts)}"
