"""A metric named in a topic becomes a slide of that topic."""

from pathlib import Path

from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.metric import Metric
from builder.model.slide import Slide
from builder.slides.plan import plan_course

METRICS = """- ref: K01
  name: 净推荐值
  short: NPS
  formula: 推荐者占比 − 贬损者占比
  direction: up
  thresholds:
    - {level: 优秀, value: ">50"}
  origin: 本课程口径
- ref: K03
  name: 首次解决率
  formula: 首次解决数 ÷ 问题总数
  direction: up
"""


def _slides(tmp_path: Path, body: str) -> tuple[list[Slide], list[str]]:
    files = {
        "content/kpis/metrics.yml": METRICS,
        "content/chapters/one.md": f"---\ntitle: 章\n---\n\n# 章\n\n## 先看推荐 {{#nps}}\n\n{body}",
        "content/courses/c.md": "---\ntitle: 课\n---\n\n# 课\n\n## 讲 {.plain}\n\n"
        "- [章](../chapters/one.md)\n",
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    report = Report()
    library = load_library(tmp_path, report).library
    plan = plan_course(library.courses["c"], library, "", Report())
    found = [slide for slide in plan.slides if slide.component == "metric"]
    return found, [f"{d.code} {d.message} {d.hint}" for d in report]


def test_the_metric_stands_in_the_number_s_place_with_its_origin_as_source(tmp_path: Path) -> None:
    body = "先说一句。\n\n/// metric | K01\n///\n\n/// metric | K03\n///\n"
    (first, second), findings = _slides(tmp_path, body)
    assert findings == []
    assert isinstance(first.content, Metric)
    assert first.title.plain == "先看推荐"
    assert first.source_notes == ("本课程口径",)
    assert first.notes.prose == ("【章】", "先说一句。")
    assert second.title.plain == "首次解决率怎么算"


def test_an_unknown_number_is_reported_with_the_nearest(tmp_path: Path) -> None:
    found, findings = _slides(tmp_path, "/// metric | K02\n///\n")
    assert found == []
    assert [finding[:6] for finding in findings] == ["DIA010"]
    assert "K02" in findings[0]
    assert "是不是 K0" in findings[0]
