"""``content/quiz-columns.yml`` → how exam platforms name the columns of their question tables."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.model.column_map import (
    DIFFICULTIES,
    EMPTY,
    FIELDS,
    ONE_OPTION,
    OPTIONS,
    VERDICTS,
    ColumnMap,
    MappedColumn,
)
from builder.model.quiz import QuestionType
from builder.model.span import Span
from builder.source.fields import shown
from builder.source.pages import read_file
from builder.source.questions.sheet import HEADINGS
from builder.source.text import read_text
from builder.source.yaml import Field, Mapping, Node, Scalar, Sequence, parse_yaml

COLUMNS_FILE = "content/quiz-columns.yml"
KEYS = ("列", "题型", "难度", "答案分隔", "选项分隔", "判断")
LINE_BREAK = "换行"
"""Written for a separator that cannot be seen."""
REQUIRED = ("题目", "答案")

_NAME = re.compile(r"[^\s=,，/\\]+")
_COLUMN_EXAMPLE = "例如 - 题干: 题目，冒号是英文冒号加一个空格"


def load_column_maps(path: str, root: Path, report: Report) -> tuple[ColumnMap, ...]:
    """The platforms of a file in its order; every fault is reported, a faulty platform left out."""
    raw = read_file(path, root, report)
    text = None if raw is None else read_text(raw, path, report)
    node = None if text is None else parse_yaml(text, path, report)
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        _report_shape(node.span, "文件应当是“平台名:”和缩进的各行", _COLUMN_EXAMPLE, report)
        return ()
    maps = (_platform(field, report) for field in node.fields)
    return tuple(each for each in maps if each is not None)


def _platform(written: Field, report: Report) -> ColumnMap | None:
    name, body = written.key.value, written.value
    before = sum(1 for _ in report)
    if not _NAME.fullmatch(name) or name.endswith(".yml"):
        _report_shape(
            written.key.span,
            f"平台名“{shown(name)}”不能用",
            "不含空格、等号、逗号和斜线，例如 dingtalk",
            report,
        )
    if not isinstance(body, Mapping):
        _report_shape(body.span, f"{shown(name)} 下面没有“列:”", _COLUMN_EXAMPLE, report)
        return None
    for field in body.fields:
        if field.key.value not in KEYS:
            _report_key(field.key, report)
    columns = tuple(_columns(body, written.key.span, report))
    types = _words(body.get("题型"), tuple(QuestionType), report)
    found = ColumnMap(
        name=name,
        columns=columns,
        types={QuestionType(ours): theirs for ours, theirs in types.items()},
        difficulties=_words(body.get("难度"), DIFFICULTIES, report),
        key_separator=_separator(body.get("答案分隔"), report),
        option_separator=_separator(body.get("选项分隔"), report),
        verdicts=_verdicts(body.get("判断"), report),
    )
    return found if sum(1 for _ in report) == before else None


def _columns(body: Mapping, place: Span, report: Report) -> Iterator[MappedColumn]:
    written = body.get("列")
    items = written.value.items if written and isinstance(written.value, Sequence) else ()
    if not items:
        span = written.key.span if written else place
        _report_shape(span, "没有列出任何一列", _COLUMN_EXAMPLE, report)
        return
    headings: dict[str, Span] = {}
    fields: set[str] = set()
    for item in items:
        column = _column(item, report)
        if column is None:
            continue
        if headings.setdefault(column.heading, item.span) is not item.span:
            _report_columns(
                item.span,
                f"列名“{shown(column.heading)}”写了两次",
                "两列不能同名：导入的时候认不出",
                "a heading is given twice",
                report,
            )
        fields.add(column.field)
        yield column
    missing = [field for field in REQUIRED if field not in fields]
    if missing and len(headings) == len(items):
        _report_columns(
            written.key.span if written else place,
            f"没有一列是{'、'.join(missing)}",
            f"加上，例如 - {missing[0]}: {missing[0]}",
            f"no column for {', '.join(missing)}",
            report,
        )
    if OPTIONS in fields and fields & set(ONE_OPTION):
        _report_columns(
            written.key.span if written else place,
            "“选项”和“选项A”只能用一种",
            "列数不定写一行“选项”，列数固定就写“选项A”“选项B”……",
            "options are given both together and one by one",
            report,
        )


def _column(item: Node, report: Report) -> MappedColumn | None:
    pair = item.fields[0] if isinstance(item, Mapping) and len(item.fields) == 1 else None
    if pair is None or not isinstance(pair.value, Scalar) or not pair.key.value.strip():
        _report_shape(item.span, "每一列写成“- 列名: 字段”", _COLUMN_EXAMPLE, report)
        return None
    field = pair.value.value.strip()
    if field in FIELDS or field in ONE_OPTION:
        return MappedColumn(heading=pair.key.value.strip(), field=field)
    near = HEADINGS.get(field) or _nearest(field, (*FIELDS, *ONE_OPTION[:8]))
    known = f"可用：{'、'.join(FIELDS)}；一列一个选项写选项A 到选项Z，{EMPTY}是空着的列"
    report.error(
        "QUZ061",
        pair.value.span,
        f"没有字段“{shown(field)}”",
        f"是不是“{near}”？{known}" if near else known,
        f"unknown field {shown(field)}",
    )
    return None


def _words(written: Field | None, ours: tuple[str, ...], report: Report) -> dict[str, str]:
    """The platform's words by ours."""
    if written is None:
        return {}
    name = written.key.value
    if not isinstance(written.value, Mapping):
        example = f"例如 {name}: {{{ours[0]}: {ours[0]}题}}"
        _report_shape(
            written.value.span, f"{name}后面写成“我们的叫法: 平台的叫法”", example, report
        )
        return {}
    found: dict[str, str] = {}
    for field in written.value.fields:
        key = field.key.value.strip()
        if key not in ours:
            near = _nearest(key, ours)
            known = f"可用：{'、'.join(ours)}"
            report.error(
                "QUZ062",
                field.key.span,
                f"没有{name}“{shown(key)}”",
                f"是不是“{near}”？{known}" if near else known,
                f"unknown value {shown(key)}",
            )
        elif not isinstance(field.value, Scalar) or not field.value.value.strip():
            _report_shape(
                field.key.span, f"“{key}”后面没有平台的叫法", f"例如 {key}: {key}题", report
            )
        else:
            found[key] = field.value.value.strip()
    twice = [key for key, word in found.items() if list(found.values()).count(word) > 1]
    if twice:
        _report_value(
            written.key.span, f"{'、'.join(twice)}的叫法一样，导回来分不清", "各用各的叫法", report
        )
    return found


def _separator(written: Field | None, report: Report) -> str:
    if written is None:
        return ""
    value = written.value.value if isinstance(written.value, Scalar) else "A"
    if value.strip() == LINE_BREAK:
        return "\n"
    if not 0 < len(value) <= 3 or re.search(r"[A-Za-z]", value):
        _report_value(
            written.value.span,
            f"{written.key.value}不能是“{shown(value)}”",
            f'一到三个字，不含字母，用引号包起来，例如 ","；换行就写{LINE_BREAK}',
            report,
        )
        return ""
    return value


def _verdicts(written: Field | None, report: Report) -> tuple[str, str]:
    if written is None:
        return VERDICTS
    items = written.value.items if isinstance(written.value, Sequence) else ()
    words = [each.value.strip() for each in items if isinstance(each, Scalar)]
    if len(words) != 2 or len(items) != 2 or words[0] == words[1] or not all(words):
        _report_value(
            written.value.span,
            "“判断”要写两个不同的词，先对后错",
            "例如 判断: [对, 错]；平台把判断题当两个选项的，写 [A, B]",
            report,
        )
        return VERDICTS
    return words[0], words[1]


def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    # Two words of two characters that share one are a ratio of 0.5.
    return next(iter(difflib.get_close_matches(word[:20], known, n=1, cutoff=0.5)), None)


def _report_key(key: Scalar, report: Report) -> None:
    near = _nearest(key.value, KEYS)
    known = f"可用的键：{'、'.join(KEYS)}"
    report.error(
        "YML008",
        key.span,
        f"列名表没有 {shown(key.value)} 这个键",
        f"是不是 {near}？{known}" if near else known,
        f"unknown key {shown(key.value)}",
    )


def _report_shape(span: Span, message: str, hint: str, report: Report) -> None:
    report.error("QUZ060", span, message, hint, "not the form of a column map")


def _report_columns(span: Span, message: str, hint: str, english: str, report: Report) -> None:
    report.error("QUZ063", span, message, hint, english)


def _report_value(span: Span, message: str, hint: str, report: Report) -> None:
    report.error("QUZ064", span, message, hint, "a separator or word that cannot be told apart")
