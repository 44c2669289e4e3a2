"""A workbook with one question a row, the form that most Chinese exam platforms import.

Platforms name and order their columns differently: ``XlsxFormat(columns=…)`` takes another map.
Cells are written as text, so that none is ever evaluated as a formula.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.text import inline_losses, loss, plain_stem, plain_text, writable

BLANKS_SEPARATOR = "；"
WORDINGS_SEPARATOR = "|"
MAX_CELL = 32_767
"""Characters that Excel keeps in one cell."""

# A workbook records when it was made; a fixed moment keeps the bytes equal.
_CREATED = datetime(2000, 1, 1)


def letter_of(index: int) -> str:
    """A, B, C … of the choice at ``index``, counted from 0, below 26."""
    return chr(ord("A") + index)


def answer_of(question: Question) -> str:
    """``AC`` for choices, 正确 or 错误 for 判断, wordings ``甲|乙；丙`` for blanks."""
    if question.type is QuestionType.BLANKS:
        return BLANKS_SEPARATOR.join(
            WORDINGS_SEPARATOR.join(blank.answers) for blank in question.blanks
        )
    if question.type is QuestionType.TRUE_FALSE:
        return "".join(plain_text(choice.text) for choice in question.choices if choice.correct)
    return "".join(
        letter_of(index) for index, choice in enumerate(question.choices) if choice.correct
    )


def explanation_of(question: Question) -> str:
    """The explanation, then the feedback on each choice, for which there is no column."""
    lines = [plain_text(question.explanation)] if question.explanation else []
    for index, choice in enumerate(question.choices):
        if choice.feedback:
            is_verdict = question.type is QuestionType.TRUE_FALSE
            label = plain_text(choice.text) if is_verdict else letter_of(index)
            lines.append(f"{label}：{plain_text(choice.feedback)}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading and the cell of a question."""

    heading: str
    value: Callable[[Question], str]
    width: float = 10
    """In characters of Excel's default font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceColumns:
    """As many columns as the bank's longest question has choices."""

    heading: str = "选项"
    """Followed by the letter."""
    width: float = 24

    def spread(self, count: int) -> Iterator[Column]:
        """The columns 选项A, 选项B …"""
        for index in range(count):
            yield Column(
                heading=f"{self.heading}{letter_of(index)}",
                value=lambda question, index=index: _choice_text(question, index),  # type: ignore[misc]
                width=self.width,
            )


GENERAL_COLUMNS: tuple[Column | ChoiceColumns, ...] = (
    Column(heading="编号", value=lambda question: question.id, width=12),
    Column(heading="题型", value=lambda question: question.type.value),
    Column(heading="题目", value=plain_stem, width=48),
    ChoiceColumns(),
    Column(heading="答案", value=answer_of, width=16),
    Column(heading="解析", value=explanation_of, width=48),
    Column(heading="难度", value=lambda question: question.difficulty),
    Column(heading="知识点", value=lambda question: "、".join(question.tags), width=16),
    Column(heading="分值", value=lambda question: f"{question.points:g}"),
    Column(heading="短名", value=lambda question: question.name, width=16),
    Column(heading="目标", value=lambda question: question.objective),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class XlsxFormat(Format):
    columns: tuple[Column | ChoiceColumns, ...] = GENERAL_COLUMNS

    name = "xlsx"
    suffix = ".xlsx"
    description = "通用 Excel 题库：一行一题，多选答案写作 ABC，适合多数考试平台"
    fidelity = {question_type: Fidelity.EXACT for question_type in QuestionType}

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """A workbook with one sheet, 题库; its first row holds the headings."""
        columns = self._spread(bank)
        target = BytesIO()
        workbook = xlsxwriter.Workbook(target, {"in_memory": True})
        workbook.set_properties({"title": writable(bank.title), "created": _CREATED})
        sheet = workbook.add_worksheet("题库")
        heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        body = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.heading, heading)
        for row, question in enumerate(bank.questions, start=1):
            for number, column in enumerate(columns):
                sheet.write_string(row, number, _cell(column, question), body)
        workbook.close()
        losses = tuple(line for question in bank.questions for line in _losses(question, columns))
        return target.getvalue(), LossReport(format_name=self.name, losses=losses)

    def _spread(self, bank: QuizBank) -> tuple[Column, ...]:
        most = max((len(_written_choices(question)) for question in bank.questions), default=0)
        spread: list[Column] = []
        for column in self.columns:
            spread.extend(column.spread(most) if isinstance(column, ChoiceColumns) else [column])
        return tuple(spread)


format = XlsxFormat()


def _written_choices(question: Question) -> tuple[str, ...]:
    # Platforms make the two choices of 判断 themselves.
    if question.type is QuestionType.TRUE_FALSE:
        return ()
    return tuple(plain_text(choice.text) for choice in question.choices)


def _choice_text(question: Question, index: int) -> str:
    choices = _written_choices(question)
    return choices[index] if index < len(choices) else ""


def _cell(column: Column, question: Question) -> str:
    return writable(column.value(question))[:MAX_CELL]


def _losses(question: Question, columns: tuple[Column, ...]) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=False)
    if question.seconds != 60:
        yield loss(question, f"用时 {question.seconds} 秒没有对应的列", "no column for seconds")
    for column in columns:
        if len(column.value(question)) > MAX_CELL:
            yield loss(
                question,
                f"{column.heading}超过 {MAX_CELL} 字，单元格放不下，后面的没有写",
                f"{column.heading} is longer than a cell and was cut",
            )
    separators = (BLANKS_SEPARATOR, WORDINGS_SEPARATOR)
    answers = [answer for blank in question.blanks for answer in blank.answers]
    if any(each in answer for each in separators for answer in answers):
        yield loss(
            question,
            "答案里有分隔符“；”或“|”，导入后会被拆开，请核对",
            "an answer holds a separator and will be split on import",
        )
