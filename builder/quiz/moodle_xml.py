"""Moodle XML: the fullest exchange format of Moodle.

Questions carry their id as ``idnumber``. One blank is a ``shortanswer``; several, and the fields of
a work order, are a ``cloze``. A scenario is a ``description``, followed by its parts.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from builder.model.inline import RichText
from builder.model.quiz import Choice, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.cloze import blanks_text, form_text, mark_per_part, unweighable
from builder.quiz.moodle import (
    choice_fractions,
    literal_answer,
    seconds_losses,
    tag_losses,
    tags_of,
    weight_losses,
)
from builder.quiz.pictures import picture_name, unread_losses
from builder.quiz.text import (
    hint_losses,
    html_paragraphs,
    html_text,
    inline_losses,
    loss,
    plain_text,
    writable,
)

_WITHOUT_HINTS = frozenset(
    {QuestionType.TRUE_FALSE, QuestionType.SHORT_ANSWER, QuestionType.SCENARIO}
)
"""Types that Moodle asks once and for all, so that a hint has no second try to go with."""


class MoodleXmlFormat(Format):
    name = "moodle-xml"
    suffix = ".moodle.xml"
    description = "Moodle XML 题库；带编号、标签与逐项反馈，重复导入按编号识别"
    fidelity = {
        **{question_type: Fidelity.EXACT for question_type in QuestionType},
        QuestionType.SCENARIO: Fidelity.DEGRADED,
        QuestionType.WORK_ORDER: Fidelity.DEGRADED,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8 XML; one category named after the bank, then its questions in order."""
        quiz = etree.Element("quiz")
        _add_category(quiz, bank.title)
        for question in bank.all_questions():
            if not _is_left_out(question):
                element = _WRITERS[question.type](quiz, question)
                _add_picture(element, question, bank)
                if question.type not in _WITHOUT_HINTS:
                    _add_hints(element, question)
                _add_tags(element, question)
        content: bytes = etree.tostring(
            quiz, encoding="UTF-8", xml_declaration=True, pretty_print=True
        )
        losses = tuple(
            line for question in bank.all_questions() for line in _losses(question, bank)
        )
        return content, LossReport(format_name=self.name, losses=losses)


format = MoodleXmlFormat()


def _add_category(quiz: etree._Element, title: str) -> None:
    question = etree.SubElement(quiz, "question", type="category")
    # A slash separates levels; a doubled one is a character (Moodle: split_category_path).
    _add_text(question, "category", "$course$/top/" + writable(title).replace("/", "//"))


def _write_choices(quiz: etree._Element, question: Question) -> etree._Element:
    element = _add_question(quiz, "multichoice", question, html_paragraphs(question.stem))
    single = question.type is QuestionType.SINGLE
    _add(element, "single", "true" if single else "false")
    in_order = any(choice.names_others for choice in question.choices)
    _add(element, "shuffleanswers", "false" if in_order else "true")
    _add(element, "answernumbering", "ABCD")
    for choice, fraction in zip(question.choices, choice_fractions(question), strict=True):
        _add_answer(element, html_text(choice.text), fraction, choice.feedback)
    return element


def _write_verdict(quiz: etree._Element, question: Question) -> etree._Element:
    element = _add_question(quiz, "truefalse", question, html_paragraphs(question.stem))
    true_choice, false_choice = question.choices
    _add_verdict(element, "true", true_choice)
    _add_verdict(element, "false", false_choice)
    return element


def _write_blanks(quiz: etree._Element, question: Question) -> etree._Element:
    if len(question.blanks) > 1:
        return _write_cloze(quiz, question)
    element = _add_question(quiz, "shortanswer", question, html_paragraphs(question.stem))
    _add(element, "usecase", "0")
    for answer in question.blanks[0].answers:
        _add_answer(element, literal_answer(answer), "100", RichText(), text_format="plain_text")
    return element


def _write_cloze(quiz: etree._Element, question: Question) -> etree._Element:
    return _add_question(quiz, "cloze", question, blanks_text(question))


def _write_form(quiz: etree._Element, question: Question) -> etree._Element:
    return _add_question(quiz, "cloze", question, form_text(question))


def _write_sequence(quiz: etree._Element, question: Question) -> etree._Element:
    """Core since Moodle 4.5, a plug-in before; the answers stand in the right order."""
    element = _add_question(quiz, "ordering", question, html_paragraphs(question.stem))
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "ABSOLUTE_POSITION",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    for name, value in settings.items():
        _add(element, name, value)
    for number, item in enumerate(question.sequence, 1):
        answer = etree.SubElement(element, "answer", fraction=str(number), format="html")
        _add(answer, "text", html_text(item))
    return element


def _write_matching(quiz: etree._Element, question: Question) -> etree._Element:
    """What belongs to nothing stands beside an empty left side; right sides are plain text."""
    element = _add_question(quiz, "matching", question, html_paragraphs(question.stem))
    _add(element, "shuffleanswers", "true")
    matching = question.matching
    pairs = [(html_text(pair.left), pair.right) for pair in matching.pairs]
    for left, right in [*pairs, *(("", each) for each in matching.distractors)]:
        row = etree.SubElement(element, "subquestion", format="html")
        _add(row, "text", left)
        _add_text(row, "answer", plain_text(right))
    return element


def _write_essay(quiz: etree._Element, question: Question) -> etree._Element:
    """The reference and the points are for whoever marks it."""
    element = _add_question(quiz, "essay", question, html_paragraphs(question.stem))
    settings = {
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": "10",
        "attachments": "0",
        "attachmentsrequired": "0",
    }
    for name, value in settings.items():
        _add(element, name, value)
    answer = question.model_answer
    points = "".join(f"<li>{html_text(point)}</li>" for point in answer.points)
    listed = f"<p>评分要点：</p><ol>{points}</ol>" if points else ""
    _add_text(element, "graderinfo", f"<p>{html_text(answer.reference)}</p>{listed}", "html")
    return element


def _write_scene(quiz: etree._Element, question: Question) -> etree._Element:
    return _add_question(quiz, "description", question, html_paragraphs(question.stem))


_WRITERS: Mapping[QuestionType, Callable[[etree._Element, Question], etree._Element]] = {
    QuestionType.SINGLE: _write_choices,
    QuestionType.MULTIPLE: _write_choices,
    QuestionType.TRUE_FALSE: _write_verdict,
    QuestionType.BLANKS: _write_blanks,
    QuestionType.SHORT_ANSWER: _write_essay,
    QuestionType.ORDERING: _write_sequence,
    QuestionType.MATCHING: _write_matching,
    QuestionType.SCENARIO: _write_scene,
    QuestionType.WORK_ORDER: _write_form,
}


def _is_left_out(question: Question) -> bool:
    """Whether Moodle has no fractions for so many keys."""
    if question.type is QuestionType.MULTIPLE:
        return not choice_fractions(question)
    return any(unweighable(question))


_PENALTIES: Mapping[str, str] = {"truefalse": "1", "essay": "0", "description": "0"}
"""Share of the mark that each wrong try costs, by Moodle's name of the type."""


def _add_question(quiz: etree._Element, kind: str, question: Question, stem: str) -> etree._Element:
    element = etree.SubElement(quiz, "question", type=kind)
    _add_text(element, "name", writable(question.name))
    _add_text(element, "questiontext", stem, text_format="html")
    explanation = html_paragraphs([question.explanation]) if question.explanation else ""
    _add_text(element, "generalfeedback", explanation, text_format="html")
    if kind != "cloze":
        _add(element, "defaultgrade", "0" if kind == "description" else f"{question.points:g}")
    _add(element, "penalty", _PENALTIES.get(kind, "0.3333333"))
    _add(element, "hidden", "0")
    _add(element, "idnumber", writable(question.id))
    return element


def _add_picture(element: etree._Element, question: Question, bank: QuizBank) -> None:
    """Below the stem, its file inside the question (Moodle: ``@@PLUGINFILE@@``)."""
    picture = bank.picture_of(question)
    if picture is None or question.picture is None:
        return
    name = picture_name(question, picture)
    stem = element.find("questiontext")
    words = etree.Element("img", src=f"@@PLUGINFILE@@/{name}", alt=writable(question.picture.alt))
    stem.find("text").text += f"<p>{etree.tostring(words, encoding='unicode')}</p>"
    file = etree.SubElement(stem, "file", name=name, path="/", encoding="base64")
    file.text = b64encode(picture.data).decode("ascii")


def _add_answer(
    question: etree._Element,
    text: str,
    fraction: str,
    feedback: RichText,
    text_format: str = "html",
) -> None:
    answer = etree.SubElement(question, "answer", fraction=fraction, format=text_format)
    _add(answer, "text", text)
    _add_text(answer, "feedback", html_text(feedback), text_format="html")


def _add_verdict(question: etree._Element, text: str, choice: Choice) -> None:
    fraction = "100" if choice.correct else "0"
    _add_answer(question, text, fraction, choice.feedback, text_format="moodle_auto_format")


def _add_hints(element: etree._Element, question: Question) -> None:
    for hint in question.hints:
        _add_text(element, "hint", html_paragraphs([hint]), text_format="html")


def _add_tags(element: etree._Element, question: Question) -> None:
    tags = tags_of(question)
    if tags:
        container = etree.SubElement(element, "tags")
        for tag in tags:
            _add_text(container, "tag", tag)


def _add_text(parent: etree._Element, name: str, text: str, text_format: str = "") -> None:
    element = etree.SubElement(parent, name)
    if text_format:
        element.set("format", text_format)
    _add(element, "text", text)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def _losses(question: Question, bank: QuizBank) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=True)
    yield from tag_losses(question)
    yield from weight_losses(question)
    yield from seconds_losses(question)
    yield from unread_losses(question, bank)
    if question.type in _WITHOUT_HINTS:
        yield from hint_losses(question)
    yield from _form_losses(question)


def _form_losses(question: Question) -> Iterator[Loss]:
    """Lines for what is asked in another form, marked otherwise, or not at all."""
    parts = len(question.blanks) if len(question.blanks) > 1 else len(question.form)
    mark, is_exact = mark_per_part(question) if parts else (0, True)
    if not is_exact:
        what = "个字段" if question.form else "个空"
        yield loss(
            question,
            f"分值 {question.points:g} 不能平分给 {parts} {what}，每{what[1:]}记 {mark} 分",
            f"points do not divide among the parts: {mark} each",
        )
    if any(unweighable(question)):
        yield loss(
            question,
            "有字段的正确选项超过 20 个，Moodle 无法计分，题目未导出",
            "a field has more keys than can be weighed: question left out",
        )
    elif question.form:
        yield loss(
            question,
            "工单写成完形填空；日期和时间要按答案的写法输入",
            "a work order is a cloze; dates are typed as the key has them",
        )
    if question.children:
        yield loss(
            question,
            "情景写成一段说明，小题各自成题，请放在同一页",
            "the scene is a description, its parts are questions of their own",
        )
    rights = (run for each in question.matching.rights for run in each.runs)
    if any(run.bold or run.italic or run.code for run in rights):
        yield loss(
            question, "右列的粗体等标记变为普通文字", "marks in the right column become plain"
        )
