"""Reading a block's content: what components with items inside have in common."""

from collections.abc import Iterable

from builder.components.base import Source
from builder.lint.diagnostic import Report
from builder.model.block import Block, Item, ListBlock
from builder.model.inline import RichText, Run, join
from builder.model.span import Span


def read_items(source: Source, report: Report) -> tuple[Item, ...]:
    """Items of all lists in the block; whatever else stands there is reported (DIA005)."""
    report_strangers(
        source, (b for b in source.blocks if not isinstance(b, ListBlock)), "列表项", report
    )
    items = tuple(i for b in source.blocks if isinstance(b, ListBlock) for i in b.items)
    if not items:
        report_empty(source, "列表", report)
    return items


def report_empty(source: Source, wanted: str, report: Report) -> None:
    """The block lacks what it is made of."""
    report.error(
        "DIA005",
        source.span,
        f"组件 {source.name} 里没有{wanted}",
        f"在 /// {source.name} 和结尾的 /// 之间写{wanted}",
        f"{source.name} has no content",
    )


def report_strangers(source: Source, blocks: Iterable[Block], wanted: str, report: Report) -> None:
    """Blocks that this component has no place for."""
    for block in blocks:
        misfit(
            report,
            block.span,
            f"组件 {source.name} 里只能写{wanted}",
            "把这一段移到组件外面，或改写成组件的内容",
            f"{source.name} takes no such block",
        )


def misfit(report: Report, span: Span, message: str, hint: str, english: str) -> None:
    """A piece of content that does not fit its component (DIA005)."""
    report.error("DIA005", span, message, hint, english)


def report_missing_label(source: Source, item: Item, example: str, report: Report) -> None:
    """An item without the bold label that the component cannot do without."""
    misfit(
        report,
        item.span,
        f"组件 {source.name} 的这一项缺少加粗的标签",
        f"写成 {example}",
        f"item of {source.name} has no label",
    )


def whole_text(item: Item) -> RichText:
    """Label, measure and body as one text, as written."""
    if item.label is None:
        return item.body
    measure = f"（{item.measure.text}）" if item.measure else ""
    between = RichText(runs=(Run(text=f"{measure}：" if item.body else measure),))
    return join((item.label, between, item.body))


def take_details(
    source: Source, item: Item, report: Report, *, at_most: int | None = None
) -> tuple[RichText, ...]:
    """Texts of the nested items; those beyond ``at_most`` and those nested deeper are reported."""
    taken = item.details[:at_most]
    report_unplaced_details(
        source, item.details[len(taken) :], f"下面最多 {at_most} 条子项，这里多了", report
    )
    for deeper in (child for detail in taken for child in detail.details):
        misfit(
            report,
            deeper.span,
            f"组件 {source.name} 的子项下面不能再分",
            "并到上一级的文字里",
            f"items of {source.name} are nested too deeply",
        )
    return tuple(text for detail in taken if (text := whole_text(detail)))


def report_unplaced_details(
    source: Source, details: Iterable[Item], limit: str, report: Report
) -> None:
    """Nested items beyond what the component shows; ``limit`` is a predicate like 下面最多一条."""
    for detail in details:
        misfit(
            report,
            detail.span,
            f"组件 {source.name} 的每一项{limit}",
            "并成一条，或移到组件外面",
            f"too many nested items in {source.name}",
        )


def report_unused_parts(source: Source, item: Item, report: Report) -> None:
    """Task boxes and quotations, which no item of these components shows."""
    if item.checked is not None:
        misfit(
            report,
            item.span,
            f"组件 {source.name} 的列表项不用 [ ] 或 [x]",
            "删掉方括号",
            f"task box in {source.name}",
        )
    if item.quote:
        misfit(
            report,
            item.quote.span,
            f"组件 {source.name} 的列表项里不放引用",
            "删掉行首的 >，写成正文",
            f"quotation inside an item of {source.name}",
        )
