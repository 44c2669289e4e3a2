"""A question as HTML, the script that marks it and its style: on the site and wherever else a browser shows it."""

from collections.abc import Iterator
from pathlib import Path

from builder.components.question.site.markup import content_version, question_html

__all__ = ["content_version", "elements_script", "question_html", "widget_script", "widget_style"]

_HERE = Path(__file__).resolve().parent


def widget_script() -> str:
    """The widget as one plain script in ES5: it runs from a folder and needs nothing of the page around it.

    Its files share one scope; ``docs/dev/question-widget.md`` says what it does and what it tells the page.
    """
    return "\n".join(['(function () {\n"use strict";\n', *_texts("js"), "})();\n"])


def elements_script() -> str:
    """The widget's functions that make elements, for a script of a page's own to share."""
    return (_HERE / "js" / "2-elements.js").read_text(encoding="utf-8")


def widget_style() -> str:
    """Rules for questions with and without the script, for pages that define the brand's variables ``--cw-…``.

    One ``rem`` is taken for 20 px, as on the site: a page of its own says ``html { font-size: 125%; }``.
    """
    return "\n".join(_texts("css"))


def _texts(suffix: str) -> Iterator[str]:
    for file in sorted((_HERE / suffix).glob(f"*.{suffix}")):
        yield file.read_text(encoding="utf-8")
