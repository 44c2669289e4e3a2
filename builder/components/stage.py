"""Stages that follow one another, phases or levels: a name, what it asks for, and points below."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext, Source
from builder.components.html import element, rich
from builder.components.reading import (
    read_items,
    report_missing_label,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A phase of a roadmap or a level of a ladder."""

    name: RichText
    period: str
    """What stands in parentheses behind the name, as written."""
    text: RichText
    points: tuple[RichText, ...]
    key: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Stages in their order."""

    stages: tuple[Stage, ...]


def read_stages(source: Source, report: Report, example: str) -> Stages | None:
    """One stage per labelled item; an item without a label is reported with ``example`` and left out."""
    stages = tuple(
        stage
        for item in read_items(source, report)
        if (stage := _stage(source, item, report, example))
    )
    return Stages(stages=stages) if stages else None


def _stage(source: Source, item: Item, report: Report, example: str) -> Stage | None:
    if item.label is None:
        report_missing_label(source, item, example, report)
        return None
    report_unused_parts(source, item, report)
    return Stage(
        name=item.label,
        period=item.measure.text if item.measure else "",
        text=item.body,
        points=take_details(source, item, report),
        key=item.key,
        span=item.span,
    )


def stages_html(name: str, content: Stages, context: HtmlContext) -> Element:
    """``ol`` with one ``li`` per stage; ``name`` begins the classes."""
    return element(
        "ol", f"cw-{name}", *(_stage_html(name, stage, context) for stage in content.stages)
    )


def _stage_html(name: str, stage: Stage, context: HtmlContext) -> Element:
    item = element("li", f"cw-{name}-stage cw-{name}-key" if stage.key else f"cw-{name}-stage")
    head = rich("strong", f"cw-{name}-name", stage.name, context)
    period = element("span", f"cw-{name}-period", stage.period) if stage.period else None
    item.append(element("p", f"cw-{name}-head", head, " " if stage.period else None, period))
    if stage.text:
        item.append(rich("p", f"cw-{name}-text", stage.text, context))
    if stage.points:
        points = (rich("li", "", point, context) for point in stage.points)
        item.append(element("ul", f"cw-{name}-points", *points))
    return item
