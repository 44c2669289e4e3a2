"""``content/kpis/metrics.yml`` → metrics."""

from pathlib import Path
from typing import Literal

from builder.lint.diagnostic import Report
from builder.model.metric import Calculator, Metric, Threshold
from builder.model.span import Span
from builder.source.fields import FieldRule, FieldType, Values, check_fields, shown
from builder.source.formula import FORMS, TIME_UNITS, read_calculator
from builder.source.pages import read_file
from builder.source.text import read_text
from builder.source.yaml import Mapping, Node, Sequence, parse_yaml

METRICS_FILE = "content/kpis/metrics.yml"
_DIRECTIONS: dict[str, Literal["up", "down", "level"]] = {
    "up": "up",
    "down": "down",
    "level": "level",
}


def _text(name: str, meaning: str, example: str, *, required: bool = False) -> FieldRule:
    return FieldRule(
        name=name,
        type=FieldType.LONG_TEXT,
        meaning=meaning,
        example=f"{name}: {example}",
        required=required,
    )


METRIC_FIELDS = (
    FieldRule(
        name="ref",
        type=FieldType.PATTERN,
        meaning="指标编号：大写字母 K 加两三位数字，从属的再加一个小写字母",
        example="ref: K01",
        required=True,
        pattern="K[0-9]{2,3}[a-z]?",
    ),
    _text("name", "指标名称", "首次解决率", required=True),
    _text("short", "缩写", "FCR"),
    _text("formula", "算法", "首次解决数 ÷ 问题总数 × 100%", required=True),
    _text("unit", "单位", '"%"'),
    FieldRule(
        name="calculator",
        type=FieldType.CHOICE,
        meaning="网站上怎样代入数字算：算法的种类",
        example="calculator: share",
        choices=tuple(FORMS),
    ),
    FieldRule(
        name="direction",
        type=FieldType.CHOICE,
        meaning="越高越好、越低越好，还是合适就好（level）",
        example="direction: up",
        required=True,
        choices=tuple(_DIRECTIONS),
    ),
    _text("origin", "算法和数值的来路", "行业通行算法"),
)
THRESHOLD_FIELDS = (
    _text("level", "档位", "优秀", required=True),
    _text("value", "数值，带比较符号", '"≥90%"', required=True),
)


def load_metrics(path: str, root: Path, report: Report) -> tuple[Metric, ...]:
    """The metrics of a file, in its order; every fault is reported."""
    raw = read_file(path, root, report)
    text = None if raw is None else read_text(raw, path, report)
    node = None if text is None else parse_yaml(text, path, report)
    if node is None:
        return ()
    metrics = [
        metric
        for item in _items(node, "指标", report)
        if (metric := _metric(item, report)) is not None
    ]
    _check_unique(metrics, report)
    return tuple(metrics)


def _items(node: Node, what: str, report: Report) -> list[Mapping]:
    items = node.items if isinstance(node, Sequence) else ()
    if not isinstance(node, Sequence):
        _report_shape(node.span, what, report)
    found: list[Mapping] = []
    for item in items:
        if isinstance(item, Mapping):
            found.append(item)
        else:
            _report_shape(item.span, what, report)
    return found


def _metric(item: Mapping, report: Report) -> Metric | None:
    thresholds = item.get("thresholds")
    rest = Mapping(
        fields=tuple(each for each in item.fields if each.key.value != "thresholds"), span=item.span
    )
    values = check_fields(rest, METRIC_FIELDS, report, where="指标")
    levels: list[Threshold] = []
    if thresholds is not None:
        for level in _items(thresholds.value, "thresholds", report):
            levels.append(_threshold(check_fields(level, THRESHOLD_FIELDS, report, where="档位")))
    texts = values.texts
    if "ref" not in texts or "name" not in texts:
        return None
    return Metric(
        calculator=_calculator(values, report),
        ref=texts["ref"],
        name=texts["name"],
        short=texts.get("short", ""),
        formula=texts.get("formula", ""),
        unit=texts.get("unit", ""),
        direction=_DIRECTIONS.get(texts.get("direction", ""), "up"),
        thresholds=tuple(levels),
        origin=texts.get("origin", ""),
        span=item.span,
    )


def _calculator(values: Values, report: Report) -> Calculator | None:
    """The declared kind with the formula's terms; a formula of another form is reported."""
    kind, formula = values.texts.get("calculator", ""), values.texts.get("formula", "")
    if not kind or not formula:
        return None
    made = read_calculator(kind, formula)
    if made is None:
        report.error(
            "YML011",
            values.spans["formula"],
            f"算法“{shown(formula)}”不是 calculator: {kind} 的写法",
            f"写成“{FORMS[kind][1]}”的样子（运算符前后空一格），或者去掉 calculator",
            f"the formula has not the form of {kind}",
        )
    elif kind == "elapsed" and values.texts.get("unit", "") not in TIME_UNITS:
        report.error(
            "YML011",
            values.spans.get("unit", values.spans["formula"]),
            "calculator: elapsed 算的是时间，单位不对",
            f"unit 写其中一个：{'、'.join(TIME_UNITS)}",
            "elapsed needs a unit of time",
        )
        return None
    return made


def _threshold(values: Values) -> Threshold:
    return Threshold(level=values.texts.get("level", ""), value=values.texts.get("value", ""))


def _check_unique(metrics: list[Metric], report: Report) -> None:
    seen: dict[str, Metric] = {}
    for metric in metrics:
        if metric.ref in seen:
            report.error(
                "DIA014",
                metric.span,
                f"指标编号 {metric.ref} 在第 {seen[metric.ref].span.line} 行已经用过",
                "换一个没有用过的编号",
                f"metric {metric.ref} is defined twice",
            )
        seen[metric.ref] = metric


def _report_shape(span: Span, what: str, report: Report) -> None:
    report.error(
        "YML015",
        span,
        f"{what}要写成列表，每项以 - 开头，下面是键和值",
        "例如 - ref: K01，下一行缩进两格写 name: 首次解决率",
        f"{what} must be a list of mappings",
    )
