"""A ``/// fishbone`` block → an effect and the categories of its causes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.components.base import Source
from builder.components.reading import misfit, read_items, report_unused_parts, whole_text
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText
from builder.model.span import Span

MOST = 6
"""Categories that a fish can have; more become a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A possible cause in a few words."""

    text: RichText
    key: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Causes of one kind: people, tools, rules."""

    name: RichText
    causes: tuple[Cause, ...]
    key: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fishbone:
    """What happens, and what it may come from."""

    effect: str
    categories: tuple[Category, ...]
    span: Span


def read_fishbone(source: Source, report: Report) -> Fishbone | None:
    """The effect is the block's argument, every item a category with its causes nested."""
    effect = source.argument.strip()
    if not effect:
        report.error(
            "DIA010",
            source.span,
            "组件 fishbone 没有写结果",
            "在竖线后面写要找原因的那件事，例如 /// fishbone | 客户一天打来三次",
            "fishbone without an effect",
        )
    categories = tuple(_category(source, item, report) for item in read_items(source, report))
    if not categories:
        return None
    return Fishbone(effect=effect, categories=categories, span=source.span)


def _category(source: Source, item: Item, report: Report) -> Category:
    report_unused_parts(source, item, report)
    name, first = whole_text(replace(item, body=RichText())), item.body
    if item.label is None:
        name, first = item.body, RichText()
    own = (Cause(text=first, key=False, span=item.span),) if first else ()
    causes = (*own, *_causes(source, item, report))
    if not causes:
        misfit(
            report,
            item.span,
            f"类别“{name.plain}”下面没有原因",
            "写成 - **类别**，下面每条原因是一个子项",
            "category without causes",
        )
    return Category(name=name, causes=causes, key=item.key, span=item.span)


def _causes(source: Source, item: Item, report: Report) -> Iterator[Cause]:
    for detail in item.details:
        report_unused_parts(source, detail, report)
        yield Cause(text=whole_text(detail), key=detail.key, span=detail.span)
        for deeper in detail.details:
            misfit(
                report,
                deeper.span,
                "鱼骨图的原因下面不能再分",
                "并到上一级的文字里；要一层层往下问，用 five-whys",
                "causes of a fishbone are nested too deeply",
            )
