"""A metric by its number: on the site, on slides, and with more levels than anyone remembers."""

from itertools import chain

import pytest
from component_blocks import flat, read, read_as, shown, slides

from builder.components import components
from builder.components.base import HtmlContext, LibraryReference
from builder.components.metric.levels import levels_of
from builder.layout.check import check_slides
from builder.layout.fonts import shipped_metrics
from builder.layout.frame import ACCENT1, ShapeFrame, SlideFrames
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.settle import settle
from builder.model.library import Index
from builder.model.metric import Metric, Threshold


def _levels(*pairs: tuple[str, str]) -> tuple[Threshold, ...]:
    return tuple(Threshold(level=level, value=value) for level, value in pairs)


METRIC = Metric(
    ref="K03",
    name="首次解决率",
    short="FCR",
    formula="首次解决数 ÷ 问题总数 × 100%",
    thresholds=_levels(
        ("优秀", "≥80%"), ("良好", "75–80%"), ("预警", "<70%"), ("预警", "一周内下降 ≥5 点")
    ),
    origin="示例口径",
)


@pytest.mark.parametrize(
    ("block", "code"),
    [("/// metric\n///\n", "DIA010"), ("/// metric | 首解率\n///\n", "DIA010")],
)
def test_a_block_needs_a_number(block: str, code: str) -> None:
    _, findings = read(block)
    assert [finding[:6] for finding in findings] == [code]


def test_a_number_takes_no_content_of_its_own() -> None:
    _, findings = read("/// metric | K03\n- **优秀**：≥80%\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_levels_stand_from_worst_to_best() -> None:
    assert [each.value for each in levels_of(METRIC).steps] == ["<70%", "75–80%", "≥80%"]
    assert [each.value for each in levels_of(METRIC).remarks] == ["一周内下降 ≥5 点"]


def test_where_less_is_better_the_smallest_stands_last() -> None:
    levels = _levels(("优秀", "≤5 分钟"), ("预警", ">30 分钟"), ("普通", "5–30 分钟"))
    metric = Metric(ref="K05", name="解决时间", direction="down", thresholds=levels)
    assert [each.level for each in levels_of(metric).steps] == ["预警", "普通", "优秀"]


def test_a_slide_says_everything_and_fills_the_best_level_alone() -> None:
    (page,) = slides("metric", METRIC)
    words = shown(page)
    for wanted in ("首次解决率", "FCR", METRIC.formula, *(t.value for t in METRIC.thresholds)):
        assert wanted in words
    filled = [f for f in flat(page) if isinstance(f, ShapeFrame) and f.fill == ACCENT1]
    assert len(filled) == 1
    assert filled[0].text and "优秀" in filled[0].text.plain


@pytest.mark.parametrize("count", [0, 1, 2, 5, 6, 40])
@pytest.mark.parametrize("height", [366.0, 246.0])
def test_any_number_of_levels_is_shown_and_fits(count: int, height: float) -> None:
    levels = _levels(*((f"第 {n} 档", f"≥{n * 2}%") for n in range(count)))
    metric = Metric(ref="K03", name="首次解决率", formula=METRIC.formula, thresholds=levels)
    kit = Kit()
    pages = components()["metric"].layout(metric, Rect(48, 120, 864, height), kit)
    made = [SlideFrames(id=str(n), role="content", title="", frames=p) for n, p in enumerate(pages)]
    fonts = shipped_metrics()
    assert [str(v) for v in check_slides([settle(s, fonts) for s in made], fonts)] == []
    assert not kit.report.diagnostics
    texts = "\n".join(shown(page) for page in pages)
    lines = set(chain.from_iterable(line.split("　") for line in texts.split("\n")))
    assert {level.value for level in levels} <= lines
    assert all(frame.rect.bottom <= 120.5 + height for p in pages for frame in _shapes(p))


def _shapes(page: tuple[object, ...]) -> list[ShapeFrame]:
    return [frame for frame in page if isinstance(frame, ShapeFrame)]


def test_a_formula_that_fits_nowhere_is_reported() -> None:
    kit = Kit()
    metric = Metric(ref="K03", name="率", formula="甲除以乙再乘以丙" * 200)
    components()["metric"].layout(metric, Rect(48, 120, 864, 366), kit)
    assert [d.code for d in kit.report] == ["SLD001"]


def test_the_site_shows_the_metric_itself() -> None:
    reference = read_as(LibraryReference, "/// metric | K03\n///\n")
    context = HtmlContext(index=Index(metrics=(METRIC,)))
    words = "".join(components()["metric"].html(reference, context).itertext())
    for wanted in ("首次解决率", "FCR", METRIC.formula, "示例口径", "一周内下降 ≥5 点", "<70%"):
        assert wanted in words


def test_the_site_says_when_there_is_no_such_metric() -> None:
    reference = read_as(LibraryReference, "/// metric | K99\n///\n")
    words = "".join(components()["metric"].html(reference, HtmlContext()).itertext())
    assert "没有编号为 K99 的指标" in words
