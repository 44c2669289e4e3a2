"""Four wide figures in two rows of two: each stands left of its words, as one alone does."""

from builder.components.figure import figure_paragraph, largest_figure_size
from builder.components.shapes import rule, text_box
from builder.components.stats.color import color_of
from builder.components.stats.single import key_or_quiet, words_of
from builder.components.stats.syntax import Stats
from builder.layout.fitting import center_2_3, equal_columns, round_up
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

FIGURE_SIZES = (80.0, 72.0, 64.0, 58.0, 54.0)
WORD_SIZES = ((22.0, 18.0), (20.0, 18.0), (18.0, 16.0))
"""Label and comparison in pt."""
MOST_FIGURE_SHARE = 0.54
"""Of a cell's width; the words have the rest."""
WORDS_GAP_PT = 24.0
DROP_PT = 12.0
"""From the rule to figure and words."""
ROW_GAP_PT = 36.0


def layout_two_rows(
    content: Stats, larger_than_pt: float, region: Rect, kit: Kit
) -> tuple[Frame, ...] | None:
    """One slide; None where figures would not be larger than ``larger_than_pt`` or words find no room."""
    cells = equal_columns(region, 2)
    width = cells[0].width
    figures = tuple(item.figure for item in content.items)
    sizes = tuple(size for size in FIGURE_SIZES if size > larger_than_pt)
    size = largest_figure_size(figures, width * MOST_FIGURE_SHARE, sizes, kit)
    if size is None:
        return None
    numbers = [
        (figure_paragraph(item.figure, size, color=color_of(item, content)),)
        for item in content.items
    ]
    figure_width = round_up(max(kit.measure(each, width).width_pt for each in numbers) + 2)
    room = Rect(0, 0, width - figure_width - WORDS_GAP_PT, 0)
    rows = -(-len(figures) // 2)
    for sizes in WORD_SIZES:
        words = [words_of(item, *sizes, kit) for item in content.items]
        measured = [kit.measure(text, room.width) for text in words]
        tall = max(kit.measure(each, figure_width).height_pt for each in numbers)
        height = round_up(max(tall, *(text.height_pt for text in measured)), 3)
        total = rows * (DROP_PT + height) + (rows - 1) * ROW_GAP_PT
        if total <= region.height and not any(text.has_split_word for text in measured):
            break
    else:
        return None
    top = center_2_3(region, total)
    frames: list[Frame] = []
    for place, item in enumerate(content.items):
        number = place + 1
        cell = cells[place % 2]
        y = top + place // 2 * (DROP_PT + height + ROW_GAP_PT)
        box = Rect(cell.x, y + DROP_PT, figure_width, height)
        beside = Rect(cell.x + figure_width + WORDS_GAP_PT, box.y, room.width, height)
        frames += [
            rule(f"数字线 {number}", cell.x, cell.right, y, key_or_quiet(item)),
            text_box(f"数字 {number}", box, numbers[place], anchor="middle"),
            text_box(f"数字说明 {number}", beside, words[place], anchor="middle"),
        ]
    return tuple(frames)
