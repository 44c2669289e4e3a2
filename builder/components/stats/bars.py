"""Two bars below a figure, its reference and itself, exactly to scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.shapes import text_box
from builder.components.stats.pair import Pair, longest
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BEFORE,
    TX2,
    Color,
    Frame,
    GroupFrame,
    ShapeFrame,
    TextParagraph,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

LABEL_GAP_PT = 9.0
"""From a bar's end to its value."""
NARROWEST_PT = 48.0
"""The longest bar has at least this much."""


@dataclass(frozen=True, slots=True)
class BarLook:
    """Thickness of a bar, space between two, size of their values; all in pt."""

    bar: float
    gap: float
    label: float

    @property
    def height_pt(self) -> float:
        """Of both bars together."""
        return 2 * self.bar + self.gap


SMALL = BarLook(15.0, 9.0, 14.0)
LARGE = BarLook(33.0, 9.0, 20.0)


def can_draw(pairs: Sequence[Pair], look: BarLook, width_pt: float, kit: Kit) -> bool:
    """Whether the values leave room for bars."""
    return bool(pairs) and all(_room(pair, look, width_pt, kit) >= NARROWEST_PT for pair in pairs)


def pair_bars(
    number: int,
    pairs: Sequence[Pair],
    look: BarLook,
    corner: Rect,
    color: Color,
    kit: Kit,
) -> GroupFrame:
    """The bars of pair ``number`` (from 1) from the top left of ``corner``; all pairs of one unit share a scale.

    ``color`` is the figure's own: in the accent colour it is the one that counts.
    """
    pair = pairs[number - 1]
    alike = [each for each in pairs if each.unit == pair.unit]
    room = min(_room(each, look, corner.width, kit) for each in alike)
    scale = room / longest(pairs, pair.unit)
    fill = color if color == ACCENT1 else ACCENT2
    lower = corner.y + look.bar + look.gap
    children = (
        *_bar(
            f"对照前 {number}",
            Rect(corner.x, corner.y, pair.before * scale, look.bar),
            BEFORE,
            _label(pair.before_text, look, TX2, kit),
            corner,
            look,
        ),
        *_bar(
            f"对照后 {number}",
            Rect(corner.x, lower, pair.now * scale, look.bar),
            fill,
            _label(pair.now_text, look, color, kit, bold=True),
            corner,
            look,
        ),
    )
    alt = f"对照：{pair.before_text}，{pair.now_text}"
    return GroupFrame(name=f"对照 {number}", children=children, alt=alt)


def _room(pair: Pair, look: BarLook, width_pt: float, kit: Kit) -> float:
    texts = (pair.before_text, pair.now_text)
    return (
        width_pt - LABEL_GAP_PT - max(kit.width(text, look.label, bold=True) for text in texts) - 2
    )


def _label(
    text: str, look: BarLook, color: Color, kit: Kit, *, bold: bool = False
) -> TextParagraph:
    return kit.paragraph(text, look.label, bold=bold, color=color, pitch_em=1.2)


def _bar(
    name: str, rect: Rect, fill: Color, label: TextParagraph, corner: Rect, look: BarLook
) -> tuple[Frame, ...]:
    x = rect.right + LABEL_GAP_PT
    height = look.bar + look.gap
    box = Rect(x, rect.y - look.gap / 2, corner.right - x, height)
    bar = ShapeFrame(name=name, rect=rect, fill=fill, decorative=True)
    return (bar, text_box(f"{name.replace(' ', '值 ')}", box, (label,), anchor="middle"))
