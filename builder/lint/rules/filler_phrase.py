"""STY001: phrases that say nothing."""

import re

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import page_texts, prose, warn_once
from builder.model.page import Page

_FOUND = re.compile(
    "|".join(
        (
            "随着[^，。；]{1,24}的(?:快速|不断|迅速|飞速|高速|持续)?(?:发展|进步|普及|到来|提升|深入|加快)",
            "众所周知",
            "不言而喻",
            "毋庸置疑",
            "综上所述",
            "总而言之",
            "值得(?:一提|注意)的是",
            "在当今(?:社会|时代|世界|这个)",
            "日新月异",
            "(?:具有|有着)(?:十分|非常|极其)?重(?:要|大)的?(?:现实)?意义",
            "起(?:着|到)(?:了)?(?:至关重要|举足轻重|不可替代)的作用",
            "是(?:一门艺术|永恒的主题)",
        )
    )
)


def check(page: Page, report: Report) -> None:
    """Warn once for each text with such phrases."""
    for rich in page_texts(page):
        found = [match[0].replace("\n", " ") for match in _FOUND.finditer(prose(rich))]
        warn_once(
            report,
            ("STY001", "空话", "a filler phrase"),
            rich,
            found,
            "删去它，直接说后面的事；删了意思不变就不必写",
        )


RULE = Rule(
    code="STY001",
    title="空话",
    why="学员听到套话就不听了；页面上每一句都要能让人照着做或照着说。",
    english=(
        "A filler phrase. Learners stop listening at stock phrases; the sentence is stronger "
        "without it."
    ),
    bad="随着互联网的快速发展，客户的期待越来越高。",
    good="客户在网上等半分钟就会关掉窗口。",
    check=check,
)
