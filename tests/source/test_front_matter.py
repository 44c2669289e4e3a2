"""The block between the dashes and the text after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.front_matter import FrontMatter, split_front_matter


def split(text: str) -> tuple[FrontMatter, list[tuple[str, Span]]]:
    report = Report()
    front = split_front_matter(text, "a.md", report)
    return front, [(finding.code, finding.span) for finding in report]


def test_the_body_keeps_its_line_number() -> None:
    front, findings = split("---\ntitle: 甲\nid: a\n---\n\n# 甲\n")
    assert not findings
    assert front.body == "\n# 甲\n"
    assert front.body_first_line == 5
    assert [each.key.span.line for each in front.fields.fields] == [2, 3]


def test_dashes_inside_the_body_are_a_rule_not_an_end() -> None:
    front, _ = split("---\ntitle: 甲\n---\n上\n\n---\n\n下")
    assert front.body == "上\n\n---\n\n下"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# 甲\n", "YML001", 1),
        ("\n\n---\ntitle: 甲\n---\n", "YML001", 3),
        ("---\ntitle: 甲\n\n# 甲\n正文\n", "YML002", 1),
        ("---\n只有一句话\n---\n", "YML003", 2),
        ("---\n- 甲\n---\n", "YML003", 2),
        ("---\ntitle：甲\n---\n", "YML013", 2),
    ],
)
def test_a_broken_block_is_reported_and_never_becomes_body(text: str, code: str, line: int) -> None:
    front, findings = split(text)
    assert [(c, span.line) for c, span in findings] == [(code, line)]
    assert front.is_broken
    assert "title" not in front.body or code == "YML001"


def test_an_unclosed_block_ends_where_the_page_begins() -> None:
    front, _ = split("---\ntitle: 甲\ntags:\n  - 乙\n\n# 甲\n正文\n")
    assert front.body == "# 甲\n正文\n"
    assert front.body_first_line == 6


@given(
    st.lists(
        st.sampled_from(
            ["---", "...", "\n", "title: ", "甲", "：", "# ", "- ", "\t", "{", "[", " "]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_is_split_without_loss(text: str) -> None:
    front, _ = split(text)
    lines = text.split("\n")
    assert "\n".join(lines[front.body_first_line - 1 :]) == front.body
