"""A page below ``quizzes/`` → its bank, and ids over all banks."""

from collections.abc import Iterable

from builder.lint.diagnostic import Report
from builder.markdown.quiz.question import Section, read_question
from builder.model.page import Page
from builder.model.quiz import QuizBank
from builder.model.span import Span


def read_bank(page: Page, report: Report) -> QuizBank:
    """The bank of a page below ``quizzes/``; faults are reported as QUZ001 and following."""
    sections = [
        Section(title=topic.title, id=topic.id, blocks=topic.blocks, span=topic.span)
        for topic in page.topics
    ]
    questions = [read_question(section, report) for section in sections]
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
        reviewed=page.meta.reviewed,
    )


def check_ids(banks: Iterable[QuizBank], report: Report) -> None:
    """Report ids that questions of different banks share.

    An id that stands twice on one page is DIA014, as for every other heading.
    """
    owners: dict[str, Span] = {}
    for bank in banks:
        for question in bank.all_questions():
            first = owners.setdefault(question.id, question.span)
            if first.path != question.span.path:
                report.error(
                    "QUZ007",
                    question.span,
                    f"编号 {question.id} 已经用在 {first.path}:{first.line}",
                    "换一个从没用过的编号",
                    f"question id {question.id} is already used at {first.path}:{first.line}",
                )
