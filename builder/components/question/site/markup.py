"""A question on the site: complete without JavaScript, which makes it interactive.

Everything can be filled in and compared with the answers, which open in ``details``. What the script
needs stands in attributes:

=================  ================================================================================
``data-id``        of the question, also the anchor of the heading above it
``data-type``      ``single multiple true-false blanks short-answer ordering matching scenario
                   work-order``
``data-version``   changes with the content: a saved answer to an older wording is not shown
``data-points``    what the whole question earns
``data-parts``     on a scenario: the ids of its parts, separated by spaces
``data-correct``   on a choice: ``true`` or ``false``
``data-key``       on a picker: its one right value
``data-keys``      on a gap or a field: a JSON list of the wordings it accepts or its right options
``data-letter``    on what a letter is shown beside
=================  ================================================================================
"""

from hashlib import sha256
from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.html import add_runs, append, element, rich
from builder.components.question.site.answers import answers_element, labelled
from builder.components.question.site.controls import accepted, controls
from builder.model.inline import RichText
from builder.model.quiz import Blank, Question, QuestionType

_GAP = "____"
"""The run that stands for a gap in a stem."""


def question_html(question: Question, context: HtmlContext | None = None) -> Element:
    """``fieldset.cw-question`` with the stem as its legend, controls, hints and answers.

    A scenario is a ``section`` with its scene; its parts are questions of their own below it. The
    heading above carries the id as its anchor; the element repeats it as ``data-id``.
    """
    around = context or HtmlContext()
    is_scene = question.type is QuestionType.SCENARIO
    made = element("section" if is_scene else "fieldset", "cw-question")
    append(made, _scene(question, around) if is_scene else _legend(question, around))
    append(made, _picture(question))
    for control in controls(question, around):
        append(made, control)
    append(made, _hints(question, around))
    append(
        made, _explained_scene(question, around) if is_scene else answers_element(question, around)
    )
    made.set("data-id", question.id)
    made.set("data-type", question.type.code)
    made.set("data-version", content_version(question))
    made.set("data-points", f"{question.points:g}")
    if is_scene:
        made.set("data-parts", " ".join(part.id for part in question.children))
    return made


def content_version(question: Question) -> str:
    """Eight hexadecimal digits that change when the stem, what can be answered or the key changes."""
    parts = [question.type.value, *(paragraph.plain for paragraph in question.stem)]
    parts += [f"{choice.correct}{choice.text.plain}" for choice in question.choices]
    parts += ["|".join(blank.answers) for blank in question.blanks]
    parts += [item.plain for item in question.sequence]
    parts += [f"{pair.left.plain}={pair.right.plain}" for pair in question.matching.pairs]
    parts += [f"={each.plain}" for each in question.matching.distractors]
    parts += [f"{each.label}{each.control}{each.options}{each.answers}" for each in question.form]
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:8]


def _head(question: Question) -> Element:
    facts = (("type", question.type.value), ("difficulty", question.difficulty))
    labels = [element("span", f"cw-question__{name}", value) for name, value in facts if value]
    parts = f"，{len(question.children)} 小题" if question.children else ""
    labels.append(element("span", "cw-question__points", f"{question.points:g} 分{parts}"))
    head = element("span", "cw-question__head")
    for number, label in enumerate(labels):
        append(head, " " if number else None)
        append(head, label)
    return head


def _legend(question: Question, context: HtmlContext) -> Element:
    """A legend takes no paragraphs: the stem's are lines of it."""
    stem = element("span", "cw-question__stem")
    gaps = enumerate(question.blanks, 1)
    for paragraph in question.stem:
        line = element("span", "cw-question__line")
        for run in paragraph.runs:
            if question.type is QuestionType.BLANKS and run.text == _GAP:
                line.append(_gap(*next(gaps)))
            else:
                add_runs(line, [run], context)
        stem.append(line)
    return element("legend", "cw-question__legend", _head(question), " ", stem)


def _gap(number: int, blank: Blank) -> Element:
    gap = element("span", "cw-question__gap", f"（{number}）______", role="img")
    gap.set("aria-label", f"第 {number} 空")
    gap.set("data-keys", accepted(blank.answers))
    return gap


def _scene(question: Question, context: HtmlContext) -> Element:
    scene = element("div", "cw-question__scene", _head(question))
    for paragraph in question.stem:
        scene.append(rich("p", "", paragraph, context))
    return scene


def _explained_scene(question: Question, context: HtmlContext) -> Element | None:
    """What a scenario says after its parts have been answered."""
    explanation = _explanation(question.explanation, context)
    if explanation is None:
        return None
    summary = element("summary", "", "查看解析")
    return element("details", "cw-question__answers", summary, explanation)


def _explanation(explanation: RichText, context: HtmlContext) -> Element | None:
    return labelled("p", "cw-question__explanation", "解析", explanation, context)


def _picture(question: Question) -> Element | None:
    picture = question.picture
    if picture is None:
        return None
    image = element("img", "", src=picture.target, alt=picture.alt)
    caption = element("figcaption", "", picture.title) if picture.title else None
    return element("figure", "cw-question__picture", image, caption)


def _hints(question: Question, context: HtmlContext) -> Element | None:
    if not question.hints:
        return None
    hints = element("ol" if len(question.hints) > 1 else "ul", "")
    for hint in question.hints:
        hints.append(rich("li", "", hint, context))
    return element("details", "cw-question__hints", element("summary", "", "提示"), hints)
