"""Items of a ``/// five-whys`` block → a chain of questions and answers with one root cause."""

from dataclasses import dataclass

from builder.components.base import Source
from builder.components.reading import (
    misfit,
    read_items,
    report_missing_label,
    report_unused_parts,
    take_details,
)
from builder.lint.diagnostic import Report
from builder.model.block import Item
from builder.model.inline import RichText, Run, join
from builder.model.span import Span

ROOT_LABEL = "根本原因"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A question, its answer, and what shows that the answer is true."""

    question: RichText
    answer: RichText
    evidence: tuple[RichText, ...]
    is_root: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The questions from the trouble down to its root cause."""

    whys: tuple[Why, ...]

    @property
    def root(self) -> Why:
        """The answer that the chain leads to."""
        return next((why for why in self.whys if why.is_root), self.whys[-1])


def read_chain(source: Source, report: Report) -> Chain | None:
    """The chain of a block; the item with the key mark is its root cause, or else the last one."""
    items = read_items(source, report)
    marked = [number for number, item in enumerate(items) if item.key]
    for number in marked[1:]:
        misfit(
            report,
            items[number].span,
            "根本原因只能有一个",
            "只留一个 {.key}；几条原因并列时用 fishbone",
            "more than one root cause",
        )
    root = marked[0] if marked else len(items) - 1
    whys = tuple(_why(source, item, n == root, report) for n, item in enumerate(items))
    return Chain(whys=whys) if whys else None


def _why(source: Source, item: Item, is_root: bool, report: Report) -> Why:
    report_unused_parts(source, item, report)
    if item.label is None:
        report_missing_label(source, item, "- **为什么……？**：因为……", report)
    elif not item.body and not item.details:
        misfit(
            report,
            item.span,
            "这一问没有回答",
            "在问题后面写冒号和回答",
            "question without an answer",
        )
    question = item.label or RichText(span=item.span)
    if item.measure:
        question = join((question, RichText(runs=(Run(text=f"（{item.measure.text}）"),))))
    return Why(
        question=question,
        answer=item.body,
        evidence=take_details(source, item, report),
        is_root=is_root,
        span=item.span,
    )
