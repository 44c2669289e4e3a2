"""Names of a course's sections: numbering goes, because the deck numbers them itself; words stay."""

import pytest

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.course import read_course
from builder.markdown.parse import Parser
from builder.model.page import Meta


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("模块一 听", "听"),
        ("模块 3：办", "办"),
        ("第二章 说", "说"),
        ("第 4 部分 练", "练"),
        ("第一印象", "第一印象"),
        ("第一组组件", "第一组组件"),
    ],
)
def test_numbering_is_taken_off_and_nothing_else(written: str, title: str) -> None:
    source = f"# 课\n\n## {written}\n\n- [页](../chapters/one.md)\n"
    context = PageContext(path="content/courses/trial.md")
    page, _ = Parser().parse(source, context, Meta(title="课", id="trial"), Report())
    (section,) = read_course(page, Report()).sections
    assert section.title == title
