"""The workbook behind a chart: what opens when somebody chooses "edit data"."""

import io
from datetime import datetime

from builder.layout.frame import ChartFrame

CATEGORIES_COLUMN = "A"
_CREATED = datetime(1980, 1, 1)  # naive, as XlsxWriter wants it


def chart_workbook(frame: ChartFrame) -> bytes:
    """An .xlsx with categories in column A and one column per series, identical for equal data."""
    from xlsxwriter import Workbook  # only decks with charts pay for loading it

    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"created": _CREATED})
    sheet = workbook.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 18)
    number = workbook.add_format({"num_format": frame.number_format})
    for row, category in enumerate(frame.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(frame.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    workbook.close()
    return buffer.getvalue()


def column_letter(index: int) -> str:
    """Spreadsheet letters of a column counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
