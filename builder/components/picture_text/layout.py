"""Picture and text side by side on the 12-column grid, the picture as wide as its proportions ask for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.components.bullets import component as bullets
from builder.components.image import component as image
from builder.components.image.picture import (
    CAPTION_GAP,
    CAPTION_SIZE,
    captions_height,
    picture_frame,
    proportion,
    scaled,
)
from builder.components.picture_text.column import GAPS, SMALLEST, column
from builder.components.shapes import rule, text_box
from builder.layout.fitting import COLUMNS, GUTTER_PT, center_2_3
from builder.layout.frame import ACCENT1, TX2, Frame, Line, ShapeFrame, TextBody, TextParagraph
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.measure import TOLERANCE_PT
from builder.model.block import Image, ListBlock
from builder.model.picture import LoadedImage

LANDSCAPE, PORTRAIT = 1.3, 0.85
"""Width by height from which a picture is wide, and below which it is tall."""
SPANS_LANDSCAPE, SPANS_SQUARE, SPANS_PORTRAIT = (8, 6), (6, 4), (4,)
"""Columns that the picture takes: the first choice, then the one that leaves more room for the text."""
SIZES = (20.0, 18.0)
STATEMENT_SIZES = (28.0, 24.0, *SIZES)
"""For a single item, which is a statement about the picture."""
MOST_LINES = 3
"""Of a paragraph; more than this reads better in a wider column."""
SIDE_GAP = 48.0
RULE_GAP = 15.0
NARROWEST_CAPTION = 198.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """A picture and the list that was written right after or right before it."""

    picture: Image
    text: ListBlock
    text_first: bool = False
    """The list was written first and stands on the left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where everything stands, the region's top as the upper edge of both sides."""

    picture: Rect
    caption: Rect
    """Of no height where there is none."""
    text: Rect
    """With its rule."""


def pages(content: PictureText, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
    """One slide, or the picture with the first items and further slides for the rest of the text."""
    loaded = kit.load_image(content.picture)
    spans = _spans(proportion(loaded))
    everything = range(len(content.text.items))
    sizes = STATEMENT_SIZES if len(everything) == 1 else SIZES
    tries = [(span, size) for span in spans for size in sizes]
    tries += [(span, SMALLEST) for span in spans]
    for span, size in tries:
        places = _places(content, loaded, span, region, kit)
        most_lines = MOST_LINES if span != spans[-1] else None
        said = _set(content.text, everything, size, places.text, kit, most_lines)
        if said:
            return (_page(content, loaded, places, said, region, kit),)
    return _continued(content, loaded, spans[-1], region, kit)


def _continued(
    content: PictureText, loaded: LoadedImage | None, span: int, region: Rect, kit: Kit
) -> tuple[tuple[Frame, ...], ...]:
    places = _places(content, loaded, span, region, kit)
    count = len(content.text.items)
    size = SIZES[-1]
    shown = next(
        (n for n in range(count, 0, -1) if _set(content.text, range(n), size, places.text, kit)), 0
    )
    if count - shown == 1:
        shown -= 1  # a last item alone on a slide would look like a statement
    if shown < 1:
        picture = image.layout(content.picture, region, kit)
        return (*picture, *bullets.layout(content.text, region, kit))
    said = _set(content.text, range(shown), size, places.text, kit)
    items, start = content.text.items[shown:], content.text.start + shown
    rest = replace(content.text, items=items, start=start)
    first = _page(content, loaded, places, said, region, kit)
    return (first, *bullets.layout(rest, region, kit))


def _spans(wide: float) -> tuple[int, ...]:
    if wide >= LANDSCAPE:
        return SPANS_LANDSCAPE
    return SPANS_PORTRAIT if wide < PORTRAIT else SPANS_SQUARE


def _set(
    content: ListBlock,
    chosen: range,
    size_pt: float,
    room: Rect,
    kit: Kit,
    most_lines: int | None = None,
) -> tuple[TextParagraph, ...]:
    """These items with as much air as there is room for; empty where they do not fit."""
    for gap in GAPS:
        said = column(content, chosen, size_pt, gap, kit)
        measured = kit.measure(said, room.width)
        fits = measured.height_pt <= room.height - RULE_GAP + TOLERANCE_PT
        if fits and not measured.has_split_word and _are_short(said, room, kit, most_lines):
            return said
    return ()


def _are_short(said: Sequence[TextParagraph], room: Rect, kit: Kit, most_lines: int | None) -> bool:
    return most_lines is None or all(
        kit.measure((paragraph,), room.width).line_count <= most_lines for paragraph in said
    )


def _places(
    content: PictureText, loaded: LoadedImage | None, span: int, region: Rect, kit: Kit
) -> _Places:
    pitch = (region.width + GUTTER_PT) / COLUMNS
    widest = Rect(region.x, region.y, pitch * span - GUTTER_PT, region.height)
    below = 0.0
    picture = scaled(loaded, widest)
    for _ in range(
        2
    ):  # a caption takes height, which makes the picture and so the caption's column narrower
        width = max(picture.width, min(NARROWEST_CAPTION, widest.width))
        below = max(below, captions_height((content.picture,), (width,), kit))
        picture = scaled(loaded, replace(widest, height=region.height - below))
    width = max(picture.width, min(NARROWEST_CAPTION, widest.width))
    text_width = region.width - width - SIDE_GAP
    x = region.right - width if content.text_first else region.x
    text_x = region.x if content.text_first else x + width + SIDE_GAP
    return _Places(
        picture=replace(picture, x=x),
        caption=Rect(x, picture.bottom + CAPTION_GAP, width, max(0.0, below - CAPTION_GAP)),
        text=Rect(text_x, region.y, text_width, region.height),
    )


def _page(
    content: PictureText,
    loaded: LoadedImage | None,
    places: _Places,
    said: Sequence[TextParagraph],
    region: Rect,
    kit: Kit,
) -> tuple[Frame, ...]:
    text_height = RULE_GAP + kit.measure(said, places.text.width).height_pt
    picture_bottom = places.caption.bottom if places.caption.height else places.picture.bottom
    down = center_2_3(region, max(text_height, picture_bottom - region.y)) - region.y
    picture = _picture(content.picture, loaded, places, down, kit)
    text = _text(places.text, down, said)
    return (*text, *picture) if content.text_first else (*picture, *text)


def _picture(
    content: Image, loaded: LoadedImage | None, places: _Places, down: float, kit: Kit
) -> tuple[Frame, ...]:
    shown = picture_frame(content, loaded, _lowered(places.picture, down), kit)
    if not content.title:
        return (shown,)
    caption = kit.paragraph(content.title, CAPTION_SIZE, color=TX2, pitch_em=1.3)
    return (shown, text_box("图注", _lowered(places.caption, down), (caption,)))


def _text(place: Rect, down: float, said: Sequence[TextParagraph]) -> tuple[Frame, ...]:
    """A rule as in every side column, and the list in the body placeholder below it."""
    top = place.y + down
    y = top + RULE_GAP
    line = Line(color=ACCENT1, width_pt=2.25)
    return (
        rule("正文上线", place.x, place.right, top, line),
        ShapeFrame(
            name="正文",
            rect=Rect(place.x, y, place.width, place.bottom - y),
            text=TextBody(paragraphs=tuple(said)),
            placeholder="body",
        ),
    )


def _lowered(rect: Rect, down: float) -> Rect:
    return replace(rect, y=rect.y + down)
