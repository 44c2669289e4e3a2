"""A picture file on the slide: its size, its frame, and what stands in for a missing one."""

from collections.abc import Sequence

from builder.layout.frame import BG2, TX2, PictureFrame, ShapeFrame, TextBody
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Image
from builder.model.picture import LoadedImage

POINTS_PER_PIXEL = 1.0
"""Pictures are not enlarged beyond 72 pixels an inch."""
UNKNOWN_PROPORTION = 4 / 3
"""Width by height of the surface that stands in for a picture that is missing."""
CAPTION_GAP = 12.0
CAPTION_SIZE = 16.0


def proportion(loaded: LoadedImage | None) -> float:
    """Width by height."""
    return loaded.width_px / loaded.height_px if loaded else UNKNOWN_PROPORTION


def scaled(loaded: LoadedImage | None, area: Rect) -> Rect:
    """The largest rectangle of the picture's proportions at the area's top left, in pt."""
    wide = proportion(loaded)
    height = min(area.height, area.width / wide)
    if loaded:
        height = min(height, loaded.height_px * POINTS_PER_PIXEL)
    return Rect(area.x, area.y, height * wide, height)


def picture_frame(
    content: Image, loaded: LoadedImage | None, rect: Rect, kit: Kit, *, mark: str = ""
) -> PictureFrame | ShapeFrame:
    """The picture, or a surface with its words where the file is missing, which the loader has reported.

    ``mark`` tells the pictures of one slide apart.
    """
    if loaded is None:
        return _stand_in(content, rect, kit, mark)
    return PictureFrame(
        name=f"图片{mark}",
        rect=rect,
        data=loaded.data,
        media_type=loaded.media_type,
        alt=content.alt or content.title,
    )


def _stand_in(content: Image, rect: Rect, kit: Kit, mark: str) -> ShapeFrame:
    paragraphs = tuple(
        kit.paragraph(words, 18, color=TX2) for words in (content.alt, content.title) if words
    )
    body = TextBody(paragraphs=paragraphs, anchor="middle", insets=(24, 18, 24, 18))
    return ShapeFrame(name=f"图片（缺）{mark}", rect=rect, fill=BG2, text=body)


def captions_height(images: Sequence[Image], widths: Sequence[float], kit: Kit) -> float:
    """Room that the tallest caption takes below its picture, its gap included, in pt; 0 without captions."""
    heights = [
        kit.measure((kit.paragraph(image.title, CAPTION_SIZE, pitch_em=1.3),), width).height_pt
        for image, width in zip(images, widths, strict=True)
        if image.title
    ]
    return max(heights) + CAPTION_GAP if heights else 0.0
