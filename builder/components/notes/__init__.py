"""The trainer's notes: spoken or done in the room, never on the site and never on a slide."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.html import element
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.block import Block


class Notes(Component[tuple[Block, ...]]):
    """``/// notes``: any blocks; their text goes into the speaker notes."""

    name = "notes"
    noun = "讲师备注"

    def parse(self, source: Source, report: Report) -> tuple[Block, ...]:
        return source.blocks

    def html(self, content: tuple[Block, ...], context: HtmlContext) -> Element:
        return element("div", "cw-notes")

    def layout(
        self, content: tuple[Block, ...], region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        return ()


component = Notes()
