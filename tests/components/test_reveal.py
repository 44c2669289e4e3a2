"""Items appear click by click where the author asks for it, and nowhere else."""

from pathlib import Path

import pytest

from builder.layout.frame import Reveal, SlideFrames
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.slides.compose import compose
from builder.slides.plan import plan_course

COURSE = "---\ntitle: 试课\n---\n\n## 全部 {.plain}\n\n- [一章](../chapters/one.md)\n"
CARDS = "/// cards{option}\n- **看得见**：抬头\n- **听得懂**：不用行话\n    - 您接着说\n///\n"
STEPS = (
    "/// steps{option}\n1. **倾听**（2 分钟）：让他讲完\n2. **复述**（1 分钟）：说一遍\n"
    "3. **约定**（1 分钟）：说好几点\n///\n"
)
REVEAL = "\n    reveal: true\n"


def slides(tmp_path: Path, heading: str, body: str) -> tuple[tuple[SlideFrames, ...], Report]:
    for path, text in (
        ("courses/trial.md", COURSE),
        ("chapters/one.md", f"---\ntitle: 一章\n---\n\n# 一章\n\n## {heading}\n\n{body}"),
    ):
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    report = Report()
    library = load_library(tmp_path, report).library
    plan = plan_course(library.courses["trial"], library, "", report)
    return compose(plan, Kit(report=report))[1:], report


def clicks(slide: SlideFrames) -> list[list[str]]:
    return [[target.frame for target in click] for click in slide.reveal]


@pytest.mark.parametrize("body", [CARDS, STEPS])
def test_everything_stands_there_from_the_start_by_default(tmp_path: Path, body: str) -> None:
    (slide,), _ = slides(tmp_path, "先听 {#a}", body.format(option="\n"))
    assert slide.reveal == ()


def test_a_step_comes_with_its_explanation_and_its_time(tmp_path: Path) -> None:
    (slide,), report = slides(tmp_path, "先听 {#a}", STEPS.format(option=REVEAL))
    assert clicks(slide) == [
        [f"{kind} {n}" for kind in ("步骤", "步骤说明", "用时")] for n in (1, 2, 3)
    ]
    assert not report.diagnostics


def test_a_card_comes_whole(tmp_path: Path) -> None:
    (slide,), _ = slides(tmp_path, "先听 {#a}", CARDS.format(option=REVEAL))
    assert clicks(slide) == [["卡片 1"], ["卡片组 2"]]


def test_subsections_are_cards_that_the_heading_reveals(tmp_path: Path) -> None:
    (slide,), _ = slides(tmp_path, "先听 {#a .reveal}", "### 甲\n\n抬头。\n\n### 乙\n\n复述。\n")
    assert clicks(slide) == [["卡片 1"], ["卡片 2"]]


def test_an_item_of_a_list_brings_its_details(tmp_path: Path) -> None:
    (slide,), _ = slides(tmp_path, "先听 {#a .reveal}", "- 时间\n    - 说钟点\n- 责任人\n")
    assert slide.reveal == (
        (Reveal("正文", range(0, 2)),),
        (Reveal("正文", range(2, 3)),),
    )


def test_a_labelled_item_is_a_row(tmp_path: Path) -> None:
    (slide,), _ = slides(tmp_path, "先听 {#a .reveal}", "1. **甲**：抬头\n2. **乙**：复述\n")
    assert clicks(slide) == [[f"{kind} {n}" for kind in ("序号", "标签", "说明")] for n in (1, 2)]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("- **92%**：满意度\n- **30 秒**：首次回应\n", ["数字"]),
        ("1. **听**：听完\n2. **复述**：说一遍\n3. **约定**：定时间\n", ["步骤", "步骤说明"]),
        ("- **看得见**：抬头\n- **听得懂**：慢说\n", ["卡片"]),
    ],
)
def test_a_list_appears_item_by_item_whatever_form_it_takes(
    tmp_path: Path, body: str, kinds: list[str]
) -> None:
    (slide,), report = slides(tmp_path, "先听 {#a .reveal}", body)
    count = body.count("**：")
    assert clicks(slide) == [[f"{kind} {n}" for kind in kinds] for n in range(1, count + 1)]
    assert "SLD004" not in [d.code for d in report]


def test_what_is_revealed_has_a_name_of_its_own(tmp_path: Path) -> None:
    items = "".join(f"{n}. **第{n}步**（1 分钟）：做一件事\n" for n in range(1, 10))
    pages, _ = slides(tmp_path, "先听 {#a}", f"/// steps{REVEAL}\n{items}///\n")
    assert len(pages) == 2
    for page in pages:
        names = [frame.name for frame in page.frames]
        for click in page.reveal:
            assert all(names.count(target.frame) == 1 for target in click)
    assert [len(page.reveal) for page in pages] == [5, 4]


def test_a_topic_with_nothing_to_reveal_is_reported(tmp_path: Path) -> None:
    _, report = slides(tmp_path, "先听 {#a .reveal}", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n")
    assert [(d.code, d.span.line) for d in report if d.code == "SLD004"] == [("SLD004", 7)]


def test_steps_that_become_a_table_are_reported(tmp_path: Path) -> None:
    items = "".join(
        f"{n}. **把客户说的经过从头到尾完整听一遍**：中间不插话，只记时间、地点、金额\n"
        for n in (1, 2, 3)
    )
    (slide,), report = slides(tmp_path, "先听 {#a}", f"/// steps{REVEAL}\n{items}///\n")
    assert slide.reveal == ()
    assert "SLD004" in [d.code for d in report]
