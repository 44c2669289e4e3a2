"""The rules that read prose: what they find, and what they leave alone."""

import pytest

from builder.lint.catalogue import check_library, check_page, rules
from builder.lint.diagnostic import Report, Severity
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.library import Library
from builder.model.page import Meta

PARSER = Parser()


def found(body: str, path: str = "content/communication/a.md", title: str = "甲") -> list[str]:
    """Codes of the page rules' findings on a page with this text."""
    report = Report()
    context = PageContext(path=path, first_line=4)
    page, _ = PARSER.parse(body, context, Meta(title=title, id="a"), Report())
    check_page(page, report)
    assert all(finding.severity is Severity.WARNING for finding in report)
    assert all(finding.hint and finding.english for finding in report)
    return [finding.code for finding in report]


@pytest.mark.parametrize("code", [code for code, rule in rules().items() if rule.check])
def test_a_rules_bad_example_is_found_and_its_good_one_is_clean(code: str) -> None:
    rule = rules()[code]
    assert code in found(rule.bad)
    assert found(rule.good) == []


def found_between(*bodies: str) -> list[tuple[str, str]]:
    """Codes and places of what the rules find on pages with these texts together."""
    pages = {}
    for number, body in enumerate(bodies, 1):
        path = f"content/communication/{number}.md"
        page, _ = PARSER.parse(body, PageContext(path=path), Meta(title="甲", id="a"), Report())
        pages[path] = page
    report = Report()
    check_library(Library(pages=pages), report)
    assert all(finding.hint and finding.english for finding in report)
    return [(finding.code, str(finding.span)) for finding in report]


@pytest.mark.parametrize("code", [code for code, rule in rules().items() if rule.check_library])
def test_what_a_rule_finds_between_pages_its_examples_show(code: str) -> None:
    rule = rules()[code]
    assert code in {each for each, _ in found_between(rule.bad)}
    assert found_between(rule.good) == []


PASSAGE = "他把手里的单子往台上一拍说你们到底有没有人管这件事情"


def test_a_passage_repeated_on_another_page_is_reported_once_where_it_comes_second() -> None:
    again = f"- **说**：那天{PASSAGE[:12]}，{PASSAGE[12:]}，我记得"
    assert found_between(f"午后，{PASSAGE}。", f"一\n\n{again}") == [
        ("STY002", "content/communication/2.md:3:3")
    ]


def test_twenty_four_characters_in_common_are_no_repetition() -> None:
    assert found_between(PASSAGE[:24], f"甲{PASSAGE[:24]}乙") == []
    assert found_between("哈" * 60) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("您好,请坐", "TYP001"),
        ("请坐!", "TYP001"),
        ("净推荐值(NPS)", "TYP001"),
        ("办完了.", "TYP001"),
        ('- **听**: 让"对方"讲完', "TYP001"),
        ("| 甲 | 乙 |\n|---|---|\n| 好,的 | 丙 |", "TYP001"),
        ("2000人参加", "TYP002"),
        ("第3章", "TYP002"),
        ("> 用CRM系统查", "TYP002"),
        ("等 3-5 天", "TYP003"),
        ("等 3～5 天", "TYP003"),
        ("目标从 5%-10% 起", "TYP003"),
        ("众所周知，客户没耐心。", "STY001"),
        ("复购率提高了 18%。", "FIG001"),
        ("利润翻了 2.5 倍。", "FIG001"),
        ("- **留存**：多了 8 个百分点", "FIG001"),
        ("百分之七十的人会走。", "FIG001"),
        ("## 先听，“再办”，好\n\n- 甲", "TYP004"),
        ("## 先听再办；\n\n- 甲", "TYP005"),
    ],
)
def test_slips_are_found(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "“尽快”（3:30 前）是 HEAT 的第一步，目标 5%，见 C19……——好。",
        "运行 `make slides,再看(结果)` 就行",
        "日期 2026-11-22，电话 400-800-1234，标准 ISO 9001-2015，一般 2–4 小时，2 至 4 天",
        "随着客户走进来，声音小了。",
        "回电率不低于 90%。目标是 95%。例如 30% 的人没有回。",
        "满分 100%，掉线 0%，两倍速播放，做三成不如做一成。",
        "复购率提高了 18%[示例]。",
        "复购率提高了 18%[^a]。\n\n[^a]: 来自季度报表。",
        "- **复购**：提高 18%\n    - 三个月的数据[示例]",
        "| 指标 | 绿 | 红 |\n|---|---|---|\n| CSAT | 90% 以上 | 低于 80% |\n| 回收 | 85–90% | 70% |",
        "## 先听完，再认，再歉，再办？\n\n- 甲",
        "## 他说的是“尽快”\n\n- 甲",
        "## 等一等……再说——好\n\n- 甲",
    ],
)
def test_good_writing_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_text_is_reported_once_with_its_line_and_what_was_found() -> None:
    report = Report()
    context = PageContext(path="content/a.md", first_line=4)
    page, _ = PARSER.parse("一\n\n甲,乙,丙,丁,戊", context, Meta(title="甲", id="a"), report)
    check_page(page, report)
    (finding,) = report
    assert finding.span.line == 6
    assert "甲,乙" in finding.message and "等 4 处" in finding.message


def test_figures_in_question_banks_are_not_claims() -> None:
    assert found("占 30% 的是哪一类？", path="content/quizzes/a.md") == []


def test_the_pages_title_counts_as_a_title() -> None:
    assert found("好", title="先听再办。") == ["TYP005"]
