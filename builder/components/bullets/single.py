"""A list of one item is a statement: large between hairlines, what is nested below it in body size."""

from dataclasses import replace

from builder.components.bullets.plain import detail_paragraphs
from builder.components.bullets.words import whole_text
from builder.components.shapes import hairline
from builder.layout.fitting import center_2_3, round_up
from builder.layout.frame import Frame, ShapeFrame, TextBody, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Item, ListBlock

SETTINGS = (
    (44.0, 2),
    (40.0, 2),
    (36.0, 2),
    (32.0, 3),
    (28.0, 4),
    (24.0, 5),
    (20.0, 99),
    (16.0, 99),
)
"""Sizes in pt and how many lines the statement may take."""
SMALLEST_BOLD = 24.0
DETAIL_SIZE = 20.0
DETAIL_GAP = 12.0
INDENT_PT = 24.0
PADDING_PT = 36.0
"""From hairline to text."""


def statement_page(content: ListBlock, region: Rect, kit: Kit) -> tuple[Frame, ...] | None:
    """The one item as a statement; None where it is too long to be one."""
    (item,) = content.items
    room = region.height - 2 * PADDING_PT
    for size, most_lines in SETTINGS:
        text = _text(item, size, kit)
        measured = kit.measure(text, region.width)
        lines = kit.measure(text[:1], region.width).line_count
        if lines <= most_lines and measured.height_pt <= room and not measured.has_split_word:
            break
    else:
        return None
    height = round_up(measured.height_pt, 3)
    top = center_2_3(region, height + 2 * PADDING_PT)
    bottom = top + height + 2 * PADDING_PT
    return (
        ShapeFrame(
            name="正文",
            rect=Rect(region.x, top + PADDING_PT, region.width, height),
            text=TextBody(paragraphs=text, anchor="middle"),
            placeholder="body",
        ),
        hairline("分隔线 上", region.x, region.right, top),
        hairline("分隔线 下", region.x, region.right, bottom),
    )


def _text(item: Item, size_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    head = kit.paragraph(whole_text(item), size_pt, bold=size_pt >= SMALLEST_BOLD, pitch_em=1.35)
    # Under a statement nested items need no bullets: size and colour tell them apart.
    details = [
        replace(detail, bullet=None, indent_pt=(detail.level - 1) * INDENT_PT)
        for detail in detail_paragraphs(item, min(size_pt, DETAIL_SIZE), 0.0, kit)
    ]
    if details:
        details[0] = replace(details[0], before_pt=DETAIL_GAP)
    return (head, *details)
