"""Every colour that meets the eye somewhere in a rectangle of a layout: what text there must be readable on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from PIL import Image

from builder.deck.markup import OFFICE_NS
from builder.deck.template.colors import read_color
from builder.deck.template.ground import Picture, Sheet, painted_shapes
from builder.deck.template.outline import Outline, read_outline
from builder.layout.geometry import Rect

_ACROSS, _DOWN = 80, 45
"""Cells of a slide."""
_UNKNOWN = frozenset({"000000", "FFFFFF"})
"""What a vector picture or a pattern may hold."""
_BOXES = {"rect", "roundRect", "round2SameRect", "snip1Rect", "flowChartProcess"}
_SEEN_LINE = 12700
"""Width in EMU from which a line gets in the way of letters."""
_MOST_PARTS = 3
"""Pixels a side that are told apart in a cell of a picture."""

Tones = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Paint:
    """What a shape or background puts over what is below: colours, or the part of a picture."""

    colors: Tones = frozenset()
    alpha: float = 1.0
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """Paint and where it goes."""

    paint: _Paint
    place: Rect
    outline: Outline | None = None
    is_box: bool = False
    """Whether it fills its place."""
    rim: frozenset[tuple[int, int]] = frozenset()
    """Cells that its edge runs through."""
    is_line: bool = False


class ToneMap:
    """A layout in small cells with the colours of each; made once, and only if somebody asks."""

    def __init__(self, sheets: tuple[Sheet, ...], slots: Mapping[str, str], slide: Rect) -> None:
        """``sheets`` are the master, if it shows, and the layout."""
        self._sheets = sheets
        self._slots = slots
        self._slide = slide

    def under(self, rect: Rect) -> Tones:
        """All colours under a rectangle (real pt): those of the cells whose middle it holds."""
        wide, high = self._slide.width / _ACROSS, self._slide.height / _DOWN
        columns = range(
            max(0, round(rect.x / wide)), min(_ACROSS, max(1, round(rect.right / wide)))
        )
        rows = range(max(0, round(rect.y / high)), min(_DOWN, max(1, round(rect.bottom / high))))
        found = (self._cells[row * _ACROSS + column] for row in rows for column in columns)
        return frozenset().union(*found) or frozenset({self._slots["bg1"]})

    @cached_property
    def _cells(self) -> tuple[Tones, ...]:
        """Row by row."""
        slide = self._slide
        backgrounds = [
            paint
            for sheet in self._sheets
            if (paint := _background(sheet, self._slots)) is not None
        ]
        layers = [_Layer(paint=paint, place=slide, is_box=True) for paint in backgrounds[-1:]]
        for sheet in self._sheets:
            for shape, place in painted_shapes(sheet):
                if _meet(place, slide):
                    layers += _layers(shape, place, sheet, self._slots, slide)
        cells: list[Tones] = []
        for index, cell in _cells(slide):
            below: Tones = frozenset({self._slots["bg1"]})
            for layer in layers:
                if _meet(layer.place, cell):
                    below = _painted(below, index, cell, layer)
            cells.append(below)
        return tuple(cells)


def _layers(
    shape: etree._Element, place: Rect, sheet: Sheet, slots: Mapping[str, str], rect: Rect
) -> Iterator[_Layer]:
    """A shape's fill, then its line where that is seen."""
    outline = read_outline(shape)
    rim = frozenset(_touched(outline, place, rect)) if outline else frozenset()
    fill = _of_shape(shape, sheet, slots)
    if fill is not None:
        yield _Layer(
            paint=fill, place=place, outline=outline, is_box=_fills_its_box(shape), rim=rim
        )
    line = shape.find("{*}spPr/{*}ln")
    if line is not None and outline and int(line.get("w", "9525")) >= _SEEN_LINE:
        paint = _of_fill(line, sheet, slots)
        if paint is not None:
            around = Rect(place.x - 1, place.y - 1, place.width + 2, place.height + 2)
            yield _Layer(paint=paint, place=around, outline=outline, rim=rim, is_line=True)


def _touched(outline: Outline, place: Rect, rect: Rect) -> Iterator[tuple[int, int]]:
    wide, high = rect.width / _ACROSS, rect.height / _DOWN
    if wide <= 0 or high <= 0:
        return
    for x, y in outline.rim(place, min(wide, high) / 2):
        yield int((x - rect.x) // wide), int((y - rect.y) // high)


def _cells(rect: Rect) -> Iterator[tuple[tuple[int, int], Rect]]:
    wide, high = rect.width / _ACROSS, rect.height / _DOWN
    for row in range(_DOWN):
        for column in range(_ACROSS):
            cell = Rect(rect.x + column * wide, rect.y + row * high, wide, high)
            yield (column, row), cell


def _meet(first: Rect, second: Rect) -> bool:
    return (
        first.x < second.right
        and second.x < first.right
        and first.y < second.bottom
        and second.y < first.bottom
    )


def _painted(below: Tones, index: tuple[int, int], cell: Rect, layer: _Layer) -> Tones:
    """The cell's colours after one more layer."""
    place, outline = layer.place, layer.outline
    if layer.is_line or index in layer.rim:
        if index not in layer.rim:
            return below
        is_whole = False
    elif outline is not None:
        # No edge runs through the cell: it is inside or outside as a whole.
        middle = (cell.x + cell.width / 2, cell.y + cell.height / 2)
        if not outline.holds(*middle, place):
            return below
        is_whole = True
    else:
        is_whole = layer.is_box and (
            place.x <= cell.x + 0.5
            and place.y <= cell.y + 0.5
            and place.right >= cell.right - 0.5
            and place.bottom >= cell.bottom - 0.5
        )
    over: set[str] = set()
    for color, alpha in _shown(layer.paint, cell, place):
        over |= {_blend(color, under, alpha) for under in below} if alpha < 1 else {color}
    return frozenset(over) if is_whole and over else below | over


def _shown(paint: _Paint, cell: Rect, place: Rect) -> Iterable[tuple[str, float]]:
    """Colours with their opacity."""
    if paint.picture is None:
        return [(color, paint.alpha) for color in paint.colors]
    small = paint.picture.small
    if small is None:
        return [(color, 1.0) for color in _UNKNOWN]
    across, down = small.width / place.width, small.height / place.height
    box = (
        max(0.0, (cell.x - place.x) * across),
        max(0.0, (cell.y - place.y) * down),
        min(float(small.width), (cell.right - place.x) * across),
        min(float(small.height), (cell.bottom - place.y) * down),
    )
    if box[2] - box[0] < 0.1 or box[3] - box[1] < 0.1:
        return []
    size = tuple(
        max(1, min(_MOST_PARTS, round(length))) for length in (box[2] - box[0], box[3] - box[1])
    )
    part = small.resize((size[0], size[1]), Image.Resampling.BOX, box=box).tobytes()
    # In steps of eight: nobody tells more colours apart, and photographs have thousands.
    pixels = {
        bytes(channel & 0xF8 | channel >> 5 for channel in part[at : at + 4])
        for at in range(0, len(part), 4)
    }
    return [(pixel[:3].hex().upper(), pixel[3] / 255 * paint.alpha) for pixel in pixels]


def _blend(color: str, below: str, alpha: float) -> str:
    return "".join(
        f"{round(int(color[at : at + 2], 16) * alpha + int(below[at : at + 2], 16) * (1 - alpha)):02X}"
        for at in (0, 2, 4)
    )


def _background(sheet: Sheet, slots: Mapping[str, str]) -> _Paint | None:
    background = sheet.root.find("{*}cSld/{*}bg")
    if background is None:
        return None
    reference = background.find("{*}bgRef")
    if reference is not None:
        color = read_color(reference[0] if len(reference) else None, slots)
        return _Paint(frozenset({color})) if color else None
    properties = background.find("{*}bgPr")
    return None if properties is None else _of_fill(properties, sheet, slots)


def _of_shape(shape: etree._Element, sheet: Sheet, slots: Mapping[str, str]) -> _Paint | None:
    if etree.QName(shape).localname == "pic":
        return _of_fill(shape, sheet, slots)
    properties = shape.find("{*}spPr")
    if properties is None:
        return None
    if any(properties.find(f"{{*}}{fill}") is not None for fill in ("noFill", "grpFill")):
        return None
    own = _of_fill(properties, sheet, slots)
    style = shape.find("{*}style/{*}fillRef")
    if own is not None or style is None or style.get("idx", "0") == "0" or not len(style):
        return own
    color = read_color(style[0], slots)
    return _Paint(frozenset({color})) if color else None


def _of_fill(owner: etree._Element, sheet: Sheet, slots: Mapping[str, str]) -> _Paint | None:
    solid = owner.find("{*}solidFill")
    if solid is not None and len(solid):
        color = read_color(solid[0], slots)
        return _Paint(frozenset({color}), _alpha(solid[0])) if color else None
    gradient = owner.find("{*}gradFill/{*}gsLst")
    if gradient is not None:
        stops = [stop[0] for stop in gradient if len(stop)]
        known = {color for stop in stops if (color := read_color(stop, slots))}
        alphas = [_alpha(stop) for stop in stops] or [1.0]
        return _Paint(frozenset(known), sum(alphas) / len(alphas)) if known else None
    blip = owner.find("{*}blipFill/{*}blip")
    if blip is not None:
        picture = sheet.images.get(blip.get(f"{{{OFFICE_NS}}}embed", ""))
        faded = blip.find("{*}alphaModFix")
        alpha = 1.0 if faded is None else float(faded.get("amt", "100000").rstrip("%")) / 100_000
        return _Paint(_UNKNOWN, alpha) if picture is None else _Paint(alpha=alpha, picture=picture)
    if owner.find("{*}pattFill") is not None:
        return _Paint(_UNKNOWN)
    return None


def _alpha(color: etree._Element) -> float:
    alpha = color.find("{*}alpha")
    return 1.0 if alpha is None else float(alpha.get("val", "100000").rstrip("%")) / 100_000


def _fills_its_box(shape: etree._Element) -> bool:
    geometry = shape.find("{*}spPr/{*}prstGeom")
    return etree.QName(shape).localname == "pic" or (
        geometry is not None and geometry.get("prst") in _BOXES
    )
