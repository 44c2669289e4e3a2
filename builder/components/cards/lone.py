"""One card alone is a statement: large text between hairlines, without a surface."""

from builder.components.cards.syntax import Card
from builder.components.overflow import report_overflow
from builder.components.shapes import hairline, text_box
from builder.layout.fitting import center_2_3, round_up
from builder.layout.frame import ACCENT1, TX1, TX2, Frame, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

SETTINGS = (
    (40.0, 24.0, 36.0),
    (36.0, 22.0, 36.0),
    (32.0, 20.0, 36.0),
    (28.0, 20.0, 24.0),
    (24.0, 18.0, 18.0),
    (20.0, 16.0, 12.0),
    (18.0, 14.0, 0.0),
)
"""Title and text in pt, and the space between hairlines and text."""
MOST_TITLE_LINES = 2
WIDEST_TEXT_EM = 36.0


def lone_card(card: Card, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    """The largest setting that fits; at the smallest, what does not is reported (SLD001)."""
    for title_pt, text_pt, padding in SETTINGS:
        width = min(region.width, WIDEST_TEXT_EM * text_pt)
        paragraphs = _paragraphs(card, title_pt, text_pt, kit)
        measured = kit.measure(paragraphs, width)
        title_lines = kit.measure(paragraphs[:1], width).line_count if card.title else 0
        fits = measured.height_pt + 2 * padding <= region.height and not measured.has_split_word
        if fits and (title_lines <= MOST_TITLE_LINES or not padding):
            break
    else:
        report_overflow(kit, card.span, card.title or card.text)
    height = min(round_up(measured.height_pt, 3), region.height - 2 * padding)
    top = center_2_3(region, height + 2 * padding)
    box = Rect(region.x, top + padding, width, height)
    text = text_box("要点", box, paragraphs)
    if not padding:
        return (text,)
    bottom = box.bottom + padding
    return (
        hairline("分隔线 上", region.x, region.right, top),
        text,
        hairline("分隔线 下", region.x, region.right, bottom),
    )


def _paragraphs(card: Card, title_pt: float, text_pt: float, kit: Kit) -> tuple[TextParagraph, ...]:
    made: list[TextParagraph] = []
    if card.title:
        made.append(kit.paragraph(card.title, title_pt, bold=True, pitch_em=1.3))
    if card.text:
        color = TX2 if card.title else TX1
        made.append(kit.paragraph(card.text, text_pt, color=color, before_pt=12))
    made += [
        kit.paragraph(line, text_pt, bold=True, color=ACCENT1, before_pt=18) for line in card.foot
    ]
    return tuple(made)
