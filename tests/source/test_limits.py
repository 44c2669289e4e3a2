"""Shapes that would stall a Markdown parser are refused; pages people write are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.diagnostic import Report
from builder.source.limits import has_safe_shape


def refused(text: str) -> list[tuple[str, int]]:
    report = Report()
    safe = has_safe_shape(text, "a.md", report, first_line=5)
    assert safe is not bool(report.diagnostics)
    return [(finding.code, finding.span.line) for finding in report]


@pytest.mark.parametrize(
    "token", ["[", "![", "[^", "<a", "*a ", "_a ", "`", "[a](", "**", "a&", "{", "~a", "^a", "\\"]
)
def test_a_token_repeated_thousands_of_times_is_refused_with_its_line(token: str) -> None:
    assert refused("好\n\n" + token * 8000) == [("SRC012", 7)]
    assert refused("好\n\n" + (token + "\n") * 8000) == [("SRC012", 7)]


def nested_list(depth: int, indent: int) -> str:
    return "\n".join(" " * indent * level + f"- {level}" for level in range(depth))


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_thirty_two_levels_pass_and_thirty_three_do_not(indent: int) -> None:
    assert refused(nested_list(32, indent)) == []
    assert refused(nested_list(33, indent)) == [("SRC011", 37)]


@pytest.mark.parametrize(
    "line", [">" * 1000 + " a", "> " * 1000 + "a", "- " * 1000 + "a", "1. " * 40 + "a", "> - " * 20]
)
def test_nesting_on_one_line_counts(line: str) -> None:
    assert refused("好\n\n" + line) == [("SRC011", 7)]


def test_ordinary_shapes_pass() -> None:
    rule = "- - - " * 40
    long_list = "\n".join(f"{number}. 第 {number} 项" for number in range(500))
    table = "| 甲 | 乙 | 丙 |\n|---|---|---|\n" + "| [一](a.md) | **二** | 三 |\n" * 100
    code = "```\n" + nested_list(60, 4) + "\n```"
    assert refused("\n\n".join((rule, long_list, table, code, "好"))) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["- ", "  ", "> ", "1. ", "    ", "\t", "```", "[", "`", "\n", "好"]),
            st.integers(1, 60),
        ),
        max_size=30,
    )
)
def test_token_soup_is_judged_without_an_exception(parts: list[tuple[str, int]]) -> None:
    refused("".join(token * times for token, times in parts))
