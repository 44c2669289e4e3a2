"""What was said on slides: large type between hairlines, who said it below or beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from builder.components.overflow import report_overflow
from builder.components.paging import even_pages
from builder.components.quote.syntax import DASH, Saying
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, round_up, split_by_height
from builder.layout.frame import TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText, Run, join

MOST = 4
"""Sayings on a slide."""
WORDS_SHARE = 0.657
"""Width of the words beside their source: eight of twelve columns."""
ALONE_SHARE = 0.9
GUTTER_PT = 48.0
PADDING_PT = 36.0
TALLEST_ROW_PT = 120.0
SOURCE_GAP_PT = 24.0


@dataclass(frozen=True, slots=True)
class _Setting:
    """Type sizes in pt, and how many lines the words may take."""

    words_pt: float
    source_pt: float
    most_lines: int
    padding: float = PADDING_PT


ALONE = (
    _Setting(44.0, 20.0, 2),
    _Setting(40.0, 20.0, 3),
    _Setting(36.0, 20.0, 4),
    _Setting(32.0, 18.0, 5),
    _Setting(28.0, 18.0, 6),
    _Setting(24.0, 18.0, 99),
    _Setting(20.0, 16.0, 99),
    _Setting(16.0, 14.0, 99),
)
ROWS = (
    _Setting(26.0, 18.0, 2),
    _Setting(24.0, 18.0, 3),
    _Setting(22.0, 16.0, 4),
    _Setting(20.0, 16.0, 4, 24.0),
    _Setting(18.0, 16.0, 4, 18.0),
    _Setting(16.0, 14.0, 99, 18.0),
)
EVEN_DOWN_TO = 4
"""Rows stay of one height as long as one of the first settings allows it."""


def layout_sayings(
    sayings: Sequence[Saying], region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    """One large, several in rows; all of one size, on as few slides as hold them."""
    if len(sayings) == 1:
        return (_alone(sayings[0], region, kit),)
    tables = [
        (setting, [_row_height(s, setting, region, kit) for s in sayings]) for setting in ROWS
    ]
    even = [(setting, [max(heights)] * len(heights)) for setting, heights in tables[:EVEN_DOWN_TO]]
    fewest = -(-len(sayings) // MOST)
    for most_slides, choices in ((fewest, even), (fewest, tables), (len(sayings), tables)):
        for setting, heights in choices:
            counts = even_pages(heights, region.height, most=MOST)
            if counts and len(counts) <= most_slides:
                return _slides(sayings, heights, counts, setting, region, kit)
    setting, heights = tables[-1]
    for saying, height in zip(sayings, heights, strict=True):
        if height > region.height:
            report_overflow(kit, saying.span, saying.words[0] if saying.words else saying.source)
    kept = [min(height, region.height) for height in heights]
    return _slides(sayings, kept, split_by_height(kept, region.height), setting, region, kit)


def _words(saying: Saying, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    return tuple(
        kit.paragraph(
            part, size_pt, bold=saying.key, pitch_em=1.4, before_pt=size_pt / 3 if number else 0.0
        )
        for number, part in enumerate(saying.words)
    )


def _source(saying: Saying, size_pt: float, kit: Kit) -> TextParagraph:
    return kit.paragraph(saying.source, size_pt, color=TX2, pitch_em=1.35)


def _source_below(saying: Saying, size_pt: float, kit: Kit) -> TextParagraph:
    dash = RichText(runs=(Run(text=DASH),))
    text = join((dash, saying.source)) if saying.source else RichText()
    return kit.paragraph(text, size_pt, color=TX2, pitch_em=1.35, before_pt=SOURCE_GAP_PT)


def _alone(saying: Saying, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    width = region.width * ALONE_SHARE
    for setting in ALONE:
        words = _words(saying, setting.words_pt, kit)
        texts = (*words, _source_below(saying, setting.source_pt, kit))
        texts = tuple(paragraph for paragraph in texts if paragraph.runs)
        measured = kit.measure(texts, width)
        lines = kit.measure(words, width).line_count if words else 0
        height = round_up(measured.height_pt, 3)
        is_whole = not measured.has_split_word and height + 2 * PADDING_PT <= region.height
        if is_whole and lines <= setting.most_lines:
            break
    else:
        report_overflow(kit, saying.span, saying.words[0] if saying.words else saying.source)
        height = region.height - 2 * PADDING_PT
    y = center_2_3(region, height + 2 * PADDING_PT)
    box = Rect(region.x, y + PADDING_PT, width, height)
    return (
        hairline("线 0", region.x, region.right, y),
        text_box("原话", box, texts),
        hairline("线 1", region.x, region.right, box.bottom + PADDING_PT),
    )


def _columns(region: Rect) -> tuple[float, float, float]:
    """Width of the words, left edge and width of the source."""
    words = round(region.width * WORDS_SHARE)
    x = region.x + words + GUTTER_PT
    return words, x, region.right - x


def _row_height(saying: Saying, setting: _Setting, region: Rect, kit: Kit) -> float:
    words_width, _, source_width = _columns(region)
    words = kit.measure(_words(saying, setting.words_pt, kit), words_width)
    source = kit.measure((_source(saying, setting.source_pt, kit),), source_width)
    if words.has_split_word or source.has_split_word or words.line_count > setting.most_lines:
        return inf
    return round_up(max(words.height_pt, source.height_pt) + setting.padding, 3)


def _slides(
    sayings: Sequence[Saying],
    heights: Sequence[float],
    counts: Sequence[int],
    setting: _Setting,
    region: Rect,
    kit: Kit,
) -> tuple[tuple[Frame, ...], ...]:
    most = max(counts)
    share = 3.0 * (region.height / most // 3)
    even = max(*heights, min(share, TALLEST_ROW_PT)) if max(heights) <= share else 0.0
    slides: list[tuple[Frame, ...]] = []
    first = 0
    for count in counts:
        part = range(first, first + count)
        rows = [even or heights[number] for number in part]
        slides.append(_slide(sayings, part, rows, setting, region, kit))
        first += count
    return tuple(slides)


def _slide(
    sayings: Sequence[Saying],
    numbers: range,
    rows: Sequence[float],
    setting: _Setting,
    region: Rect,
    kit: Kit,
) -> tuple[Frame, ...]:
    words_width, source_x, source_width = _columns(region)
    y = center_2_3(region, sum(rows))
    frames: list[Frame] = [hairline(f"线 {numbers[0]}", region.x, region.right, y)]
    for number, row in zip(numbers, rows, strict=True):
        saying, place = sayings[number], number + 1
        words = _words(saying, setting.words_pt, kit)
        if words:
            box = Rect(region.x, y, words_width, row)
            frames.append(text_box(f"原话 {place}", box, words, anchor="middle"))
        if saying.source:
            box = Rect(source_x, y, source_width, row)
            source = _source(saying, setting.source_pt, kit)
            frames.append(text_box(f"出处 {place}", box, (source,), anchor="middle"))
        y += row
        frames.append(hairline(f"线 {place}", region.x, region.right, y))
    return tuple(frames)
