"""Diagrams whose boxes are joined by lines: in the file the lines are glued and follow a box that is moved."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot, inf
from xml.etree.ElementTree import Element, fromstring

import pytest
from component_blocks import slides
from deck_samples import PROPERTIES, slide, theme

from builder.build.specimens import specimen_slides
from builder.deck import write_deck
from builder.model.library import Library

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
JOINED = {
    "five-whys": {"箭头": "both"},
    "journey": {"情绪连线": "both", "旅程轴线": "both, but for the last one of a slide"},
    "fishbone": {"主骨": "end", "大骨": "start"},
}
"""Lines that join boxes, by component and the beginning of their names, and which of their ends are on a box."""
WITHIN_EMU = 12700


@dataclass(frozen=True)
class Connector:
    """A ``p:cxnSp`` with its ends and what they are glued to."""

    name: str
    ends: dict[str, tuple[float, float]]
    glue: dict[str, tuple[str, int]]


def _pages(name: str) -> list[Element]:
    """The slides of a component's documented examples, as the deck has them."""
    pages = [
        page
        for each in specimen_slides(name, Library(pages={}))
        for page in slides(name, each.content)
    ]
    frames = [slide(f"p{number}", *page) for number, page in enumerate(pages, 1)]
    archive = zipfile.ZipFile(io.BytesIO(write_deck(frames, theme(), PROPERTIES)))
    parts = [part for part in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", part)]
    return [fromstring(archive.read(part)) for part in parts]


def _box(shape: Element) -> tuple[float, float, float, float]:
    place = shape.find(f"{P}spPr/{A}xfrm")
    assert place is not None
    offset, size = place.find(f"{A}off"), place.find(f"{A}ext")
    assert offset is not None and size is not None
    x, y = float(offset.attrib["x"]), float(offset.attrib["y"])
    return x, y, x + float(size.attrib["cx"]), y + float(size.attrib["cy"])


def _connectors(page: Element) -> Iterator[Connector]:
    for line in page.iter(f"{P}cxnSp"):
        left, top, right, bottom = _box(line)
        place = line.find(f"{P}spPr/{A}xfrm")
        assert place is not None
        xs = (right, left) if place.get("flipH") == "1" else (left, right)
        ys = (bottom, top) if place.get("flipV") == "1" else (top, bottom)
        known = line.find(f"{P}nvCxnSpPr/{P}cNvPr")
        assert known is not None
        glue = {
            end: (found.attrib["id"], int(found.attrib["idx"]))
            for end in ("stCxn", "endCxn")
            if (found := line.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr/{A}{end}")) is not None
        }
        ends = {"stCxn": (xs[0], ys[0]), "endCxn": (xs[1], ys[1])}
        yield Connector(known.attrib["name"], ends, glue)


def _sites(shape: Element) -> list[tuple[float, float]]:
    """Connection sites in the order of the preset: from the top to the left; an ellipse has others between."""
    left, top, right, bottom = _box(shape)
    x, y = (left + right) / 2, (top + bottom) / 2
    four = [(x, top), (left, y), (x, bottom), (right, y)]
    preset = shape.find(f"{P}spPr/{A}prstGeom")
    assert preset is not None
    if preset.get("prst") == "ellipse":
        return [site for each in four for site in (each, (inf, inf))]
    return four


@pytest.mark.parametrize("name", JOINED)
def test_lines_between_boxes_are_glued_where_they_touch_them(name: str) -> None:
    seen: set[str] = set()
    for page in _pages(name):
        shapes = {
            known.attrib["id"]: shape
            for shape in page.iter(f"{P}sp")
            if (known := shape.find(f"{P}nvSpPr/{P}cNvPr")) is not None
        }
        for connector in _connectors(page):
            for end, (identity, site) in connector.glue.items():
                x, y = _sites(shapes[identity])[site]
                at = connector.ends[end]
                assert hypot(at[0] - x, at[1] - y) <= WITHIN_EMU, (connector.name, end)
            seen |= {
                kind for kind in JOINED[name] if connector.name.startswith(kind) and connector.glue
            }
    assert seen == set(JOINED[name])


@pytest.mark.parametrize("name", JOINED)
def test_no_line_between_boxes_hangs_loose(name: str) -> None:
    wanted = {"both": {"stCxn", "endCxn"}, "start": {"stCxn"}, "end": {"endCxn"}}
    for page in _pages(name):
        for connector in _connectors(page):
            for kind, ends in JOINED[name].items():
                if connector.name.startswith(kind) and ends in wanted:
                    assert set(connector.glue) == wanted[ends], connector.name


def test_the_rail_of_a_journey_breaks_nowhere_between_its_nodes() -> None:
    rails = [c for page in _pages("journey") for c in _connectors(page) if "旅程轴线" in c.name]
    joined = [rail for rail in rails if set(rail.glue) == {"stCxn", "endCxn"}]
    assert len(joined) == 2, "the example without moods has three touchpoints"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("five-whys", ("为什么客户一天打来三次？", "开通权限没有人负责")),
        ("fishbone", ("客户一天打来三次", "换人接手不留记录", "环境")),
        ("journey", ("下单", "接单电话", "上门")),
        ("quadrant", ("横轴从一人能改到要请人改", "左上 今天就改", "柜台上的告示")),
        ("cycle", ("早上", "中午", "收工")),
    ],
)
def test_a_diagram_s_alternative_text_tells_what_it_says(name: str, words: tuple[str, ...]) -> None:
    told = [
        known.get("descr", "")
        for page in _pages(name)
        for group in page.iter(f"{P}grpSp")
        if (known := group.find(f"{P}nvGrpSpPr/{P}cNvPr")) is not None
    ]
    assert any(all(word in alt for word in words) for alt in told)
