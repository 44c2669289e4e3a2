"""The general table as CSV, for platforms that take no workbook.

Excel takes a file for UTF-8 only behind a byte order mark, and evaluates a cell that begins like a formula even in
quotes (OWASP, "CSV Injection"): such a cell gets an apostrophe in front.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from builder.model.quiz import QuizBank
from builder.quiz.base import Loss, LossReport
from builder.quiz.table import MAX_CELL, Row, TableFormat
from builder.quiz.text import loss

APOSTROPHE = "'"

# White space in front does not stop Excel; full-width signs are taken for half-width ones where Chinese or Japanese is
# the system's language.
_FORMULA = re.compile(r"[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠]")
# What Excel turns into a number or a date as soon as it shows the file; saved again, the text is gone.
_CHANGED_BY_EXCEL = re.compile(
    r"0\d+|\d{16,}|\d+(?:\.\d+)?[eE]\d+|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFormat(TableFormat):
    name = "csv"
    suffix = ".csv"
    description = "CSV 题库：列和 xlsx 一样，给只收 CSV 的平台和脚本用"

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8 with a byte order mark, CRLF at the end of each row."""
        table = self.table(bank)
        target = StringIO()
        writer = csv.writer(target, lineterminator="\r\n")
        writer.writerow([_guarded(column.heading) for column in table.columns])
        writer.writerows([_guarded(cell) for cell in row.cells] for row in table.rows)
        losses = tuple(
            line
            for row in table.rows
            for line in (*self.row_losses(row.question), *_cell_losses(row))
        )
        data = target.getvalue().encode("utf-8-sig")
        return data, LossReport(format_name=self.name, losses=losses)


format = CsvFormat()


def _guarded(cell: str) -> str:
    return APOSTROPHE + cell if _FORMULA.match(cell) else cell


def _cell_losses(row: Row) -> Iterator[Loss]:
    guarded = [cell for cell in row.cells if _FORMULA.match(cell)]
    if guarded:
        yield loss(
            row.question,
            f"{len(guarded)} 个单元格像公式，前面加了撇号（'），导入后请删去",
            "cells that look like formulas got an apostrophe in front",
        )
    if any(_CHANGED_BY_EXCEL.fullmatch(cell) for cell in row.cells):
        yield loss(
            row.question,
            "有单元格像日期或长数字：直接上传没有问题，用 Excel 打开再保存会变样",
            "a cell looks like a date or a long number: Excel changes it when it saves the file",
        )
    if any(len(cell) > MAX_CELL for cell in row.cells):
        yield loss(
            row.question,
            f"有单元格超过 {MAX_CELL} 字：直接上传没有问题，Excel 打开会断成几格",
            "a cell is longer than Excel keeps: it splits the text",
        )
