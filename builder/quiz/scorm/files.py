"""Everything that lies in a package, by its name."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.components.question.site import elements_script, widget_script, widget_style
from builder.model.quiz import QuizBank
from builder.quiz.scorm.manifest import MANIFEST, manifest
from builder.quiz.scorm.page import PAGE, QUESTION_SCRIPT, SCRIPT, STYLES, page, picture_path

_HERE = Path(__file__).resolve().parent


def files(bank: QuizBank) -> Mapping[str, bytes]:
    """The manifest, then what it lists; the page of an edited question is all that differs."""
    others = {
        PAGE: page(bank),
        STYLES[0]: widget_style().encode("utf-8"),
        STYLES[1]: "\n".join(_texts("css")).encode("utf-8"),
        QUESTION_SCRIPT: widget_script().encode("utf-8"),
        SCRIPT: _script().encode("utf-8"),
    }
    for question in bank.all_questions():
        if picture := bank.picture_of(question):
            others[picture_path(question, bank)] = picture.data
    return {MANIFEST: manifest(bank, tuple(others)), **others}


def _script() -> str:
    """One plain script in ES5 with a scope of its own, in the order of its files' names."""
    return "\n".join(
        ['(function () {\n"use strict";\n', elements_script(), *_texts("js"), "})();\n"]
    )


def _texts(suffix: str) -> Iterator[str]:
    for file in sorted((_HERE / suffix).glob(f"*.{suffix}")):
        yield file.read_text(encoding="utf-8")
