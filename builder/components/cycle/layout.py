"""A cycle on slides: the ring on the left, its rows on hairlines to the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from builder.components.cycle.ring import Ring, arrow_segment
from builder.components.cycle.syntax import MOST, Cycle, Segment
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, split_evenly
from builder.layout.frame import ACCENT1, BG1, MUTED, TX1, TX2, Frame, GroupFrame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

RADIUS_PT = 171.0
RING_GAP_PT = 39.0
MARK_WIDTH_PT = 40.0
_MARK_SIZES = (32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
"""Letters on the ring, on one of the largest radius."""
NAME_WIDTH_PT = (84.0, 150.0)
_GAP_PT = 24.0
_ROW_SIZES = ((22.0, 18.0), (20.0, 16.0), (18.0, 14.0))
_LIST_SIZES = ((24.0, 20.0), (22.0, 18.0), (20.0, 16.0))
_ROW_PT = 72.0
_WORDS_PT = 20.0
_PADDING_PT = 6.0
_CENTER_SIZES = (32.0, 28.0, 24.0, 20.0)


@dataclass(frozen=True, slots=True)
class _Form:
    """How the rows are set."""

    name_pt: float
    text_pt: float
    name_width_pt: float
    row_pt: float


def layout_cycle(cycle: Cycle, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """Ring and rows on one slide; too many or too long ones become numbered rows without a ring."""
    radius = min(RADIUS_PT, region.height / 2)
    if len(cycle.segments) <= MOST:
        rows = _rows_beside(region, radius)
        form = _choose_form(
            cycle.segments, rows, rows.height / len(cycle.segments), _ROW_SIZES, kit
        )
        if form is not None:
            ring = _ring(cycle, Ring(region.x + radius, rows.y + radius, radius), kit)
            return ((*ring, *_rows(cycle.segments, rows, form, kit)),)
    return _rows_alone(cycle, region, kit)


def _rows_beside(region: Rect, radius: float) -> Rect:
    x = region.x + 2 * radius + RING_GAP_PT
    y = region.y + (region.height - 2 * radius) / 2
    return Rect(x, y, region.right - x, 2 * radius)


def _choose_form(
    segments: Sequence[Segment],
    area: Rect,
    row_pt: float,
    sizes: Sequence[tuple[float, float]],
    kit: Kit,
) -> _Form | None:
    for name_pt, text_pt in sizes:
        form = _form(segments, name_pt, text_pt, row_pt, kit)
        if _needed(segments, form, area, kit) <= row_pt:
            return form
    return None


def _form(
    segments: Sequence[Segment], name_pt: float, text_pt: float, row_pt: float, kit: Kit
) -> _Form:
    widest = max(kit.width(segment.name, name_pt, bold=True) for segment in segments)
    width = min(max(widest + _GAP_PT, NAME_WIDTH_PT[0]), NAME_WIDTH_PT[1])
    return _Form(name_pt, text_pt, width, row_pt)


def _needed(segments: Sequence[Segment], form: _Form, area: Rect, kit: Kit) -> float:
    """Height in pt of the tallest row, its padding included; infinite where a word is wider than its column."""
    text_width = area.width - MARK_WIDTH_PT - form.name_width_pt
    texts = [
        measured
        for segment in segments
        for measured in (
            kit.measure((_name(segment, form, kit),), form.name_width_pt - 12.0),
            kit.measure((_text(segment, form, kit),), text_width),
        )
    ]
    if any(measured.has_split_word for measured in texts):
        return inf
    return max(measured.height_pt for measured in texts) + 2 * _PADDING_PT


def _name(segment: Segment, form: _Form, kit: Kit) -> TextParagraph:
    return kit.paragraph(segment.name, form.name_pt, bold=True, pitch_em=1.3)


def _text(segment: Segment, form: _Form, kit: Kit) -> TextParagraph:
    return kit.paragraph(segment.text, form.text_pt)


def _mark_size(ring: Ring) -> float:
    """The largest of the scale that is to the ring as the largest one is to a ring of full size."""
    room = _MARK_SIZES[0] * ring.radius / RADIUS_PT
    return next((size for size in _MARK_SIZES if size <= room), _MARK_SIZES[-1])


def _ring(cycle: Cycle, ring: Ring, kit: Kit) -> tuple[Frame, ...]:
    has_key = any(segment.key for segment in cycle.segments)
    count = len(cycle.segments)
    arrows: list[Frame] = []
    for number, segment in enumerate(cycle.segments):
        is_strong = segment.key or not has_key
        color = BG1 if is_strong else TX1
        size = _mark_size(ring)
        mark = kit.paragraph(
            segment.mark, size, bold=True, color=color, pitch_em=1.2, align="center"
        )
        fill = ACCENT1 if is_strong else MUTED
        name = f"环节 {number + 1}"
        alt = segment.name.plain
        arrows.append(arrow_segment(name, ring, number, count, fill, mark, alt))
    names = "、".join(segment.name.plain for segment in cycle.segments)
    group = GroupFrame(name="循环图", children=tuple(arrows), alt=f"循环图：{names}，再回到开头")
    return (group, *_center(cycle, ring, kit))


def _center(cycle: Cycle, ring: Ring, kit: Kit) -> tuple[Frame, ...]:
    """The small word above the large one, inside the ring."""
    if not cycle.center:
        return ()
    side = ring.inner * 2 * 0.8
    size = kit.largest_size([cycle.center], side, _CENTER_SIZES, max_lines=1, bold=True)
    large = kit.paragraph(
        cycle.center,
        size or _CENTER_SIZES[-1],
        bold=True,
        pitch_em=1.3,
        align="center",
        before_pt=6.0 if cycle.lead else 0.0,
    )
    small = kit.paragraph(cycle.lead, 20.0, color=TX2, pitch_em=1.3, align="center")
    paragraphs = (small, large) if cycle.lead else (large,)
    height = kit.measure(paragraphs, side).height_pt
    if size is None and height > side:
        _report_center(cycle, kit)
    rect = Rect(ring.x - side / 2, ring.y - side / 2, side, side)
    return (text_box("环心", rect, paragraphs, anchor="middle"),)


def _rows(segments: Sequence[Segment], area: Rect, form: _Form, kit: Kit) -> tuple[Frame, ...]:
    frames: list[Frame] = [hairline("线 0", area.x, area.right, area.y)]
    name_x = area.x + MARK_WIDTH_PT
    text_x = name_x + form.name_width_pt
    for number, segment in enumerate(segments, 1):
        y = area.y + (number - 1) * form.row_pt
        mark = kit.paragraph(segment.mark, form.name_pt + 6, bold=True, color=ACCENT1, pitch_em=1.3)
        cells = (
            ("标记", area.x, MARK_WIDTH_PT, mark),
            ("名称", name_x, form.name_width_pt - 12.0, _name(segment, form, kit)),
            ("说明", text_x, area.right - text_x, _text(segment, form, kit)),
        )
        for name, x, width, paragraph in cells:
            if paragraph.runs:
                rect = Rect(x, y, width, form.row_pt)
                frames.append(text_box(f"{name} {number}", rect, (paragraph,), anchor="middle"))
        bottom = y + form.row_pt
        frames.append(hairline(f"线 {number}", area.x, area.right, bottom))
    return tuple(frames)


def _rows_alone(cycle: Cycle, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """Rows over the whole width; the words of the ring stand above them."""
    words = " ".join(word for word in (cycle.lead, cycle.center) if word)
    head = 36.0 if words else 0.0
    if kit.width(words, _WORDS_PT, bold=True) > region.width:
        _report_center(cycle, kit)
    height = region.height - head
    form, most = _form_alone(cycle.segments, region, height, kit)
    counts = split_evenly(len(cycle.segments), most)
    top = center_2_3(region, head + counts[0] * form.row_pt)
    slides: list[tuple[Frame, ...]] = []
    first = 0
    for count in counts:
        area = Rect(region.x, top + head, region.width, count * form.row_pt)
        frames = _rows(cycle.segments[first : first + count], area, form, kit)
        heading: tuple[Frame, ...] = ()
        if words:
            paragraph = kit.paragraph(words, _WORDS_PT, bold=True, color=TX2, pitch_em=1.3)
            heading = (text_box("一轮", Rect(region.x, top, region.width, 30.0), (paragraph,)),)
        slides.append((*heading, *frames))
        first += count
    return tuple(slides)


def _form_alone(
    segments: Sequence[Segment], region: Rect, height: float, kit: Kit
) -> tuple[_Form, int]:
    """The form of the rows, and how many fit on a slide."""
    for most in range(MOST, 0, -1):
        on_slide = min(most, len(segments))
        row = min(_ROW_PT, height / on_slide)
        form = _choose_form(segments, region, row, _LIST_SIZES, kit)
        if form is not None:
            return form, on_slide
    form = _form(segments, *_LIST_SIZES[-1], height, kit)
    needed = _needed(segments, form, region, kit)
    if needed > height:
        _report_too_long(segments, kit)
    row = min(height, needed)
    return _form(segments, *_LIST_SIZES[-1], row, kit), max(1, int(height // row))


def _report_center(cycle: Cycle, kit: Kit) -> None:
    kit.report.error(
        "SLD001",
        cycle.span,
        f"环心的“{cycle.center}”太长",
        "环心写两三个词，大字不超过五个汉字，例如 每周 一轮",
        "text in the ring does not fit",
    )


def _report_too_long(segments: Sequence[Segment], kit: Kit) -> None:
    longest = max(segments, key=lambda segment: len(segment.text.plain))
    kit.report.error(
        "SLD001",
        longest.span,
        f"循环的“{longest.name.plain}”太长，一张幻灯片放不下",
        "每步一句话，细节写进正文段落",
        "step of a cycle does not fit on a slide",
    )
