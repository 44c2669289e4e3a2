"""``docs/limits.md`` names the bounds that the code has."""

import re
from pathlib import Path

import pytest

from builder.build import limits as build
from builder.build.quiz_import import MAX_WORKBOOK_BYTES
from builder.exam import assignment
from builder.exam.draw import MOST_PAPERS
from builder.lint.catalogue import rules
from builder.markdown.quiz.choices import MAX_CHOICES
from builder.quiz.moodle import MAX_KEYS
from builder.quiz.xlsx import MAX_CELL
from builder.source import image, limits, template, text, yaml
from builder.source.questions import workbook
from builder.source.theme import MAX_FONT_NAME

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "bound",
    [
        f"one text file | {text.MAX_TEXT_BYTES // 1_000_000} MB",
        f"{limits.MAX_NESTING} levels",
        f"{yaml.MAX_YAML_BYTES // 1_000} kB, {yaml.MAX_NODES:,} values, {yaml.MAX_DEPTH} levels",
        f"{image.MAX_IMAGE_BYTES // 1_000_000} MB and {image.MAX_IMAGE_PIXELS // 1_000_000} meg",
        f"{build.SECONDS:g} s of computing and {build.MEMORY_BYTES >> 30} GB of memory",
        f"{MAX_FONT_NAME} characters",
        f"{template.MAX_PACKED >> 20} MB packed, {template.MAX_UNPACKED >> 20} MB unpacked",
        f"ratio {template.MAX_RATIO}, {template.MAX_PARTS:,} parts",
        f"choices | {MAX_CHOICES}",
        f"right choices of one question | {MAX_KEYS}",
        f"{MAX_CELL:,} characters",
        f"{MAX_WORKBOOK_BYTES // 1_000_000} MB packed, {workbook.MAX_UNPACKED_BYTES // 1_000_000} MB unpacked",
        f"{workbook.MAX_ROWS:,} rows",
        f"{assignment.MOST:,} combinations are tried for a full one, {assignment.ENOUGH} for",
        f"papers counted by `paper --list` | {MOST_PAPERS}",
    ],
)
def test_the_page_states_the_bound_of_the_code(bound: str) -> None:
    assert bound in PAGE


def test_the_page_states_how_often_a_token_may_stand() -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if "SRC012" in line]
    stated = {int(re.sub(r"\D", "", row[1])) for row in rows}
    assert stated == set(limits.TOKEN_CAPS.values())


def test_every_code_on_the_page_is_in_the_catalogue() -> None:
    codes = set(re.findall(r"\b[A-Z]{3}\d{3}\b", PAGE))
    assert codes
    assert codes <= set(rules())
