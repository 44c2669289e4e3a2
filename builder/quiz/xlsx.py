"""A workbook with one question a row, the form that most Chinese exam platforms import.

Platforms name and order their columns differently: ``XlsxFormat(columns=…)`` takes another map.
Cells are written as text, so that none is ever evaluated as a formula.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

from builder.model.answer_key import key_letters, letter_of, shown_rights, shown_sequence
from builder.model.quiz import FormField, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.pictures import left_out_losses
from builder.quiz.text import (
    inline_losses,
    loss,
    plain_stem,
    plain_text,
    writable,
)

BLANKS_SEPARATOR = "；"
WORDINGS_SEPARATOR = "|"
MAX_CELL = 32_767
"""Characters that Excel keeps in one cell."""

# A workbook records when it was made; a fixed moment keeps the bytes equal.
_CREATED = datetime(2000, 1, 1)


def question_of(question: Question) -> str:
    """The stem; a 匹配's left column and a 情景's parts are in it, for they have no columns."""
    lines = [plain_stem(question)]
    lines += [
        f"{number}．{plain_text(pair.left)}"
        for number, pair in enumerate(question.matching.pairs, 1)
    ]
    return "\n".join(lines)


def answer_of(question: Question) -> str:
    """The key in one cell.

    ``AC`` for choices, 正确 or 错误 for 判断, wordings ``甲|乙；丙`` for blanks, ``CADB`` for an order,
    ``1C；2A`` for pairs, ``优先级：高；部门：售后、仓库`` for a form, the reference of a 简答.
    """
    match question.type:
        case QuestionType.BLANKS:
            return BLANKS_SEPARATOR.join(
                WORDINGS_SEPARATOR.join(blank.answers) for blank in question.blanks
            )
        case QuestionType.TRUE_FALSE:
            return "".join(plain_text(choice.text) for choice in question.choices if choice.correct)
        case QuestionType.MATCHING:
            letters = enumerate(key_letters(question), 1)
            return BLANKS_SEPARATOR.join(f"{number}{letter}" for number, letter in letters)
        case QuestionType.SHORT_ANSWER:
            return plain_text(question.model_answer.reference)
        case QuestionType.WORK_ORDER:
            return BLANKS_SEPARATOR.join(_field_answer(each) for each in question.form)
        case QuestionType.SCENARIO:
            return ""
        case _:
            return "".join(key_letters(question))


def _field_answer(field: FormField) -> str:
    separator = "、" if field.control.has_options else WORDINGS_SEPARATOR
    return f"{field.label}：{separator.join(field.answers)}"


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
    is_optional: bool = False
    """Left out where no question of the bank has anything in it."""


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
    Column(heading="题目", value=question_of, width=48),
    ChoiceColumns(),
    Column(heading="答案", value=answer_of, width=16),
    Column(heading="解析", value=explanation_of, width=48),
    Column(heading="难度", value=lambda question: question.difficulty),
    Column(heading="知识点", value=lambda question: "、".join(question.tags), width=16),
    Column(heading="分值", value=lambda question: f"{question.points:g}"),
    Column(heading="短名", value=lambda question: question.name, width=16),
    Column(heading="目标", value=lambda question: question.objective),
    Column(
        heading="评分要点",
        value=lambda question: "\n".join(map(plain_text, question.model_answer.points)),
        width=32,
        is_optional=True,
    ),
    Column(
        heading="提示",
        value=lambda question: "\n".join(map(plain_text, question.hints)),
        width=24,
        is_optional=True,
    ),
    Column(
        heading="小题",
        value=lambda question: "、".join(part.id for part in question.children),
        width=16,
        is_optional=True,
    ),
)
"""The last three stand only in banks that need them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XlsxFormat(Format):
    columns: tuple[Column | ChoiceColumns, ...] = GENERAL_COLUMNS

    name = "xlsx"
    suffix = ".xlsx"
    description = "通用 Excel 题库：一行一题，多选答案写作 ABC，适合多数考试平台"
    fidelity = {
        **{question_type: Fidelity.EXACT for question_type in QuestionType},
        QuestionType.MATCHING: Fidelity.DEGRADED,
        QuestionType.SCENARIO: Fidelity.DEGRADED,
        QuestionType.WORK_ORDER: Fidelity.DEGRADED,
    }

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
        for row, question in enumerate(bank.all_questions(), start=1):
            for number, column in enumerate(columns):
                sheet.write_string(row, number, _cell(column, question), body)
        workbook.close()
        losses = tuple(
            line for question in bank.all_questions() for line in _losses(question, columns)
        )
        return target.getvalue(), LossReport(format_name=self.name, losses=losses)

    def _spread(self, bank: QuizBank) -> tuple[Column, ...]:
        questions = tuple(bank.all_questions())
        most = max((len(_written_choices(question)) for question in questions), default=0)
        spread: list[Column] = []
        for column in self.columns:
            if isinstance(column, ChoiceColumns):
                spread.extend(column.spread(most))
            elif not column.is_optional or any(map(column.value, questions)):
                spread.append(column)
        return tuple(spread)


format = XlsxFormat()


def _written_choices(question: Question) -> tuple[str, ...]:
    """What can be picked: items and right sides in the order everybody is shown, a form's fields one a cell."""
    if question.type is QuestionType.TRUE_FALSE:
        return ()  # platforms make the two choices themselves
    if question.sequence:
        return tuple(map(plain_text, shown_sequence(question)))
    if question.matching.pairs:
        return tuple(map(plain_text, shown_rights(question)))
    if question.form:
        return tuple(
            f"{each.label}（{each.control.value}）"
            + (f"：{'／'.join(each.options)}" if each.options else "")
            for each in question.form
        )
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
    yield from left_out_losses(question)
    yield from _form_losses(question)
    separators = (BLANKS_SEPARATOR, WORDINGS_SEPARATOR)
    answers = [answer for blank in question.blanks for answer in blank.answers]
    answers += [answer for field in question.form for answer in field.answers]
    if any(each in answer for each in separators for answer in answers):
        yield loss(
            question,
            "答案里有分隔符“；”或“|”，导入后会被拆开，请核对",
            "an answer holds a separator and will be split on import",
        )


def _form_losses(question: Question) -> Iterator[Loss]:
    """A line for types that few platforms have a row for."""
    if question.matching.pairs:
        yield loss(
            question,
            "匹配题左列写进题目，答案写成“1C；2A”，导入前请看平台的模板",
            "the left column is in the question, the key reads 1C；2A",
        )
    if question.form:
        yield loss(
            question,
            f"工单的 {len(question.form)} 个字段写进选项列，多数平台没有这种题型",
            "a work order's fields stand in the columns of choices",
        )
    if question.children:
        yield loss(
            question,
            "情景自成一行，小题跟在后面，多数平台要手工归到一起",
            "a scene has a row of its own, its parts follow",
        )
