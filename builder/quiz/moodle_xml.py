"""Moodle XML: the fullest exchange format of Moodle.

Questions carry their id as ``idnumber``. One blank is a ``shortanswer``; several are a ``cloze``,
whose answers stand inside the stem, so that there every character Moodle could misread is a numeric
entity (Moodle decodes them: ``qtype_multianswer_extract_question``).
"""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from builder.model.inline import RichText
from builder.model.quiz import Blank, Choice, Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.moodle import (
    choice_fractions,
    literal_answer,
    seconds_losses,
    tag_losses,
    tags_of,
    weight_losses,
)
from builder.quiz.text import GAP, html_paragraphs, html_text, inline_losses, loss, writable

_CLOZE_ENTITIES = str.maketrans({each: f"&#{ord(each)};" for each in "&<>\"'{}~#=%/\\"})


class MoodleXmlFormat(Format):
    name = "moodle-xml"
    suffix = ".moodle.xml"
    description = "Moodle XML 题库；带编号、标签与逐项反馈，重复导入按编号识别"
    fidelity = {question_type: Fidelity.EXACT for question_type in QuestionType}

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8 XML; one category named after the bank, then its questions in order."""
        quiz = etree.Element("quiz")
        _add_category(quiz, bank.title)
        for question in bank.questions:
            write = _WRITERS[question.type]
            if question.type is not QuestionType.MULTIPLE or choice_fractions(question):
                write(quiz, question)
        content: bytes = etree.tostring(
            quiz, encoding="UTF-8", xml_declaration=True, pretty_print=True
        )
        losses = tuple(line for question in bank.questions for line in _losses(question))
        return content, LossReport(format_name=self.name, losses=losses)


format = MoodleXmlFormat()


def _add_category(quiz: etree._Element, title: str) -> None:
    question = etree.SubElement(quiz, "question", type="category")
    # A slash separates levels; a doubled one is a character (Moodle: split_category_path).
    _add_text(question, "category", "$course$/top/" + writable(title).replace("/", "//"))


def _write_choices(quiz: etree._Element, question: Question) -> None:
    element = _add_question(quiz, "multichoice", question, html_paragraphs(question.stem))
    single = question.type is QuestionType.SINGLE
    _add(element, "single", "true" if single else "false")
    in_order = any(choice.names_others for choice in question.choices)
    _add(element, "shuffleanswers", "false" if in_order else "true")
    _add(element, "answernumbering", "ABCD")
    for choice, fraction in zip(question.choices, choice_fractions(question), strict=True):
        _add_answer(element, html_text(choice.text), fraction, choice.feedback)
    _add_tags(element, question)


def _write_verdict(quiz: etree._Element, question: Question) -> None:
    element = _add_question(quiz, "truefalse", question, html_paragraphs(question.stem))
    true_choice, false_choice = question.choices
    _add_verdict(element, "true", true_choice)
    _add_verdict(element, "false", false_choice)
    _add_tags(element, question)


def _write_blanks(quiz: etree._Element, question: Question) -> None:
    if len(question.blanks) > 1:
        _write_cloze(quiz, question)
        return
    element = _add_question(quiz, "shortanswer", question, html_paragraphs(question.stem))
    _add(element, "usecase", "0")
    for answer in question.blanks[0].answers:
        _add_answer(element, literal_answer(answer), "100", RichText(), text_format="plain_text")
    _add_tags(element, question)


def _write_cloze(quiz: etree._Element, question: Question) -> None:
    mark, _ = _mark_per_blank(question)
    blanks = iter(question.blanks)
    stem = "".join(f"<p>{_cloze_paragraph(each, blanks, mark)}</p>" for each in question.stem)
    _add_tags(_add_question(quiz, "cloze", question, stem), question)


_WRITERS: Mapping[QuestionType, Callable[[etree._Element, Question], None]] = {
    QuestionType.SINGLE: _write_choices,
    QuestionType.MULTIPLE: _write_choices,
    QuestionType.TRUE_FALSE: _write_verdict,
    QuestionType.BLANKS: _write_blanks,
}


def _cloze_paragraph(paragraph: RichText, blanks: Iterator[Blank], mark: int) -> str:
    parts = []
    for run in paragraph.runs:
        if run.text == GAP:
            answers = "~".join(f"={_cloze_answer(each)}" for each in next(blanks).answers)
            parts.append(f"{{{mark}:SHORTANSWER:{answers}}}")
        else:
            markup = html_text(RichText(runs=(run,)))
            parts.append(markup.replace("{", "&#123;").replace("}", "&#125;"))
    return "".join(parts)


def _cloze_answer(answer: str) -> str:
    return literal_answer(answer).translate(_CLOZE_ENTITIES)


def _mark_per_blank(question: Question) -> tuple[int, bool]:
    """The whole mark of each gap, and whether they add up to the question's points."""
    mark = max(1, round(question.points / len(question.blanks)))
    return mark, mark * len(question.blanks) == question.points


def _add_question(quiz: etree._Element, kind: str, question: Question, stem: str) -> etree._Element:
    element = etree.SubElement(quiz, "question", type=kind)
    _add_text(element, "name", writable(question.name))
    _add_text(element, "questiontext", stem, text_format="html")
    explanation = html_paragraphs([question.explanation]) if question.explanation else ""
    _add_text(element, "generalfeedback", explanation, text_format="html")
    if kind != "cloze":
        _add(element, "defaultgrade", f"{question.points:g}")
    _add(element, "penalty", "1" if kind == "truefalse" else "0.3333333")
    _add(element, "hidden", "0")
    _add(element, "idnumber", writable(question.id))
    return element


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


def _losses(question: Question) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=True)
    yield from tag_losses(question)
    yield from weight_losses(question)
    yield from seconds_losses(question)
    if len(question.blanks) > 1:
        mark, is_exact = _mark_per_blank(question)
        if not is_exact:
            yield loss(
                question,
                f"分值 {question.points:g} 不能平分给 {len(question.blanks)} 个空，每空记 {mark} 分",
                f"points do not divide among the blanks: {mark} each",
            )
