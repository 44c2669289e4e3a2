"""Every code is explained, and every rule's own examples show what it means."""

import re
from pathlib import Path

import pytest

from builder.errors import UsageError
from builder.lint.catalogue import check_page, explain, rules
from builder.lint.diagnostic import Report

BUILDER = Path(__file__).parents[2] / "builder"
CODE = re.compile(r'"((?:SRC|YML|DIA|SLD|QUZ|THM|FIG|TYP|STY|TPL|SIT)\d{3})"')


def used_codes() -> set[str]:
    files = (path for path in BUILDER.rglob("*.py") if "areas" not in path.parts)
    return {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_the_builder_reports_is_in_the_catalogue() -> None:
    assert used_codes() <= set(rules())


@pytest.mark.parametrize("code", sorted(rules()))
def test_every_rule_says_what_why_and_how(code: str) -> None:
    rule = rules()[code]
    text = explain(code.lower())
    for part in (code, rule.title, rule.why, rule.english):
        assert part.strip() and part in text
    assert rule.bad.strip() and rule.good.strip() and rule.bad != rule.good


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="DIA002"):
        explain("DIA02")


def test_the_codes_are_in_order_and_some_check_pages() -> None:
    assert list(rules()) == sorted(rules())
    assert sum(rule.check is not None for rule in rules().values()) >= 7
    assert callable(check_page) and not Report().diagnostics
