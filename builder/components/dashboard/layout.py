"""Metrics on a slide: one a row with a scale of its own; a single one large."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from builder.components.dashboard.bullet import bullet, bullet_height
from builder.components.dashboard.syntax import Dashboard, Gauge
from builder.components.dashboard.tone import tone
from builder.components.figure import figure_paragraph, largest_figure_size
from builder.components.overflow import report_overflow
from builder.components.paging import even_pages
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, round_up, split_by_height
from builder.layout.frame import TX1, TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_ROWS = 5
TALLEST_ROW_PT = 87.0
HEADS_PT = 24.0
_NAME_SHARE = 0.25
_VALUE_SHARE = 0.17
_VERDICT_PT = 60.0
_GAP_PT = 24.0
_PADDING_PT = 12.0
_SIZES = ((20.0, 40.0), (20.0, 36.0), (18.0, 32.0), (16.0, 28.0), (16.0, 24.0), (16.0, 20.0))
"""Names and values, from large to small."""
_REMARK_PT = 14.0
_LABEL_PT = 14.0
_TRACK_PT = 21.0
_LARGE_TRACK_PT = 36.0
_LARGE_LABEL_PT = 18.0
_LARGE_SIZES = (96.0, 80.0, 64.0, 44.0, 32.0, 24.0)
_LARGE_NAMES = ((28.0, 18.0), (24.0, 18.0), (20.0, 16.0), (18.0, 16.0))


def layout_dashboard(content: Dashboard, region: Rect, kit: Kit) -> Pages:
    """A row each, as many slides as they need; one metric takes the slide for itself."""
    if len(content.gauges) == 1 and not content.heads:
        return (_single(content.gauges[0], region, kit),)
    head = HEADS_PT if content.heads else 0.0
    room = region.inset(0.0, head, 0.0, 0.0)
    columns = _Columns.of(room)
    texts, heights, counts = _fit(content.gauges, columns, room, kit)
    pages: list[tuple[Frame, ...]] = []
    first = 0
    most = max(counts)
    top: float | None = None
    for count in counts:
        part = slice(first, first + count)
        share = min(TALLEST_ROW_PT, room.height / most)
        each = [max(height, share) for height in heights[part]]
        if sum(each) > room.height:
            each = list(heights[part])
        if top is None:
            top = center_2_3(region, head + sum(each))
        top = min(top, region.bottom - head - sum(each))
        frames = _heads(content, columns, top, kit)
        pages.append(
            (*frames, *_rows(content.gauges[part], texts[part], each, room, top + head, kit))
        )
        first += count
    return tuple(pages)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths of a row's parts."""

    region: Rect
    name: float
    value: float

    @classmethod
    def of(cls, region: Rect) -> "_Columns":
        """The usual shares of the region."""
        return cls(region, round(region.width * _NAME_SHARE), round(region.width * _VALUE_SHARE))

    def rects(self, y: float, height: float) -> tuple[Rect, Rect, Rect, Rect]:
        """Name, value, scale and verdict in a row."""
        x, right = self.region.x, self.region.right
        scale_x = x + self.name + self.value
        verdict_x = right - _VERDICT_PT
        return (
            Rect(x, y, self.name - _GAP_PT, height),
            Rect(x + self.name, y, self.value - _GAP_PT / 2, height),
            Rect(scale_x, y, verdict_x - _GAP_PT - scale_x, height),
            Rect(verdict_x, y, _VERDICT_PT, height),
        )


_Texts = tuple[tuple[TextParagraph, ...], TextParagraph]


def _fit(
    gauges: Sequence[Gauge], columns: _Columns, room: Rect, kit: Kit
) -> tuple[list[_Texts], list[float], tuple[int, ...]]:
    """Texts of the rows, the heights they need and how many go on each slide."""
    name, value, scale, _ = columns.rects(0.0, 0.0)
    for name_size, value_size in _SIZES:
        texts = [_texts(gauge, name_size, value_size, kit) for gauge in gauges]
        named = [kit.measure(words, name.width) for words, _ in texts]
        figures = [kit.measure((figure,), value.width) for _, figure in texts]
        heights = [
            max(
                round_up(text.height_pt + _PADDING_PT, 3),
                round_up(figure.height_pt + 6.0, 3),
                bullet_height(gauge, _TRACK_PT, _LABEL_PT, scale.width, kit) + _PADDING_PT,
            )
            for gauge, text, figure in zip(gauges, named, figures, strict=True)
        ]
        is_plain = all(figure.line_count == 1 for figure in figures)
        splits = any(text.has_split_word for text in (*named, *figures))
        counts = even_pages(heights, room.height, most=MOST_ROWS)
        if is_plain and not splits and counts and max(heights) <= TALLEST_ROW_PT:
            return texts, heights, counts
    for gauge, height in zip(gauges, heights, strict=True):
        if height > room.height:
            report_overflow(kit, gauge.span, gauge.name)
    return texts, heights, counts or split_by_height(heights, room.height)


def _texts(gauge: Gauge, name_size: float, value_size: float, kit: Kit) -> _Texts:
    words = [kit.paragraph(gauge.name, name_size, bold=True, pitch_em=1.3)]
    if gauge.remark:
        words.append(kit.paragraph(gauge.remark, _REMARK_PT, color=TX2, pitch_em=1.3, before_pt=3))
    return tuple(words), figure_paragraph(gauge.figure, value_size, color=TX1)


def _heads(content: Dashboard, columns: _Columns, top: float, kit: Kit) -> tuple[Frame, ...]:
    rects = columns.rects(top, HEADS_PT)
    return tuple(
        text_box(
            f"列名 {number}",
            rect,
            (kit.paragraph(head, _LABEL_PT, color=TX2, pitch_em=1.3),),
        )
        for number, (head, rect) in enumerate(zip(content.heads, rects, strict=False), 1)
        if head
    )


def _rows(
    gauges: Sequence[Gauge],
    texts: Sequence[_Texts],
    heights: Sequence[float],
    region: Rect,
    top: float,
    kit: Kit,
) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    columns = _Columns.of(region)
    y = top
    for number, (gauge, (words, figure), height) in enumerate(
        zip(gauges, texts, heights, strict=True), 1
    ):
        name, value, scale, verdict = columns.rects(y, height)
        frames.append(hairline(f"线 {number}", region.x, region.right, y))
        frames.append(text_box(f"指标 {number}", name, words, anchor="middle"))
        frames.append(text_box(f"现值 {number}", value, (figure,), anchor="middle"))
        if gauge.has_scale:
            frames.append(bullet(number, gauge, scale, _TRACK_PT, _LABEL_PT, kit))
        if gauge.verdict:
            word = _verdict(gauge, 20.0, kit)
            frames.append(text_box(f"判断 {number}", verdict, (word,), anchor="middle"))
        y += height
    frames.append(hairline(f"线 {len(gauges) + 1}", region.x, region.right, y))
    return tuple(frames)


def _verdict(gauge: Gauge, size: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(
        gauge.verdict or "",
        size,
        bold=True,
        color=tone(gauge.verdict),
        pitch_em=1.3,
        align="right",
    )


def _single(gauge: Gauge, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    """Name and remark, the figure with its verdict, the scale over the whole width."""
    figure_pt = largest_figure_size(
        (gauge.figure,), region.width - 2 * _VERDICT_PT, _LARGE_SIZES, kit
    )
    scale_height = bullet_height(gauge, _LARGE_TRACK_PT, _LARGE_LABEL_PT, region.width, kit)
    sizes = [size for size in _LARGE_SIZES if size <= (figure_pt or _LARGE_SIZES[-1])]
    for (name_size, remark_size), size in product(_LARGE_NAMES, sizes):
        words = [kit.paragraph(gauge.name, name_size, bold=True, pitch_em=1.3)]
        if gauge.remark:
            words.append(kit.paragraph(gauge.remark, remark_size, color=TX2, before_pt=6))
        figure = figure_paragraph(gauge.figure, size, color=TX1)
        named = round_up(kit.measure(words, region.width).height_pt, 3)
        valued = round_up(kit.measure((figure,), region.width).height_pt, 3)
        needed = named + valued + scale_height + 2 * _PADDING_PT
        if needed <= region.height:
            break
    else:
        report_overflow(kit, gauge.span, gauge.remark or gauge.name)
    y = center_2_3(region, needed)
    figure_box = Rect(region.x, y + named + _PADDING_PT, region.width - 2 * _VERDICT_PT, valued)
    frames: list[Frame] = [
        text_box("指标", Rect(region.x, y, region.width, named), words),
        text_box("现值", figure_box, (figure,), anchor="middle"),
    ]
    if gauge.verdict:
        box = Rect(figure_box.right, figure_box.y, 2 * _VERDICT_PT, valued)
        word = _verdict(gauge, round(min(36.0, 0.6 * size)), kit)
        frames.append(text_box("判断", box, (word,), anchor="middle"))
    below = Rect(region.x, figure_box.bottom + _PADDING_PT, region.width, scale_height)
    if gauge.has_scale:
        frames.append(bullet(1, gauge, below, _LARGE_TRACK_PT, _LARGE_LABEL_PT, kit))
    return tuple(frames)
