"""Blocks as an editor writes them, read and laid out for the tests of single components."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from builder.components import components
from builder.layout.frame import Frame, FreeformFrame, GroupFrame, ShapeFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.block import ComponentBlock
from builder.model.page import Meta

REGION = Rect(48, 120, 864, 366)
Kind = TypeVar("Kind")


def read(text: str) -> tuple[object, list[str]]:
    """Content of the first block in ``text``, and what was reported about it: code and message."""
    report = Report()
    context = PageContext(path="content/chapter/page.md")
    page, _ = Parser().parse(text, context, Meta(title="", id="page"), report)
    block = next(block for block in page.lead if isinstance(block, ComponentBlock))
    return block.content, [f"{d.code} {d.message} {d.hint}" for d in report]


def read_as(kind: type[Kind], text: str) -> Kind:
    """Content of a block without a finding."""
    content, findings = read(text)
    assert findings == []
    assert isinstance(content, kind)
    return content


def slides(name: str, content: object) -> tuple[tuple[Frame, ...], ...]:
    """The content laid out by its component."""
    return components()[name].layout(content, REGION, Kit())


def flat(frames: Sequence[Frame]) -> Iterator[Frame]:
    """Frames without groups."""
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from flat(frame.children)
        else:
            yield frame


def shown(frames: Sequence[Frame]) -> str:
    """Every text on a slide."""
    texts = (f.text for f in flat(frames) if isinstance(f, ShapeFrame | FreeformFrame))
    return "\n".join(text.plain for text in texts if text)


def of_kind(kind: type[Kind], frames: Sequence[Frame]) -> list[Kind]:
    """Frames of one kind, in reading order."""
    return [frame for frame in flat(frames) if isinstance(frame, kind)]
