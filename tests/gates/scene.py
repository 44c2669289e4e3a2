"""Slides laid out by betteroffice, an engine that shares nothing with ours: where every line of text ends up."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

PX_PER_PT = 96 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in px of 1/96 inch."""

    left: float
    top: float
    right: float
    bottom: float

    def overrun(self, inner: "Box") -> tuple[str, float]:
        """The side on which ``inner`` stands out most, and by how many px (negative when inside)."""
        return max(
            ("left", self.left - inner.left),
            ("top", self.top - inner.top),
            ("right", inner.right - self.right),
            ("bottom", inner.bottom - self.bottom),
            key=lambda side: side[1],
        )

    def overlap(self, other: "Box") -> float:
        """How far two boxes reach into each other, along the side where they do so least."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(wide, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line of text as set."""

    text: str
    box: Box
    size_px: float
    paragraph: int
    """Index of its paragraph in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """The text of one shape or table cell: its box and its lines; a cell is as tall as the engine made its row."""

    slide: int
    object_id: int
    shape: str
    box: Box
    lines: tuple[SetLine, ...]
    cell: tuple[int, int] | None
    """Row and column from 0 in a table."""
    in_chart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole deck as set."""

    width: float
    height: float
    texts: tuple[SetText, ...]


def set_deck(data: bytes, families: Mapping[str, Mapping[str, bytes]]) -> Scene:
    """Lay out every slide; ``families`` gives the faces ``Regular`` and ``Bold`` by family name."""
    from betteroffice_pptx import Presentation

    presentation = Presentation.open(data)
    for family, styles in families.items():
        presentation.register_font(family, styles["Regular"])
        presentation.register_font(family, styles["Bold"], bold=True)
    texts: list[SetText] = []
    width = height = 0.0
    for index in range(presentation.slide_count):
        drawn = presentation.render_slide(index).to_dict()
        width, height = drawn["width"], drawn["height"]
        texts.extend(_SlideReader(index + 1).read(drawn["primitives"]))
    return Scene(width=width, height=height, texts=tuple(texts))


class _SlideReader:
    def __init__(self, slide: int) -> None:
        self.slide = slide
        self.names: dict[int, str] = {}

    def read(
        self, primitives: list[dict[str, Any]], *, in_chart: bool = False
    ) -> Iterator[SetText]:
        for primitive in primitives:
            kind = primitive["kind"]
            if primitive.get("name"):
                self.names[primitive["objectId"]] = primitive["name"]
            if kind == "textBox":
                yield self._text(primitive, in_chart)
            inner = primitive.get("primitives", [])
            yield from self.read(inner, in_chart=in_chart or kind == "chart")

    def _text(self, primitive: dict[str, Any], in_chart: bool) -> SetText:
        story = primitive.get("storyId", "").split(":")
        cell = (int(story[-2]), int(story[-1])) if "table" in story else None
        return SetText(
            slide=self.slide,
            object_id=primitive["objectId"],
            shape=self.names.get(primitive["objectId"], "?"),
            box=_box(primitive["x"], primitive["y"], primitive["w"], primitive["h"]),
            lines=tuple(_lines(primitive)),
            cell=cell,
            in_chart=in_chart,
        )


def _lines(primitive: dict[str, Any]) -> Iterator[SetLine]:
    ends = list(accumulate(_length(each) + 1 for each in primitive.get("paragraphs", [])))
    for line in primitive.get("lines", []):
        if not line["runs"]:
            continue
        text = "".join(run["text"] for run in line["runs"])
        size = max(run["fontSizePx"] for run in line["runs"])
        # Spaces at the end of a line hang out of the box everywhere and are not seen.
        trailing = len(text) - len(text.rstrip(" "))
        width = line["width"] - trailing * 0.25 * size
        yield SetLine(
            text=text,
            box=_box(line["x"], line["y"], width, line["height"]),
            size_px=size,
            paragraph=bisect_right(ends, line["start"]),
        )


def _length(paragraph: dict[str, Any]) -> int:
    """Offsets count UTF-16 units."""
    return sum(len(run["text"].encode("utf-16-le")) // 2 for run in paragraph["runs"])


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(left=x, top=y, right=x + width, bottom=y + height)
