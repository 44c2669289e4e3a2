"""Quiz banks: the topics of a page, understood as questions.

Every block of a question is used or reported. A question with a fault that would make it
unanswerable is left out of the bank; its diagnostics stop the build.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.lint.diagnostic import Report
from builder.markdown.quiz_answers import has_gap, read_choices, read_gaps, read_verdict
from builder.markdown.quiz_fields import Fields, is_field_line, read_fields, report_missing_type
from builder.markdown.quiz_text import after_label, cut, item_text, trim
from builder.model.block import Block, Heading, Image, Item, ListBlock, Paragraph, Quote, Table
from builder.model.inline import RichText, join, text
from builder.model.page import Page, Topic
from builder.model.quiz import Blank, Choice, Question, QuestionType, QuizBank
from builder.model.span import Span

_TITLE = re.compile(r"\s*题目\s*[：:]\s*")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
# What the page gives a topic whose author gave none; it would change with the order of questions.
_GIVEN_ID = re.compile(r"topic-\d+")
_EXPLANATION_INSIDE = re.compile(r"\s*解析\s*[：:]")


@dataclass(slots=True)
class _Parts:
    """A question's blocks, sorted by what they are for."""

    stem: list[RichText] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    answer: RichText | None = None
    explanation: list[RichText] = field(default_factory=list)
    left_over: list[Block] = field(default_factory=list)


def read_bank(page: Page, report: Report) -> QuizBank:
    """The bank of a page below ``quizzes/``; faults are reported as QUZ001 and following."""
    questions = [_read_question(topic, report) for topic in page.topics]
    if not page.topics:
        report.warn(
            "QUZ023",
            page.span,
            "题库里还没有题目",
            "用“## 题目：短名 {#com-001}”开始第一题",
            "the bank has no questions",
        )
    return QuizBank(
        id=page.meta.id,
        title=page.meta.title,
        path=page.path,
        questions=tuple(question for question in questions if question is not None),
    )


def check_ids(banks: Iterable[QuizBank], report: Report) -> None:
    """Report ids that questions of different banks share.

    An id that stands twice on one page is DIA014, as for every other heading.
    """
    owners: dict[str, Span] = {}
    for bank in banks:
        for question in bank.questions:
            first = owners.setdefault(question.id, question.span)
            if first.path != question.span.path:
                report.error(
                    "QUZ007",
                    question.span,
                    f"编号 {question.id} 已经用在 {first.path}:{first.line}",
                    "换一个从没用过的编号",
                    f"question id {question.id} is already used at {first.path}:{first.line}",
                )


def _read_question(topic: Topic, report: Report) -> Question | None:
    name = _read_name(topic, report)
    has_id = _check_id(topic, report)
    blocks = topic.blocks
    if blocks and isinstance(blocks[0], Paragraph) and is_field_line(blocks[0]):
        fields, blocks = read_fields(blocks[0], report), blocks[1:]
    else:
        report_missing_type(topic.span, report)
        fields = Fields()
    parts = _sort(blocks)
    if fields.answer and parts.answer is None:
        parts.answer = text(fields.answer, span=topic.span)
    _report_left_over(parts, fields.type, report)
    has_stem = _check_stem(parts, fields.type, topic.span, report)
    if fields.type is None:
        return None
    _check_explanation(parts, topic.span, report)
    answers = _read_answers(fields.type, parts, topic.span, report)
    if answers is None or not has_stem or not has_id:
        return None
    stem, choices, blanks = answers
    return Question(
        id=topic.id,
        name=name,
        type=fields.type,
        stem=stem,
        choices=choices,
        blanks=blanks,
        explanation=join(parts.explanation, "\n"),
        difficulty=fields.difficulty,
        points=fields.points,
        objective=fields.objective,
        tags=fields.tags,
        seconds=fields.seconds,
        span=topic.span,
    )


def _read_name(topic: Topic, report: Report) -> str:
    title = topic.title.plain.strip()
    found = _TITLE.match(title)
    name = title[found.end() :].strip() if found else title
    if not found or not name:
        report.error(
            "QUZ018",
            topic.span,
            f"标题“{title}”不是题目的写法" if not found else "题目没有短名",
            "写成“## 题目：短名 {#com-001}”",
            "a question's heading must read 题目：name",
        )
    return name


def _check_id(topic: Topic, report: Report) -> bool:
    if not topic.id or _GIVEN_ID.fullmatch(topic.id):
        report.error(
            "QUZ006",
            topic.span,
            "题目没有编号",
            "在标题末尾写 {#com-001}；编号定了就不再改，题库重新导入时靠它更新",
            "the question has no id",
        )
    elif not _ID.fullmatch(topic.id):
        report.error(
            "QUZ006",
            topic.span,
            f"编号“{topic.id}”不合规则",
            "只用小写字母、数字和短横线，例如 com-001",
            f"bad question id {topic.id}",
        )
    else:
        return True
    return False


def _sort(blocks: tuple[Block, ...]) -> _Parts:
    """Give each block its role by its label and its place."""
    parts = _Parts()
    for block in blocks:
        if isinstance(block, Paragraph):
            _sort_paragraph(block, parts)
        elif isinstance(block, ListBlock) and not parts.explanation and not block.ordered:
            parts.items.extend(block.items)
        else:
            parts.left_over.append(block)
    return parts


def _sort_paragraph(paragraph: Paragraph, parts: _Parts) -> None:
    explanation = after_label(paragraph.text, "解析")
    answer = after_label(paragraph.text, "答案")
    if explanation is not None and not parts.explanation:
        parts.explanation.append(explanation)
    elif answer is not None and parts.answer is None:
        inside = _EXPLANATION_INSIDE.search(answer.plain)
        if inside and not parts.explanation:
            parts.explanation.append(trim(cut(answer, inside.end())))
            answer = trim(cut(answer, 0, inside.start()))
        parts.answer = RichText(runs=answer.runs, span=paragraph.span)
    elif parts.explanation and explanation is None and answer is None:
        parts.explanation.append(paragraph.text)
    elif parts.items or parts.answer is not None or explanation or answer:
        parts.left_over.append(paragraph)
    else:
        parts.stem.append(paragraph.text)


def _read_answers(
    question_type: QuestionType, parts: _Parts, span: Span, report: Report
) -> tuple[tuple[RichText, ...], tuple[Choice, ...], tuple[Blank, ...]] | None:
    """Stem, choices and blanks as the type wants them."""
    stem = tuple(parts.stem)
    items = tuple(parts.items)
    if question_type is QuestionType.BLANKS:
        gaps = read_gaps(stem, span, report) if stem else None
        return (gaps.stem, (), gaps.blanks) if gaps else None
    if question_type is QuestionType.TRUE_FALSE:
        choices = read_verdict(parts.answer, items, span, report)
    else:
        choices = read_choices(items, question_type, span, report)
    return (stem, choices, ()) if choices else None


def _check_stem(
    parts: _Parts, question_type: QuestionType | None, span: Span, report: Report
) -> bool:
    if not any(paragraph.plain.strip() for paragraph in parts.stem):
        report.error(
            "QUZ008",
            span,
            "没有题干",
            "在字段行下面空一行，写出要问的话",
            "the question has no stem",
        )
        return False
    if question_type not in (QuestionType.BLANKS, None) and has_gap(tuple(parts.stem)):
        report.error(
            "QUZ024",
            span,
            "只有填空题的题干里可以写 [[答案]]",
            "把题型改成填空，或把空写成“____”",
            "a gap outside a blanks question",
        )
        return False
    return True


def _check_explanation(parts: _Parts, span: Span, report: Report) -> None:
    if any(paragraph for paragraph in parts.explanation):
        return
    texts = [
        *parts.stem,
        *(each for item in parts.items for each in (item_text(item), item.quote)),
    ]
    glued = next((each for each in texts if _EXPLANATION_INSIDE.search(each.plain)), None)
    if glued is not None:
        report.error(
            "QUZ025",
            glued.span if glued.span.path else span,
            "“解析：”和上一行连成了一段",
            "在“解析：”前面空一行",
            "the explanation is glued to the line before it",
        )
    else:
        report.warn(
            "QUZ026",
            span,
            "没有解析",
            "最后写一段“解析：为什么这样选”，答错的人才学得到",
            "the question has no explanation",
        )


def _report_left_over(parts: _Parts, question_type: QuestionType | None, report: Report) -> None:
    if question_type is not QuestionType.TRUE_FALSE and question_type is not None and parts.answer:
        report.error(
            "QUZ017",
            parts.answer.span,
            f"{question_type.value}题不用“答案：”一行",
            "填空题把答案写进 [[ ]]"
            if question_type is QuestionType.BLANKS
            else "在正确的选项前写 [x]",
            "an answer line that this type does not take",
        )
    if question_type is QuestionType.BLANKS and parts.items:
        report.error(
            "QUZ017",
            parts.items[0].span,
            "填空题里的列表不会出现在题库里",
            "删去，或写成题干的段落",
            "a list in a blanks question is not exported",
        )
    for block in parts.left_over:
        what, hint = _describe(block)
        report.error(
            "QUZ017", block.span, f"{what}不会出现在题库里", hint, "a block that is not exported"
        )


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
            return "图片", "各考试平台收不到图片，请用文字说清"
        case Table():
            return "表格", "写成段落"
        case Heading():
            return f"小标题“{block.text.plain}”", "一题只有一个“##”标题；新题用“## 题目：”开始"
        case _:
            return "这一块", "题目里只有题干、选项或答案、解析"
