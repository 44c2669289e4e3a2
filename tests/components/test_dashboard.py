"""Dashboards: honest verdicts, honest scales, nothing lost."""

import pytest
from component_blocks import flat, of_kind, read, read_as, shown, slides

from builder.components.dashboard.scale import scale_of, spread
from builder.components.dashboard.syntax import Dashboard, Gauge
from builder.components.limits import read_limit
from builder.layout.frame import NEGATIVE, POSITIVE, LineFrame, ShapeFrame


def _gauge(line: str) -> Gauge:
    (gauge,) = read_as(Dashboard, f"/// dashboard\n{line}\n///\n").gauges
    return gauge


@pytest.mark.parametrize(
    ("written", "sign", "first", "last"),
    [
        ("≥80%", "≥", 80, 80),
        ("<0.5 秒", "<", 0.5, 0.5),
        ("30–50", "", 30, 50),
        ("75%–80%", "", 75, 80),
        ("不超过 2 小时", "≤", 2, 2),
        ("90% 以上", "≥", 90, 90),
        ("−25% 至 −35%", "", -35, -25),
    ],
)
def test_limits_are_read_as_people_write_them(
    written: str, sign: str, first: float, last: float
) -> None:
    limit = read_limit(written)
    assert limit is not None
    assert (limit.sign, limit.first, limit.last) == (sign, first, last)


@pytest.mark.parametrize("written", ["在线 ≤30 秒", "尽快", "一个月内下降 ≥5 点"])
def test_a_limit_with_words_before_it_is_none(written: str) -> None:
    assert read_limit(written) is None


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("- **解决率**（82%）：目标 ≥80%，预警 <70%", "达标"),
        ("- **解决率**（75%）：目标 ≥80%，预警 <70%", "留意"),
        ("- **解决率**（69%）：目标 ≥80%，预警 <70%", "预警"),
        ("- **首响**（15 秒）：目标 ≤15 秒，预警 >30 秒", "达标"),
        ("- **首响**（31 秒）：目标 ≤15 秒，预警 >30 秒", "预警"),
        ("- **首响**（20 秒）：目标 15 秒，预警 30 秒", "留意"),
        ("- **疲劳**（7 分）：预警 >6 分", "预警"),
        ("- **回访**（58%）：目标 ≥60%", "留意"),
        ("- **件数**（58 件）：按周统计", None),
    ],
)
def test_a_verdict_follows_the_thresholds_signs(line: str, verdict: str | None) -> None:
    assert _gauge(line).verdict == verdict


def test_a_table_says_the_same_as_a_list() -> None:
    table = "| 指标 | 现值 | 目标 | 预警 |\n|---|---|---|---|\n| 解决率 | 82% | ≥80% | <70% |"
    listed, from_table = _gauge("- **解决率**（82%）：目标 ≥80%，预警 <70%"), _gauge(table)
    assert from_table.marks == listed.marks
    assert (from_table.value, from_table.verdict) == (listed.value, listed.verdict)


@pytest.mark.parametrize(
    "line",
    [
        "- 没有标签（82%）：目标 ≥80%",
        "- **解决率**：目标 ≥80%",
        "- **解决率**（很高）：目标 ≥80%",
        "- **解决率**（82%）：目标 尽量高",
        "- **首响**（2 分钟）：目标 ≤90 秒",
        "| 指标 | 现值 | 负责人 |\n|---|---|---|\n| 解决率 | 82% | 班组长 |",
    ],
)
def test_what_cannot_be_measured_is_reported(line: str) -> None:
    _, findings = read(f"/// dashboard\n{line}\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_a_threshold_in_words_is_still_shown() -> None:
    content, _ = read("/// dashboard\n- **解决率**（82%）：目标 尽量高\n///\n")
    (page,) = slides("dashboard", content)
    assert "目标 尽量高" in shown(page)


def test_a_bar_is_as_long_as_its_value_and_a_tick_stands_at_its_threshold() -> None:
    line = "- **解决率**（82%）：目标 ≥80%，预警 <70%"
    content = read_as(Dashboard, f"/// dashboard\n{line}\n{line.replace('82%', '41%')}\n///\n")
    (page,) = slides("dashboard", content)
    shapes = {frame.name: frame for frame in of_kind(ShapeFrame, page)}
    track, good, bad = shapes["量程 1"].rect, shapes["值 1"], shapes["值 2"]
    assert good.rect.width == pytest.approx(0.82 * track.width)
    assert bad.rect.width == pytest.approx(0.41 * track.width)
    assert (good.fill, bad.fill) == (POSITIVE, NEGATIVE)
    ticks = [f.x1 for f in flat(page) if isinstance(f, LineFrame) and f.name.startswith("刻线 1")]
    assert ticks == pytest.approx([track.x + 0.8 * track.width, track.x + 0.7 * track.width])


def test_a_verdict_is_a_word_beside_its_colour() -> None:
    line = "- **首响**（41 秒）：目标 ≤15 秒，预警 >30 秒"
    content = read_as(Dashboard, f"/// dashboard\n{line}\n{line}\n///\n")
    (page,) = slides("dashboard", content)
    assert shown(page).count("预警") == 4


def test_small_percentages_get_a_scale_of_their_own_and_large_ones_end_at_a_hundred() -> None:
    assert scale_of(_gauge("- **投诉率**（0.15%）：目标 <0.2%")).high < 1
    assert scale_of(_gauge("- **解决率**（52%）：目标 ≥80%")).high == 100


def test_a_negative_value_stands_left_of_zero() -> None:
    scale = scale_of(_gauge("- **净推荐值**（−6 点）：目标 >30 点"))
    assert scale.low < -6
    assert 0 < scale.share(0) < scale.share(30)


def test_every_column_of_a_table_has_its_head_on_the_slide() -> None:
    table = "| 指标 | 现值 | 目标 | 预警 | 备注 |\n|---|---|---|---|---|\n| 回访 | 91% | ≥95% | – | 夜班 |"
    (page,) = slides("dashboard", read_as(Dashboard, f"/// dashboard\n\n{table}\n///\n"))
    heads = [
        f.text.plain
        for f in flat(page)
        if isinstance(f, ShapeFrame) and f.name[:2] == "列名" and f.text
    ]
    assert heads == ["指标、备注", "现值", "目标、预警"]


def test_labels_of_close_ticks_stand_side_by_side_within_the_scale() -> None:
    left, right = spread([98, 96], [30, 30], 100)
    assert right + 30 <= left
    assert left + 30 <= 100


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (5, 1), (6, 2), (12, 3), (23, 5)])
def test_metrics_are_spread_evenly(count: int, pages: int) -> None:
    lines = "\n".join(f"- **指标 {n}**（{n}%）：目标 ≥80%，预警 <70%" for n in range(count))
    laid_out = slides("dashboard", read_as(Dashboard, f"/// dashboard\n{lines}\n///\n"))
    assert len(laid_out) == pages
    counts = [sum(f.name.startswith("指标") for f in flat(page)) for page in laid_out]
    assert sum(counts) == count
    assert max(counts) - min(counts) <= 1
