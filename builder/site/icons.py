"""The brand's mark as pictures, for the home screen of a phone: the same drawing as ``favicon_svg``."""

from io import BytesIO

from PIL import Image, ImageDraw

from builder.model.theme import Theme

_GRID = 32.0
"""The mark is drawn on a square of this side."""
_OVERSAMPLING = 4
_MASKABLE_SCALE = 0.72
"""Phones cut maskable icons to a circle of four fifths: the mark shrinks into it, its ground fills the square."""


def icon_png(theme: Theme, side: int, *, maskable: bool = False) -> bytes:
    """A square PNG, ``side`` pixels wide."""
    large = side * _OVERSAMPLING
    unit = large / _GRID
    accent, page = f"#{theme.colors['accent1']}", f"#{theme.colors['bg1']}"
    image = Image.new("RGBA", (large, large), accent if maskable else "#00000000")
    pen = ImageDraw.Draw(image)
    if not maskable:
        pen.rounded_rectangle((0, 0, large - 1, large - 1), radius=7 * unit, fill=accent)
    scale = _MASKABLE_SCALE if maskable else 1.0

    def at(x: float, y: float) -> tuple[float, float]:
        middle = _GRID / 2
        return (middle + (x - middle) * scale) * unit, (middle + (y - middle) * scale) * unit

    pen.rounded_rectangle((*at(5, 8), *at(27, 22)), radius=2 * unit * scale, fill=page)
    pen.polygon((at(9, 21), at(15, 21), at(14, 22), at(9, 27)), fill=page)
    radius = 1.2
    for y, end in ((13.0, 22.0), (17.0, 18.0)):
        box = (*at(10 - radius, y - radius), *at(end + radius, y + radius))
        pen.rounded_rectangle(box, radius=radius * unit * scale, fill=accent)
    packed = BytesIO()
    image.resize((side, side), Image.Resampling.LANCZOS).save(packed, "PNG", optimize=True)
    return packed.getvalue()
