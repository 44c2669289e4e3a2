"""Moodle's cloze: answers that stand inside the text, as ``{2:SHORTANSWER:=甲~=乙}``.

Every character that Moodle could misread is a numeric entity, which its importer decodes
(``qtype_multianswer_extract_question``). Options of choices are HTML after that, so that theirs are
escaped twice.
"""

from collections.abc import Iterator
from html import escape

from builder.model.inline import RichText
from builder.model.quiz import Blank, Control, FormField, Question
from builder.quiz.moodle import MAX_KEYS, WRONG_CHOICE, key_weights, literal_answer
from builder.quiz.text import GAP, html_paragraphs, html_text, writable

_ENTITIES = str.maketrans({each: f"&#{ord(each)};" for each in "&<>\"'{}~#=%/\\"})


def mark_per_part(question: Question) -> tuple[int, bool]:
    """The whole mark of each gap or field, and whether they add up to the question's points."""
    count = len(question.blanks) or len(question.form)
    mark = max(1, round(question.points / count))
    return mark, mark * count == question.points


def blanks_text(question: Question) -> str:
    """The stem with every gap in its place."""
    mark, _ = mark_per_part(question)
    blanks = iter(question.blanks)
    return "".join(f"<p>{_paragraph(each, blanks, mark)}</p>" for each in question.stem)


def form_text(question: Question) -> str:
    """The stem, then every field on a line of its own."""
    mark, _ = mark_per_part(question)
    stem = _without_braces(html_paragraphs(question.stem))
    fields = (
        f"<p>{_without_braces(escape(writable(each.label)))}：{_field(each, mark)}</p>"
        for each in question.form
    )
    return stem + "".join(fields)


def unweighable(question: Question) -> Iterator[FormField]:
    """Fields with more right options than Moodle can weigh."""
    return (each for each in question.form if len(each.answers) > MAX_KEYS and each.options)


def _paragraph(paragraph: RichText, blanks: Iterator[Blank], mark: int) -> str:
    parts = []
    for run in paragraph.runs:
        if run.text == GAP:
            parts.append(_short_answer(next(blanks).answers, mark))
        else:
            parts.append(_without_braces(html_text(RichText(runs=(run,)))))
    return "".join(parts)


def _without_braces(markup: str) -> str:
    return markup.replace("{", "&#123;").replace("}", "&#125;")


def _short_answer(answers: tuple[str, ...], mark: int) -> str:
    wordings = "~".join(f"={literal_answer(each).translate(_ENTITIES)}" for each in answers)
    return f"{{{mark}:SHORTANSWER:{wordings}}}"


def _field(field: FormField, mark: int) -> str:
    match field.control:
        case Control.SINGLE:
            options = "~".join(
                f"{'=' if each in field.answers else ''}{_option(each)}" for each in field.options
            )
            return f"{{{mark}:MULTICHOICE:{options}}}"
        case Control.MULTIPLE:
            keys = len(field.answers)
            shares = iter(key_weights(keys) if keys <= MAX_KEYS else ("5",) * keys)
            weighed = "~".join(
                f"%{next(shares) if each in field.answers else WRONG_CHOICE}%{_option(each)}"
                for each in field.options
            )
            return f"{{{mark}:MULTIRESPONSE:{weighed}}}"
        case Control.NUMBER:
            numbers = "~".join(f"={each}" for each in field.answers)
            return f"{{{mark}:NUMERICAL:{numbers}}}"
        case _:
            return _short_answer(field.answers, mark)


def _option(words: str) -> str:
    return escape(writable(words)).translate(_ENTITIES)
