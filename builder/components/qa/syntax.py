"""Items of a ``/// qa`` block → questions and answers."""

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
from builder.model.inline import RichText, join
from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as people ask it, and the answer."""

    question: RichText
    answer: RichText
    span: Span


def read_questions(source: Source, report: Report) -> tuple[Question, ...]:
    """The questions of a block, in the order written."""
    return tuple(_question(source, item, report) for item in read_items(source, report))


def _question(source: Source, item: Item, report: Report) -> Question:
    report_unused_parts(source, item, report)
    if item.label is None:
        report_missing_label(source, item, "- **问题？**：回答", report)
    details = take_details(source, item, report)
    if item.label is not None and not item.body and not details:
        misfit(
            report,
            item.span,
            "这个问题没有回答",
            "在问题后面写冒号和回答",
            "question without an answer",
        )
    label = item.label if item.label is not None else RichText(span=item.span)
    return Question(question=label, answer=join([item.body, *details], "\n"), span=item.span)
