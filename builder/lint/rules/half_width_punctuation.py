"""TYP001: half-width punctuation next to Han characters."""

import re

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import excerpt, page_texts, prose, warn_once
from builder.model.page import Page

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_FOUND = re.compile(
    rf"""
    (?<={_HAN})[,;:!?"]            # 您好,请
    | [,;!?"](?={_HAN})            # OK,请
    | (?<={_HAN})\.(?=\s|$|{_HAN}) # 完成.
    | (?<={_HAN})[()]              # 响应(
    | [()](?={_HAN})               # (响应
    """,
    re.VERBOSE,
)


def check(page: Page, report: Report) -> None:
    """Warn once for each text that mixes the two kinds of punctuation."""
    for rich in page_texts(page):
        line = prose(rich)
        found = [excerpt(line, *match.span()) for match in _FOUND.finditer(line)]
        warn_once(
            report,
            ("TYP001", "汉字旁边用了半角标点", "half-width punctuation next to Han"),
            rich,
            found,
            "改用全角标点：，。：；？！（）“”",
        )


RULE = Rule(
    code="TYP001",
    title="汉字旁边用了半角标点",
    why="半角标点紧贴汉字，投影上间距忽大忽小，换行时标点还会跑到行首。",
    english=(
        "Half-width punctuation next to Han. It sets badly and breaks the rules of line ends "
        "that full-width marks carry."
    ),
    bad="您好,请稍等(约两分钟).",
    good="您好，请稍等（约两分钟）。",
    check=check,
)
