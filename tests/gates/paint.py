"""What colour every text has and what lies under it, out of the XML: theme, colour map, shapes in their order."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from builder.deck.template.colors import read_color
from builder.source.contrast import blend
from tests.gates.opened import A, C, OpenedDeck, OpenedSlide, P, name_of, placeholder_type
from tests.gates.textstyle import Styles

_EMU_PER_PT = 12700
_KEEPS_ITS_COLOR = "{http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor}hlinkClr"
_ON_THE_MARK = ("ctr", "inEnd", "inBase", "bestFit")
LARGE_PT = 20
"""From here on, bold text needs less contrast."""
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width and height in pt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedText:
    """A run with the colours that meet the eye."""

    slide: int
    shape: str
    text: str
    size_pt: float
    bold: bool
    color: str
    """``RRGGBB``, tints blended with what is below."""
    ground: str
    box: Box | None = None
    """Of the shape or table cell; None in charts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ink:
    color: etree._Element
    """``a:schemeClr`` or a fixed colour, with what modifies it."""
    alpha: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Area:
    """A filled shape: its box, and the points of its outline when it is no box."""

    box: Box
    ink: _Ink
    outline: tuple[Point, ...] = ()

    def covers(self, point: Point) -> bool:
        left, top, width, height = self.box
        if not (left <= point[0] <= left + width and top <= point[1] <= top + height):
            return False
        return not self.outline or _is_inside(point, self.outline)


def least_contrast(text: PaintedText) -> float:
    """What a text needs: 4.5, or 3 where it is bold and large."""
    return 3.0 if text.bold and text.size_pt >= LARGE_PT else 4.5


class Painter:
    """Reads the colours of one deck."""

    def __init__(self, deck: OpenedDeck) -> None:
        self._deck = deck
        self._styles = Styles(deck)
        self._colors: dict[str, Mapping[str, str]] = {}

    def texts(self) -> Iterator[PaintedText]:
        """Every run of every slide: shapes, tables, and what charts write."""
        for slide in self._deck.slides:
            yield from self._shapes(slide)
            for chart in slide.charts:
                yield from _ChartReader(slide.number, self._palette(slide)).texts(chart)

    def _shapes(self, slide: OpenedSlide) -> Iterator[PaintedText]:
        layout = self._deck.xml(slide.layout)
        areas = [area for shape in layout.iter(f"{P}sp") if (area := _area(shape))]
        for shape in slide.root.iter(f"{P}sp", f"{P}graphicFrame"):
            if shape.tag == f"{P}graphicFrame":
                yield from self._table(slide, shape)
                continue
            if area := _area(shape):
                areas.append(area)
            if any(run.findtext(f"{A}t") for run in shape.iter(f"{A}r")):
                yield from self._text(slide, shape, areas)

    def _text(
        self, slide: OpenedSlide, shape: etree._Element, areas: list[_Area]
    ) -> Iterator[PaintedText]:
        palette = self._palette(slide)
        place = placeholder_type(shape)
        point = self._first_letter(shape, slide.layout, place)
        inks = [area.ink for area in areas if area.covers(point)]
        owners = self._styles.owners(shape, slide.layout, place)
        box = next(found for owner in owners if (found := _box(owner)))
        for paragraph in shape.iter(f"{A}p"):
            defaults = [
                found
                for level in self._styles.levels(paragraph, shape, slide.layout, place)
                if (found := level.find(f"{A}defRPr")) is not None
            ]
            for run in paragraph.iter(f"{A}r", f"{A}fld"):
                for painted in _painted(slide.number, name_of(shape), run, defaults, inks, palette):
                    yield replace(painted, box=box)

    def _table(self, slide: OpenedSlide, frame: etree._Element) -> Iterator[PaintedText]:
        for cell, box in _cells(frame):
            fill = _fill(cell.find(f"{A}tcPr"))
            inks = [fill] if fill else []
            for run in cell.iter(f"{A}r"):
                for painted in _painted(
                    slide.number, name_of(frame), run, [], inks, self._palette(slide)
                ):
                    yield replace(painted, box=box)

    def _first_letter(self, shape: etree._Element, layout: str, place: str | None) -> Point:
        """Where the text begins, to within a letter."""
        owners = list(self._styles.owners(shape, layout, place))
        left, top, width, height = next(box for owner in owners if (box := _box(owner)))
        bodies = [
            body for owner in owners if (body := owner.find(f"{P}txBody/{A}bodyPr")) is not None
        ]
        anchor = next((each.get("anchor") for each in bodies if each.get("anchor")), "t")
        first = next(shape.iter(f"{A}p"))
        levels = [each for each in (first.find(f"{A}pPr"),) if each is not None]
        levels += list(self._styles.levels(first, shape, layout, place))
        align = next((each.get("algn") for each in levels if each.get("algn")), "l")
        size = max(found.size_pt for found in self._styles.of_shape(shape, layout))
        inset, upper, right, lower = (
            int(next((b.get(side) for b in bodies if b.get(side)), "0")) / _EMU_PER_PT
            for side in ("lIns", "tIns", "rIns", "bIns")
        )
        # Insets move a centred text too: the letters on a ring's segments stand in their places by them.
        x = {"ctr": left + (width + inset - right) / 2, "r": left + width - right - size / 2}.get(
            align, left + inset + size / 2
        )
        y = {"ctr": top + (height + upper - lower) / 2, "b": top + height - lower - size / 2}.get(
            anchor, top + upper + size / 2
        )
        return x, y

    def _palette(self, slide: OpenedSlide) -> Mapping[str, str]:
        """Colours by the names that slides use, through the master's map."""
        master = next(
            link.target for link in self._deck.links(slide.layout) if link.kind == "slideMaster"
        )
        if master not in self._colors:
            theme = next(link.target for link in self._deck.links(master) if link.kind == "theme")
            scheme = self._deck.xml(theme).find(f".//{A}clrScheme")
            stored = {
                each.tag.rpartition("}")[2]: each[0].get("lastClr") or each[0].get("val")
                for each in scheme
            }
            mapped = self._deck.xml(master).find(f"{P}clrMap")
            self._colors[master] = {name: stored[slot] for name, slot in mapped.attrib.items()}
        return self._colors[master]


class _ChartReader:
    """Text of one chart; labels on a mark are judged on the mark, all other text on the page."""

    def __init__(self, slide: int, palette: Mapping[str, str]) -> None:
        self._slide = slide
        self._palette = palette

    def texts(self, chart: etree._Element) -> Iterator[PaintedText]:
        for properties in chart.iter(f"{C}txPr"):
            grounds = list(self._marks(properties)) or [None]
            for ground in grounds:
                yield self._painted(properties, ground)

    def _marks(self, properties: etree._Element) -> Iterator[_Ink]:
        labels = properties.getparent()
        if labels.tag not in (f"{C}dLbl", f"{C}dLbls"):
            return
        series = next(labels.iterancestors(f"{C}ser"))
        position = labels.find(f"{C}dLblPos")
        is_ring = series.getparent().tag == f"{C}doughnutChart"
        if not is_ring and (position is None or position.get("val") not in _ON_THE_MARK):
            return
        own = labels.find(f"{C}idx")
        if own is None:
            # On a ring every slice has a label of its own; the series' look is never drawn.
            mark = None if is_ring else _fill(series.find(f"{C}spPr"))
        else:
            points = {each.find(f"{C}idx").get("val"): each for each in series.iter(f"{C}dPt")}
            point = points.get(own.get("val"))
            mark = _fill(point.find(f"{C}spPr")) if point is not None else None
        if mark is not None:
            yield mark

    def _painted(self, properties: etree._Element, mark: _Ink | None) -> PaintedText:
        look = properties.find(f".//{A}defRPr")
        ground = _ground([mark] if mark else [], self._palette)
        return PaintedText(
            slide=self._slide,
            shape="chart",
            text=properties.getparent().tag.rpartition("}")[2],
            size_pt=int(look.get("sz")) / 100,
            bold=look.get("b") == "1",
            color=_over(_fill(look) or _text_ink(), ground, self._palette),
            ground=ground,
        )


def _painted(
    number: int,
    shape: str,
    run: etree._Element,
    defaults: list[etree._Element],
    inks: list[_Ink],
    palette: Mapping[str, str],
) -> Iterator[PaintedText]:
    text = run.findtext(f"{A}t") or ""
    if not text.strip():
        return
    looks = [run.find(f"{A}rPr"), *defaults]
    ink = next((found for look in looks if (found := _fill(look))), _text_ink())
    link = looks[0].find(f"{A}hlinkClick")
    if link is not None and next(link.iter(_KEEPS_ITS_COLOR), None) is None:
        ink = _text_ink("hlink")
    ground = _ground(inks, palette)
    yield PaintedText(
        slide=number,
        shape=shape,
        text=text,
        size_pt=int(next((look.get("sz") for look in looks if look.get("sz")), "1800")) / 100,
        bold=next((look.get("b") for look in looks if look.get("b")), "0") == "1",
        color=_over(ink, ground, palette),
        ground=ground,
    )


def _ground(inks: list[_Ink], palette: Mapping[str, str]) -> str:
    color = palette["bg1"]
    for ink in inks:
        color = _over(ink, color, palette)
    return color


def _over(ink: _Ink, below: str, palette: Mapping[str, str]) -> str:
    return blend(read_color(ink.color, palette) or palette["tx1"], below, ink.alpha)


def _text_ink(slot: str = "tx1") -> _Ink:
    return _Ink(color=etree.Element(f"{A}schemeClr", val=slot))


def _cells(frame: etree._Element) -> Iterator[tuple[etree._Element, Box]]:
    """The cells of a table with their boxes."""
    place = frame.find(f"{P}xfrm/{A}off")
    left, top = (int(place.get(axis)) / _EMU_PER_PT for axis in ("x", "y"))
    widths = [int(each.get("w")) / _EMU_PER_PT for each in frame.iter(f"{A}gridCol")]
    for row in frame.iter(f"{A}tr"):
        height = int(row.get("h")) / _EMU_PER_PT
        for column, cell in enumerate(row.iter(f"{A}tc")):
            yield cell, (left + sum(widths[:column]), top, widths[column], height)
        top += height


def _fill(owner: etree._Element | None) -> _Ink | None:
    fill = owner.find(f"{A}solidFill") if owner is not None else None
    if fill is None or not len(fill):
        return None
    alpha = fill[0].find(f"{A}alpha")
    return _Ink(color=fill[0], alpha=int(alpha.get("val")) / 100000 if alpha is not None else 1.0)


def _area(shape: etree._Element) -> _Area | None:
    box, ink = _box(shape), _fill(shape.find(f"{P}spPr"))
    if box is None or ink is None:
        return None
    path = shape.find(f"{P}spPr/{A}custGeom/{A}pathLst/{A}path")
    preset = shape.find(f"{P}spPr/{A}prstGeom")
    if path is not None:
        return _Area(box=box, ink=ink, outline=tuple(_outline(path, box)))
    if preset is not None and preset.get("prst") == "ellipse":
        return _Area(box=box, ink=ink, outline=tuple(_ellipse(box)))
    return _Area(box=box, ink=ink)


def _box(shape: etree._Element) -> Box | None:
    frame = shape.find(f"{P}spPr/{A}xfrm")
    if frame is None:
        return None
    place, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
    left, top = int(place.get("x")) / _EMU_PER_PT, int(place.get("y")) / _EMU_PER_PT
    return left, top, int(size.get("cx")) / _EMU_PER_PT, int(size.get("cy")) / _EMU_PER_PT


def _ellipse(box: Box) -> Iterator[Point]:
    left, top, width, height = box
    for step in range(72):
        turn = math.tau * step / 72
        yield left + width / 2 * (1 + math.cos(turn)), top + height / 2 * (1 + math.sin(turn))


def _outline(path: etree._Element, box: Box) -> Iterator[Point]:
    """Corners of a freeform, arcs in short straight steps."""
    x = y = 0.0
    for step in path:
        if step.tag == f"{A}arcTo":
            wide, high = (int(step.get(name)) / _EMU_PER_PT for name in ("wR", "hR"))
            start, sweep = (
                math.radians(int(step.get(name)) / 60000) for name in ("stAng", "swAng")
            )
            middle_x, middle_y = x - wide * math.cos(start), y - high * math.sin(start)
            for part in range(1, 25):
                turn = start + sweep * part / 24
                x, y = middle_x + wide * math.cos(turn), middle_y + high * math.sin(turn)
                yield box[0] + x, box[1] + y
        elif (point := step.find(f"{A}pt")) is not None:
            x, y = int(point.get("x")) / _EMU_PER_PT, int(point.get("y")) / _EMU_PER_PT
            yield box[0] + x, box[1] + y


def _is_inside(point: Point, outline: tuple[Point, ...]) -> bool:
    """Whether a ray to the right crosses the outline an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
