"""A ``/// quadrant`` block → four cells, two axes, a side column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    report_empty,
    report_missing_label,
    report_strangers,
    report_unplaced_details,
    report_unused_parts,
    take_details,
    whole_text,
)
from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock, Paragraph
from builder.model.inline import RichText
from builder.model.span import Span

_BAR = re.compile(r"\s*[｜|/／]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The words at an axis's two ends; both empty when the axis has no name."""

    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One of the four: what to do, and with what."""

    verb: RichText
    text: RichText
    examples: tuple[RichText, ...]
    key: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The column beside the matrix: a heading and numbered rules."""

    heading: RichText
    rules: tuple[RichText, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadrant:
    """Cells in the order high-high (top right), high y (top left), high x (bottom right), neither."""

    cells: tuple[Cell, Cell, Cell, Cell]
    x: Axis
    y: Axis
    side: Side | None
    span: Span


def read_quadrant(source: Source, report: Report) -> Quadrant | None:
    """The quadrant in a block, or None when there are not four items for its cells."""
    lists = [block for block in source.blocks if isinstance(block, ListBlock)]
    cells = [_cell(source, item, report) for item in lists[0].items] if lists else []
    if not cells:
        report_empty(source, "列表", report)
        return None
    if len(cells) != 4:
        misfit(
            report,
            source.span,
            f"四象限要四项，这里有 {len(cells)} 项",
            "次序是：两样都占、只占纵轴、只占横轴、两样都不占",
            f"quadrant needs four items, found {len(cells)}",
        )
        return None
    rest = [block for block in source.blocks if block is not lists[0]]
    return Quadrant(
        cells=(cells[0], cells[1], cells[2], cells[3]),
        x=_axis(source.options.get("x", "")),
        y=_axis(source.options.get("y", "")),
        side=_side(source, rest, report),
        span=source.span,
    )


def _axis(option: str) -> Axis:
    ends = [end for end in _BAR.split(option.strip()) if end]
    if len(ends) == 2:
        return Axis(low=ends[0], high=ends[1])
    return Axis(low=f"不{option.strip()}", high=option.strip()) if ends else Axis()


def _cell(source: Source, item: Item, report: Report) -> Cell:
    report_unused_parts(source, item, report)
    if item.label is None:
        report_missing_label(source, item, "- **马上做**，下一级写例子", report)
    text = item.body if item.label is not None else RichText()
    return Cell(
        verb=item.label if item.label is not None else item.body,
        text=text,
        examples=take_details(source, item, report),
        key=item.key,
        span=item.span,
    )


def _side(source: Source, blocks: Sequence[Block], report: Report) -> Side | None:
    headings = [block for block in blocks if isinstance(block, Paragraph)]
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    used: list[Block] = [*headings[:1], *lists[:1]]
    report_strangers(
        source,
        [block for block in blocks if block not in used],
        "四项，加一段话和一个编号列表",
        report,
    )
    if not used:
        return None
    rules: list[RichText] = []
    for item in lists[0].items if lists else ():
        report_unused_parts(source, item, report)
        report_unplaced_details(source, item.details, "在右栏里不带下一级", report)
        rules.append(whole_text(item))
    heading = headings[0].text if headings else RichText()
    return Side(heading=heading, rules=tuple(rules), span=used[0].span)
