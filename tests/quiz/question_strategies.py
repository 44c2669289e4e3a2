"""Questions for tests: short builders, and Hypothesis strategies full of hostile characters."""

from base64 import b64decode
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from builder.model.inline import RichText, Run, text
from builder.model.picture import LoadedImage
from builder.model.quiz import (
    Blank,
    Choice,
    Control,
    FormField,
    Matching,
    ModelAnswer,
    Pair,
    Question,
    QuestionType,
    QuizBank,
)

HOSTILE = "~=#{}:\\\"'<>&%*|/[]()-`$@+_;.,?!，｛＝｝；：｜“”《》😀👩‍💻 \t"
TRAPS = (
    "20~30秒", "｛＝｝", "%50%的客户", "[html]<b>粗</b>", "//注释", "::名::", "####", "a->b", "\\n",
    "=1+1", "@SUM(A1)", "]]>", "&amp;", "&lt;", "{1:SA:=x}", "$CATEGORY: x", "T", "-->", "*", "\\*",
    "]>", "😀👩‍💻", "\u202eabc", "答案：B", "A. 甲", "{_}", "'; DROP TABLE", "很" * 400,
)  # fmt: skip


def choice(words: str, *, correct: bool = False, feedback: str = "") -> Choice:
    return Choice(text=text(words), correct=correct, feedback=text(feedback))


def text_bank(*questions: Question) -> QuizBank:
    return QuizBank(
        id="com", title="沟通", path="content/quizzes/communication.md", questions=questions
    )


_characters = st.text(alphabet=st.sampled_from("甲乙丙ab1" + HOSTILE), max_size=12)
_inner = st.lists(st.one_of(_characters, st.sampled_from(TRAPS)), max_size=3).map("".join)


def words() -> st.SearchStrategy[str]:
    """A line with at least one visible character, no white space at its ends."""
    return _inner.map(lambda line: " ".join(line.split())).filter(bool)


def optional_words() -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), words())


@st.composite
def choice_questions(draw: st.DrawFn) -> Question:
    texts = draw(st.lists(words(), min_size=2, max_size=6, unique=True))
    is_single = draw(st.booleans())
    first = draw(st.integers(0, len(texts) - 1))
    keys = {first} if is_single else {first, *draw(st.sets(st.integers(0, len(texts) - 1)))}
    return Question(
        id="com-001",
        name=draw(words()),
        type=QuestionType.SINGLE if is_single else QuestionType.MULTIPLE,
        stem=tuple(text(line) for line in draw(st.lists(words(), min_size=1, max_size=3))),
        choices=tuple(
            choice(line, correct=number in keys, feedback=draw(optional_words()))
            for number, line in enumerate(texts)
        ),
        explanation=text(draw(optional_words())),
    )


@st.composite
def verdict_questions(draw: st.DrawFn) -> Question:
    truth = draw(st.booleans())
    return Question(
        id="com-001",
        name=draw(words()),
        type=QuestionType.TRUE_FALSE,
        stem=(text(draw(words())),),
        choices=(
            choice("正确", correct=truth, feedback=draw(optional_words())),
            choice("错误", correct=not truth, feedback=draw(optional_words())),
        ),
        explanation=text(draw(optional_words())),
    )


@st.composite
def blanks_questions(draw: st.DrawFn, most: int = 3) -> Question:
    runs: list[Run] = []
    blanks: list[Blank] = []
    for _ in range(draw(st.integers(1, most))):
        runs += [Run(text=draw(words())), Run(text="____")]
        blanks.append(Blank(answers=tuple(draw(st.lists(words(), min_size=1, max_size=3)))))
    return Question(
        id="com-001",
        name=draw(words()),
        type=QuestionType.BLANKS,
        stem=(RichText(runs=tuple(runs)),),
        blanks=tuple(blanks),
        explanation=text(draw(optional_words())),
    )


@st.composite
def ordering_questions(draw: st.DrawFn) -> Question:
    items = draw(st.lists(words(), min_size=2, max_size=5, unique=True))
    return _question(draw, QuestionType.ORDERING, sequence=tuple(map(text, items)))


@st.composite
def matching_questions(draw: st.DrawFn) -> Question:
    sides = draw(st.lists(words(), min_size=5, max_size=8, unique=True))
    pairs = zip(sides[0::2], sides[1::2], strict=False)
    return _question(
        draw,
        QuestionType.MATCHING,
        matching=Matching(
            left_heading=text(draw(optional_words())),
            right_heading=text(draw(optional_words())),
            pairs=tuple(Pair(left=text(left), right=text(right)) for left, right in pairs),
            distractors=(text(sides[-1]),) if len(sides) % 2 else (),
        ),
    )


@st.composite
def short_answer_questions(draw: st.DrawFn) -> Question:
    points = draw(st.lists(words(), max_size=3))
    answer = ModelAnswer(reference=text(draw(words())), points=tuple(map(text, points)))
    return _question(draw, QuestionType.SHORT_ANSWER, model_answer=answer)


@st.composite
def work_order_questions(draw: st.DrawFn) -> Question:
    labels = draw(st.lists(words(), min_size=1, max_size=4, unique=True))
    return _question(
        draw, QuestionType.WORK_ORDER, form=tuple(draw(_fields(label)) for label in labels)
    )


@st.composite
def _fields(draw: st.DrawFn, label: str) -> FormField:
    control = draw(st.sampled_from(Control))
    if control.has_options:
        options = draw(st.lists(words(), min_size=2, max_size=4, unique=True))
        most = 1 if control is Control.SINGLE else len(options)
        keys = draw(st.integers(1, most))
        return FormField(
            label=label, control=control, options=tuple(options), answers=tuple(options[:keys])
        )
    samples = {
        Control.NUMBER: ("1.5", "-3", "0"),
        Control.DATE: ("2026-11-22",),
        Control.TIME: ("15:00",),
        Control.DATE_TIME: ("2026-11-22 15:00",),
    }
    if control is Control.TEXT:
        answers = draw(st.lists(words(), min_size=1, max_size=3, unique=True))
        return FormField(label=label, control=control, answers=tuple(answers))
    return FormField(
        label=label, control=control, answers=(draw(st.sampled_from(samples[control])),)
    )


@st.composite
def scenario_questions(draw: st.DrawFn) -> Question:
    parts = draw(st.lists(simple_questions(), min_size=1, max_size=3))
    children = tuple(
        replace(part, id=f"com-001-{number}") for number, part in enumerate(parts, start=1)
    )
    scene = _question(draw, QuestionType.SCENARIO, children=children)
    return replace(scene, points=sum(part.points for part in children))


def simple_questions() -> st.SearchStrategy[Question]:
    """One question of any type but 情景."""
    return st.one_of(
        choice_questions(),
        verdict_questions(),
        blanks_questions(),
        ordering_questions(),
        matching_questions(),
        short_answer_questions(),
        work_order_questions(),
    )


def every_question() -> st.SearchStrategy[Question]:
    """One question of any type, with the id ``com-001``."""
    return st.one_of(simple_questions(), scenario_questions())


def _question(draw: st.DrawFn, question_type: QuestionType, **answers: Any) -> Question:
    return Question(
        id="com-001",
        name=draw(words()),
        type=question_type,
        stem=tuple(text(line) for line in draw(st.lists(words(), min_size=1, max_size=2))),
        explanation=text(draw(optional_words())),
        hints=tuple(map(text, draw(st.lists(words(), max_size=2)))),
        points=draw(st.sampled_from((1, 2, 2.5, 10))),
        **answers,
    )


PICTURE = LoadedImage(
    data=b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
    media_type="image/png",
    width_px=1,
    height_px=1,
)
"""One pixel, as a checked file."""


def with_pictures(bank: QuizBank) -> QuizBank:
    """The bank with a file for every picture that its questions name."""
    named = {each.picture.target for each in bank.all_questions() if each.picture}
    return replace(bank, pictures=dict.fromkeys(named, PICTURE))
