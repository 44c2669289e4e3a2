"""A plain list → the form that suits what it says: figures, a sequence, a few parallel ideas, or a list."""

import re
from collections.abc import Sequence

from builder.components import components
from builder.components.base import Source
from builder.lint.diagnostic import Report
from builder.model.block import Item, ListBlock

FEW = range(2, 7)
"""This many parallel ideas make cards."""
SEQUENCE = range(3, 6)
"""This many numbered steps make a row of arrows."""
FIGURES = range(1, 5)
"""This many figures stand side by side."""
LONGEST_LABEL, LONGEST_STEP_NAME = 10, 6
LONGEST_TEXT = 40
"""In characters; longer ones read better as a list."""
_FIGURE = re.compile(r"[-+−]?\d+(?:\.\d+)?\s*(?:%|[^\d\s]{0,4})$")


def form_of(block: ListBlock) -> tuple[str, object]:
    """Name of the component that shows ``block``, and its content; ``bullets`` where no form suits."""
    name = _name(block)
    if name == "bullets":
        return name, block
    source = Source(name=name, argument="", options={}, blocks=(block,), span=block.span)
    report = Report()
    content = components()[name].parse(source, report)
    # A form that has to complain about an item does not suit the list.
    return (name, content) if content is not None and not report.diagnostics else ("bullets", block)


def _name(block: ListBlock) -> str:
    items = block.items
    if any(item.checked is not None or item.quote for item in items) or not _labelled(items):
        return "bullets"
    if len(items) in FIGURES and all(_is_figure(item) for item in items):
        return "stats"
    if block.ordered and len(items) in SEQUENCE and _are_short(items, LONGEST_STEP_NAME):
        return "steps"
    if not block.ordered and len(items) in FEW and _are_short(items, LONGEST_LABEL):
        return "cards"
    return "bullets"


def _labelled(items: Sequence[Item]) -> bool:
    return all(item.label is not None and item.body for item in items)


def _is_figure(item: Item) -> bool:
    is_number = item.label is not None and _FIGURE.fullmatch(item.label.plain.strip()) is not None
    return is_number and len(item.details) <= 1 and item.measure is None


def _are_short(items: Sequence[Item], longest_label: int) -> bool:
    return all(
        item.label is not None
        and len(item.label.plain) <= longest_label
        and len(item.body.plain) <= LONGEST_TEXT
        and not item.details
        for item in items
    )
