"""What leads from one bar of a funnel to the next."""

from builder.layout.frame import BG2, FreeformFrame, PathStep
from builder.layout.geometry import Rect


def neck(above: Rect, below: Rect, number: int) -> FreeformFrame:
    """The quiet surface that leads from a bar's lower edge to the next one's upper edge."""
    left, right = min(above.x, below.x), max(above.right, below.right)
    rect = Rect(left, above.bottom, right - left, below.y - above.bottom)
    corners = (
        (above.x, 0.0),
        (above.right, 0.0),
        (below.right, rect.height),
        (below.x, rect.height),
    )
    steps = tuple(
        PathStep(kind="line" if place else "move", x=x - left, y=y)
        for place, (x, y) in enumerate(corners)
    )
    close = PathStep(kind="close")
    return FreeformFrame(
        name=f"收窄 {number}", rect=rect, steps=(*steps, close), fill=BG2, decorative=True
    )
