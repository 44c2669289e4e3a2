"""TYP004: two adjacent full-width marks in a title."""

import re

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import excerpt, page_titles, prose, warn_once
from builder.model.page import Page

_FOUND = re.compile(r"(?!——|……)[，。：；？！、（）《》〈〉“”‘’「」『』—…]{2,}")


def check(page: Page, report: Report) -> None:
    """Warn for each title with such a pair."""
    for rich in page_titles(page):
        line = prose(rich)
        found = [excerpt(line, *match.span(), around=3) for match in _FOUND.finditer(line)]
        warn_once(
            report,
            ("TYP004", "标题里有两个连着的全角标点", "two adjacent full-width marks in a title"),
            rich,
            found,
            "调整语序，或去掉其中一个标点",
        )


RULE = Rule(
    code="TYP004",
    title="标题里有两个连着的全角标点",
    why="全角标点各占一格，两个连着就在大字标题里留下一个洞。",
    english=(
        "Two adjacent full-width marks in a title. Each takes a full cell, so together they "
        "leave a hole in large type."
    ),
    bad="## 别说“尽快”，“几点”才算数",
    good="## “尽快”不是承诺，几点几分才是",
    check=check,
)
