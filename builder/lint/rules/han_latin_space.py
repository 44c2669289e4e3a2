"""TYP002: no space between Han and Latin letters or digits."""

import re

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import excerpt, page_texts, prose, warn_once
from builder.model.page import Page

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_FOUND = re.compile(rf"(?<={_HAN})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN})")


def check(page: Page, report: Report) -> None:
    """Warn once for each text in which a space is missing."""
    for rich in page_texts(page):
        line = prose(rich)
        found = [excerpt(line, *match.span(), around=4) for match in _FOUND.finditer(line)]
        warn_once(
            report,
            ("TYP002", "汉字与西文、数字之间缺少空格", "no space between Han and Latin"),
            rich,
            found,
            "加一个半角空格，例如 按 HEAT 的次序、30 分钟；% 前面不加",
        )


RULE = Rule(
    code="TYP002",
    title="汉字与西文、数字之间缺少空格",
    why="有空格的地方没有空格，同一份课件里两种写法并存，搜索也会把两种写法当成两个词。",
    english=(
        "No space between Han and Latin letters or digits. Search treats the two spellings as "
        "different words, and slides look uneven."
    ),
    bad="按HEAT的次序，30分钟内回电。",
    good="按 HEAT 的次序，30 分钟内回电。",
    check=check,
)
