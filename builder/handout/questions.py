"""The questions of a course on paper, and their key on a page of its own."""

from collections.abc import Sequence
from itertools import zip_longest

from builder.handout.blocks import LoadImage, write_blocks
from builder.model.answer_key import key_letters, key_lines, letter_of, shown_rights, shown_sequence
from builder.model.quiz import Control, FormField, Question, QuestionType
from builder.model.slide import QuestionSlide
from builder.word.paper import Paper

WRITING_LINES = 4
_LETTERED = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE})


def write_questions(paper: Paper, slides: Sequence[QuestionSlide], load_image: LoadImage) -> None:
    """Stems and room to answer, numbered as in the deck; nothing tells the answer."""
    paper.heading("自测题", 1)
    for slide in slides:
        question = slide.question
        stem = "\n".join(part.plain for part in question.stem)
        paper.label(f"{_number(slide)}．（{question.type.value}）{stem}")
        if question.picture:
            write_blocks(paper, (question.picture,), load_image)
        _write_room(paper, question)


def write_key(paper: Paper, slides: Sequence[QuestionSlide]) -> None:
    """Answers and explanations, from the top of a page; a scene has none but its explanation."""
    paper.heading("自测题答案", 1, new_page=True)
    rows = [
        (_number(slide), _answer(slide.question), slide.question.explanation.plain)
        for slide in slides
        if not slide.question.children or slide.question.explanation
    ]
    paper.table(("题号", "答案", "解析"), rows)


def _number(slide: QuestionSlide) -> str:
    return f"{slide.number}（{slide.part}）" if slide.part else str(slide.number)


def _write_room(paper: Paper, question: Question) -> None:
    match question.type:
        case QuestionType.ORDERING:
            _write_lettered(paper, [each.plain for each in shown_sequence(question)])
            paper.paragraph(f"次序：{'＿＿　' * len(question.sequence)}".rstrip("　"))
        case QuestionType.MATCHING:
            _write_matching(paper, question)
        case QuestionType.SHORT_ANSWER:
            paper.writing_lines(max(WRITING_LINES, len(question.model_answer.points) + 1))
        case QuestionType.WORK_ORDER:
            paper.form(("字段", "填写"), [(each.label, _to_fill(each)) for each in question.form])
        case _:
            _write_lettered(paper, [choice.text.plain for choice in question.choices])


def _write_lettered(paper: Paper, lines: Sequence[str]) -> None:
    if lines:
        paper.together("\n".join(f"{letter_of(place)}．{line}" for place, line in enumerate(lines)))


def _write_matching(paper: Paper, question: Question) -> None:
    matching = question.matching
    lefts = [f"{number}．{pair.left.plain}" for number, pair in enumerate(matching.pairs, 1)]
    rights = [
        f"{letter_of(place)}．{each.plain}" for place, each in enumerate(shown_rights(question))
    ]
    rows = [
        (left, "＿＿" if left else "", right)
        for left, right in zip_longest(lefts, rights, fillvalue="")
    ]
    heads = (matching.left_heading.plain, "填字母", matching.right_heading.plain)
    paper.table(heads, rows)


def _to_fill(field: FormField) -> str:
    box = "○" if field.control is Control.SINGLE else "□"
    return "　".join(f"{box} {option}" for option in field.options)


def _answer(question: Question) -> str:
    if question.type in _LETTERED:
        return "、".join(key_letters(question))
    if question.type is QuestionType.ORDERING:
        return " → ".join(key_letters(question))
    if question.type is QuestionType.MATCHING:
        letters = key_letters(question)
        return "，".join(f"{number} {letter}" for number, letter in enumerate(letters, 1))
    return "\n".join(key_lines(question))
