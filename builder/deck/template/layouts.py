"""The layouts of a template as they offer themselves: placeholders with inherited places and text styles."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from builder.deck.markup import OFFICE_NS
from builder.deck.template.archive import PARSER, Archive
from builder.deck.template.colors import read_color, scheme_colors, slots_by_role
from builder.deck.template.ground import EMU, Ground, Picture, Sheet, ground_under, own_rect
from builder.deck.template.tones import ToneMap
from builder.layout.geometry import Rect

Kind = Literal["title", "subtitle", "body", "footer", "number", "date", "other"]

_KINDS: Mapping[str, Kind] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "body": "body",
    "obj": "body",
    "ftr": "footer",
    "sldNum": "number",
    "dt": "date",
}
_MASTER_TYPES = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_DEFAULT_INSETS = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
_DEFAULT_SIZES = {"title": 44.0, "footer": 12.0, "number": 12.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutPlaceholder:
    """A placeholder of a layout with what it takes from its master."""

    kind: Kind
    type: str
    """``ST_PlaceholderType``: ``ctrTitle``, ``obj`` …"""
    reference: str
    """Attributes of ``p:ph`` on a slide."""
    rect: Rect | None
    """Outer rectangle in real pt."""
    insets: tuple[float, float, float, float]
    size_pt: float
    color: str | None
    """``RRGGBB`` of its first level; None when not stated anywhere."""
    is_vertical: bool

    @property
    def text_rect(self) -> Rect | None:
        """Where its text stands."""
        return None if self.rect is None else self.rect.inset(*self.insets)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLayout:
    """A layout of a template."""

    part: str
    name: str
    master: int
    """Number of its master, from 1."""
    type: str
    placeholders: tuple[LayoutPlaceholder, ...]
    master_body: Rect | None
    """Text area of the master's body placeholder."""
    slots: Mapping[str, str]
    """The template's colours by role on this layout."""
    sheets: tuple[Sheet, ...]
    tone_map: ToneMap
    slide: Rect

    def first(self, kind: Kind) -> LayoutPlaceholder | None:
        """The first horizontal placeholder of a kind."""
        return next(
            (each for each in self.placeholders if each.kind == kind and not each.is_vertical),
            None,
        )

    def all(self, *kinds: Kind) -> tuple[LayoutPlaceholder, ...]:
        """Every placeholder of these kinds."""
        return tuple(each for each in self.placeholders if each.kind in kinds)

    def tones(self, rect: Rect) -> frozenset[str]:
        """Every colour that lies somewhere under a rectangle in real pt."""
        return self.tone_map.under(rect)

    def ground(self, rect: Rect) -> Ground:
        """What lies under a rectangle in real pt."""
        return ground_under(rect, self.sheets, self.slots, self.slide)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A company's template, understood."""

    archive: Archive
    layouts: tuple[TemplateLayout, ...]
    slide: Rect
    latin_font: str
    east_asian_font: str
    """Empty when the template leaves it to chance."""
    name: str
    """Name of its first theme."""


def read_template(archive: Archive) -> Template:
    """All layouts, in the order of masters and of each master's list."""
    presentation = etree.fromstring(archive.presentation, PARSER)
    size = presentation.find("{*}sldSz")
    slide = Rect(0, 0, 960, 540)
    if size is not None:
        slide = Rect(0, 0, int(size.get("cx", "0")) / EMU, int(size.get("cy", "0")) / EMU)
    layouts: list[TemplateLayout] = []
    pictures = {
        name: Picture(part)
        for name, part in archive.parts.items()
        if part.content_type.startswith("image/")
    }
    for number, master in enumerate(archive.masters, 1):
        layouts += _layouts(archive, pictures, master, number, slide)
    theme = _theme(archive, archive.masters[0])
    return Template(
        archive=archive,
        layouts=tuple(layouts),
        slide=slide,
        latin_font=_font(theme, "latin"),
        east_asian_font=_font(theme, "ea") or _font(theme, "font[@script='Hans']"),
        name="" if theme is None else theme.get("name", ""),
    )


def _theme(archive: Archive, part: str) -> etree._Element | None:
    names = archive.targets(part, "theme")
    return etree.fromstring(archive.parts[names[0]].data, PARSER) if names else None


def _font(theme: etree._Element | None, tag: str) -> str:
    if theme is None:
        return ""
    name, _, condition = tag.partition("[")
    for entry in theme.iterfind(f".//{{*}}minorFont/{{*}}{name}"):
        if not condition or entry.get("script") == "Hans":
            return str(entry.get("typeface", ""))
    return ""


def _layouts(
    archive: Archive, pictures: Mapping[str, Picture], master_name: str, number: int, slide: Rect
) -> Iterator[TemplateLayout]:
    master = etree.fromstring(archive.parts[master_name].data, PARSER)
    targets = {each.id: each.target for each in archive.parts[master_name].relationships}
    theme = _theme(archive, master_name)
    scheme = {} if theme is None else scheme_colors(theme)
    own_map = master.find("{*}clrMap")
    color_map = {} if own_map is None else dict(own_map.attrib)
    master_sheet = _sheet(archive, pictures, master_name, master)
    for entry in master.iterfind("{*}sldLayoutIdLst/{*}sldLayoutId"):
        name = targets.get(entry.get(f"{{{OFFICE_NS}}}id", ""), "")
        if name not in archive.parts:
            continue
        root = etree.fromstring(archive.parts[name].data, PARSER)
        override = root.find("{*}clrMapOvr/{*}overrideClrMapping")
        slots = slots_by_role(scheme, color_map if override is None else dict(override.attrib))
        own_sheet = _sheet(archive, pictures, name, root)
        shows_master = root.get("showMasterSp", "1") not in {"0", "false"}
        common = root.find("{*}cSld")
        sheets = (master_sheet if shows_master else _background_only(master_sheet), own_sheet)
        yield TemplateLayout(
            part=name,
            name=("" if common is None else common.get("name", "")) or f"{number}",
            master=number,
            type=root.get("type", ""),
            placeholders=tuple(_placeholders(root, master, slots)),
            master_body=_master_body(master),
            slots=slots,
            sheets=sheets,
            tone_map=ToneMap(sheets, slots, slide),
            slide=slide,
        )


def _sheet(
    archive: Archive, pictures: Mapping[str, Picture], name: str, root: etree._Element
) -> Sheet:
    images = {
        each.id: pictures[each.target]
        for each in archive.parts[name].relationships
        if each.target in pictures
    }
    return Sheet(root=root, images=images)


def _background_only(sheet: Sheet) -> Sheet:
    root = deepcopy(sheet.root)
    for tree in root.iterfind("{*}cSld/{*}spTree"):
        for child in list(tree):
            tree.remove(child)
    return Sheet(root=root, images=sheet.images)


def _placeholders(
    root: etree._Element, master: etree._Element, slots: Mapping[str, str]
) -> Iterator[LayoutPlaceholder]:
    for shape in root.iter("{*}sp", "{*}pic", "{*}graphicFrame"):
        mark = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
        if mark is None:
            continue
        type_ = mark.get("type", "obj")
        parent = _master_shape(master, type_)
        chain = [each for each in (shape, parent) if each is not None]
        kind = _KINDS.get(type_, "other")
        styles = [each.find("{*}txBody/{*}lstStyle/{*}lvl1pPr") for each in chain]
        styles.append(_master_style(master, kind))
        properties = [each for each in styles if each is not None]
        yield LayoutPlaceholder(
            kind=kind,
            type=type_,
            reference=_reference(mark),
            rect=next((rect for each in chain if (rect := own_rect(each))), None),
            insets=_insets(chain),
            size_pt=_size(properties, kind),
            color=_color(properties, slots),
            is_vertical=_is_vertical(mark, chain),
        )


def _master_shape(master: etree._Element, type_: str) -> etree._Element | None:
    wanted = _MASTER_TYPES.get(type_, type_)
    for shape in master.iterfind("{*}cSld/{*}spTree/{*}sp"):
        mark = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
        if mark is not None and mark.get("type", "obj") == wanted:
            return shape
    return None


def _master_body(master: etree._Element) -> Rect | None:
    shape = _master_shape(master, "body")
    rect = None if shape is None else own_rect(shape)
    return None if shape is None or rect is None else rect.inset(*_insets([shape]))


def _master_style(master: etree._Element, kind: Kind) -> etree._Element | None:
    name = {"title": "titleStyle", "subtitle": "bodyStyle", "body": "bodyStyle"}.get(
        kind, "otherStyle"
    )
    return master.find(f"{{*}}txStyles/{{*}}{name}/{{*}}lvl1pPr")


def _reference(mark: etree._Element) -> str:
    keys = ("type", "idx")
    return " ".join(f'{key}="{mark.get(key)}"' for key in keys if mark.get(key) is not None)


def _insets(chain: list[etree._Element]) -> tuple[float, float, float, float]:
    found: list[float] = []
    for key, default in _DEFAULT_INSETS.items():
        bodies = (each.find("{*}txBody/{*}bodyPr") for each in chain)
        values = (body.get(key) for body in bodies if body is not None)
        value = next((each for each in values if each is not None), None)
        found.append(default if value is None else int(value) / EMU)
    left, top, right, bottom = found
    return (left, top, right, bottom)


def _size(properties: list[etree._Element], kind: Kind) -> float:
    for each in properties:
        run = each.find("{*}defRPr")
        if run is not None and run.get("sz"):
            return int(run.get("sz", "1800")) / 100
    return _DEFAULT_SIZES.get(kind, 18.0)


def _color(properties: list[etree._Element], slots: Mapping[str, str]) -> str | None:
    for each in properties:
        fill = each.find("{*}defRPr/{*}solidFill")
        if fill is not None and len(fill):
            return read_color(fill[0], slots)
    return None


def _is_vertical(mark: etree._Element, chain: list[etree._Element]) -> bool:
    if mark.get("orient") == "vert":
        return True
    bodies = (each.find("{*}txBody/{*}bodyPr") for each in chain)
    directions = (body.get("vert") for body in bodies if body is not None)
    return next((each for each in directions if each), "horz") != "horz"
