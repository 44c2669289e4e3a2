"""Kahoot's import sheet: choices only, for a game in class.

The layout is that of ``KahootQuizTemplate.xlsx``: headings in row 8 from column B, questions from row 9, their numbers
in column A. Kahoot cuts what is too long without a word, so such a question is left out here.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import xlsxwriter

from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.pictures import left_out_losses
from builder.quiz.plain_line import one_line, utf16_length
from builder.quiz.text import inline_losses, loss, plain_stem, plain_text, writable
from builder.quiz.unplaced import unplaced_losses

MAX_QUESTION = 120
MAX_ANSWER = 75
MAX_ANSWERS = 4
TIMES = (5, 10, 20, 30, 60, 90, 120, 240)
"""Seconds that Kahoot offers."""
HEADINGS = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MAX_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
HEADING_ROW = 7
"""Counted from 0."""

_CREATED = datetime(2000, 1, 1)
_UNPLACED = ("分值", "难度", "标签", "目标", "提示", "解析", "选项反馈")


class KahootFormat(Format):
    name = "kahoot"
    suffix = ".kahoot.xlsx"
    description = "Kahoot 的导入表：课堂抢答用，只有单选、多选和判断"
    fidelity = {
        **{question_type: Fidelity.UNSUPPORTED for question_type in QuestionType},
        QuestionType.SINGLE: Fidelity.EXACT,
        QuestionType.MULTIPLE: Fidelity.DEGRADED,
        QuestionType.TRUE_FALSE: Fidelity.EXACT,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """One sheet in the template's layout."""
        questions = tuple(bank.all_questions())
        target = BytesIO()
        workbook = xlsxwriter.Workbook(target, {"in_memory": True})
        workbook.set_properties({"title": writable(bank.title), "created": _CREATED})
        sheet = workbook.add_worksheet("Sheet1")
        sheet.set_column(1, len(HEADINGS), 28)
        sheet.write_string(1, 1, "Quiz template")
        for column, heading in enumerate(HEADINGS, start=1):
            sheet.write_string(HEADING_ROW, column, heading)
        kept = (question for question in questions if not _obstacle(question))
        for number, question in enumerate(kept, start=1):
            _write_row(sheet, number, question)
        workbook.close()
        losses = tuple(line for question in questions for line in _losses(question))
        return target.getvalue(), LossReport(format_name=self.name, losses=losses)


format = KahootFormat()


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, number: int, question: Question) -> None:
    row = HEADING_ROW + number
    sheet.write_number(row, 0, number)
    sheet.write_string(row, 1, one_line(plain_stem(question)))
    for column, answer in enumerate(_answers(question), start=2):
        sheet.write_string(row, column, answer)
    sheet.write_number(row, 2 + MAX_ANSWERS, _time_of(question))
    keys = [place for place, choice in enumerate(question.choices, start=1) if choice.correct]
    sheet.write_string(row, 3 + MAX_ANSWERS, ",".join(map(str, keys)))


def _answers(question: Question) -> tuple[str, ...]:
    return tuple(one_line(plain_text(choice.text)) for choice in question.choices)


def _time_of(question: Question) -> int:
    """The nearest time that is not shorter, or the longest."""
    return next((time for time in TIMES if time >= question.seconds), TIMES[-1])


def _obstacle(question: Question) -> str:
    """Why a question is left out; empty if it is not."""
    if not question.choices:
        return f"Kahoot 的导入表没有{question.type.value}题"
    if utf16_length(one_line(plain_stem(question))) > MAX_QUESTION:
        return f"题干超过 {MAX_QUESTION} 字"
    if len(question.choices) > MAX_ANSWERS:
        return f"选项超过 {MAX_ANSWERS} 个"
    if any(utf16_length(answer) > MAX_ANSWER for answer in _answers(question)):
        return f"选项超过 {MAX_ANSWER} 字"
    return ""


def _losses(question: Question) -> Iterator[Loss]:
    obstacle = _obstacle(question)
    if obstacle:
        yield loss(
            question,
            f"{obstacle}，题目未导出",
            "no choice, or longer than Kahoot takes: question left out",
        )
    yield from inline_losses(question, keeps_marks=False)
    yield from unplaced_losses(question, _UNPLACED)
    yield from left_out_losses(question)
    if obstacle:
        return
    if question.type is QuestionType.MULTIPLE:
        yield loss(
            question,
            "多选题由 Kahoot 按速度和对错计分，漏选怎样给分在 Kahoot 里看",
            "Kahoot marks several answers in its own way",
        )
    time = _time_of(question)
    if time != question.seconds:
        yield loss(
            question,
            f"用时 {question.seconds} 秒改成 Kahoot 有的 {time} 秒",
            f"{question.seconds} seconds became {time}",
        )
