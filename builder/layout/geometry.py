"""Rectangles on the slide, in points, origin at the slide's top left corner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width, height in pt."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge in pt."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Bottom edge in pt."""
        return self.y + self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> "Rect":
        """The rectangle inside, after taking these lengths off its sides."""
        return Rect(
            self.x + left, self.y + top, self.width - left - right, self.height - top - bottom
        )


SLIDE = Rect(0, 0, 960, 540)
"""A 16:9 slide, 13.333 by 7.5 inches."""
