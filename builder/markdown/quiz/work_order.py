"""工单: a table whose rows are the fields of a form."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from builder.lint.diagnostic import Report
from builder.model.block import Table
from builder.model.inline import RichText
from builder.model.quiz import Control, FormField
from builder.model.span import Span

COLUMNS = ("字段", "控件", "选项", "正确值")
COLUMN_NAMES: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in COLUMNS},
        "字段名": "字段", "名称": "字段", "类型": "控件", "可选项": "选项", "可选值": "选项",
        "答案": "正确值", "正确答案": "正确值", "值": "正确值",
    }
)  # fmt: skip
CONTROL_NAMES: Mapping[str, Control] = MappingProxyType(
    {
        **{control.value: control for control in Control},
        "下拉": Control.SINGLE, "下拉框": Control.SINGLE, "单选框": Control.SINGLE,
        "复选": Control.MULTIPLE, "复选框": Control.MULTIPLE, "多选框": Control.MULTIPLE,
        "文本框": Control.TEXT, "单行文本": Control.TEXT, "多行文本": Control.TEXT,
        "数值": Control.NUMBER, "时刻": Control.TIME, "日期和时间": Control.DATE_TIME,
    }
)  # fmt: skip
SEPARATOR = "／"
_NONE = ("–", "-", "—", "无")
"""What one writes in a cell that has nothing to say."""
_SLASH = re.compile(r"\s*／\s*|\s+/\s+")
_PAUSE = re.compile(r"\s*、\s*")
_FORMS: Mapping[Control, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        Control.NUMBER: (re.compile(r"-?\d+(?:\.\d+)?", re.ASCII), "30 或 1.5"),
        Control.DATE: (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "2026-11-22"),
        Control.TIME: (re.compile(r"\d\d:\d\d", re.ASCII), "15:00"),
        Control.DATE_TIME: (
            re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d", re.ASCII),
            "2026-11-22 15:00",
        ),
    }
)
"""How values that are typed have to look, so that every platform compares the same characters."""


def split_options(cell: str) -> tuple[str, ...]:
    """``高／中／低`` or ``高、中、低`` in pieces; a 、 beside ／ belongs to its option."""
    separator = _SLASH if _SLASH.search(cell) else _PAUSE
    return tuple(piece for piece in separator.split(cell.strip()) if piece)


def read_form(table: Table | None, span: Span, report: Report) -> tuple[FormField, ...] | None:
    """The form's fields; None when one cannot be asked or marked."""
    places = _places(table, span, report)
    if table is None or places is None:
        return None
    fields: list[FormField] = []
    usable = True
    for row, place in zip(table.rows, table.row_spans, strict=True):
        cells = {name: _text(row[column], place, report) for name, column in places.items()}
        if not any(cells.values()):
            continue  # Markdown makes one empty row of a table without any
        if cells.get("选项") in _NONE:
            cells["选项"] = ""
        made = _field(cells, place, report)
        usable = usable and made is not None
        fields.extend([made] if made else [])
    labels = [each.label for each in fields]
    for each in fields:
        if labels.count(each.label) > 1:
            usable = False
            message, hint = f"字段“{each.label}”出现了两次", "换一个名称"
            report.error("QUZ029", each.span, message, hint, "two fields have the same name")
    if not fields and usable:
        usable = False
        _report_table(table.span, "工单的表格里没有字段", "a work order without fields", report)
    return tuple(fields) if usable else None


def _places(table: Table | None, span: Span, report: Report) -> Mapping[str, int] | None:
    """Columns by their canonical names."""
    if table is None:
        _report_table(span, "工单题没有表格", "a work order needs a table", report)
        return None
    places: dict[str, int] = {}
    for column, head in enumerate(table.header):
        name = COLUMN_NAMES.get(head.plain.strip(), "")
        if not name or name in places:
            message = f"工单的表格里“{head.plain.strip()}”这一列看不懂"
            _report_table(table.span, message, f"unknown column {head.plain.strip()}", report)
            return None
        places[name] = column
    missing = [name for name in COLUMNS if name not in places and name != "选项"]
    if missing:
        message = f"工单的表格里缺“{'、'.join(missing)}”一列"
        _report_table(table.span, message, f"columns missing: {missing}", report)
        return None
    return places


def _report_table(span: Span, message: str, english: str, report: Report) -> None:
    hint = f"表头写 {'｜'.join(COLUMNS)}，以后每行一个字段"
    report.error("QUZ035", span, message, hint, english)


def _text(cell: RichText, span: Span, report: Report) -> str:
    """A cell's characters; a form has no place for links and notes."""
    if any(run.link or run.footnote or run.sample for run in cell.runs):
        report.error(
            "QUZ017",
            cell.span if cell.span.path else span,
            "工单表格里的链接、脚注和 [示例] 不会出现在题库里",
            "写进题干或解析",
            "links and notes in a form are not exported",
        )
    return cell.plain.strip()


def _field(cells: Mapping[str, str], span: Span, report: Report) -> FormField | None:
    control = CONTROL_NAMES.get(cells["控件"])
    if control is None:
        near = get_close_matches(cells["控件"], CONTROL_NAMES, n=1, cutoff=0.5)
        known = f"控件可以是 {'、'.join(Control)}"
        report.error(
            "QUZ036",
            span,
            f"工单没有控件“{cells['控件']}”",
            f"是不是“{CONTROL_NAMES[near[0]].value}”？{known}" if near else known,
            f"unknown control {cells['控件']}",
        )
        return None
    if not cells["字段"]:
        _report_table(span, "这一行没有字段的名称", "a field without a name", report)
        return None
    options = split_options(cells.get("选项", ""))
    answers = _answers(cells["正确值"], control, options)
    if not _fits_options(control, options, span, report):
        return None
    problem = _answers_problem(control, options, answers)
    if problem:
        message, hint, english = problem
        report.error("QUZ037", span, f"字段“{cells['字段']}”{message}", hint, english)
        return None
    return FormField(
        label=cells["字段"], control=control, options=options, answers=answers, span=span
    )


def _answers(cell: str, control: Control, options: tuple[str, ...]) -> tuple[str, ...]:
    if cell in options:
        return (cell,)
    if control is Control.MULTIPLE:
        return tuple(dict.fromkeys(split_options(cell)))
    if control.has_options:
        return (cell,) if cell else ()
    return tuple(dict.fromkeys(piece for piece in _SLASH.split(cell) if piece))


def _fits_options(control: Control, options: tuple[str, ...], span: Span, report: Report) -> bool:
    if not control.has_options:
        if not options:
            return True
        message, english = f"{control.value}控件不用选项", "options on a control that has none"
        hint = "选项一格空着，或把控件改成单选"
    elif len(options) < 2:
        message, english = "这个字段的选项不到两个", "fewer than two options"
        hint = "选项之间用“／”隔开：高／中／低"
    elif len(set(options)) < len(options):
        message, english = "这个字段有两个相同的选项", "two options are the same"
        hint = "改掉或删去一个"
    else:
        return True
    report.error("QUZ038", span, message, hint, english)
    return False


def _answers_problem(
    control: Control, options: tuple[str, ...], answers: tuple[str, ...]
) -> tuple[str, str, str] | None:
    """Message, hint and English of what is wrong with the right values."""
    if not answers:
        return "没有正确值", "在“正确值”一栏写上", "a field without its right value"
    strange = [answer for answer in answers if control.has_options and answer not in options]
    if strange:
        near = get_close_matches(strange[0], options, n=1, cutoff=0.4)
        hint = f"是不是“{near[0]}”？" if near else f"选项有：{'、'.join(options)}"
        return f"的正确值“{strange[0]}”不在选项里", hint, "the right value is not an option"
    pattern, example = _FORMS.get(control, (re.compile(r".*", re.DOTALL), ""))
    strange = [answer for answer in answers if not pattern.fullmatch(answer)]
    if strange:
        message = f"的正确值“{strange[0]}”不像{control.value}"
        return message, f"写成 {example}", f"not a {control.name.lower()}"
    return None
