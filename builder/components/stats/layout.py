"""Figures on a slide: columns under rules, four wide ones in two rows; one alone and many have forms of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from builder.components.figure import figure_paragraph, largest_figure_size
from builder.components.shapes import rule, text_box
from builder.components.stats.bars import SMALL, can_draw, pair_bars
from builder.components.stats.color import color_of
from builder.components.stats.pair import Pair, read_pairs
from builder.components.stats.rows import layout_rows
from builder.components.stats.single import key_or_quiet, layout_single
from builder.components.stats.syntax import Stat, Stats
from builder.components.stats.two_rows import layout_two_rows
from builder.layout.fitting import center_2_3, equal_columns, round_up
from builder.layout.frame import TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

Pages = tuple[tuple[Frame, ...], ...]

MOST_COLUMNS = 4
FIGURE_SIZES = (96.0, 88.0, 80.0, 72.0, 64.0, 58.0, 54.0, 48.0, 44.0)
FOUR_FIGURE_SIZES = (64.0, 58.0, 54.0, 48.0, 44.0, 40.0)
LEAST_IN_ONE_ROW = 64.0
"""Four figures smaller than this stand in two rows, where that makes them larger."""
LABEL_SIZES = (22.0, 20.0, 18.0)
TEXT_SIZES = (18.0, 16.0)
HEADING_PITCH = 1.3
FIGURE_DROP_PT = 18.0
"""From the rule to the figure."""
LABEL_GAP_EM = 0.18
"""Between figure and label, of the figure's size: 17 pt at 96."""
BARS_GAP_PT = 24.0
WORTH_BARS = 0.75
"""Of their size without bars that figures must keep to make room for bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """Sizes that all figures share."""

    size: float
    texts: tuple[tuple[TextParagraph, ...], ...]
    text_pt: float
    pairs: tuple[Pair, ...]
    """Drawn as bars below the texts; none where there are none to draw."""

    @property
    def height_pt(self) -> float:
        """From the rules to the end of texts and bars."""
        bars = BARS_GAP_PT + SMALL.height_pt if self.pairs else 0.0
        return FIGURE_DROP_PT + self.text_pt + bars


def layout_stats(content: Stats, region: Rect, kit: Kit) -> Pages:
    """One page of columns, or pages of rows where the figures are many or long."""
    pairs = read_pairs(content.items)
    if len(content.items) == 1:
        return layout_single(content.items[0], pairs, region, kit)
    if len(content.items) <= MOST_COLUMNS:
        page = _page_of_few(content, pairs, region, kit)
        if page is not None:
            return (page,)
    return layout_rows(content, region, kit)


def _page_of_few(
    content: Stats, pairs: tuple[Pair, ...], region: Rect, kit: Kit
) -> tuple[Frame, ...] | None:
    """Columns, or two rows where that makes four figures larger; None where neither has room."""
    setting = _with_bars(content, pairs, region, kit)
    if len(content.items) == MOST_COLUMNS and not (setting and setting.pairs):
        size = setting.size if setting else 0.0
        if size < LEAST_IN_ONE_ROW and (page := layout_two_rows(content, size, region, kit)):
            return page
    return _page(content, setting, region, kit) if setting else None


def _with_bars(content: Stats, pairs: tuple[Pair, ...], region: Rect, kit: Kit) -> _Setting | None:
    """With bars unless the figures would have to give up too much of their size."""
    bare = _setting(content, (), region, kit)
    width = equal_columns(region, len(content.items))[0].width
    if bare is None or not can_draw(pairs, SMALL, width, kit):
        return bare
    drawn = _setting(content, pairs, region, kit)
    return drawn if drawn and drawn.size >= WORTH_BARS * bare.size else bare


def _setting(content: Stats, pairs: tuple[Pair, ...], region: Rect, kit: Kit) -> _Setting | None:
    items = content.items
    width = equal_columns(region, len(content.items))[0].width
    sizes = FOUR_FIGURE_SIZES if len(items) == MOST_COLUMNS else FIGURE_SIZES
    widest = largest_figure_size(tuple(item.figure for item in items), width, sizes, kit)
    label_size = _label_size(items, width, kit)
    if widest is None or label_size is None:
        return None
    for text_size, size in product(TEXT_SIZES, (s for s in sizes if s <= widest)):
        texts = tuple(_text(item, content, size, label_size, text_size, kit) for item in items)
        measured = [kit.measure(text, width) for text in texts]
        setting = _Setting(
            size=size,
            texts=texts,
            text_pt=round_up(max(m.height_pt for m in measured), 3),
            pairs=pairs,
        )
        if setting.height_pt <= region.height and not any(m.has_split_word for m in measured):
            return setting
    return None


def _label_size(items: Sequence[Stat], width_pt: float, kit: Kit) -> float | None:
    labels = tuple(item.label for item in items)
    return next(
        (
            size
            for lines in (1, 2)
            if (size := kit.largest_size(labels, width_pt, LABEL_SIZES, max_lines=lines, bold=True))
        ),
        None,
    )


def _text(
    stat: Stat, content: Stats, size: float, label_size: float, text_size: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    gap = round(size * LABEL_GAP_EM)
    paragraphs = [figure_paragraph(stat.figure, size, color=color_of(stat, content))]
    if stat.label:
        paragraphs.append(
            kit.paragraph(stat.label, label_size, bold=True, pitch_em=HEADING_PITCH, before_pt=gap)
        )
    if stat.comparison:
        paragraphs.append(kit.paragraph(stat.comparison, text_size, color=TX2, before_pt=6))
    return tuple(paragraphs)


def _page(content: Stats, setting: _Setting, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    top = center_2_3(region, setting.height_pt)
    cells = equal_columns(region, len(content.items))
    frames: list[Frame] = []
    for number, (stat, cell, text) in enumerate(
        zip(content.items, cells, setting.texts, strict=True), 1
    ):
        box = Rect(cell.x, top + FIGURE_DROP_PT, cell.width, setting.text_pt)
        frames.append(rule(f"数字线 {number}", cell.x, cell.right, top, key_or_quiet(stat)))
        frames.append(text_box(f"数字 {number}", box, text))
        if setting.pairs:
            corner = Rect(cell.x, box.bottom + BARS_GAP_PT, cell.width, SMALL.height_pt)
            color = color_of(stat, content)
            frames.append(pair_bars(number, setting.pairs, SMALL, corner, color, kit))
    return tuple(frames)
