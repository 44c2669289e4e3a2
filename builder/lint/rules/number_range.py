"""TYP003: a range of numbers written with a tilde or a hyphen."""

import re

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import excerpt, page_texts, prose, warn_once
from builder.model.page import Page

_NUMBER = r"\d{1,4}(?:\.\d+)?%?"
_FOUND = re.compile(
    rf"(?<![\w.\-/]){_NUMBER}\s?[~～]\s?{_NUMBER}"
    # A hyphen counts only before a unit: dates, telephone and document numbers have none.
    rf"|(?<![\w.\-/]){_NUMBER}\s?-\s?{_NUMBER}(?![\w\-/.])(?=\s?[%％\u4e00-\u9fff])"
)


def check(page: Page, report: Report) -> None:
    """Warn once for each text with such ranges."""
    for rich in page_texts(page):
        line = prose(rich)
        found = [excerpt(line, *match.span(), around=2) for match in _FOUND.finditer(line)]
        warn_once(
            report,
            ("TYP003", "数字范围用了 ~ 或连字符", "a range written with ~ or a hyphen"),
            rich,
            found,
            "写成 2–4 或 2 至 4",
        )


RULE = Rule(
    code="TYP003",
    title="数字范围用了 ~ 或连字符",
    why="~ 在两边各被 Markdown 当作删除线标记，连字符又像减号；念出来也容易错。",
    english=(
        "A range of numbers with a tilde or hyphen. Markdown may read tildes as marks, and a "
        "hyphen looks like a minus."
    ),
    bad="一般 2~4 小时，忙时 4-6 小时。",
    good="一般 2–4 小时，忙时 4 至 6 小时。",
    check=check,
)
