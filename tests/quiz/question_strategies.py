"""Questions for tests: short builders, and Hypothesis strategies full of hostile characters."""

from hypothesis import strategies as st

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Blank, Choice, Question, QuestionType, QuizBank

HOSTILE = "~=#{}:\\\"'<>&%*|/[]()-`$@+_;.,?!，｛＝｝；：｜“”《》 \t"
TRAPS = (
    "20~30秒", "｛＝｝", "%50%的客户", "[html]<b>粗</b>", "//注释", "::名::", "####", "a->b", "\\n",
    "=1+1", "@SUM(A1)", "]]>", "&amp;", "&lt;", "{1:SA:=x}", "$CATEGORY: x", "T", "-->", "*", "\\*",
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
