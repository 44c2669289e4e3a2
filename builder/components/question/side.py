"""The column beside the options: how long to think, then why the answer is right."""

import re
from collections.abc import Sequence

from builder.components.shapes import rule, text_box
from builder.layout.frame import ACCENT1, POSITIVE, TX2, Frame, Line, TextParagraph, TextRun
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.answer_key import key_letters
from builder.model.inline import RichText, Run
from builder.model.quiz import Question, QuestionType
from builder.model.slide import QuestionSlide

TEXT_OFFSET = 15.0
"""From the rule down to the first text."""
FIGURE_SIZES = ((80.0, 26.0), (64.0, 22.0), (44.0, 18.0), (28.0, 16.0))
"""Seconds and their unit."""
INSTRUCTION_SIZES = (18.0, 16.0, 14.0)
HEADING_SIZES = (22.0, 20.0, 18.0, 16.0)
HEADING_HAN = 20
"""A first sentence up to this long is the explanation's heading."""
SIZES = (18.0, 16.0)
INSTRUCTIONS = {
    QuestionType.SINGLE: "独立作答，不讨论。\n时间到后一起举牌。",
    QuestionType.MULTIPLE: "正确答案不止一个。\n时间到后一起举牌。",
    QuestionType.TRUE_FALSE: "先想好理由，\n时间到后一起举牌。",
    QuestionType.BLANKS: "先写在纸上，\n时间到后一起核对。",
    QuestionType.SHORT_ANSWER: "先写在纸上，\n再请两位念出来。",
    QuestionType.ORDERING: "把字母按次序写下，\n时间到后一起核对。",
    QuestionType.MATCHING: "给每一行写上字母，\n时间到后一起核对。",
    QuestionType.WORK_ORDER: "照着来电逐项填写，\n时间到后一起核对。",
    QuestionType.SCENARIO: "先读一遍，\n再依次回答各小题。",
}
MOST_ARROWS = 5
"""Letters of an order that stand on one line with arrows between them."""
LETTER_PT = 24.0
"""From the letter of a wrong option to why it is wrong."""
Reason = tuple[str, RichText]
"""Letter of a wrong option and why it is wrong."""
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”』」）]*|[^。！？]+$")


def question_side(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """Type, number, seconds and what to do, as large as the column allows; a very low one goes without the last."""
    room = area.height - TEXT_OFFSET
    for words_pt in INSTRUCTION_SIZES:
        for figure_pt, unit_pt in FIGURE_SIZES:
            texts = _timing(content, figure_pt, unit_pt, words_pt, kit)
            measured = kit.measure(texts, area.width)
            if measured.height_pt <= room and not measured.has_split_word:
                return _column("答题时间", texts, Line(color=ACCENT1, width_pt=2.25), area)
    shorter = [texts[:count] for count in range(len(texts) - 1, 0, -1)]
    fitting = (part for part in shorter if kit.measure(part, area.width).height_pt <= room)
    texts = next(fitting, texts[:1])
    return _column("答题时间", texts, Line(color=ACCENT1, width_pt=2.25), area)


def _timing(
    content: QuestionSlide, figure_pt: float, unit_pt: float, words_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    question = content.question
    part = f"（{content.part}）" if content.part else ""
    number = f"{question.type.value}题　第 {content.number} 题{part}"
    kind = kit.paragraph(number, 16, color=TX2, pitch_em=1.3)
    amount, unit = str(question.seconds), " 秒"
    if question.children:
        amount, unit = str(len(question.children)), " 小题"
    runs = (
        TextRun(text=amount, size_pt=figure_pt, bold=True, color=ACCENT1),
        TextRun(text=unit, size_pt=unit_pt, bold=True, color=ACCENT1),
    )
    figure = TextParagraph(runs=runs, pitch_em=1.2, before_pt=9)
    what = kit.paragraph(INSTRUCTIONS[question.type], words_pt, before_pt=15, pitch_em=1.45)
    return (kind, figure, what)


def answer_side(content: QuestionSlide, area: Rect, kit: Kit) -> tuple[Frame, ...]:
    """The explanation, as much of it as fits in whole sentences; the notes have all of it."""
    question = content.question
    heading, rest = _heading(question)
    wrong = _wrong(question)
    room = area.height - TEXT_OFFSET
    for size, sentences, with_wrong in _choices(rest, wrong):
        texts = _explanation(heading, sentences, wrong if with_wrong else (), size, kit)
        if kit.measure(texts, area.width).height_pt <= room:
            break
    else:
        texts = _heading_alone(heading, area.width, room, kit)
    return _column("解析", texts, Line(color=POSITIVE, width_pt=2.25), area)


def _choices(
    rest: Sequence[RichText], wrong: Sequence[Reason]
) -> list[tuple[float, Sequence[RichText], bool]]:
    """Ways to fill the column, the most complete first."""
    full = [(size, rest, True) for size in SIZES] if wrong else []
    alone = [(size, rest, False) for size in (*SIZES, 14.0)]
    shorter = [(14.0, rest[:count], False) for count in range(len(rest) - 1, -1, -1)]
    return [*full, *alone, *shorter]


def _explanation(
    heading: str,
    sentences: Sequence[RichText],
    wrong: Sequence[Reason],
    size: float,
    kit: Kit,
) -> tuple[TextParagraph, ...]:
    parts = [
        kit.paragraph("解析", 16, color=TX2, pitch_em=1.3),
        kit.paragraph(heading, HEADING_SIZES[0], bold=True, pitch_em=1.3, before_pt=6),
    ]
    if sentences:
        joined = RichText(runs=tuple(run for part in sentences for run in part.runs))
        parts.append(kit.paragraph(joined, size, before_pt=9, pitch_em=1.4))
    for number, (letter, reason) in enumerate(wrong):
        before = 6 if number else 12
        parts.append(
            kit.paragraph(
                reason,
                size,
                color=TX2,
                before_pt=before,
                pitch_em=1.3,
                bullet=letter,
                indent_pt=LETTER_PT,
            )
        )
    return tuple(parts)


def _heading_alone(
    heading: str, width_pt: float, room_pt: float, kit: Kit
) -> tuple[TextParagraph, ...]:
    """What the answer is and nothing else, in a column too low for a sentence."""
    for size in HEADING_SIZES:
        text = kit.paragraph(heading, size, bold=True, pitch_em=1.3)
        measured = kit.measure((text,), width_pt)
        if measured.height_pt <= room_pt and not measured.has_split_word:
            break
    return (text,)


def _heading(question: Question) -> tuple[str, tuple[RichText, ...]]:
    """A short first sentence, or what the right answer is; with the sentences left."""
    sentences = _sentences(question.explanation)
    first = sentences[0].plain.strip() if sentences else ""
    if len(sentences) > 1 and len(first) <= HEADING_HAN and not first.endswith(("？", "！")):
        return first.rstrip("。"), sentences[1:]
    return _key(question), sentences


def _key(question: Question) -> str:
    """What the right answer is, in a few words."""
    match question.type:
        case QuestionType.TRUE_FALSE:
            right = next((choice.text.plain for choice in question.choices if choice.correct), "")
            return f"这句话{right}"
        case QuestionType.BLANKS:
            return "、".join(blank.answers[0] for blank in question.blanks if blank.answers)
        case QuestionType.ORDERING:
            letters = key_letters(question)
            return (" → " if len(letters) <= MOST_ARROWS else " ").join(letters)
        case QuestionType.MATCHING:
            return f"依次是 {' '.join(key_letters(question))}"
        case QuestionType.SHORT_ANSWER:
            return "对照要点打分" if question.model_answer.points else "对照参考答案"
        case QuestionType.WORK_ORDER:
            return "逐项核对"
        case _:
            return f"选 {'、'.join(key_letters(question))}"


def _wrong(question: Question) -> tuple[Reason, ...]:
    return tuple(
        (chr(65 + number), choice.feedback)
        for number, choice in enumerate(question.choices)
        if not choice.correct and choice.feedback
    )


def _sentences(content: RichText) -> tuple[RichText, ...]:
    """The text cut behind its full stops; runs keep their marks."""
    ends = {found.end() for found in _SENTENCE.finditer(content.plain)}
    sentences: list[list[Run]] = [[]]
    position = 0
    for run in content.runs:
        piece = ""
        for character in run.text:
            piece += character
            position += 1
            if position in ends:
                sentences[-1].append(_part(run, piece))
                sentences.append([])
                piece = ""
        if piece:
            sentences[-1].append(_part(run, piece))
    return tuple(RichText(runs=tuple(runs), span=content.span) for runs in sentences if runs)


def _part(run: Run, piece: str) -> Run:
    return Run(text=piece, bold=run.bold, italic=run.italic, code=run.code, link=run.link)


def _column(
    name: str, texts: tuple[TextParagraph, ...], line: Line, area: Rect
) -> tuple[Frame, ...]:
    height = area.height - TEXT_OFFSET
    rect = Rect(area.x, area.y + TEXT_OFFSET, area.width, height)
    return (
        rule(f"{name} 分隔线", area.x, area.right, area.y, line),
        text_box(name, rect, texts),
    )
