"""The words of list items as they are set on slides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.model.block import Item
from builder.model.inline import RichText, Run, join


def whole_text(item: Item) -> RichText:
    """Label in bold, measure, body and quotation, as one text."""
    if item.label is None:
        return join([item.body, item.quote], "\n")
    label = RichText(runs=tuple(replace(run, bold=True) for run in item.label.runs))
    measure = f"（{item.measure.text}）" if item.measure else ""
    between = RichText(runs=(Run(text=f"{measure}：" if item.body else measure),))
    return join([join([label, between, item.body]), item.quote], "\n")


def nested_texts(details: Sequence[Item]) -> Iterator[RichText]:
    """Nested items on one level, deeper ones right after the item they belong to."""
    for detail in details:
        yield whole_text(detail)
        yield from nested_texts(detail.details)
