"""Pictures for projects of the gates, drawn when they are needed."""

from pathlib import Path

from PIL import Image


def draw_picture(file: Path, width_px: int, height_px: int) -> None:
    """A picture in bands of grey."""
    picture = Image.linear_gradient("L").resize((width_px, height_px))
    if file.suffix == ".png":
        picture = picture.quantize(8)
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file, optimize=True)
