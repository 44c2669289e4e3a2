"""TYP005: a title that ends with a full stop or another mark that promises more."""

from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.lint.walk import page_titles, prose
from builder.model.page import Page

_MARKS = ("。", "．", "；", "，", "、", "：", ";", ",", ":")


def check(page: Page, report: Report) -> None:
    """Warn for each title that ends so; question and exclamation marks are fine."""
    for rich in page_titles(page):
        line = prose(rich).rstrip()
        if line.endswith(_MARKS) or (line.endswith(".") and not line.endswith("...")):
            report.warn(
                "TYP005",
                rich.span,
                f"标题以“{line[-1]}”结尾：{line[-12:]}",
                "去掉末尾的标点；问号和感叹号可以保留",
                f"the title ends with {line[-1]}",
            )


RULE = Rule(
    code="TYP005",
    title="标题以句号一类的标点结尾",
    why="标题是要记住的一句话，不是正文；末尾的句号在大字里显得拖沓，目录里也多余。",
    english=(
        "A title ends with a full stop, comma or colon. Titles are set large and listed in "
        "agendas, where closing marks are noise."
    ),
    bad="## 先听完，再办事。",
    good="## 先听完，再办事",
    check=check,
)
