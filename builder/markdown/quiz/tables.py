"""Rows of tables in question banks, rewritten to their canonical form."""

import re

from builder.markdown.quiz.work_order import (
    COLUMN_NAMES,
    CONTROL_NAMES,
    SEPARATOR,
    split_options,
)

_BAR = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r":?-+:?")


def format_row(line: str, header: tuple[str, ...], is_form: bool) -> tuple[str, tuple[str, ...]]:
    """A row as ``| 甲 | 乙 |``, and its table's header; a row with code in it stays as it is.

    ``header`` is empty for the first row. In forms the names of columns and controls become
    canonical, and options are separated by ``／``.
    """
    if "`" in line:
        return line, header or ("",)
    cells = _cells(line)
    if all(_RULE_CELL.fullmatch(cell) for cell in cells):
        return f"|{'|'.join(_rule(cell) for cell in cells)}|", header
    if not header:
        header = tuple(COLUMN_NAMES.get(cell, cell) if is_form else cell for cell in cells)
        return _row(header), header
    if is_form:
        heads = (*header, *[""] * len(cells))
        cells = [_form_cell(head, cell) for head, cell in zip(heads, cells, strict=False)]
    return _row(cells), header


def _cells(line: str) -> list[str]:
    inner = line.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _BAR.split(inner)]


def _rule(cell: str) -> str:
    return f"{':' if cell.startswith(':') else ''}---{':' if cell.endswith(':') else ''}"


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _form_cell(head: str, cell: str) -> str:
    if head == "控件" and cell in CONTROL_NAMES:
        return CONTROL_NAMES[cell].value
    if head == "选项":
        options = split_options(cell)
        return SEPARATOR.join(options) if len(options) > 1 else cell
    return cell
