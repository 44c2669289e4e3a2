"""Pictures that stand beside one another: columns in proportion to their widths, all of one height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.components.image.picture import (
    CAPTION_GAP,
    CAPTION_SIZE,
    captions_height,
    picture_frame,
    proportion,
    scaled,
)
from builder.components.paging import positions
from builder.components.shapes import text_box
from builder.layout.fitting import GUTTER_PT, center_2_3, split_evenly
from builder.layout.frame import TX2, Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import Image
from builder.model.picture import LoadedImage

MOST_IN_A_ROW = 3
TOO_WIDE = 2.5
"""A picture wider than this by its height would be a mere strip in a row; it takes a slide of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Several pictures written one after the other."""

    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class _Loaded:
    image: Image
    file: LoadedImage | None


def rows_of(images: Sequence[Image], kit: Kit) -> tuple[tuple[Image, ...], ...]:
    """Which pictures share a slide, in order: two or three, as even as can be, a very wide one alone."""
    rows: list[tuple[Image, ...]] = []
    waiting: list[Image] = []
    for image in images:
        if proportion(kit.load_image(image)) > TOO_WIDE:
            rows += [*_even(waiting), (image,)]
            waiting = []
        else:
            waiting.append(image)
    return (*rows, *_even(waiting))


def _even(images: Sequence[Image]) -> Iterator[tuple[Image, ...]]:
    for numbers in positions(split_evenly(len(images), MOST_IN_A_ROW)):
        yield tuple(images[number] for number in numbers)


def row_page(images: Sequence[Image], region: Rect, kit: Kit) -> tuple[Frame, ...]:
    """One slide: the pictures from left to right, each with its caption below."""
    loaded = [_Loaded(image, kit.load_image(image)) for image in images]
    columns = _columns(loaded, region)
    below = captions_height(images, [column.width for column in columns], kit)
    places = [
        scaled(each.file, replace(column, height=region.height - below))
        for each, column in zip(loaded, columns, strict=True)
    ]
    tallest = max(place.height for place in places)
    top = center_2_3(region, tallest + below)
    frames: list[Frame] = []
    for number, (each, column, place) in enumerate(zip(loaded, columns, places, strict=True), 1):
        rect = replace(place, y=top)
        frames.append(picture_frame(each.image, each.file, rect, kit, mark=f" {number}"))
        if each.image.title:
            caption = kit.paragraph(each.image.title, CAPTION_SIZE, color=TX2, pitch_em=1.3)
            y = top + tallest + CAPTION_GAP
            under = Rect(column.x, y, column.width, below - CAPTION_GAP)
            frames.append(text_box(f"图注 {number}", under, (caption,)))
    return tuple(frames)


def _columns(loaded: Sequence[_Loaded], region: Rect) -> list[Rect]:
    """As wide as the pictures are in proportion, so that filled columns give pictures of one height."""
    shares = [proportion(each.file) for each in loaded]
    room = region.width - GUTTER_PT * (len(loaded) - 1)
    columns: list[Rect] = []
    x = region.x
    for share in shares:
        width = room * share / sum(shares)
        columns.append(Rect(x, region.y, width, region.height))
        x += width + GUTTER_PT
    return columns
