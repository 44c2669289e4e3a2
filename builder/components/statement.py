"""A statement as the only thing on a slide: a quiet surface, a label, one large sentence, what supports it."""

from collections.abc import Sequence

from builder.components.shapes import surface
from builder.layout.fitting import center_2_3, round_up
from builder.layout.frame import ACCENT1, BG2, TX2, Color, ShapeFrame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.inline import RichText

INSETS = (48.0, 36.0, 48.0, 36.0)
LABEL_SIZE = 20.0
SETTINGS = ((36.0, 20.0, 2), (32.0, 20.0, 3), (28.0, 18.0, 3), (24.0, 18.0, 4), (20.0, 16.0, 6))
"""Sizes in pt of the statement and of the rest, and how many lines the statement may take."""
SMALLEST = (18.0, 16.0)


def statement(
    label: str,
    sentence: RichText,
    support: Sequence[RichText],
    region: Rect,
    kit: Kit,
    *,
    name: str,
    color: Color = ACCENT1,
) -> ShapeFrame | None:
    """One shape in ``region`` at the largest size that fits; None when it does not fit at 18 and 16 pt."""
    width = region.width - INSETS[0] - INSETS[2]
    for large, small, most_lines in (*SETTINGS, (*SMALLEST, 99)):
        texts = _texts(label, sentence, support, large, small, color, kit)
        lines = kit.measure(texts[1:2], width).line_count
        height = round_up(kit.measure(texts, width).height_pt + INSETS[1] + INSETS[3])
        if lines <= most_lines and height <= region.height:
            rect = Rect(region.x, center_2_3(region, height), region.width, height)
            return surface(name, rect, texts, fill=BG2, insets=INSETS, anchor="middle")
    return None


def _texts(
    label: str,
    sentence: RichText,
    support: Sequence[RichText],
    large: float,
    small: float,
    color: Color,
    kit: Kit,
) -> tuple[TextParagraph, ...]:
    is_large = large > SETTINGS[-1][0]
    head = kit.paragraph(label, LABEL_SIZE, bold=True, color=color, pitch_em=1.3)
    main = kit.paragraph(sentence, large, bold=is_large, pitch_em=1.35, before_pt=9)
    rest = [
        kit.paragraph(part, small, color=TX2, before_pt=9 if number else 15)
        for number, part in enumerate(support)
    ]
    return (head, main, *rest)
