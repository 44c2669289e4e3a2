"""企业微信 (道一云): a text with one question after the other.

The rules that are known: options begin with ``A.`` or ``A、``, 2 to 26 of them; ``答案:`` with several joined by
``;``; ``解析:``; a gap is ``__``, its wordings joined by ``|``; a stem has at most 2,000 characters, an option 500.
They name no type, so a question is what its answers make it, and a 判断 has two options. Everything that could be taken
for a label stands behind one on its line: a stem, an option and an explanation are one line each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.answer_key import key_letters, letter_of
from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.base import Fidelity, Format, Loss, LossReport
from builder.quiz.cells import explanation_of
from builder.quiz.gapped import gapped
from builder.quiz.pictures import left_out_losses
from builder.quiz.plain_line import one_line, utf16_length
from builder.quiz.split import one_per_field
from builder.quiz.text import inline_losses, loss, plain_stem, plain_text
from builder.quiz.unplaced import unplaced_losses

GAP_MARK = "__"
MAX_STEM = 2_000
MAX_OPTION = 500
MAX_OPTIONS = 26

_UNPLACED = ("分值", "用时", "难度", "标签", "目标", "提示")
_CHOICES = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE})
# At the edge of a piece one underscore is enough: it would grow together with the gap beside it.
_LOOKS_LIKE_A_GAP = re.compile(r"_{2,}|\A\s*_+|_+\s*\Z")
_SEPARATORS = str.maketrans({";": "；", "|": "｜"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question of the file; every text is one line."""

    stem: str
    options: tuple[str, ...] = ()
    key: str
    explanation: str = ""
    is_changed: bool = False
    """Something in it was written differently, or it would be taken for a gap or taken apart."""

    @property
    def is_too_long(self) -> bool:
        """Whether the platform refuses it."""
        return (
            utf16_length(self.stem) > MAX_STEM
            or len(self.options) > MAX_OPTIONS
            or any(utf16_length(option) > MAX_OPTION for option in self.options)
        )

    def written(self, number: int) -> str:
        """The entry's lines and an empty one."""
        lines = [f"{number}. {self.stem}"]
        lines += [f"{letter_of(place)}. {option}" for place, option in enumerate(self.options)]
        lines.append(f"答案:{self.key}")
        if self.explanation:
            lines.append(f"解析:{self.explanation}")
        return "\n".join([*lines, "", ""])


class WecomFormat(Format):
    name = "wecom"
    suffix = ".wecom.txt"
    description = "企业微信（道一云）考试的文本题库，粘贴或上传导入"
    fidelity = {
        **{question_type: Fidelity.DEGRADED for question_type in QuestionType},
        QuestionType.SINGLE: Fidelity.EXACT,
        QuestionType.BLANKS: Fidelity.EXACT,
    }

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """UTF-8 without a byte order mark; numbers count the questions of the file."""
        written: list[str] = []
        losses: list[Loss] = []
        for question in bank.questions:
            for asked in question.children or (question,):
                scene = plain_stem(question) if question.children else ""
                for entry in _entries(asked, scene):
                    if entry.is_too_long:
                        losses.append(_left_out(asked))
                    else:
                        written.append(entry.written(len(written) + 1))
                    if entry.is_changed:
                        losses.append(_changed(asked))
            losses += (line for each in question.with_children() for line in _losses(each))
        data = "".join(written).encode("utf-8")
        return data, LossReport(format_name=self.name, losses=tuple(dict.fromkeys(losses)))


format = WecomFormat()


def _entries(question: Question, scene: str) -> Iterator[Entry]:
    """What becomes of a question: one entry for each field of a 工单, the scene before each part."""
    if question.type is QuestionType.WORK_ORDER:
        for field in one_per_field(question):
            yield from _entries(field, scene)
    elif question.type in _CHOICES:
        said = f"{scene}\n{plain_stem(question)}"
        yield Entry(
            stem=_stem([said]),
            options=tuple(one_line(plain_text(choice.text)) for choice in question.choices),
            key=";".join(key_letters(question)),
            explanation=one_line(explanation_of(question)),
            is_changed=bool(_LOOKS_LIKE_A_GAP.search(said)),
        )
    elif question.type is QuestionType.SHORT_ANSWER:
        yield _short_answer(question, scene)
    else:
        yield _filled_in(question, scene)


def _short_answer(question: Question, scene: str) -> Entry:
    points = question.model_answer.points
    numbered = (f"{number}．{plain_text(each)}" for number, each in enumerate(points, 1))
    explanation = [f"评分要点：{' '.join(numbered)}"] if points else []
    reference = one_line(plain_text(question.model_answer.reference))
    said = f"{scene}\n{plain_stem(question)}"
    return Entry(
        stem=_stem([said]),
        key=_answer(reference),
        explanation=one_line("\n".join([*explanation, explanation_of(question)])),
        is_changed=_answer(reference) != reference or bool(_LOOKS_LIKE_A_GAP.search(said)),
    )


def _filled_in(question: Question, scene: str) -> Entry:
    text = gapped(question)
    pieces = [f"{scene}\n{text.pieces[0]}", *text.pieces[1:]]
    wordings = [[one_line(answer) for answer in blank.answers] for blank in text.blanks]
    key = ";".join("|".join(map(_answer, each)) for each in wordings)
    is_split = any(_answer(answer) != answer for each in wordings for answer in each)
    return Entry(
        stem=_stem(pieces),
        key=key,
        explanation=one_line(explanation_of(question)),
        is_changed=is_split or any(map(_LOOKS_LIKE_A_GAP.search, pieces)),
    )


def _stem(pieces: list[str]) -> str:
    """One line with a gap between two pieces and nowhere else."""
    # Two gaps with nothing between them would be one.
    ordinary = (_LOOKS_LIKE_A_GAP.sub(_full_width, piece) or " " for piece in pieces)
    return one_line(GAP_MARK.join(ordinary))


def _full_width(found: re.Match[str]) -> str:
    return found[0].replace("_", "＿")


def _answer(characters: str) -> str:
    """An answer that is not taken apart."""
    return characters.translate(_SEPARATORS)


def _left_out(question: Question) -> Loss:
    return loss(
        question,
        f"题干超过 {MAX_STEM} 字或选项超过 {MAX_OPTION} 字，题目未导出",
        f"a stem over {MAX_STEM} or an option over {MAX_OPTION} characters: question left out",
    )


def _changed(question: Question) -> Loss:
    return loss(
        question,
        "题干里连着的下划线、答案里的“;”“|”换成了全角，导入后请核对",
        "underscores in the stem, ';' and '|' in answers became full-width ones: check them",
    )


def _losses(question: Question) -> Iterator[Loss]:
    yield from inline_losses(question, keeps_marks=False)
    yield from unplaced_losses(question, _UNPLACED)
    yield from left_out_losses(question)
    match question.type:
        case QuestionType.MULTIPLE:
            yield loss(
                question,
                "多选题漏选给不给分写不进文件，导入后在平台上设置",
                "whether a partly right answer earns marks is set on the platform",
            )
            if len(key_letters(question)) == 1:
                yield loss(
                    question,
                    "只有一个正确选项，平台会当成单选",
                    "with one key the platform takes it for a single choice",
                )
        case QuestionType.TRUE_FALSE:
            yield loss(
                question,
                "判断题写成“正确”“错误”两个选项的单选题",
                "a true/false question as a single choice with two options",
            )
        case QuestionType.SHORT_ANSWER:
            yield loss(
                question,
                "简答题的评分要点写进了解析，学员答完看得到；要人工评分",
                "marking points are in the explanation that trainees see; marked by hand",
            )
        case QuestionType.ORDERING | QuestionType.MATCHING:
            yield loss(
                question,
                f"{question.type.value}题改成填空：每空填一个字母",
                "asked by letter, one gap for each item or pair",
            )
        case QuestionType.WORK_ORDER:
            yield loss(
                question,
                f"{len(question.form)} 个字段拆成 {len(question.form)} 道题",
                "one question per field",
            )
        case QuestionType.SCENARIO:
            yield loss(
                question,
                "情景写在每道小题的题干前面",
                "the scene stands before the stem of each part",
            )
