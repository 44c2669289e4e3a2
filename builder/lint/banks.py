"""What no question can know of itself: whether it is used, and what its bank gives away."""

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from statistics import median
from urllib.parse import unquote

from builder.lint.diagnostic import Report
from builder.lint.walk import page_blocks, page_texts
from builder.model.answer_key import key_letters
from builder.model.block import Admonition, Block, ComponentBlock, Quote
from builder.model.exam_pool import pool_of
from builder.model.library import Library
from builder.model.page import Page
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.model.span import Span

FEWEST_KEYS = 8
"""Fewer single choices show no habit."""
LARGEST_SHARE = 0.5
LONGER = 1.6
"""Times the median of the others from which a right choice gives itself away …"""
LONGER_HAN = 8
"""… if it is longer by this many Han characters at least."""
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def check_banks(library: Library, report: Report) -> None:
    """Report unknown objectives, keys that give themselves away, and questions that nothing uses."""
    objectives = {each for page in library.pages.values() for each in page.meta.objectives}
    linked = frozenset(_linked(library))
    examined = {question.id for exam in library.exams for question in pool_of(exam, library)}
    for bank in library.banks.values():
        _check_positions(bank, report)
        for question in bank.questions:
            _check_objectives(question, objectives, report)
            for each in question.with_children():
                _check_lengths(each, report)
            if question.id not in examined and not _is_linked(question, bank, linked):
                _report_unused(question, report)


def _check_objectives(question: Question, known: set[str], report: Report) -> None:
    """A part says its scenario's objective again only in the model, not on the page."""
    for each in question.with_children():
        is_said_above = each is not question and each.objective == question.objective
        if each.objective and each.objective not in known and not is_said_above:
            report.warn(
                "QUZ039",
                each.span,
                f"没有哪一页的 objectives 里有目标 {each.objective}",
                "检查编号，或在章节的信息块里写上这个目标",
                f"unknown objective {each.objective}",
            )


def _check_positions(bank: QuizBank, report: Report) -> None:
    keys = [
        key_letters(question)[0]
        for question in bank.all_questions()
        if question.type is QuestionType.SINGLE
    ]
    if len(keys) < FEWEST_KEYS:
        return
    letter, count = Counter(keys).most_common(1)[0]
    if count > LARGEST_SHARE * len(keys):
        report.warn(
            "QUZ040",
            Span(bank.path),
            f"{len(keys)} 道单选题里有 {count} 道的答案是 {letter}",
            "把几道题的正确选项换个位置，免得学员猜位置",
            f"the key of {count} of {len(keys)} single choices is {letter}",
        )


def _check_lengths(question: Question, report: Report) -> None:
    if question.type is not QuestionType.SINGLE:
        return
    right = next(choice for choice in question.choices if choice.correct)
    length = _han(right.text.plain)
    others = median(_han(choice.text.plain) for choice in question.choices if not choice.correct)
    if length > LONGER * others and length - others >= LONGER_HAN:
        report.warn(
            "QUZ041",
            right.span,
            f"正确选项 {length} 个字，比别的长得多，不读题也猜得到",
            "把它写短，或把干扰项写得一样具体",
            "the right choice is much longer than the others",
        )


def _han(plain: str) -> int:
    return len(_HAN.findall(plain))


def _is_linked(question: Question, bank: QuizBank, linked: frozenset[tuple[str, str]]) -> bool:
    """A link to the whole bank leads to every question in it."""
    targets = {(bank.path, "")}
    for each in question.with_children():
        targets |= {(bank.path, each.id), ("", each.id)}
    return not targets.isdisjoint(linked)


def _report_unused(question: Question, report: Report) -> None:
    report.warn(
        "QUZ042",
        question.span,
        f"没有页面链接到题目 {question.id}，期末卷也抽不到它",
        "在章节里写 /// quiz，或在课程、解析里链接它，学员才遇得到",
        f"nothing links to question {question.id}, and no exam asks it",
    )


def _linked(library: Library) -> Iterator[tuple[str, str]]:
    """Path and anchor of every link; ``("", id)`` of a question named by a block."""
    for page in library.pages.values():
        for text in page_texts(page):
            for run in text.runs:
                if run.link and ":" not in run.link:
                    yield _target(page, run.link)
        for block in _blocks(tuple(page_blocks(page))):
            if block.name == "quiz":
                yield "", block.argument.strip().lstrip("#")


def _target(page: Page, link: str) -> tuple[str, str]:
    file, _, anchor = link.partition("#")
    path = normpath(join(dirname(page.path), unquote(file.partition("?")[0])))
    return (path if file else page.path), unquote(anchor)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[ComponentBlock]:
    for block in blocks:
        if isinstance(block, ComponentBlock):
            yield block
        if isinstance(block, ComponentBlock | Admonition | Quote):
            yield from _blocks(block.blocks)
