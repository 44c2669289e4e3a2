"""Questions and answers in rows on hairlines."""

from xml.etree.ElementTree import Element

from builder.components.base import Component, HtmlContext, Source
from builder.components.html import element, rich
from builder.components.qa.layout import layout_questions
from builder.components.qa.syntax import Question, read_questions
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report


class QuestionsComponent(Component[tuple[Question, ...]]):
    """``/// qa``: each item a question and its answer."""

    name = "qa"
    noun = "问答"

    def parse(self, source: Source, report: Report) -> tuple[Question, ...] | None:
        return read_questions(source, report) or None

    def html(self, content: tuple[Question, ...], context: HtmlContext) -> Element:
        rows = (
            element(
                "div",
                "cw-qa-row",
                rich("dt", "", question.question, context),
                rich("dd", "", question.answer, context),
            )
            for question in content
        )
        return element("dl", "cw-qa", *rows)

    def layout(
        self, content: tuple[Question, ...], region: Rect, kit: Kit
    ) -> tuple[tuple[Frame, ...], ...]:
        return layout_questions(content, region, kit)


component = QuestionsComponent()
