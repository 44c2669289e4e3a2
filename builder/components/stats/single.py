"""One figure: large on the left, its words on the right, below them what it is compared with."""

from collections.abc import Sequence

from builder.components.figure import figure_paragraph, largest_figure_size
from builder.components.overflow import report_overflow
from builder.components.shapes import rule, text_box
from builder.components.stats.bars import LARGE, can_draw, pair_bars
from builder.components.stats.pair import Pair
from builder.components.stats.syntax import Stat
from builder.layout.fitting import center_2_3, equal_columns, round_up
from builder.layout.frame import ACCENT1, ACCENT2, TX2, Frame, Line, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

FIGURE_SIZES = (132.0, 120.0, 108.0, 96.0, 80.0, 64.0, 44.0, 32.0, 24.0)
WORD_SIZES = ((26.0, 24.0), (24.0, 20.0), (22.0, 18.0), (20.0, 16.0))
"""Label and comparison in pt."""
DROP_PT = 18.0
"""From the rule to the figure."""
BARS_GAP_PT = 30.0
KEY_RULE = Line(color=ACCENT1, width_pt=2.25)
QUIET_RULE = Line(color=ACCENT2, width_pt=0.75)


def layout_single(
    stat: Stat, pairs: Sequence[Pair], region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    """One slide; the bars are left out where there is no room for them."""
    has_bars = can_draw(pairs, LARGE, region.width, kit)
    for bars_pt in (BARS_GAP_PT + LARGE.height_pt, 0.0) if has_bars else (0.0,):
        room = region.height - DROP_PT - bars_pt
        figure, words, needed = _texts(stat, region, kit, room)
        if needed <= room:
            break
    else:
        report_overflow(kit, stat.span, stat.comparison)
    height = min(round_up(needed, 3), room)
    top = center_2_3(region, DROP_PT + height + bars_pt)
    left, right = equal_columns(region, 2)
    y = top + DROP_PT
    frames: list[Frame] = [
        rule("数字线", region.x, region.right, top, KEY_RULE),
        text_box("数字", Rect(left.x, y, left.width, height), figure, anchor="middle"),
        text_box("数字说明", Rect(right.x, y, right.width, height), words, anchor="middle"),
    ]
    if bars_pt:
        corner = Rect(region.x, y + height + BARS_GAP_PT, region.width, LARGE.height_pt)
        frames.append(pair_bars(1, pairs, LARGE, corner, ACCENT1, kit))
    return (tuple(frames),)


def _texts(
    stat: Stat, region: Rect, kit: Kit, room_pt: float
) -> tuple[tuple[TextParagraph, ...], tuple[TextParagraph, ...], float]:
    """Figure and words at the largest sizes that fit ``room_pt``, or the smallest; and the height they need."""
    left, right = equal_columns(region, 2)
    size = largest_figure_size((stat.figure,), left.width, FIGURE_SIZES, kit)
    figure = (figure_paragraph(stat.figure, size or FIGURE_SIZES[-1], color=ACCENT1),)
    for label_size, text_size in WORD_SIZES:
        words = words_of(stat, label_size, text_size, kit)
        needed = max(
            kit.measure(figure, left.width).height_pt, kit.measure(words, right.width).height_pt
        )
        if needed <= room_pt:
            break
    return figure, words, needed


def key_or_quiet(stat: Stat) -> Line:
    """The rule above a figure."""
    return KEY_RULE if stat.key else QUIET_RULE


def words_of(
    stat: Stat, label_size: float, text_size: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    """Label and comparison as they stand beside a figure."""
    label = kit.paragraph(stat.label, label_size, bold=True, pitch_em=1.3)
    text = kit.paragraph(stat.comparison, text_size, color=TX2, before_pt=9)
    return tuple(paragraph for paragraph in (label, text) if paragraph.runs)
