"""The metrics file: read whole, wrong entries named with their line."""

from pathlib import Path

import pytest

from builder.components.metric.levels import direction_words
from builder.lint.diagnostic import Report
from builder.model.metric import Metric
from builder.source.metrics import METRICS_FILE, load_metrics

GOOD = """- ref: K03
  name: 首次解决率
  short: FCR
  formula: 首次解决数 ÷ 问题总数 × 100%
  unit: "%"
  direction: up
  thresholds:
    - {level: 优秀, value: "≥80%"}
  origin: 行业通行算法
"""


def load(tmp_path: Path, text: str) -> tuple[list[str], list[tuple[str, int]]]:
    file = tmp_path / METRICS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    report = Report()
    metrics = load_metrics(METRICS_FILE, tmp_path, report)
    return [metric.ref for metric in metrics], [(d.code, d.span.line) for d in report]


def test_a_metric_has_its_formula_and_its_levels(tmp_path: Path) -> None:
    file = tmp_path / METRICS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(GOOD, encoding="utf-8")
    report = Report()
    (metric,) = load_metrics(METRICS_FILE, tmp_path, report)
    assert not report.diagnostics
    assert (metric.short, metric.direction, metric.unit) == ("FCR", "up", "%")
    assert [(level.level, level.value) for level in metric.thresholds] == [("优秀", "≥80%")]


def test_a_wrong_direction_and_an_unknown_key_are_told_with_their_lines(tmp_path: Path) -> None:
    text = GOOD.replace("direction: up", "direction: hoch").replace("origin:", "orign:")
    refs, findings = load(tmp_path, text)
    assert refs == ["K03"]
    assert {line for _, line in findings} == {6, 9}


def test_a_number_used_twice_is_told(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD + GOOD)[1] == [("DIA014", 10)]


def test_a_file_that_is_no_list_is_told(tmp_path: Path) -> None:
    assert load(tmp_path, "ref: K03\n") == ([], [("YML015", 1)])


def test_a_share_that_should_be_right_is_neither_better_high_nor_low(tmp_path: Path) -> None:
    file = tmp_path / METRICS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(GOOD.replace("direction: up", "direction: level"), encoding="utf-8")
    (metric,) = load_metrics(METRICS_FILE, tmp_path, Report())
    assert direction_words(metric) == "合适就好"


def loaded(tmp_path: Path, text: str) -> tuple[Metric, list[str]]:
    file = tmp_path / METRICS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    report = Report()
    (metric,) = load_metrics(METRICS_FILE, tmp_path, report)
    return metric, [f"{d.code} {d.span.line}" for d in report]


def calculated(kind: str, formula: str, unit: str = "%") -> str:
    text = GOOD.replace("首次解决数 ÷ 问题总数 × 100%", formula).replace('"%"', f'"{unit}"')
    return text.replace("  unit:", f"  calculator: {kind}\n  unit:")


@pytest.mark.parametrize(
    ("kind", "formula", "unit", "terms"),
    [
        ("share", "首次解决数 ÷ 问题总数 × 100%", "%", ("首次解决数", "问题总数")),
        ("quotient", "处理总时长 ÷ 处理件数", "分钟", ("处理总时长", "处理件数")),
        ("product", "年均贡献 × 预计留存年数", "元", ("年均贡献", "预计留存年数")),
        ("elapsed", "办结时刻 − 受理时刻", "小时", ("办结时刻", "受理时刻")),
        ("change", "（改后量 − 改前量）÷ 改前量 × 100%", "%", ("改后量", "改前量")),
        ("roi", "（收益 − 投入）÷ 投入 × 100%", "%", ("收益", "投入")),
        ("nps", "推荐者占比 − 贬损者占比", "点", ("推荐者占比", "贬损者占比")),
    ],
)
def test_a_calculator_asks_for_the_terms_of_the_formula(
    kind: str, formula: str, unit: str, terms: tuple[str, str], tmp_path: Path
) -> None:
    metric, findings = loaded(tmp_path, calculated(kind, formula, unit))
    assert findings == []
    assert metric.calculator is not None
    assert (metric.calculator.kind, metric.calculator.terms) == (kind, terms)


@pytest.mark.parametrize(
    ("kind", "formula", "unit", "finding"),
    [
        ("share", "首次解决数 ÷ 问题总数", "%", "YML011 4"),
        ("roi", "（收益 − 投入）÷ 收入 × 100%", "%", "YML011 4"),
        ("quotient", "各环节停留时间之和", "分钟", "YML011 4"),
        ("elapsed", "办结时刻 − 受理时刻", "%", "YML011 6"),
        ("eval", "一 ÷ 二", "%", "YML011 5"),
    ],
)
def test_a_formula_of_another_form_is_told_and_offers_no_calculator(
    kind: str, formula: str, unit: str, finding: str, tmp_path: Path
) -> None:
    metric, findings = loaded(tmp_path, calculated(kind, formula, unit))
    assert findings == [finding]
    assert metric.calculator is None
