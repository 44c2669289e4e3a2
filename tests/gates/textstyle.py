"""Effective text properties out of the XML: a run's own, then its shape's, layout's, master's."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tests.gates.opened import A, OpenedDeck, P, placeholder_type

_EMU_PER_PT = 12700
_DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_CELL_INSETS = {"marT": 45720, "marB": 45720}
_BODY_TYPES = frozenset({"body", "obj", "subTitle"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SizedText:
    """A run's text with its size in pt and where it stands."""

    text: str
    size_pt: float
    shape: str
    place: str
    """``title``, ``body`` …: the placeholder's type; ``free``, ``table`` or ``notes`` for the rest."""
    top_pt: float
    """Upper edge of the shape; 0 when inherited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockStyle:
    """What decides the height of a text besides its lines."""

    insets_pt: float
    """Upper and lower together."""
    line_spacing: tuple[float, ...]
    """Of each paragraph, as a share of the font's natural height."""
    before_pt: float
    """Space before paragraphs together, without the first one's."""


class Styles:
    """Looks up inherited properties of one deck."""

    def __init__(self, deck: OpenedDeck) -> None:
        self._deck = deck
        self._pages = {slide.number: slide for slide in deck.slides}
        self._roots: dict[str, etree._Element] = {}

    def sizes(self, number: int) -> Iterator[SizedText]:
        """Every run of text of a slide with its effective size, tables included, charts not."""
        slide = self._pages[number]
        for shape in slide.root.iter(f"{P}sp"):
            yield from self.of_shape(shape, slide.layout)
        for table in slide.root.iter(f"{P}graphicFrame"):
            for paragraph in table.iter(f"{A}p"):
                for run, text in _runs(paragraph):
                    size = int(run.get("sz", "1800")) / 100
                    yield SizedText(
                        text=text, size_pt=size, shape=_name(table), place="table", top_pt=0
                    )

    def of_shape(self, shape: etree._Element, layout: str) -> Iterator[SizedText]:
        """Every run of one shape with its effective size."""
        place = placeholder_type(shape)
        name, top = _name(shape), _top(shape)
        for paragraph in shape.iter(f"{A}p"):
            for run, text in _runs(paragraph):
                size = self._size(run, paragraph, shape, layout, place)
                yield SizedText(
                    text=text, size_pt=size, shape=name, place=place or "free", top_pt=top
                )

    def row_height_pt(self, number: int, object_id: int, row: int) -> float:
        """Height that the file gives a table's row."""
        rows = list(self._frame(number, object_id).iter(f"{A}tr"))
        return int(rows[row].get("h")) / _EMU_PER_PT

    def of(self, number: int, object_id: int, cell: tuple[int, int] | None) -> BlockStyle:
        """Style of the text in the shape or cell with this id."""
        slide = self._pages[number]
        shape = self._frame(number, object_id)
        if cell is not None:
            rows = list(shape.iter(f"{A}tr"))
            return _cell_style(list(rows[cell[0]].iter(f"{A}tc"))[cell[1]])
        place = placeholder_type(shape)
        bodies = [self._body(owner) for owner in self.owners(shape, slide.layout, place)]
        insets = sum(
            next((int(b.get(side)) for b in bodies if b is not None and b.get(side)), default)
            for side, default in _DEFAULT_INSETS.items()
            if side in ("tIns", "bIns")
        )
        paragraphs = list(shape.iter(f"{A}p"))
        spacings = [
            self._spacing(paragraph, "lnSpc", "spcPct", shape, slide.layout, place) or 100000
            for paragraph in paragraphs
        ]
        before = [
            self._spacing(paragraph, "spcBef", "spcPts", shape, slide.layout, place) or 0
            for paragraph in paragraphs[1:]
        ]
        return BlockStyle(
            insets_pt=insets / _EMU_PER_PT,
            line_spacing=tuple(spacing / 100000 for spacing in spacings),
            before_pt=sum(before) / 100,
        )

    def _frame(self, number: int, object_id: int) -> etree._Element:
        """The shape, picture or graphic frame with this id."""
        properties = self._pages[number].root.iter(f"{P}cNvPr")
        found = next(each for each in properties if each.get("id") == str(object_id))
        return found.getparent().getparent()

    def _size(
        self,
        run: etree._Element,
        paragraph: etree._Element,
        shape: etree._Element,
        layout: str,
        place: str | None,
    ) -> float:
        if run.get("sz"):
            return int(run.get("sz")) / 100
        for level in self.levels(paragraph, shape, layout, place):
            default = level.find(f"{A}defRPr")
            if default is not None and default.get("sz"):
                return int(default.get("sz")) / 100
        return 18.0

    def _spacing(
        self,
        paragraph: etree._Element,
        name: str,
        unit: str,
        shape: etree._Element,
        layout: str,
        place: str | None,
    ) -> int | None:
        own = paragraph.find(f"{A}pPr")
        levels = self.levels(paragraph, shape, layout, place)
        for level in (*([own] if own is not None else []), *levels):
            value = level.find(f"{A}{name}/{A}{unit}")
            if value is not None:
                return int(value.get("val"))
        return None

    def levels(
        self,
        paragraph: etree._Element,
        shape: etree._Element,
        layout: str,
        place: str | None,
    ) -> Iterator[etree._Element]:
        """``lvlNpPr`` that apply to a paragraph, nearest first."""
        own = paragraph.find(f"{A}pPr")
        level = int(own.get("lvl", "0")) + 1 if own is not None else 1
        for owner in self.owners(shape, layout, place):
            found = owner.find(f"{P}txBody/{A}lstStyle/{A}lvl{level}pPr")
            if found is not None:
                yield found
        master = self._root(self._master(layout))
        style = {"title": "titleStyle", "ctrTitle": "titleStyle"}.get(place or "", "")
        style = style or ("bodyStyle" if place in _BODY_TYPES else "otherStyle")
        found = master.find(f"{P}txStyles/{P}{style}/{A}lvl{level}pPr")
        if found is not None:
            yield found

    def owners(
        self, shape: etree._Element, layout: str, place: str | None
    ) -> Iterator[etree._Element]:
        """A shape and the placeholders of layout and master that it takes after, nearest first."""
        yield shape
        if place is None:
            return
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        for root in (self._root(layout), self._root(self._master(layout))):
            for other in root.iter(f"{P}sp"):
                found = other.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
                if found is None:
                    continue
                same_index = found.get("idx") == placeholder.get("idx") is not None
                if same_index or found.get("type", "obj") == place:
                    yield other
                    break

    def _body(self, shape: etree._Element) -> etree._Element | None:
        return shape.find(f"{P}txBody/{A}bodyPr")

    def _master(self, layout: str) -> str:
        return next(link.target for link in self._deck.links(layout) if link.kind == "slideMaster")

    def _root(self, name: str) -> etree._Element:
        if name not in self._roots:
            self._roots[name] = self._deck.xml(name)
        return self._roots[name]


def _runs(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for run in paragraph.iter(f"{A}r", f"{A}fld"):
        text = run.findtext(f"{A}t") or ""
        properties = run.find(f"{A}rPr")
        if text.strip() and properties is not None:
            yield properties, text


def _cell_style(cell: etree._Element) -> BlockStyle:
    properties = cell.find(f"{A}tcPr")
    insets = sum(int(properties.get(side, default)) for side, default in _CELL_INSETS.items())
    spacings = [
        int(each.get("val"))
        if (each := paragraph.find(f"{A}pPr/{A}lnSpc/{A}spcPct")) is not None
        else 100000
        for paragraph in cell.iter(f"{A}p")
    ]
    before = [int(each.get("val")) for each in cell.findall(f".//{A}spcBef/{A}spcPts")]
    return BlockStyle(
        insets_pt=insets / _EMU_PER_PT,
        line_spacing=tuple(spacing / 100000 for spacing in spacings),
        before_pt=sum(before) / 100,
    )


def _name(shape: etree._Element) -> str:
    return str(next(shape.iter(f"{P}cNvPr")).get("name", ""))


def _top(shape: etree._Element) -> float:
    offset = shape.find(f"{P}spPr/{A}xfrm/{A}off")
    return int(offset.get("y")) / _EMU_PER_PT if offset is not None else 0.0
