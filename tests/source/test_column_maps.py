"""The file of column maps: platforms as they are written, every fault at its place."""

from pathlib import Path

import pytest

from builder.lint.diagnostic import Report
from builder.model.column_map import ColumnMap, MappedColumn
from builder.model.quiz import QuestionType
from builder.source.column_maps import COLUMNS_FILE, load_column_maps

GOOD = """\
dingtalk:
  列:
    - 题干: 题目
    - 选项: 选项
    - 正确答案: 答案
    - 备注: 空
  题型: {单选: 单选题, 判断: 是非题}
  难度: {初级: 易}
  答案分隔: ","
  选项分隔: 换行
  判断: [A, B]
"""


def load(tmp_path: Path, text: str) -> tuple[tuple[ColumnMap, ...], Report]:
    file = tmp_path / COLUMNS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    report = Report()
    return load_column_maps(COLUMNS_FILE, tmp_path, report), report


def test_a_platform_is_read_whole(tmp_path: Path) -> None:
    (found,), report = load(tmp_path, GOOD)
    assert list(report) == []
    assert found == ColumnMap(
        name="dingtalk",
        columns=(
            MappedColumn(heading="题干", field="题目"),
            MappedColumn(heading="选项", field="选项"),
            MappedColumn(heading="正确答案", field="答案"),
            MappedColumn(heading="备注", field="空"),
        ),
        types={QuestionType.SINGLE: "单选题", QuestionType.TRUE_FALSE: "是非题"},
        difficulties={"初级": "易"},
        key_separator=",",
        option_separator="\n",
        verdicts=("A", "B"),
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "hint"),
    [
        ("题干: 题目", "题干: 题木", "QUZ061", (3, 11), "是不是“题目”"),
        ("题干: 题目", "题干: 试题内容", "QUZ061", (3, 11), "是不是“题目”"),
        ("题干: 题目", "题干：题目", "QUZ060", (3, 7), "英文冒号"),
        ("- 题干: 题目\n", "- 题干: 解析\n", "QUZ063", (2, 3), "- 题目: 题目"),
        ("- 备注: 空", "- 题干: 空", "QUZ063", (6, 7), "不能同名"),
        ("- 备注: 空", "- 选项A: 选项A", "QUZ063", (2, 3), "列数固定"),
        ("单选: 单选题", "单选题: 单选题", "QUZ062", (7, 8), "是不是“单选”"),
        ("判断: 是非题", "判断: 单选题", "QUZ064", (7, 3), "各用各的"),
        ("难度: {初级", "难度: {初極", "QUZ062", (8, 8), "是不是“初级”"),
        ('答案分隔: ","', "答案分隔: AND", "QUZ064", (9, 9), "引号"),
        ("判断: [A, B]", "判断: [对]", "QUZ064", (11, 7), "先对后错"),
        ("选项分隔", "选项分割", "YML008", (10, 3), "是不是 选项分隔"),
        ("dingtalk:", "a=b:", "QUZ060", (1, 1), "不含空格"),
    ],
)
def test_a_fault_is_told_where_it_stands_with_the_way_out(
    tmp_path: Path, old: str, new: str, code: str, place: tuple[int, int], hint: str
) -> None:
    assert GOOD.count(old) >= 1
    maps, report = load(tmp_path, GOOD.replace(old, new, 1))
    (finding,) = report
    assert (finding.code, (finding.span.line, finding.span.column)) == (code, place)
    assert hint in f"{finding.message}{finding.hint}"
    assert maps == ()


@pytest.mark.parametrize("text", ["- 甲\n", "dingtalk: 题干\n", "dingtalk:\n  判断: [对, 错]\n"])
def test_a_file_without_columns_is_no_column_map(tmp_path: Path, text: str) -> None:
    maps, report = load(tmp_path, text)
    assert maps == () and {each.code for each in report} == {"QUZ060"}


def test_the_faults_of_one_platform_leave_the_others(tmp_path: Path) -> None:
    maps, _ = load(tmp_path, f"坏:\n  列: 无\n{GOOD}")
    assert [each.name for each in maps] == ["dingtalk"]
