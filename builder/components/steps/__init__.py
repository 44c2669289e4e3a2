"""Steps in a row of arrows, with a time bar where every step has a duration."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.reveal import REVEAL, clicks_by_number
from builder.components.steps.html import steps_html
from builder.components.steps.layout import layout_steps
from builder.components.steps.syntax import Steps, parse_steps
from builder.layout.frame import Frame, Reveal
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class StepsComponent(Component[Steps]):
    """``/// steps``: numbered actions, each with a sentence on how."""

    name = "steps"
    noun = "步骤"
    options = (REVEAL,)
    can_reveal = True

    def parse(self, source: Source, report: Report) -> Steps | None:
        return parse_steps(source, report)

    def html(self, content: Steps, context: HtmlContext) -> Element:
        return steps_html(content, context)

    def is_revealed(self, content: Steps) -> bool:
        return content.reveal

    def clicks(self, frames: Sequence[Frame]) -> tuple[tuple[Reveal, ...], ...]:
        return clicks_by_number(frames, {"步骤", "步骤说明", "用时"})

    def layout(self, content: Steps, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return layout_steps(content, region, kit)


component = StepsComponent()
