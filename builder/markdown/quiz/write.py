"""A question in characters → its Markdown, in the canonical form and without an id."""

import re
from collections.abc import Iterator, Sequence

from builder.markdown.quiz.drafted import GAP, Drafted
from builder.markdown.quiz.gaps import GAP as GAP_RUN
from builder.model.quiz import Question, QuestionType
from builder.source.questions.draft import Draft

LONGEST_NAME = 16
"""Characters of a short name that is made from the stem."""

_SPECIAL = re.compile(r"[\\`*_\[\]]")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_BLOCK = re.compile(r"(?=[#>+-])|(?=!!!)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s)")
_AS_CODE = re.compile(r"<[A-Za-z/!?][^<>]*>?|\{:?\s*[.#\w][^{}]*\}")
"""What would be taken for HTML or attributes: the dialect shows these in code alone."""
_CLAUSE = re.compile(r"[，。？！；：,?!;:、\n]")
_NOT_IN_A_NAME = re.compile(r"[\\`*_\[\]{}<>#|]|[（(]\s*[)）]")


def markdown_of(drafted: Drafted, draft: Draft) -> str:
    """The section of a question, from its heading to its explanation."""
    name = draft.part("短名") or _name(drafted)
    fields = [f"题型：{drafted.type.value}", *(f"{k}：{v}" for k, v in drafted.fields.items())]
    parts = [f"## 题目：{name}", "　".join(fields), *_stem(drafted), *_answers(drafted)]
    points = [escaped(each) for each in re.split(r"[\n；;]", draft.part("评分要点")) if each]
    if points:
        parts += ["评分要点：", "\n".join(f"- {point}" for point in points)]
    parts += [f"提示：{escaped(line)}" for line in draft.part("提示").split("\n") if line]
    explanation = [escaped(line) for line in draft.part("解析").split("\n") if line]
    if explanation:
        parts.append(f"解析：{explanation[0]}")
        parts += explanation[1:]
    return "\n\n".join(parts) + "\n"


def escaped(line: str) -> str:
    """Characters that Markdown shows as they are, on one line."""
    pieces: list[str] = []
    position = 0
    for found in _AS_CODE.finditer(line):
        pieces += [_plain(line[position : found.start()]), f"`{found[0]}`"]
        position = found.end()
    text = "".join([*pieces, _plain(line[position:])])
    if _BLOCK.match(text):
        return f"\\{text}"
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


def says_the_same(question: Question, drafted: Drafted) -> bool:
    """Whether the parser reads out of the Markdown what was to be said."""
    stem = [GAP.sub(GAP_RUN.text, line) for line in drafted.stem]
    if drafted.type is not QuestionType.BLANKS:
        stem = list(drafted.stem)
    pairs = [(pair.left.plain, pair.right.plain) for pair in question.matching.pairs]
    pairs += [("", each.plain) for each in question.matching.distractors]
    answers = question.choices if question.type is not QuestionType.TRUE_FALSE else ()
    right = {place for place, choice in enumerate(answers) if choice.correct}
    return (
        question.type is drafted.type
        and [_folded(each.plain) for each in question.stem] == [_folded(line) for line in stem]
        and [_folded(each.plain) for each in (*question.sequence, *(a.text for a in answers))]
        == [_folded(option) for option in drafted.options]
        and right == drafted.right
        and (
            not question.choices or bool(answers) or question.choices[0].correct is drafted.verdict
        )
        and tuple(blank.answers for blank in question.blanks) == drafted.blanks
        and [tuple(map(_folded, pair)) for pair in pairs]
        == [tuple(map(_folded, pair)) for pair in drafted.pairs]
        and _folded(question.model_answer.reference.plain) == _folded(drafted.reference)
    )


def _folded(characters: str) -> str:
    return "".join(characters.split())


def _plain(text: str) -> str:
    return _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text))


def _name(drafted: Drafted) -> str:
    """The first clause of the stem that says something, without what means anything in a heading."""
    clauses = (
        _NOT_IN_A_NAME.sub("", each).strip() for each in _CLAUSE.split("\n".join(drafted.stem))
    )
    first = next((clause for clause in clauses if len(clause) > 1), "导入的题")
    return first[:LONGEST_NAME]


def _stem(drafted: Drafted) -> Iterator[str]:
    blanks = iter(drafted.blanks)
    for line in drafted.stem:
        if drafted.type is not QuestionType.BLANKS:
            yield escaped(line)
            continue
        texts = [_plain(piece) for piece in GAP.split(line)]
        gaps = [f"[[{'|'.join(next(blanks))}]]" for _ in texts[1:]]
        yield "".join(part for pair in zip(texts, [*gaps, ""], strict=True) for part in pair)


def _answers(drafted: Drafted) -> Iterator[str]:
    match drafted.type:
        case QuestionType.TRUE_FALSE:
            yield f"答案：{'正确' if drafted.verdict else '错误'}"
        case QuestionType.ORDERING:
            yield "\n".join(f"{n}. {escaped(each)}" for n, each in enumerate(drafted.options, 1))
        case QuestionType.MATCHING:
            rows = [("左", "右"), ("---", "---"), *_escaped_pairs(drafted.pairs)]
            yield "\n".join(f"| {left} | {right} |".replace("|  |", "| |") for left, right in rows)
        case QuestionType.SHORT_ANSWER:
            first, *rest = [escaped(line) for line in drafted.reference.split("\n") if line]
            yield f"参考答案：{first}"
            yield from rest
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            yield "\n".join(
                f"- [{'x' if place in drafted.right else ' '}] {escaped(option)}"
                for place, option in enumerate(drafted.options)
            )
        case _:
            return


def _escaped_pairs(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for left, right in pairs:
        yield escaped(left).replace("|", "\\|"), escaped(right).replace("|", "\\|")
