"""A script: what to say, step by step, with the intent behind it and what never to say."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, LibraryReference, Option, Source
from builder.components.reference import read_reference, reference_card
from builder.components.script.html import script_html
from builder.components.script.layout import layout_script
from builder.components.script.syntax import CHANNELS, Script, read_script, spoken_extras
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report

__all__ = ["Script", "ScriptComponent", "component", "spoken_extras"]


class ScriptComponent(Component[Script | LibraryReference]):
    """``/// script`` gives the wording; ``/// script | S01`` shows the one with that number."""

    name = "script"
    noun = "话术"
    argument = "reference"
    options = (
        Option(
            name="channel",
            kind="choice",
            choices=CHANNELS,
            meaning="步骤里的话是按哪个渠道写的；别的渠道在子项里另写",
        ),
    )

    def parse(self, source: Source, report: Report) -> Script | LibraryReference | None:
        if source.argument:
            return read_reference(source, "S01", report)
        return read_script(source, report)

    def html(self, content: Script | LibraryReference, context: HtmlContext) -> Element:
        if isinstance(content, LibraryReference):
            return reference_card(self.name, self.noun, content, context)
        return script_html(content, context)

    def spoken(self, content: Script | LibraryReference) -> tuple[str, ...]:
        return () if isinstance(content, LibraryReference) else spoken_extras(content)

    def layout(
        self, content: Script | LibraryReference, region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        if isinstance(content, LibraryReference):
            return ()  # the plan has put the named page's own slides in its place
        return layout_script(content, region, kit)


component = ScriptComponent()
