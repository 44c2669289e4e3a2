"""What lies under a rectangle of a layout: background, then the shapes that master and layout paint over it."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from PIL import Image

from builder.deck.markup import OFFICE_NS
from builder.deck.package import Part
from builder.deck.template.colors import mean, read_color
from builder.layout.geometry import Rect

COVERS = 0.6
"""A shape is the ground of a rectangle when it covers this share of it."""
DISTURBS = 0.15
"""A shape that covers less than this share does not make a rectangle busy."""
EMU = 12700.0
_MOST_PIXELS = 40_000_000
_SMALL_PX = 96
_BUSY_SPREAD = 48
"""Pictures whose lightness varies more than this (0 to 255) under a text are called busy."""
_PLAIN_SHAPES = {"rect", "roundRect", "round2SameRect", "snip1Rect", "flowChartProcess"}


@dataclass(frozen=True, slots=True)
class Ground:
    """The colour under a rectangle, and whether it is a picture that makes text hard to read."""

    color: str
    is_busy: bool = False


class Picture:
    """A picture of a template; it is decoded once, small, and only if somebody asks what it looks like."""

    def __init__(self, part: Part) -> None:
        self._part = part

    @cached_property
    def small(self) -> Image.Image | None:
        """At most 96 px a side with opacity; None for vectors, broken and enormous files."""
        try:
            with Image.open(io.BytesIO(self._part.data)) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    return None
                picture.draft("RGB", (_SMALL_PX, _SMALL_PX))
                small = picture.convert("RGBA")
                small.thumbnail((_SMALL_PX, _SMALL_PX))
                return small
        except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A master or layout as a painted surface."""

    root: etree._Element
    images: Mapping[str, Picture]
    """By relationship id."""


def ground_under(
    rect: Rect, sheets: tuple[Sheet, ...], slots: Mapping[str, str], slide: Rect
) -> Ground:
    """The ground of ``rect`` (real pt); ``sheets`` are the master, if it shows, and the layout."""
    ground = Ground(slots["bg1"])
    for sheet in sheets:
        found = _background(sheet, slots, rect, slide)
        ground = found or ground
    for sheet in sheets:
        for shape, place in painted_shapes(sheet):
            share = _covered(rect, place)
            if share < DISTURBS:
                continue
            fill = _fill(shape, sheet, slots, rect, place)
            if fill is not None and share >= COVERS and _is_plain(shape):
                ground = fill
            elif fill is not None and differs(fill.color, ground.color):
                ground = Ground(ground.color, True)
    return ground


def differs(first: str, second: str) -> bool:
    """Whether two colours are far enough apart for text to read on one of them only."""
    weights = ((0, 0.3), (2, 0.6), (4, 0.1))
    apart = sum(
        weight * (int(first[at : at + 2], 16) - int(second[at : at + 2], 16))
        for at, weight in weights
    )
    return abs(apart) > _BUSY_SPREAD


def _background(sheet: Sheet, slots: Mapping[str, str], rect: Rect, slide: Rect) -> Ground | None:
    background = sheet.root.find("{*}cSld/{*}bg")
    if background is None:
        return None
    reference = background.find("{*}bgRef")
    if reference is not None:
        color = read_color(reference[0] if len(reference) else None, slots)
        return Ground(color) if color else None
    properties = background.find("{*}bgPr")
    return None if properties is None else _painted(properties, sheet, slots, rect, slide)


def _fill(
    shape: etree._Element,
    sheet: Sheet,
    slots: Mapping[str, str],
    rect: Rect,
    place: Rect,
) -> Ground | None:
    """What a shape paints, whatever its outline."""
    if etree.QName(shape).localname == "pic":
        return _painted(shape, sheet, slots, rect, place)
    properties = shape.find("{*}spPr")
    if properties is None:
        return None
    fills = ("solidFill", "gradFill", "blipFill", "noFill", "pattFill", "grpFill")
    if any(properties.find(f"{{*}}{fill}") is not None for fill in fills):
        return _painted(properties, sheet, slots, rect, place)
    style = shape.find("{*}style/{*}fillRef")
    if style is None or style.get("idx", "0") == "0" or not len(style):
        return None
    color = read_color(style[0], slots)
    return Ground(color) if color else None


def _is_plain(shape: etree._Element) -> bool:
    """Whether a shape fills its rectangle; a free outline may leave any part of it open."""
    geometry = shape.find("{*}spPr/{*}prstGeom")
    return etree.QName(shape).localname == "pic" or (
        geometry is not None and geometry.get("prst") in _PLAIN_SHAPES
    )


def _painted(
    owner: etree._Element, sheet: Sheet, slots: Mapping[str, str], rect: Rect, place: Rect
) -> Ground | None:
    solid = owner.find("{*}solidFill")
    if solid is not None and len(solid):
        if _alpha(solid[0]) < 0.5:
            return None
        color = read_color(solid[0], slots)
        return Ground(color) if color else None
    gradient = owner.find("{*}gradFill/{*}gsLst")
    if gradient is not None:
        stops = [read_color(stop[0], slots) for stop in gradient if len(stop)]
        known = [stop for stop in stops if stop]
        return Ground(mean(known)) if known else None
    blip = owner.find("{*}blipFill/{*}blip")
    if blip is not None:
        return _picture(sheet.images.get(blip.get(f"{{{OFFICE_NS}}}embed", "")), rect, place)
    return None


def _alpha(color: etree._Element) -> float:
    alpha = color.find("{*}alpha")
    return 1.0 if alpha is None else float(alpha.get("val", "100000").rstrip("%")) / 100_000


def _picture(picture: Picture | None, rect: Rect, place: Rect) -> Ground | None:
    """The mean colour of the part of a picture that lies under ``rect``; None for vectors and broken files."""
    small = None if picture is None else picture.small
    if small is None or place.width <= 0 or place.height <= 0:
        return None
    across, down = small.width / place.width, small.height / place.height
    left, top = max(0.0, (rect.x - place.x) * across), max(0.0, (rect.y - place.y) * down)
    right = min(float(small.width), (rect.right - place.x) * across)
    bottom = min(float(small.height), (rect.bottom - place.y) * down)
    if right - left < 1 or bottom - top < 1:
        return None
    part = small.resize((24, 24), Image.Resampling.BOX, box=(left, top, right, bottom))
    if max(part.getchannel("A").tobytes()) < 128:
        return None
    flat = Image.new("RGB", part.size, (255, 255, 255))
    flat.paste(part, mask=part.getchannel("A"))
    average = flat.resize((1, 1), Image.Resampling.BOX).tobytes()
    lightness = flat.convert("L").tobytes()
    return Ground(average.hex().upper(), max(lightness) - min(lightness) > _BUSY_SPREAD)


def painted_shapes(sheet: Sheet) -> Iterator[tuple[etree._Element, Rect]]:
    """Shapes and pictures of a sheet with their places in pt, placeholders left out."""
    tree = sheet.root.find("{*}cSld/{*}spTree")
    if tree is not None:
        yield from _shapes(tree, (1.0, 1.0, 0.0, 0.0))


_Transform = tuple[float, float, float, float]
"""Scale across and down, then shift right and down."""


def _shapes(tree: etree._Element, outer: _Transform) -> Iterator[tuple[etree._Element, Rect]]:
    for child in tree:
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if kind == "grpSp":
            yield from _shapes(child, _inside(child, outer))
        elif kind in {"sp", "pic"} and child.find("{*}nvSpPr/{*}nvPr/{*}ph") is None:
            rect = own_rect(child)
            if rect is not None:
                yield child, _applied(rect, outer)


def own_rect(shape: etree._Element) -> Rect | None:
    """Position and size that a shape states itself, in pt."""
    frame = shape.find("{*}spPr/{*}xfrm")
    return None if frame is None else _rect(frame.find("{*}off"), frame.find("{*}ext"))


def _rect(offset: etree._Element | None, extent: etree._Element | None) -> Rect | None:
    if offset is None or extent is None:
        return None
    try:
        values = [int(offset.get(key, "0")) for key in ("x", "y")]
        values += [int(extent.get(key, "0")) for key in ("cx", "cy")]
    except ValueError:
        return None
    return Rect(*(value / EMU for value in values))


def _inside(group: etree._Element, outer: _Transform) -> _Transform:
    frame = group.find("{*}grpSpPr/{*}xfrm")
    if frame is None:
        return outer
    shown = _rect(frame.find("{*}off"), frame.find("{*}ext"))
    child = _rect(frame.find("{*}chOff"), frame.find("{*}chExt"))
    if shown is None or child is None or child.width <= 0 or child.height <= 0:
        return outer
    placed = _applied(shown, outer)
    across, down = placed.width / child.width, placed.height / child.height
    return (across, down, placed.x - child.x * across, placed.y - child.y * down)


def _applied(rect: Rect, by: _Transform) -> Rect:
    across, down, right, below = by
    return Rect(
        rect.x * across + right, rect.y * down + below, rect.width * across, rect.height * down
    )


def _covered(rect: Rect, by: Rect) -> float:
    width = min(rect.right, by.right) - max(rect.x, by.x)
    height = min(rect.bottom, by.bottom) - max(rect.y, by.y)
    area = rect.width * rect.height
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0
