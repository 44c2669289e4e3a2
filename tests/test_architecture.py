"""The direction of imports, as ARCHITECTURE.md draws it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "builder"

ALLOWED = {
    "model": {"model"},
    "lint": {"lint", "model"},
    "source": {"source", "lint", "model", "errors"},
    "layout": {"layout", "lint", "model"},
    "components": {"components", "layout", "lint", "model"},
    "markdown": {"markdown", "components", "source", "lint", "model", "errors"},
    "slides": {"slides", "components", "layout", "lint", "model"},
    "deck": {"deck", "layout", "model", "errors"},
    "exam": {"exam", "lint", "model"},
    "quiz": {"quiz", "word", "model", "errors", "fixed_zip"},
    "word": {"word", "model", "fixed_zip"},
    "handout": {"handout", "word", "model"},
    "site": {"site", "source", "components", "lint", "model", "errors", "fixed_zip"},
}
"""Which of our packages each package may import; build and cli see everything."""

ALLOWED_MODULES = {
    "lint": {"builder.errors", "builder.source.fields"},
    "quiz": {"builder.components.question.site"},
}


def modules() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    wrong = [
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in sorted((PACKAGE / package).rglob("*.py"))
        for name in imports(file)
        if name.startswith("builder.")
        and name.split(".")[1] not in ALLOWED[package]
        and name not in ALLOWED_MODULES.get(package, set())
    ]
    assert wrong == []


def test_only_the_deck_knows_powerpoint() -> None:
    wrong = [
        str(file.relative_to(PACKAGE))
        for file in modules()
        for name in imports(file)
        if name.split(".")[0] == "pptx" and file.relative_to(PACKAGE).parts[0] != "deck"
    ]
    assert wrong == []


def test_only_the_word_room_knows_word() -> None:
    wrong = [
        str(file.relative_to(PACKAGE))
        for file in modules()
        for name in imports(file)
        if name.split(".")[0] == "docx" and file.relative_to(PACKAGE).parts[0] != "word"
    ]
    assert wrong == []


def test_no_module_is_named_after_nothing() -> None:
    assert [
        file for file in modules() if file.stem in {"utils", "helpers", "manager", "misc"}
    ] == []
