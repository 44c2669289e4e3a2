"""Pairs of wordings on a slide: two panels with their verdicts, hairlines between the pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.do_dont.syntax import DoDont, Pair, Wording
from builder.components.overflow import report_overflow
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, equal_columns, round_up, rounded, split_evenly
from builder.layout.frame import (
    BG2,
    NEGATIVE,
    POSITIVE,
    POSITIVE_TINT,
    TX1,
    TX2,
    Frame,
    Line,
    ShapeFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText

Pages = tuple[tuple[Frame, ...], ...]

HEADER_PT = 48.0
INSET_PT = 24.0
PADDING_PT = 9.0
ROOMY_PADDING_PT = 18.0
MOST_PAIRS = 4
SIZES = ((22.0, 18.0), (20.0, 16.0), (18.0, 16.0), (18.0, 14.0), (16.0, 14.0), (14.0, 14.0))
"""Wording and reason, large to small."""
VERDICT_SIZE = 22.0
PITCH = 1.3
OUTLINE = Line(color=POSITIVE, width_pt=2.25)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all pages of one set share."""

    columns: tuple[Rect, ...]
    header: float
    sizes: tuple[float, float]
    row: float
    dont_label: RichText | None
    do_label: RichText | None


def layout_do_dont(content: DoDont, region: Rect, kit: Kit) -> Pages:
    """As many pairs a page as fit at a readable size, evenly on as few pages as that takes."""
    count = len(content.pairs)
    for per_page in range(min(count, MOST_PAIRS), 0, -1):
        counts = split_evenly(count, per_page)
        for sizes in SIZES:
            if setting := _fitting(content, sizes, max(counts), region, kit):
                return _pages(content, setting, counts, region, kit)
    longest = max(content.pairs, key=lambda pair: len(_plain(pair)))
    side = longest.dont or longest.do
    if side:
        report_overflow(kit, side.span, side.text)
    setting = _setting(content, SIZES[-1], region, region.height - HEADER_PT)
    return _pages(content, setting, (1,) * count, region, kit)


def _plain(pair: Pair) -> str:
    sides = (side for side in (pair.dont, pair.do) if side)
    return "".join(side.text.plain + "".join(r.plain for r in side.reasons) for side in sides)


def _setting(content: DoDont, sizes: tuple[float, float], region: Rect, row_pt: float) -> _Setting:
    dont, do = content.dont_label, content.do_label
    header = HEADER_PT if dont or do else 0.0
    return _Setting(equal_columns(region, 2), header, sizes, row_pt, dont, do)


def _fitting(
    content: DoDont, sizes: tuple[float, float], per_page: int, region: Rect, kit: Kit
) -> _Setting | None:
    setting = _setting(content, sizes, region, 0.0)
    width = setting.columns[0].width - 2 * INSET_PT
    tallest = 0.0
    for pair in content.pairs:
        for side, is_do in ((pair.dont, False), (pair.do, True)):
            if side:
                measured = kit.measure(_texts(side, is_do, setting, kit), width)
                if measured.has_split_word:
                    return None
                tallest = max(tallest, measured.height_pt)
    room = (region.height - setting.header) / per_page
    if tallest + 2 * PADDING_PT > room:
        return None
    return _setting(
        content, sizes, region, min(room // 3 * 3, round_up(tallest + 2 * ROOMY_PADDING_PT))
    )


def _texts(side: Wording, is_do: bool, setting: _Setting, kit: Kit) -> tuple[TextParagraph, ...]:
    """Wording and reasons; the label too where the panel's head does not say it."""
    size, reason_size = setting.sizes
    # Only tx1 is legible enough on a tint.
    color, quiet = (TX1, TX1) if is_do else (TX2, TX2)
    paragraphs: list[TextParagraph] = []
    if (setting.do_label if is_do else setting.dont_label) is None:
        verdict = POSITIVE if is_do else NEGATIVE
        paragraphs.append(kit.paragraph(side.label, 16, bold=True, color=verdict, pitch_em=PITCH))
    if side.text:
        paragraphs.append(
            kit.paragraph(side.text, size, bold=is_do, color=color, pitch_em=PITCH, before_pt=3)
        )
    paragraphs += [
        kit.paragraph(reason, reason_size, color=quiet, pitch_em=PITCH, before_pt=6)
        for reason in side.reasons
    ]
    return tuple(paragraphs)


def _pages(
    content: DoDont, setting: _Setting, counts: Sequence[int], region: Rect, kit: Kit
) -> Pages:
    pages: list[tuple[Frame, ...]] = []
    first = 0
    for count in counts:
        pairs = content.pairs[first : first + count]
        pages.append(_page(pairs, first, setting, region, kit))
        first += count
    return tuple(pages)


def _page(
    pairs: Sequence[Pair], first: int, setting: _Setting, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    height = min(setting.header + setting.row * len(pairs), region.height)
    top = center_2_3(region, height)
    frames: list[Frame] = []
    heads: list[Frame] = []
    sides = zip(setting.columns, (setting.dont_label, setting.do_label), strict=True)
    for number, (column, label) in enumerate(sides):
        rect = Rect(column.x, top, column.width, height)
        frames.append(_panel(rect, is_do=number == 1))
        if label:
            head = Rect(column.x, top, column.width, setting.header)
            heads.append(_head(label, head, is_do=number == 1, kit=kit))
    starts = [top + setting.header + setting.row * number for number in range(len(pairs))]
    lines = starts if setting.header else starts[1:]
    frames += [
        hairline(f"行线 {first + n}", region.x, region.right, y) for n, y in enumerate(lines, 1)
    ]
    frames += heads
    for number, (pair, y) in enumerate(zip(pairs, starts, strict=True), first + 1):
        frames += _pair(pair, number, y, setting, kit)
    return tuple(frames)


def _panel(rect: Rect, *, is_do: bool) -> ShapeFrame:
    return ShapeFrame(
        name="这样做底色" if is_do else "不要做底色",
        rect=rect,
        geometry="roundRect",
        adjust=rounded(rect),
        fill=POSITIVE_TINT if is_do else BG2,
        line=OUTLINE if is_do else None,
        decorative=True,
    )


def _head(label: RichText, rect: Rect, *, is_do: bool, kit: Kit) -> ShapeFrame:
    color = POSITIVE if is_do else NEGATIVE
    verdict = kit.paragraph(label, VERDICT_SIZE, bold=True, color=color, pitch_em=PITCH)
    name = "这样做" if is_do else "不要做"
    return text_box(name, rect, (verdict,), anchor="middle", insets=(INSET_PT, 0, INSET_PT, 0))


def _pair(pair: Pair, number: int, y: float, setting: _Setting, kit: Kit) -> list[Frame]:
    frames: list[Frame] = []
    for column, side, is_do in zip(
        setting.columns, (pair.dont, pair.do), (False, True), strict=True
    ):
        if side:
            rect = Rect(column.x + INSET_PT, y, column.width - 2 * INSET_PT, setting.row)
            name = f"{'这样做' if is_do else '不要做'} {number}"
            frames.append(text_box(name, rect, _texts(side, is_do, setting, kit), anchor="middle"))
    return frames
