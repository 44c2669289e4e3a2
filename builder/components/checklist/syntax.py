"""A ``/// checklist`` block → the things to check."""

from dataclasses import dataclass, field, replace

from builder.components.base import Source
from builder.components.reading import read_items, report_unused_parts, take_details
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row."""

    name: RichText
    """What to check; a row written without a label is all name."""
    is_labelled: bool
    texts: tuple[RichText, ...]
    """How to check it: the body, then nested items."""
    measure: str
    """By whom, or by when, as written; may be empty."""
    done: bool
    key: bool
    span: Span = field(compare=False)


def read_checks(source: Source, report: Report) -> tuple[Check, ...]:
    """One check per item; ``[ ]`` and ``[x]`` before it are accepted, ``[x]`` is ticked."""
    return tuple(_check(source, item, report) for item in read_items(source, report))


def _check(source: Source, item: Item, report: Report) -> Check:
    report_unused_parts(source, replace(item, checked=None), report)
    texts = (item.body, *take_details(source, item, report))
    label = item.label
    return Check(
        name=item.body if label is None else label,
        is_labelled=label is not None,
        texts=tuple(text for text in (texts[1:] if label is None else texts) if text),
        measure=item.measure.text if item.measure else "",
        done=bool(item.checked),
        key=item.key,
        span=item.span,
    )
