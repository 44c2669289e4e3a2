"""A question as the fields of a card: HTML for the front, the back, and what tells the card apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from builder.model.answer_key import key_letters, shown_rights, shown_sequence
from builder.model.inline import RichText, Run, join, text
from builder.model.quiz import Choice, FormField, Question, QuestionType, QuizBank
from builder.quiz.pictures import picture_name
from builder.quiz.site_links import site_address
from builder.quiz.text import GAP, html_paragraphs, html_text, plain_text, writable

FIELDS = (
    "编号", "版本", "题型", "情景", "题干", "作答", "输入", "答案", "解析", "提示", "说明", "来源",
)  # fmt: skip
"""Anki tells a note's duplicates by its first field and its note type by the names: none may change."""

_VERSION_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that is a card, with the scene that it is a part of."""

    question: Question
    scene: Question | None = None


def asked(bank: QuizBank) -> Iterator[Asked]:
    """A card for every question; for a scenario, one for each part."""
    for question in bank.questions:
        if question.type is QuestionType.SCENARIO:
            yield from (Asked(question=part, scene=question) for part in question.children)
        else:
            yield Asked(question=question)


def fields_of(card: Asked, bank: QuizBank, site_url: str) -> tuple[str, ...]:
    """HTML by place, as ``FIELDS`` names them."""
    question, scene = card.question, card.scene
    scenes = (scene,) if scene else ()
    kind = f"{scene.type.value} · {question.type.value}" if scene else question.type.value
    content = {
        "编号": _words(question.id),
        "题型": kind,
        "情景": "".join(_stem(each, bank) for each in scenes),
        "题干": _stem(question, bank),
        "作答": _to_answer(question),
        "输入": _words(question.blanks[0].answers[0]) if len(question.blanks) == 1 else "",
        "答案": _answer(question),
        "解析": html_paragraphs(each.explanation for each in (question, *scenes) if each.explanation),
        "提示": "".join(_hint(hint) for each in (*scenes, question) for hint in each.hints),
        "说明": _facts(question),
        "来源": _source(question, bank, site_url),
    }  # fmt: skip
    # Anki reads [sound:…] and [latex] in a field as commands; as an entity the bracket is only a character.
    safe = {name: markup.replace("[", "&#91;") for name, markup in content.items()}
    safe["版本"] = _version(safe)
    return tuple(safe[name] for name in FIELDS)


def media_name(question: Question, bank: QuizBank) -> str:
    """The picture's name in Anki's one folder for all decks; another picture gets another name."""
    picture = bank.picture_of(question)
    if picture is None:
        return ""
    stem, dot, suffix = picture_name(question, picture).rpartition(".")
    return f"{stem}-{sha256(picture.data).hexdigest()[:8]}{dot}{suffix}"


def _version(content: Mapping[str, str]) -> str:
    characters = "\x1f".join(content.values())
    return sha256(characters.encode("utf-8")).hexdigest()[:_VERSION_LENGTH]


def _words(characters: str) -> str:
    return escape(writable(characters))


def _stem(question: Question, bank: QuizBank) -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in _with_gaps(question))
    name = media_name(question, bank)
    if not name or question.picture is None:
        return paragraphs
    alt = _words(question.picture.alt).replace("\n", " ")
    return f'{paragraphs}<p><img src="{name}" alt="{alt}"></p>'


def _with_gaps(question: Question) -> Iterator[str]:
    """The stem's paragraphs; several gaps are numbered."""
    number = 0
    for paragraph in question.stem:
        parts = []
        for run in paragraph.runs:
            if question.blanks and run.text == GAP:
                number += 1
                label = f"（{number}）" if len(question.blanks) > 1 else ""
                parts.append(f'<span class="gap">{label}{GAP}</span>')
            else:
                parts.append(html_text(RichText(runs=(run,))))
        yield "".join(parts)


def _filled(question: Question) -> str:
    """The stem with the model answer in every gap."""
    answers = iter(question.blanks)
    paragraphs = []
    for paragraph in question.stem:
        runs = [
            Run(text=blank.answers[0], bold=True)
            if run.text == GAP and (blank := next(answers, None))
            else run
            for run in paragraph.runs
        ]
        paragraphs.append(RichText(runs=tuple(runs)))
    return html_paragraphs(paragraphs)


def _to_answer(question: Question) -> str:
    """What is picked from, in the order everybody is shown."""
    match question.type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            return _lettered(choice.text for choice in question.choices)
        case QuestionType.TRUE_FALSE:
            items = "".join(f"<li>{html_text(each.text)}</li>" for each in question.choices)
            return f'<ul class="verdicts">{items}</ul>'
        case QuestionType.ORDERING:
            return _lettered(shown_sequence(question))
        case QuestionType.MATCHING:
            matching = question.matching
            lefts = "".join(f"<li>{html_text(pair.left)}</li>" for pair in matching.pairs)
            return (
                f'<div class="sides"><div>{_heading(matching.left_heading)}<ol>{lefts}</ol></div>'
                f"<div>{_heading(matching.right_heading)}{_lettered(shown_rights(question))}</div></div>"
            )
        case QuestionType.WORK_ORDER:
            rows = "".join(
                f"<tr><th>{_words(each.label)}</th><td>{each.control.value}{_options(each)}</td></tr>"
                for each in question.form
            )
            return f"<table>{rows}</table>"
        case _:
            return ""


def _answer(question: Question) -> str:
    """The key for a person to compare with, and the feedback on each choice."""
    match question.type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            items = "".join(_marked(each) for each in question.choices)
            return f'{_key("".join(key_letters(question)))}<ol type="A">{items}</ol>'
        case QuestionType.TRUE_FALSE:
            right = [plain_text(each.text) for each in question.choices if each.correct]
            items = "".join(_marked(each) for each in question.choices)
            return f'{_key("".join(right))}<ul class="verdicts">{items}</ul>'
        case QuestionType.BLANKS:
            wordings = "".join(f"<li>{_wordings(each.answers)}</li>" for each in question.blanks)
            return f"{_filled(question)}<ol>{wordings}</ol>"
        case QuestionType.ORDERING:
            pairs = zip(key_letters(question), question.sequence, strict=True)
            items = "".join(f"<li>{letter}．{html_text(each)}</li>" for letter, each in pairs)
            return f"{_key(' → '.join(key_letters(question)))}<ol>{items}</ol>"
        case QuestionType.MATCHING:
            return _pairs(question)
        case QuestionType.SHORT_ANSWER:
            answer = question.model_answer
            points = "".join(f"<li>{html_text(point)}</li>" for point in answer.points)
            heading = _heading(text("评分要点")) if points else ""
            return f"<p>{html_text(answer.reference)}</p>{heading}" + (
                f"<ol>{points}</ol>" if points else ""
            )
        case QuestionType.WORK_ORDER:
            rows = "".join(
                f"<tr><th>{_words(each.label)}</th><td>{_wordings(each.answers)}</td></tr>"
                for each in question.form
            )
            return f"<table>{rows}</table>"
        case QuestionType.SCENARIO:
            return ""


def _lettered(items: Iterator[RichText] | tuple[RichText, ...]) -> str:
    listed = "".join(f"<li>{html_text(each)}</li>" for each in items)
    return f'<ol type="A">{listed}</ol>'


def _marked(choice: Choice) -> str:
    """A choice after answering: right or not, by a sign as well as by colour."""
    words = html_text(choice.text)
    line = (
        f'<span class="right">{words}<span class="sign"> ✓</span></span>'
        if choice.correct
        else words
    )
    feedback = html_text(choice.feedback)
    return f"<li>{line}" + (f'<div class="feedback">{feedback}</div>' if feedback else "") + "</li>"


def _pairs(question: Question) -> str:
    rows = "".join(
        f"<tr><td>{number}．{html_text(pair.left)}</td><td>{letter}．{html_text(pair.right)}</td></tr>"
        for number, (letter, pair) in enumerate(
            zip(key_letters(question), question.matching.pairs, strict=True), 1
        )
    )
    rest = join(question.matching.distractors, "、")
    return f"<table>{rows}</table>" + (
        f'<p class="others">谁也不配：{html_text(rest)}</p>' if rest else ""
    )


def _key(characters: str) -> str:
    return f'<p class="key">{_words(characters)}</p>'


def _heading(rich: RichText) -> str:
    return f'<p class="heading">{html_text(rich)}</p>' if rich else ""


def _options(field: FormField) -> str:
    listed = "".join(f'<span class="option">{_words(each)}</span>' for each in field.options)
    return f"：{listed}" if listed else ""


def _wordings(answers: tuple[str, ...]) -> str:
    return "".join(f'<span class="wording">{_words(each)}</span>' for each in answers)


def _hint(hint: RichText) -> str:
    return f"<details><summary>提示</summary>{html_text(hint)}</details>"


def _source(question: Question, bank: QuizBank, site_url: str) -> str:
    """Bank and id, leading to the question on the site where there is one."""
    words = _words(f"{bank.title} · {question.id}")
    if not site_url:
        return words
    page = question.span.path or bank.path
    address = site_address(f"#{question.id}", page, site_url)
    return f'<a href="{_words(address)}">{words}</a>'


def _facts(question: Question) -> str:
    facts = (question.difficulty, f"{question.points:g} 分", f"{question.seconds} 秒")
    return _words(" · ".join(each for each in facts if each))
