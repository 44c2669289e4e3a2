"""FIG001: a percentage or multiple that is neither sourced nor marked as a sample."""

import re
from collections.abc import Iterator

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import block_texts, excerpt, item_texts, prose
from builder.model.block import Admonition, Block, ComponentBlock, Heading, ListBlock, Quote, Table
from builder.model.inline import RichText
from builder.model.page import Page, PageKind, Topic

_FIGURE = re.compile(
    r"(?<![\d.])(?!(?:100|0)\s?[%％])\d+(?:\.\d+)?\s?(?:[%％‰]|个百分点|倍(?!数|率|速))"
    r"|百分之(?!百)[零一二三四五六七八九十两\d]+"
    r"|[一二三四五六七八九]成(?:半|多)?的?(?:客户|用户|顾客|员工|学员|来电|投诉|订单)"
)
_RULE_OR_EXAMPLE = re.compile(
    r"不(?:低于|高于|超过|少于|得|足|到)|低于|高于|超过|达到|以上|以下|以内|至少|最多|上限|下限|阈值"
    r"|目标|要求|标准|红线|合格|预警|[≥≤><=＝×÷]|例如|比如|譬如|假设|假如|假定|如果|设想|换算|折扣|打折"
)
"""Words by which a sentence sets a figure instead of reporting one."""

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_SPOKEN_OR_COMPUTED = frozenset(
    {"script", "formula", "drill", "notes", "quiz", "library", "downloads"}
)
"""Components that hold speech, definitions or tasks rather than claims."""


def check(page: Page, report: Report) -> None:
    """Warn once for each block that claims a figure without saying where it comes from."""
    if page.kind is PageKind.QUIZ:
        return
    for block in page.lead:
        _check_block(block, report)
    for topic in page.topics:
        if not _is_sourced_as_a_whole(topic):
            for block in topic.blocks:
                _check_block(block, report)


def _is_sourced_as_a_whole(topic: Topic) -> bool:
    """A source note on the heading speaks for the whole slide."""
    return bool(topic.note) or topic.title.has_sample or bool(topic.title.footnotes)


def _check_block(block: Block, report: Report) -> None:
    for unit in _units(block):
        if any(rich.has_sample or rich.footnotes for rich in unit):
            continue
        if isinstance(block, Table) and _sets_figures(unit):
            continue
        for rich in unit:
            figure = _claimed_figure(prose(rich))
            if figure:
                report.warn(
                    "FIG001",
                    rich.span,
                    f"数字没有出处，也没有标 [示例]：“{figure}”",
                    "有出处就加脚注 [^来源]；没有实测就在数字后写 [示例]",
                    f"a figure without source: {figure}",
                )
                break


def _sets_figures(texts: tuple[RichText, ...]) -> bool:
    """Whether a table lists thresholds or targets: its cells hold bare figures."""
    return any(_RULE_OR_EXAMPLE.search(prose(rich)) for rich in texts)


def _units(block: Block) -> Iterator[tuple[RichText, ...]]:
    """Texts that one mark speaks for: a component or table whole, a plain list by item."""
    match block:
        case ComponentBlock() if block.name in _SPOKEN_OR_COMPUTED:
            return
        case Heading():
            return
        case ListBlock():
            for item in block.items:
                yield tuple(item_texts(item))
        case Admonition() | Quote():
            for inner in block.blocks:
                yield from _units(inner)
        case _:
            yield tuple(block_texts(block))


def _claimed_figure(line: str) -> str | None:
    """The first figure in a sentence that reports, with its surroundings, or None."""
    for sentence in _SENTENCE.finditer(line):
        if _RULE_OR_EXAMPLE.search(sentence[0]):
            continue
        found = _FIGURE.search(sentence[0])
        if found:
            return excerpt(sentence[0], *found.span())
    return None


RULE = Rule(
    code="FIG001",
    title="数字没有出处，也没有标 [示例]",
    why="学员会把屏幕上的数字当真，讲师会被追问出处。没有测过的数字要明说是示例。",
    english=(
        "An unsourced figure. Learners take figures on a slide for facts: give a footnote, or "
        "mark the figure [示例] when nobody measured it."
    ),
    bad="改了流程以后，复购率提高了 18%。",
    good="改了流程以后，复购率提高了 18%[示例]。",
    check=check,
)
