"""Every component keeps what its own page promises: the examples of its ``doc.md`` parse, show every word and fit.

The pages are read from the component folders, so a new component is tested by being there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from xml.etree.ElementTree import Element, indent, tostring

import pytest

import builder.components
from builder.components import components
from builder.components.base import Component, HtmlContext
from builder.layout.check import check_slides
from builder.layout.dump import dump_frames
from builder.layout.fonts import shipped_metrics
from builder.layout.frame import (
    CellFrame,
    ChartFrame,
    Frame,
    FreeformFrame,
    GroupFrame,
    LineFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.settle import settle
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.block import Block, ComponentBlock, Item, ListBlock, Paragraph, Table
from builder.model.inline import RichText
from builder.model.page import Meta

ROOT = Path(builder.components.__file__).parent
OFF_SCREEN = frozenset({"notes"})
"""Components that neither the site nor a slide shows."""
KEYWORDS = {"script": frozenset({"意图", "也可以"})}
"""Labels that a component takes as syntax and shows as form, not as words."""
ONLY_ON_SITE = {"script": ("也可以", "电话：", "在线：")}
"""Nested items that begin so are for readers of the site and the speaker notes, not for the screen."""
SHARED_CLASSES = frozenset({"cw-sample", "cw-key"})
WITH_OWN_STRIP = frozenset({"case"})
"""Components that fill the takeaway's place themselves."""
REGIONS = {
    "full": Rect(48, 120, 864, 366),
    "above a source note": Rect(48, 120, 864, 342),
    "above a takeaway": Rect(48, 120, 864, 270),
    "above takeaway and note": Rect(48, 120, 864, 246),
    "of another theme": Rect(72, 132, 816, 336),
}
_EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Example:
    """A fenced example of a component's page."""

    folder: Path
    number: int
    text: str

    @property
    def component(self) -> Component[object]:
        return _component(self.folder)

    def __str__(self) -> str:
        return f"{self.folder.name}-{self.number}"


@cache
def _component(folder: Path) -> Component[object]:
    found: Component[object] = import_module(f"builder.components.{folder.name}").component
    return found


def _folders() -> list[Path]:
    return sorted(path.parent for path in ROOT.glob("*/__init__.py"))


def _examples(folder: Path) -> list[Example]:
    page = folder / "doc.md"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    return [
        Example(folder, number, match[1]) for number, match in enumerate(_EXAMPLE.finditer(text), 1)
    ]


FOLDERS = [folder for folder in _folders() if _component(folder).has_syntax]
EXAMPLES = [example for folder in FOLDERS for example in _examples(folder)]
SHOWN = [example for example in EXAMPLES if example.component.name not in OFF_SCREEN]


IN_REGIONS = pytest.mark.parametrize(
    ("example", "region"),
    [
        pytest.param(example, region, id=f"{example} {place}")
        for example in SHOWN
        for place, region in REGIONS.items()
        if not ("takeaway" in place and example.component.name in WITH_OWN_STRIP)
    ],
)


def _blocks(example: Example, report: Report) -> list[ComponentBlock]:
    """The example's blocks of its own component."""
    context = PageContext(path="content/chapter/doc.md")
    page, _ = Parser().parse(example.text, context, Meta(title="", id="doc"), report)
    blocks = (*page.lead, *(block for topic in page.topics for block in topic.blocks))
    name = example.component.name
    return [b for b in blocks if isinstance(b, ComponentBlock) and b.name == name]


@cache
def _parsed(example: Example) -> tuple[ComponentBlock, ...]:
    return tuple(_blocks(example, Report()))


def _pages(example: Example, region: Rect, kit: Kit) -> list[tuple[Frame, ...]]:
    return [
        page
        for block in _parsed(example)
        for page in example.component.layout(block.content, region, kit)
    ]


def _slides(pages: list[tuple[Frame, ...]]) -> list[SlideFrames]:
    fonts = shipped_metrics()
    return [
        settle(SlideFrames(id=f"p{n}", role="content", title="", frames=frames), fonts)
        for n, frames in enumerate(pages, 1)
    ]


def _html(example: Example) -> list[Element]:
    context = HtmlContext(anchor="cw-1")
    return [example.component.html(block.content, context) for block in _parsed(example)]


def _flat(frames: tuple[Frame, ...]) -> Iterator[Frame]:
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from _flat(frame.children)
        else:
            yield frame


def _texts(frame: Frame) -> Iterator[str]:
    if isinstance(frame, ChartFrame):
        yield from (*frame.categories, *(series.name for series in frame.series))
        values = (value for series in frame.series for value in series.values)
        yield from (f"{value:g}" for value in values if value is not None)
    elif isinstance(frame, TableFrame):
        cells: Iterator[CellFrame] = (cell for row in frame.rows for cell in row)
        yield from (cell.text.plain for cell in cells)
    elif isinstance(frame, ShapeFrame | FreeformFrame) and frame.text:
        yield frame.text.plain


def _written(blocks: tuple[Block, ...], left_out: tuple[str, ...]) -> Iterator[RichText | str]:
    """Every text the author wrote into a block, but for nested items that begin with one of ``left_out``."""
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from (text for item in block.items for text in _item(item, left_out))
        elif isinstance(block, Table):
            yield from (*block.header, *(cell for row in block.rows for cell in row))
        elif isinstance(block, Paragraph):
            yield block.text


def _item(item: Item, left_out: tuple[str, ...]) -> Iterator[RichText | str]:
    if item.label:
        yield item.label
    if item.measure:
        yield item.measure.text
    yield item.body
    for detail in item.details:
        if not detail.plain.startswith(left_out):
            yield from _item(detail, left_out)


def _words(example: Example, left_out: tuple[str, ...] = ()) -> set[str]:
    texts = [text for block in _parsed(example) for text in _written(block.blocks, left_out)]
    texts += [b.argument for b in _parsed(example) if example.component.argument == "text"]
    plain = (text if isinstance(text, str) else text.plain for text in texts)
    words = {word for text in plain for word in _WORD.findall(text)}
    return words - KEYWORDS.get(example.component.name, frozenset())


def _missing(words: set[str], shown: str) -> set[str]:
    """Words that are not in ``shown``, wherever soft breaks fell."""
    joined = re.sub(r"\s", "", shown)
    return {word for word in words if word not in joined}


def test_every_name_is_found_in_its_own_folder() -> None:
    named = {folder.name.replace("_", "-") for folder in _folders()}
    assert named == set(components())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_component_has_a_page_with_examples(folder: Path) -> None:
    assert len(_examples(folder)) >= (1 if _component(folder).name in OFF_SCREEN else 3)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_component_s_page_names_every_option(folder: Path) -> None:
    page = (folder / "doc.md").read_text(encoding="utf-8")
    assert [o.name for o in _component(folder).options if f"`{o.name}" not in page] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_css_touches_only_the_component_and_takes_colours_from_the_theme(folder: Path) -> None:
    sheet = folder / "style.css"
    css = sheet.read_text(encoding="utf-8") if sheet.is_file() else ""
    own = f"cw-{_component(folder).name}"
    foreign = set(re.findall(r"\.(cw-[\w-]+)", css)) - SHARED_CLASSES
    assert {name for name in foreign if not name.startswith(own)} == set()
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|@import|url\(", css) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_parses_without_a_finding(example: Example) -> None:
    report = Report()
    blocks = _blocks(example, report)
    assert [f"{d.span} {d.code} {d.message}" for d in report] == []
    assert blocks
    assert all(block.content is not None for block in blocks)


@pytest.mark.parametrize("example", SHOWN, ids=str)
def test_every_word_of_an_example_stands_on_the_site(example: Example) -> None:
    shown = "".join(text for element in _html(example) for text in element.itertext())
    assert _missing(_words(example), shown) == set()


@IN_REGIONS
def test_every_word_of_an_example_stands_on_a_slide(example: Example, region: Rect) -> None:
    pages = _pages(example, region, Kit())
    shown = "\f".join(text for page in pages for frame in _flat(page) for text in _texts(frame))
    left_out = ONLY_ON_SITE.get(example.component.name, ())
    assert _missing(_words(example, left_out), shown) == set()


@IN_REGIONS
def test_an_example_stays_inside_its_region(example: Example, region: Rect) -> None:
    outside = [
        f"{number}: {frame.name} {rect}"
        for number, page in enumerate(_pages(example, region, Kit()), 1)
        for frame in _flat(page)
        for rect in [_bounds(frame)]
        if rect.x < region.x - 0.5
        or rect.y < region.y - 0.5
        or rect.right > region.right + 0.5
        or rect.bottom > region.bottom + 0.5
    ]
    assert outside == []


def _bounds(frame: Frame) -> Rect:
    if isinstance(frame, LineFrame):
        left, top = min(frame.x1, frame.x2), min(frame.y1, frame.y2)
        return Rect(left, top, abs(frame.x2 - frame.x1), abs(frame.y2 - frame.y1))
    assert not isinstance(frame, GroupFrame)
    return frame.rect


@IN_REGIONS
def test_an_example_fits_and_is_readable(example: Example, region: Rect) -> None:
    kit = Kit()
    slides = _slides(_pages(example, region, kit))
    assert [str(violation) for violation in check_slides(slides, kit.fonts)] == []
    assert [f"{d.code} {d.message}" for d in kit.report] == []


@pytest.mark.parametrize("example", SHOWN, ids=str)
def test_frames_of_a_slide_have_names_of_their_own(example: Example) -> None:
    for page in _pages(example, REGIONS["full"], Kit()):
        names = [frame.name for frame in _flat(page)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_frames_and_html_are_as_expected(folder: Path, update_snapshots: bool) -> None:
    expected = folder / "expected.txt"
    actual = "\n".join(_snapshot(example) for example in _examples(folder))
    if update_snapshots:
        expected.write_text(actual, encoding="utf-8")
    assert expected.is_file(), "run pytest with --update-snapshots and read the diff"
    assert actual == expected.read_text(encoding="utf-8")


def _snapshot(example: Example) -> str:
    parts = [f"=== example {example.number}"]
    for number, slide in enumerate(_slides(_pages(example, REGIONS["full"], Kit())), 1):
        parts.append(f"--- slide {number}\n{dump_frames(slide.frames).rstrip()}")
    for element in _html(example):
        indent(element)
        parts.append(f"--- html\n{tostring(element, encoding='unicode').rstrip()}")
    return "\n".join(parts) + "\n"
