"""A picture as large as the slide and its pixels allow; its title is the caption."""

from builder.components.furniture import Furniture
from builder.components.shapes import rule, text_box
from builder.layout.fitting import round_up
from builder.layout.frame import ACCENT1, BG2, TX2, Frame, Line, PictureFrame, ShapeFrame, TextBody
from builder.layout.geometry import Rect
from builder.layout.kit import Kit, LoadedImage
from builder.model.block import Image

POINTS_PER_PIXEL = 1.0
"""Pictures are not enlarged beyond 72 pixels an inch."""
CAPTION_GAP = 12.0
SIDE_GAP, SIDE_WIDTH = 48.0, 248.0
CAPTION_SIZE, SIDE_CAPTION_SIZE = 16.0, 20.0


class ImageSlide(Furniture[Image]):
    """One slide: a wide picture with its caption below, a narrow one with the caption beside it."""

    name = "image"
    noun = "图"

    def layout(self, content: Image, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        loaded = kit.load_image(content)
        if loaded is None:
            return ((_stand_in(content, region, kit),),)
        beside = Rect(region.x, region.y, region.width - SIDE_WIDTH - SIDE_GAP, region.height)
        picture = _scaled(loaded, region)
        if not content.title:
            return ((_picture(content, loaded, _centred(picture, region)),),)
        if picture.width <= beside.width:
            return (_with_side_caption(content, loaded, _scaled(loaded, beside), region, kit),)
        return (_with_caption_below(content, loaded, region, kit),)


def _scaled(loaded: LoadedImage, area: Rect) -> Rect:
    """The largest rectangle of the picture's proportions at the area's top left."""
    scale = min(area.width / loaded.width_px, area.height / loaded.height_px, POINTS_PER_PIXEL)
    return Rect(area.x, area.y, loaded.width_px * scale, loaded.height_px * scale)


def _centred(picture: Rect, region: Rect) -> Rect:
    x = region.x + (region.width - picture.width) / 2
    y = region.y + (region.height - picture.height) * 2 / 5
    return Rect(x, y, picture.width, picture.height)


def _picture(content: Image, loaded: LoadedImage, rect: Rect) -> PictureFrame:
    return PictureFrame(
        name="图片",
        rect=rect,
        data=loaded.data,
        media_type=loaded.media_type,
        alt=content.alt or content.title,
    )


def _with_side_caption(
    content: Image, loaded: LoadedImage, picture: Rect, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    x = picture.right + SIDE_GAP
    side = Rect(x, picture.y, min(SIDE_WIDTH * 1.5, region.right - x), region.height)
    caption = kit.paragraph(content.title, SIDE_CAPTION_SIZE, pitch_em=1.4)
    line = Line(color=ACCENT1, width_pt=2.25)
    place = Rect(side.x, side.y + 15, side.width, side.height - 15)
    return (
        _picture(content, loaded, picture),
        rule("图注分隔线", side.x, side.right, side.y, line),
        text_box("图注", place, (caption,)),
    )


def _with_caption_below(
    content: Image, loaded: LoadedImage, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    caption = kit.paragraph(content.title, CAPTION_SIZE, color=TX2, pitch_em=1.3)
    height = round_up(kit.measure((caption,), region.width).height_pt)
    room = Rect(region.x, region.y, region.width, region.height - height - CAPTION_GAP)
    picture = _scaled(loaded, room)
    below = Rect(region.x, picture.bottom + CAPTION_GAP, region.width, height)
    return (_picture(content, loaded, picture), text_box("图注", below, (caption,)))


def _stand_in(content: Image, region: Rect, kit: Kit) -> ShapeFrame:
    """Says what the missing picture shows; the loader has reported why it is missing."""
    paragraphs = tuple(
        kit.paragraph(words, 18, color=TX2) for words in (content.alt, content.title) if words
    )
    return ShapeFrame(
        name="图片（缺）",
        rect=region,
        fill=BG2,
        text=TextBody(paragraphs=paragraphs, anchor="middle", insets=(24, 18, 24, 18)),
    )


component = ImageSlide()
