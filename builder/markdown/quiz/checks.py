"""What every question needs, whatever its type: a name, an id, a stem, an explanation."""

import re

from builder.lint.diagnostic import Report
from builder.markdown.quiz.cutting import item_text
from builder.markdown.quiz.gaps import has_gap
from builder.markdown.quiz.parts import EXPLANATION_INSIDE, Parts
from builder.model.inline import RichText
from builder.model.quiz import QuestionType
from builder.model.span import Span

QUESTION, PART = "题目", "小题"
"""What a question's heading begins with, and that of a scenario's part."""

_TITLE = re.compile(r"\s*(题目|小题)\s*[：:]\s*")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
# What the page gives a topic whose author gave none; it would change with the order of questions.
_GIVEN_ID = re.compile(r"topic-\d+")


def read_name(heading: RichText, span: Span, word: str, report: Report) -> str:
    """The short name behind ``word`` in a heading; the whole heading where it reads otherwise."""
    title = heading.plain.strip()
    found = _TITLE.match(title)
    if found and found[1] != word:
        found = None
    name = title[found.end() :].strip() if found else title
    if not found or not name:
        report.error(
            "QUZ018",
            span,
            f"标题“{title}”不是{word}的写法" if not found else f"{word}没有短名",
            f"写成“{'##' if word == QUESTION else '###'} {word}：短名 {{#com-001}}”",
            f"a question's heading must read {word}：name",
        )
    return name


def check_id(identifier: str, span: Span, report: Report) -> bool:
    """Whether a question has an id that can stay for ever."""
    if not identifier or _GIVEN_ID.fullmatch(identifier):
        report.error(
            "QUZ006",
            span,
            "题目没有编号",
            "在标题末尾写 {#com-001}，或运行 courseware format；编号定了就不再改，"
            "题库重新导入时靠它更新",
            "the question has no id",
        )
    elif not _ID.fullmatch(identifier):
        report.error(
            "QUZ006",
            span,
            f"编号“{identifier}”不合规则",
            "只用小写字母、数字和短横线，例如 com-001",
            f"bad question id {identifier}",
        )
    else:
        return True
    return False


def check_stem(
    parts: Parts, question_type: QuestionType | None, span: Span, report: Report
) -> bool:
    """Whether there is something to ask, and nothing in it that gives the answer away."""
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


def check_explanation(parts: Parts, span: Span, report: Report) -> None:
    """Warn of a question that does not say why."""
    if any(paragraph for paragraph in parts.explanation):
        return
    texts = [
        *parts.stem,
        *(each for item in parts.items for each in (item_text(item), item.quote)),
        *(item_text(item) for block in parts.numbered for item in block.items),
    ]
    glued = next((each for each in texts if EXPLANATION_INSIDE.search(each.plain)), None)
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
