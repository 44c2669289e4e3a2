"""Rows of a workbook → drafts, whatever the platform calls its columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from builder.errors import UsageError
from builder.source.questions.draft import PARTS, Draft, Intake, Unread
from builder.source.questions.pasted import split_options
from builder.source.questions.workbook import Cell, Row, Sheet

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in PARTS},
        "类型": "题型", "题目类型": "题型", "试题类型": "题型",
        "题干": "题目", "试题": "题目", "问题": "题目", "题目内容": "题目", "试题内容": "题目",
        "正确答案": "答案", "参考答案": "答案", "标准答案": "答案",
        "答案解析": "解析", "试题解析": "解析", "题目解析": "解析",
        "难易程度": "难度", "难易度": "难度",
        "标签": "知识点", "考点": "知识点", "分类": "知识点",
        "分数": "分值", "得分": "分值", "名称": "短名", "试题选项": "选项",
    }
)  # fmt: skip
"""What platforms write above a column → our name of the part."""
IGNORED = frozenset({"编号", "序号", "题号", "ID", "小题", "用时"})
"""Columns that are not taken over and need no word about it."""
SEARCHED_ROWS = 10
"""Some templates begin with a title and instructions."""
_OPTION = re.compile(r"(?:试题|题目|答案)?(?:选项)?\s*([A-ZＡ-Ｚ]|\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Letters of the columns."""

    row: int
    parts: Mapping[str, str]
    """By our name of the part."""
    options: tuple[str, ...]
    """In their order: one a column, or a single one that holds them all."""
    unused: tuple[Cell, ...]


def column_map(written: str) -> Mapping[str, str]:
    """``题干=题目,考查点=知识点``: what the file calls a column, and our name for it."""
    wanted: dict[str, str] = {}
    for pair in filter(None, re.split(r"[,，]", written)):
        heading, _, part = (each.strip() for each in pair.partition("="))
        if part not in PARTS or not heading:
            raise UsageError(
                f"--columns 里的“{pair.strip()}”看不懂；写成 表头=题目，等号右边可以是 {'、'.join(PARTS)}"
            )
        wanted[heading] = part
    return wanted


def read_sheet(sheet: Sheet, wanted: Mapping[str, str]) -> Intake:
    """Every row below the headings; rows with a formula are refused."""
    columns = _find_columns(sheet, wanted)
    if columns is None:
        message = "没有找到表头：要有“题目”和“答案”两列；列名不同就用 --columns 说明"
        return Intake((), (Unread(place=f"工作表 {sheet.name}", message=message),))
    unread = [*_outside(sheet, columns)]
    drafts: list[Draft] = []
    for number, row in sheet.rows.items():
        if number > columns.row:
            made = _draft(number, row, columns)
            if isinstance(made, Draft):
                drafts.append(made)
            else:
                unread.append(made)
    return Intake(tuple(drafts), tuple(unread))


def _find_columns(sheet: Sheet, wanted: Mapping[str, str]) -> _Columns | None:
    for number, row in list(sheet.rows.items())[:SEARCHED_ROWS]:
        columns = _read_headings(number, row, wanted)
        if "题目" in columns.parts and "答案" in columns.parts:
            return columns
    return None


def _read_headings(number: int, row: Row, wanted: Mapping[str, str]) -> _Columns:
    parts: dict[str, str] = {}
    options: list[tuple[str, str]] = []
    unused: list[Cell] = []
    for letters, cell in row.items():
        heading = re.sub(r"\s|[（(].*[)）]|\*", "", cell.text)
        part = wanted.get(cell.text) or wanted.get(heading) or HEADINGS.get(heading)
        option = _OPTION.fullmatch(heading)
        if part in IGNORED:
            continue
        if part == "选项" or (option and not part):
            options.append((option[1].zfill(2) if option else "", letters))
        elif part and part not in parts:
            parts[part] = letters
        elif heading not in IGNORED:
            unused.append(cell)
    ordered = tuple(letters for _, letters in sorted(options, key=lambda each: each[0]))
    return _Columns(row=number, parts=parts, options=ordered, unused=tuple(unused))


def _outside(sheet: Sheet, columns: _Columns) -> Iterator[Unread]:
    for number in sheet.rows:
        if number < columns.row:
            yield Unread(place=f"第 {number} 行", message="在表头上面，没有导入")
    for cell in columns.unused:
        message = f"列“{cell.text}”用不上，没有导入；可以用 --columns 指明它是什么"
        yield Unread(place=cell.reference, message=message)
    if sheet.others:
        message = "没有读；只读第一张，其余请另存成文件"
        yield Unread(place=f"工作表 {'、'.join(sheet.others)}", message=message)


def _draft(number: int, row: Row, columns: _Columns) -> Draft | Unread:
    used = (*columns.parts.values(), *columns.options)
    formulas = [
        row[letters].reference for letters in used if letters in row and row[letters].is_formula
    ]
    if formulas:
        message = "是公式，没有导入；请改成“选择性粘贴—值”再导入"
        return Unread(place="、".join(formulas), message=message)
    parts = {part: row[letters].text for part, letters in columns.parts.items() if letters in row}
    cells = tuple(row[letters].text for letters in columns.options if letters in row)
    options = _options_in(cells[0]) if len(columns.options) == 1 and cells else cells
    return Draft(place=f"第 {number} 行", parts=MappingProxyType(parts), options=options)


def _options_in(cell: str) -> tuple[str, ...]:
    """All options of a question in one cell: lettered, or one a line, or between bars."""
    _, lettered = split_options(cell)
    if lettered:
        return lettered
    return tuple(each.strip() for each in re.split(r"[\n|｜]", cell) if each.strip())
