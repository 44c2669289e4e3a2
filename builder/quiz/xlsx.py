"""A workbook with one question a row, the form that most Chinese exam platforms import.

Platforms name and order their columns differently: ``format.with_map(…)`` takes another map.
Cells are written as text, so that none is ever evaluated as a formula.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

from builder.model.quiz import QuizBank
from builder.quiz.base import Loss, LossReport
from builder.quiz.columns import Column
from builder.quiz.table import MAX_CELL, Row, TableFormat
from builder.quiz.text import loss, writable

# A workbook records when it was made; a fixed moment keeps the bytes equal.
_CREATED = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class XlsxFormat(TableFormat):
    name = "xlsx"
    suffix = ".xlsx"
    description = "通用 Excel 题库：一行一题，多选答案写作 ABC，适合多数考试平台"

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """A workbook with one sheet, 题库; its first row holds the headings."""
        table = self.table(bank)
        target = BytesIO()
        workbook = xlsxwriter.Workbook(target, {"in_memory": True})
        workbook.set_properties({"title": writable(bank.title), "created": _CREATED})
        sheet = workbook.add_worksheet("题库")
        heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        body = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.heading, heading)
        for place, row in enumerate(table.rows, start=1):
            for number, cell in enumerate(row.cells):
                sheet.write_string(place, number, cell[:MAX_CELL], body)
        workbook.close()
        losses = tuple(
            line
            for row in table.rows
            for line in (*self.row_losses(row.question), *_cut_losses(row, table.columns))
        )
        return target.getvalue(), LossReport(format_name=self.name, losses=losses)


format = XlsxFormat()


def _cut_losses(row: Row, columns: tuple[Column, ...]) -> Iterator[Loss]:
    for column, cell in zip(columns, row.cells, strict=True):
        if len(cell) > MAX_CELL:
            yield loss(
                row.question,
                f"{column.heading}超过 {MAX_CELL} 字，单元格放不下，后面的没有写",
                f"{column.heading} is longer than a cell and was cut",
            )
