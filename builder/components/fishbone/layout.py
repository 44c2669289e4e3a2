"""A fishbone on slides: the fish where it fits, a table with the effect above it where it does not."""

from builder.components.fishbone.fish import draw_fish, fit_fish
from builder.components.fishbone.syntax import MOST, Category, Fishbone
from builder.components.overflow import report_overflow
from builder.components.shapes import text_box
from builder.components.table import component as table
from builder.layout.fitting import round_up
from builder.layout.frame import Frame, TableFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Table
from builder.model.inline import RichText, join, text

EFFECT_LABEL = "结果："
EFFECT_SIZES = (22.0, 20.0, 18.0, 16.0)
GAP_PT = 12.0
BETWEEN = "；"


def layout_fishbone(content: Fishbone, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """One slide with the fish; a native table where categories or words are too many for bones."""
    if content.effect and len(content.categories) <= MOST:
        fish = fit_fish(content, region, kit)
        if fish is not None:
            return ((draw_fish(content, fish, kit),),)
    return _tables(content, region, kit)


def _tables(content: Fishbone, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    rows = _as_table(content)
    if not content.effect:
        return table.layout(rows, region, kit)
    effect = EFFECT_LABEL + content.effect
    size = kit.largest_size([effect], region.width, EFFECT_SIZES, max_lines=2, bold=True)
    head = kit.paragraph(effect, size or EFFECT_SIZES[-1], bold=True, pitch_em=1.3)
    height = round_up(kit.measure((head,), region.width).height_pt, 3)
    if size is None:
        report_overflow(kit, content.span, content.effect)
        height = min(height, region.height / 2)
    taken = height + GAP_PT
    below = Rect(region.x, region.y + taken, region.width, region.height - taken)
    pages: list[tuple[Frame, ...]] = []
    for page in table.layout(rows, below, kit):
        box = Rect(region.x, _top(page) - taken, region.width, height)
        pages.append((text_box("结果", box, (head,)), *page))
    return tuple(pages)


def _top(page: tuple[Frame, ...]) -> float:
    return min(frame.rect.y for frame in page if isinstance(frame, TableFrame))


def _as_table(content: Fishbone) -> Table:
    keys = [number for number, category in enumerate(content.categories) if category.key]
    return Table(
        header=(text("类别"), text("原因")),
        rows=tuple((category.name, _causes(category)) for category in content.categories),
        row_spans=tuple(category.span for category in content.categories),
        key_row=keys[0] if keys else None,
        span=content.span,
    )


def _causes(category: Category) -> RichText:
    return join(
        [text(c.text.plain, bold=True) if c.key else c.text for c in category.causes], BETWEEN
    )
