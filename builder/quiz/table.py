"""One question a row: what the formats that write tables share."""

from abc import ABC
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from builder.model.column_map import ColumnMap
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss
from builder.quiz.cells import BLANKS_SEPARATOR, WORDINGS_SEPARATOR
from builder.quiz.columns import GENERAL_COLUMNS, ChoiceColumns, Column, columns_of, map_losses
from builder.quiz.pictures import left_out_losses
from builder.quiz.text import inline_losses, loss, writable

MAX_CELL = 32_767
"""Characters that Excel keeps in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question and its cells, one for each column."""

    question: Question
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A bank as a table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat(Format, ABC):
    """A format with one question a row; platforms name and order the columns differently."""

    columns: tuple[Column | ChoiceColumns, ...] = GENERAL_COLUMNS
    column_map: ColumnMap | None = None

    fidelity = {
        **{question_type: Fidelity.EXACT for question_type in QuestionType},
        QuestionType.MATCHING: Fidelity.DEGRADED,
        QuestionType.SCENARIO: Fidelity.DEGRADED,
        QuestionType.WORK_ORDER: Fidelity.DEGRADED,
    }

    def with_map(self, column_map: ColumnMap) -> Self:
        """The same format for a platform with columns of its own."""
        return replace(self, columns=columns_of(column_map), column_map=column_map)

    def table(self, bank: QuizBank) -> Table:
        """Every question in order, each scenario followed by its parts."""
        questions = tuple(bank.all_questions())
        columns = tuple(self._spread(questions))
        rows = (
            Row(question=each, cells=tuple(writable(column.value(each)) for column in columns))
            for each in questions
        )
        return Table(columns=columns, rows=tuple(rows))

    def row_losses(self, question: Question) -> Iterator[Loss]:
        """What a table cannot say about a question, whatever file it stands in."""
        yield from inline_losses(question, keeps_marks=False)
        if question.seconds != 60:
            yield loss(question, f"用时 {question.seconds} 秒没有对应的列", "no column for seconds")
        if self.column_map:
            yield from map_losses(question, self.column_map)
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

    def _spread(self, questions: tuple[Question, ...]) -> Iterator[Column]:
        for column in self.columns:
            if isinstance(column, ChoiceColumns):
                yield from column.spread(questions)
            elif not column.is_optional or any(map(column.value, questions)):
                yield column


def _form_losses(question: Question) -> Iterator[Loss]:
    """A line for types that few platforms have a row for."""
    if question.matching.pairs:
        yield loss(
            question,
            "匹配题左列写进题目，答案写成“1C；2A”，导入前请看平台的模板",
            "the left column is in the question, the key reads 1C；2A",
        )
    if question.matching.left_heading or question.matching.right_heading:
        yield loss(question, "匹配题两列的名称未带出", "the headings of both columns left out")
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
