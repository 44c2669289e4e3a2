"""问卷星: JSON lines for an exam (``atype`` 6), one question a line.

Fields and types are those of the platform's own tools (github.com/wjxcom/wjx-ai-kit, ``question-types.md`` and the
exam template): ``correctselect`` holds letters of choices, 对 or 错, or accepted wordings; a gap is ``{_}`` in the
title and an entry of ``answerlists``; texts are plain, never HTML. There is no scored ordering or matching: both are
asked by letter.
"""

import json
from collections.abc import Iterator
from decimal import Decimal

from builder.model.answer_key import key_letters
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.cells import explanation_of
from builder.quiz.gapped import gapped
from builder.quiz.pictures import left_out_losses
from builder.quiz.plain_line import one_line, utf16_length
from builder.quiz.split import one_per_field
from builder.quiz.text import (
    GAP,
    inline_losses,
    loss,
    model_answer_text,
    plain_stem,
    plain_text,
    writable,
)
from builder.quiz.unplaced import unplaced_losses

Line = dict[str, object]

PLACEHOLDER = "{_}"
MAX_CHARACTERS = 1_000_000
"""Of one file, as the platform's command line counts them: in UTF-16."""

_UNPLACED = ("用时", "难度", "标签", "目标", "提示")
_GAPPED = frozenset({QuestionType.BLANKS, QuestionType.ORDERING, QuestionType.MATCHING})


class WjxFormat(Format):
    name = "wjx"
    suffix = ".wjx.jsonl"
    description = "问卷星考试：一行一题的 JSONL，用问卷星的命令行工具新建考试"
    fidelity = {
        **{question_type: Fidelity.DEGRADED for question_type in QuestionType},
        QuestionType.SINGLE: Fidelity.EXACT,
        QuestionType.TRUE_FALSE: Fidelity.EXACT,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8; the first line names the exam, a scene is a line of text before its parts."""
        title = one_line(bank.title)
        # A title of one character is refused.
        head = {"qtype": "问卷基础信息", "title": title if len(title) > 1 else f"{title}题库"}
        lines = [_dumped({**head, "atype": 6})]
        length = utf16_length(lines[0])
        losses: list[Loss] = []
        for question in bank.questions:
            written = [_dumped(line) for line in _lines(question)]
            length += sum(map(utf16_length, written))
            lines += written
            if length > MAX_CHARACTERS:
                losses.append(_overflow(question))
            losses += (line for each in question.with_children() for line in _losses(each))
        data = "".join(lines).encode("utf-8")
        return data, LossReport(format_name=self.name, losses=tuple(losses))


format = WjxFormat()


def _dumped(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _lines(question: Question) -> Iterator[Line]:
    match question.type:
        case QuestionType.SCENARIO:
            yield {"qtype": "段落说明", "title": _ordinary(plain_stem(question))}
            for part in question.children:
                yield from _lines(part)
        case QuestionType.WORK_ORDER:
            fields = tuple(one_per_field(question))
            for field, points in zip(fields, _shares(question.points, len(fields)), strict=True):
                yield _answered(field, points)
        case _:
            yield _answered(question, _points(question.points))


def _answered(question: Question, points: str) -> Line:
    """A line with its key; ``points`` are those of the whole line."""
    match question.type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            qtype = "考试单选" if question.type is QuestionType.SINGLE else "考试多选"
            options = [writable(plain_text(choice.text)) for choice in question.choices]
            return _line(question, qtype, points, select=options, correct=[*key_letters(question)])
        case QuestionType.TRUE_FALSE:
            right = "对" if question.choices[0].correct else "错"
            return _line(question, "考试判断", points, select=["对", "错"], correct=[right])
        case QuestionType.SHORT_ANSWER:
            return _line(question, "考试简答", points)
        case _:
            return _filled_in(question, points)


def _filled_in(question: Question, points: str) -> Line:
    text = gapped(question)
    if len(text.blanks) == 1:
        answers = [writable(answer) for answer in text.blanks[0].answers]
        title = GAP.join(map(_ordinary, text.pieces))
        return _line(question, "考试单项填空", points, title=title, correct=answers)
    shares = _shares(float(points), len(text.blanks))
    answer_lists = [
        # The platform's example has "include": what holds a right wording is right.
        {"correctselect": [*map(writable, blank.answers)], "quizscore": share, "include": True}
        for blank, share in zip(text.blanks, shares, strict=True)
    ]
    title = PLACEHOLDER.join(map(_ordinary, text.pieces))
    return _line(question, "考试多项填空", "", title=title) | {"answerlists": answer_lists}


def _line(
    question: Question,
    qtype: str,
    points: str,
    *,
    title: str | None = None,
    select: list[str] | None = None,
    correct: list[str] | None = None,
) -> Line:
    analysis = _analysis(question)
    line: Line = {
        "qtype": qtype,
        "title": _ordinary(plain_stem(question)) if title is None else title,
        "select": select,
        "correctselect": correct,
        "quizscore": points,
        "isquiz": "1",
        "answeranalysis": analysis,
    }
    return {name: value for name, value in line.items() if value}


def _analysis(question: Question) -> str:
    """The explanation with the feedback on choices; before it, what a 简答 is marked by."""
    is_short = question.type is QuestionType.SHORT_ANSWER
    parts = [model_answer_text(question) if is_short else "", explanation_of(question)]
    return writable("\n".join(filter(None, parts)))


def _ordinary(characters: str) -> str:
    """Text in which nothing is a gap."""
    return writable(characters).replace(PLACEHOLDER, "{ _ }")


def _points(points: float) -> str:
    return f"{points:g}"


def _shares(points: float, count: int) -> tuple[str, ...]:
    """Points of each of ``count`` parts, in hundredths, adding up to the whole."""
    whole = Decimal(_points(points))
    share = (whole / count).quantize(Decimal("0.01"), rounding="ROUND_DOWN")
    shares = [share] * (count - 1) + [whole - share * (count - 1)]
    return tuple(_points(float(each)) for each in shares)


def _overflow(question: Question) -> Loss:
    return loss(
        question,
        f"文件到这一题超过 {MAX_CHARACTERS} 字，问卷星不收：从这一题起另存一个文件，首行照抄",
        "the file is longer than the platform takes: put this question and the rest into another",
    )


def _losses(question: Question) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=False)
    yield from unplaced_losses(question, _UNPLACED)
    yield from left_out_losses(question)
    yield from _form_losses(question)
    if PLACEHOLDER in _text_of(question):
        yield loss(
            question,
            "题目里的“{_}”写成“{ _ }”，否则会变成空",
            "'{_}' in the text was set apart: it would become a gap",
        )


def _text_of(question: Question) -> str:
    """Everything that is written into titles."""
    if question.type in _GAPPED:
        return "\n".join(gapped(question).pieces)
    return "\n".join((plain_stem(question), *(field.label for field in question.form)))


def _form_losses(question: Question) -> Iterator[Loss]:
    """A line for a question that is asked or marked in another way."""
    match question.type:
        case QuestionType.MULTIPLE:
            yield loss(
                question,
                "多选题漏选给不给分写不进文件，导入后在问卷星里设置",
                "whether a partly right answer earns marks is set on the platform",
            )
        case QuestionType.SHORT_ANSWER:
            yield loss(
                question,
                "简答题要人工评分；参考答案和评分要点写进了答案解析，学员交卷后看得到",
                "marked by hand; reference and points are in the analysis that trainees see",
            )
        case QuestionType.ORDERING | QuestionType.MATCHING:
            yield loss(
                question,
                f"{question.type.value}题改成多项填空：每空填一个字母",
                "asked by letter, one gap for each item or pair",
            )
        case QuestionType.WORK_ORDER:
            yield loss(
                question,
                f"{len(question.form)} 个字段拆成 {len(question.form)} 道题，分值平分",
                "one question per field, points divided",
            )
        case QuestionType.SCENARIO:
            yield loss(
                question,
                "情景写成一段说明，小题各自成题，请放在同一页",
                "the scene is a paragraph, its parts are questions of their own",
            )
    count = len(gapped(question).blanks) if question.type in _GAPPED else len(question.form)
    if question.type is QuestionType.BLANKS and count > 1:
        yield loss(
            question,
            "多空按“包含答案就算对”写入，要求一字不差的请在问卷星里改",
            "several gaps are marked by containing the answer, as in the platform's example",
        )
    if count > 1 and len(set(_shares(question.points, count))) > 1:
        yield loss(
            question,
            f"{question.points:g} 分分给 {count} 处除不尽，最后一处多一点",
            "points do not divide evenly: the last part takes the rest",
        )
