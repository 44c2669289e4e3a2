"""A question's blocks, sorted by what they are for: by their label and their place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from builder.lint.diagnostic import Report
from builder.markdown.quiz.cutting import cut, item_text, trim
from builder.model.block import Block, Heading, Image, Item, ListBlock, Paragraph, Quote, Table
from builder.model.inline import RichText, join
from builder.model.quiz import QuestionType
from builder.model.span import Span

LABELS = ("参考答案", "评分要点", "答案", "提示", "解析")
"""Begin a paragraph, with a colon behind them."""

_LABEL = re.compile(rf"\s*({'|'.join(LABELS)})\s*[：:]")
_LABEL_INSIDE = re.compile(r"\s*(?:评分要点|解析)\s*[：:]")
"""Those that are found within an answer's paragraph too: one forgets the blank line before them."""
EXPLANATION_INSIDE = re.compile(r"\s*解析\s*[：:]")
_SEMICOLON = re.compile(r"[；;]")


@dataclass(slots=True)
class Parts:
    """What each block of one question is for."""

    stem: list[RichText] = field(default_factory=list)
    picture: Image | None = None
    items: list[Item] = field(default_factory=list)
    """Of bulleted lists."""
    numbered: list[ListBlock] = field(default_factory=list)
    table: Table | None = None
    answer: RichText | None = None
    reference: list[RichText] = field(default_factory=list)
    points: list[RichText] = field(default_factory=list)
    hints: list[RichText] = field(default_factory=list)
    explanation: list[RichText] = field(default_factory=list)
    left_over: list[Block] = field(default_factory=list)
    label: str = ""
    """The last label that was met; what follows may go on with it."""


def sort_blocks(blocks: tuple[Block, ...]) -> Parts:
    """Give each block its role; what has none is ``left_over``."""
    parts = Parts()
    for block in blocks:
        if isinstance(block, Paragraph):
            _sort_paragraph(block, parts)
        elif isinstance(block, ListBlock):
            _sort_list(block, parts)
        elif isinstance(block, Table) and parts.table is None and not parts.label:
            parts.table = block
        elif isinstance(block, Image) and parts.picture is None and _is_open(parts):
            parts.picture = block
        else:
            parts.left_over.append(block)
    return parts


def _is_open(parts: Parts) -> bool:
    """Whether the stem may still go on."""
    return not (parts.label or parts.items or parts.numbered or parts.table)


def _sort_paragraph(paragraph: Paragraph, parts: Parts) -> None:
    pieces = _labelled(paragraph.text)
    if pieces:
        for label, content in pieces:
            if not _take(label, RichText(runs=content.runs, span=paragraph.span), parts):
                parts.left_over.append(paragraph)
                return
            parts.label = label
    elif parts.label == "解析":
        parts.explanation.append(paragraph.text)
    elif parts.label == "参考答案":
        parts.reference.append(paragraph.text)
    elif parts.label == "提示":
        parts.hints[-1] = join([parts.hints[-1], paragraph.text], "\n")
    elif _is_open(parts):
        parts.stem.append(paragraph.text)
    else:
        parts.left_over.append(paragraph)


def _labelled(rich: RichText) -> list[tuple[str, RichText]]:
    """Labels and what follows each; empty where the paragraph begins otherwise."""
    found = _LABEL.match(rich.plain)
    if not found:
        return []
    if found[1] == "解析":
        return [("解析", trim(cut(rich, found.end())))]
    inside = _LABEL_INSIDE.search(rich.plain, found.end())
    if not inside:
        return [(found[1], trim(cut(rich, found.end())))]
    rest = trim(cut(rich, inside.start()))
    return [(found[1], trim(cut(rich, found.end(), inside.start()))), *_labelled(rest)]


def _take(label: str, content: RichText, parts: Parts) -> bool:
    """Put a labelled paragraph in its place; False where that is taken."""
    if label == "解析" and not parts.explanation:
        parts.explanation.append(content)
    elif label == "参考答案" and not parts.reference:
        parts.reference.append(content)
    elif label == "评分要点" and not parts.points:
        parts.points.extend(_points(content))
    elif label == "答案" and parts.answer is None:
        parts.answer = content
    elif label == "提示":
        parts.hints.append(content)
    else:
        return False
    return True


def _points(content: RichText) -> list[RichText]:
    """``甲；乙；丙。`` in pieces."""
    plain = content.plain.rstrip("。；; ")
    edges = [found.span() for found in _SEMICOLON.finditer(plain)]
    starts = [0, *(end for _, end in edges)]
    stops = [*(start for start, _ in edges), len(plain)]
    pieces = (trim(cut(content, start, stop)) for start, stop in zip(starts, stops, strict=True))
    return [piece for piece in pieces if piece.plain]


def _sort_list(block: ListBlock, parts: Parts) -> None:
    texts = [item_text(item) for item in block.items]
    if parts.label == "评分要点" and not parts.points:
        parts.points.extend(texts)
    elif parts.label == "提示" and parts.hints[-1:] == [RichText()]:
        parts.hints[-1:] = texts
    elif parts.label in ("解析", "参考答案"):
        parts.left_over.append(block)
    elif block.ordered:
        parts.numbered.append(block)
    else:
        parts.items.extend(block.items)


_TAKES: Mapping[str, frozenset[QuestionType]] = MappingProxyType(
    {
        "items": frozenset(
            {
                QuestionType.SINGLE,
                QuestionType.MULTIPLE,
                QuestionType.TRUE_FALSE,
                QuestionType.ORDERING,
            }
        ),
        "numbered": frozenset({QuestionType.ORDERING}),
        "table": frozenset({QuestionType.MATCHING, QuestionType.WORK_ORDER}),
        "answer": frozenset({QuestionType.TRUE_FALSE, QuestionType.SHORT_ANSWER}),
        "model answer": frozenset({QuestionType.SHORT_ANSWER}),
    }
)
"""Which types have a use for a part; every type takes the others."""

_WHERE_ANSWERS_GO: Mapping[QuestionType, str] = MappingProxyType(
    {
        QuestionType.SINGLE: "在正确的选项前写 [x]",
        QuestionType.MULTIPLE: "在正确的选项前写 [x]",
        QuestionType.TRUE_FALSE: "写一行“答案：正确”或“答案：错误”",
        QuestionType.BLANKS: "填空题把答案写进 [[ ]]",
        QuestionType.ORDERING: "编号列表的次序就是答案",
        QuestionType.MATCHING: "表格里同一行的两格就是一对",
        QuestionType.WORK_ORDER: "答案写在表格的“正确值”一栏",
        QuestionType.SCENARIO: "答案写在各小题里",
    }
)


def report_misplaced(parts: Parts, question_type: QuestionType | None, report: Report) -> None:
    """Say of everything that this type has no use for that it will not be in the bank."""
    if question_type is not None:
        _report_unsuited(parts, question_type, report)
    for block in parts.left_over:
        what, hint = _describe(block)
        _report(report, block.span, f"{what}不会出现在题库里", hint, "a block that is not exported")


def _report_unsuited(parts: Parts, question_type: QuestionType, report: Report) -> None:
    def unsuited(part: str) -> bool:
        return question_type not in _TAKES[part]

    name = f"{question_type.value}题"
    hint = _WHERE_ANSWERS_GO.get(question_type, "")
    if parts.answer and unsuited("answer"):
        english = "an answer line that this type does not take"
        _report(report, parts.answer.span, f"{name}不用“答案：”一行", hint, english)
    for label, found in (("参考答案", parts.reference), ("评分要点", parts.points)):
        if found and unsuited("model answer"):
            english = f"{label} belongs to a short answer"
            _report(report, found[0].span, f"{name}不用“{label}：”", hint, english)
    lists = [item.span for item in parts.items[:1] if unsuited("items")]
    lists += [block.span for block in parts.numbered if unsuited("numbered")]
    for span in lists:
        hint = "删去，或写成题干的段落"
        _report(report, span, f"{name}里的这个列表不会出现在题库里", hint, "a list is not exported")
    if parts.table and unsuited("table"):
        _report(
            report, parts.table.span, "表格不会出现在题库里", "写成段落", "a table is not exported"
        )


def _report(report: Report, span: Span, message: str, hint: str, english: str) -> None:
    report.error("QUZ017", span, message, hint, english)


def _describe(block: Block) -> tuple[str, str]:
    """What a block is called and what to do with it."""
    match block:
        case Paragraph():
            beginning = block.text.plain[:12]
            return f"段落“{beginning}……”", "题干写在选项前面，解析以“解析：”开头，各写一次"
        case Quote():
            return "这段引用", "反馈要缩进在选项下面：“  > 为什么不对”"
        case ListBlock():
            return "这个列表", "选项用“- [ ]”，写在解析前面；题干里的分点写成段落"
        case Image():
            return "图片", "一题一张图，写在题干里，选项和解析前面"
        case Table():
            return "表格", "一题一个表格，写在解析前面"
        case Heading():
            is_part = block.text.plain.lstrip().startswith("小题")
            return f"小标题“{block.text.plain}”", (
                "题型写成情景，才能带小题"
                if is_part
                else "一题只有一个“##”标题；新题用“## 题目：”开始"
            )
        case _:
            return "这一块", "题目里只有题干、选项或答案、解析"


def report_extras(item: Item, report: Report, *, what: str = "选项") -> None:
    """Say what of an item in a list of answers will not be in the bank."""
    if item.details:
        _report(
            report,
            item.details[0].span,
            f"{what}下面的小列表不会出现在题库里",
            "反馈写成缩进的“> 文字”，其余并入选项",
            "a nested list in a choice is not exported",
        )
    if item.key:
        _report(
            report,
            item.span,
            f"{what}不用 {{.key}}",
            "正确选项写 [x]",
            "{.key} means nothing on a choice",
        )
