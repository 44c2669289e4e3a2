"""A picture as large as the slide and its pixels allow, its title as caption; several of them in rows."""

from dataclasses import replace

from builder.components.furniture import Furniture
from builder.components.image.picture import CAPTION_GAP, CAPTION_SIZE, picture_frame, scaled
from builder.components.image.row import Pictures, row_page, rows_of
from builder.components.shapes import rule, text_box
from builder.layout.fitting import center_2_3, round_up
from builder.layout.frame import ACCENT1, TX2, Frame, Line
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Image
from builder.model.picture import LoadedImage

SIDE_GAP, SIDE_WIDTH = 48.0, 248.0
SIDE_CAPTION_SIZE = 20.0


class ImageSlide(Furniture[Image | Pictures]):
    """One picture: a wide one with its caption below, a narrow one with the caption beside it; several: rows."""

    name = "image"
    noun = "图"

    def layout(
        self, content: Image | Pictures, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        if isinstance(content, Image):
            return (_page(content, region, kit),)
        return tuple(
            row_page(row, region, kit) if len(row) > 1 else _page(row[0], region, kit)
            for row in rows_of(content.images, kit)
        )


def _page(content: Image, region: Rect, kit: Kit) -> tuple[Frame, ...]:
    loaded = kit.load_image(content)
    if loaded is None:
        return (picture_frame(content, None, region, kit),)
    beside = Rect(region.x, region.y, region.width - SIDE_WIDTH - SIDE_GAP, region.height)
    picture = scaled(loaded, region)
    if not content.title:
        return (picture_frame(content, loaded, _centred(picture, region), kit),)
    if picture.width <= beside.width:
        return _with_side_caption(content, loaded, scaled(loaded, beside), region, kit)
    return _with_caption_below(content, loaded, region, kit)


def _centred(picture: Rect, region: Rect) -> Rect:
    x = region.x + (region.width - picture.width) / 2
    y = region.y + (region.height - picture.height) * 2 / 5
    return Rect(x, y, picture.width, picture.height)


def _with_side_caption(
    content: Image, loaded: LoadedImage, picture: Rect, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    x = picture.right + SIDE_GAP
    side = Rect(x, picture.y, min(SIDE_WIDTH * 1.5, region.right - x), region.height)
    caption = kit.paragraph(content.title, SIDE_CAPTION_SIZE, pitch_em=1.4)
    line = Line(color=ACCENT1, width_pt=2.25)
    place = Rect(side.x, side.y + 15, side.width, side.height - 15)
    return (
        picture_frame(content, loaded, picture, kit),
        rule("图注分隔线", side.x, side.right, side.y, line),
        text_box("图注", place, (caption,)),
    )


def _with_caption_below(
    content: Image, loaded: LoadedImage, region: Rect, kit: Kit
) -> tuple[Frame, ...]:
    caption = kit.paragraph(content.title, CAPTION_SIZE, color=TX2, pitch_em=1.3)
    height = round_up(kit.measure((caption,), region.width).height_pt)
    room = Rect(region.x, region.y, region.width, region.height - height - CAPTION_GAP)
    picture = scaled(loaded, room)
    top = center_2_3(region, picture.height + CAPTION_GAP + height)
    picture = replace(picture, y=top)
    below = Rect(region.x, picture.bottom + CAPTION_GAP, region.width, height)
    return (picture_frame(content, loaded, picture, kit), text_box("图注", below, (caption,)))


component = ImageSlide()
