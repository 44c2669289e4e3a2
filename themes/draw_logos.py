"""Draws the marks of the sample brands in their own colours: python themes/draw_logos.py"""

from pathlib import Path

from PIL import Image, ImageDraw

from builder.lint.diagnostic import Report
from builder.model.theme import Theme
from builder.source.theme import load_theme

THEMES = Path(__file__).parent
SIZE = 288
"""Eight pixels to the point: the slide shows the mark 36 pt high."""
SMOOTHING = 4
"""Drawn this much larger, then reduced."""


def main() -> None:
    """Write ``logo.png`` beside the brands' ``theme.yml``."""
    for brand, draw in {"warm": draw_bell, "contrast": draw_speech}.items():
        theme = load_theme(THEMES / brand, Report())
        if theme is None:
            raise SystemExit(f"themes/{brand}/theme.yml has errors; run make check")
        mark = Image.new("RGBA", (SIZE * SMOOTHING, SIZE * SMOOTHING))
        draw(ImageDraw.Draw(mark), theme)
        small = mark.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        small.save(THEMES / brand / "logo.png", optimize=True)


def draw_bell(canvas: ImageDraw.ImageDraw, theme: Theme) -> None:
    """A reception bell."""
    ground, line = _ground(canvas, theme)
    canvas.ellipse(_box(134, 66, 154, 86), fill=line)
    canvas.rectangle(_box(139, 80, 149, 100), fill=line)
    canvas.pieslice(_box(64, 98, 224, 258), 180, 360, fill=line)
    canvas.arc(_box(90, 124, 198, 232), 192, 240, fill=ground, width=9 * SMOOTHING)
    canvas.rounded_rectangle(_box(52, 192, 236, 212), 10 * SMOOTHING, fill=line)


def draw_speech(canvas: ImageDraw.ImageDraw, theme: Theme) -> None:
    """A reply in two lines."""
    ground, line = _ground(canvas, theme)
    canvas.rounded_rectangle(_box(56, 64, 232, 188), 24 * SMOOTHING, fill=line)
    canvas.polygon([(x * SMOOTHING, y * SMOOTHING) for x, y in _TAIL], fill=line)
    canvas.rounded_rectangle(_box(88, 100, 200, 114), 7 * SMOOTHING, fill=ground)
    canvas.rounded_rectangle(_box(88, 138, 160, 152), 7 * SMOOTHING, fill=ground)


_TAIL = ((84, 180), (84, 232), (140, 180))


def _ground(canvas: ImageDraw.ImageDraw, theme: Theme) -> tuple[str, str]:
    """The rounded tile; returns its colour and the colour of what stands on it."""
    ground, line = f"#{theme.colors['accent1']}", f"#{theme.colors['bg1']}"
    canvas.rounded_rectangle(_box(0, 0, SIZE - 1, SIZE - 1), 56 * SMOOTHING, fill=ground)
    return ground, line


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    return tuple(SMOOTHING * edge for edge in (left, top, right, bottom))


if __name__ == "__main__":
    main()
