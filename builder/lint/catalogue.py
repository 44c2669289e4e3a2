"""All codes with their reasons and examples, and the passes of all rules over a page and over the library."""

import difflib
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType, ModuleType

from builder.errors import UsageError
from builder.lint import areas as area_package
from builder.lint import rules as rule_package
from builder.lint.banks import check_banks
from builder.lint.diagnostic import Report
from builder.lint.rule import Rule
from builder.model.library import Library
from builder.model.page import Page


@cache
def rules() -> MappingProxyType[str, Rule]:
    """Every rule by code, in the codes' order."""
    found = sorted((*_of_files(), *_of_areas()), key=lambda rule: rule.code)
    by_code = {rule.code: rule for rule in found}
    if len(by_code) != len(found):
        raise AssertionError("two rules have one code")
    return MappingProxyType(by_code)


def _of_files() -> Iterator[Rule]:
    for module in _modules(rule_package):
        yield module.RULE


def _of_areas() -> Iterator[Rule]:
    for module in _modules(area_package):
        yield from module.RULES


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{module.name}")


def check_page(page: Page, report: Report) -> None:
    """Run every rule that is a pass of its own over a page."""
    for rule in rules().values():
        if rule.check is not None:
            rule.check(page, report)


def check_library(library: Library, report: Report) -> None:
    """Run every rule over each page, then those that compare pages, then the question banks."""
    for page in library.pages.values():
        check_page(page, report)
    for rule in rules().values():
        if rule.check_library is not None:
            rule.check_library(library, report)
    check_banks(library, report)


def explain(code: str) -> str:
    """A rule as a text to read: title, reason, examples, and the same in English.

    Raises ``UsageError`` for a code that does not exist, naming the nearest ones.
    """
    wanted = code.strip().upper()
    rule = rules().get(wanted)
    if rule is None:
        near = difflib.get_close_matches(wanted, rules(), n=3, cutoff=0.5)
        hint = f"，是不是 {'、'.join(near)}？" if near else ""
        raise UsageError(f"没有编号为 {code} 的规则{hint}")
    return "\n".join(
        (
            f"{rule.code} {rule.title}",
            "",
            rule.why,
            "",
            "错误的写法：",
            _indented(rule.bad),
            "",
            "正确的写法：",
            _indented(rule.good),
            "",
            f"English: {rule.english}",
            "",
        )
    )


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.split("\n"))
