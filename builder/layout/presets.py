"""What DrawingML preset shapes do to the text inside them: the rectangle it is set in.

Formulas are those of ``presetShapeDefinitions.xml`` (ECMA-376, part 1).
"""

from builder.layout.geometry import Rect

CORNER_SHARE = 0.29289
"""A rounded corner keeps text away by this share of its radius: 1 minus the cosine of 45 degrees."""

_DEFAULT_ADJUST = {
    "roundRect": 16667,
    "round2SameRect": 16667,
    "homePlate": 50000,
    "chevron": 50000,
}


def text_area(rect: Rect, geometry: str, adjust: tuple[tuple[str, int], ...] = ()) -> Rect:
    """Where a preset shape lays its text, before the insets of the text itself."""
    given = dict(adjust)
    value = given.get("adj", given.get("adj1", _DEFAULT_ADJUST.get(geometry, 0)))
    reach = min(rect.width, rect.height) * value / 100_000
    corner = reach * CORNER_SHARE
    if geometry == "roundRect":
        return rect.inset(corner, corner, corner, corner)
    if geometry == "round2SameRect":
        return rect.inset(corner, corner, corner, 0)
    if geometry == "homePlate":
        return rect.inset(0, 0, reach / 2, 0)
    if geometry == "chevron" and rect.width > 2 * reach:
        return rect.inset(reach, 0, reach, 0)
    if geometry == "ellipse":
        side, top = rect.width / 2 * CORNER_SHARE, rect.height / 2 * CORNER_SHARE
        return rect.inset(side, top, side, top)
    return rect
