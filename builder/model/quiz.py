"""Questions as authors wrote them; no export format shows through."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from builder.model.inline import RichText
from builder.model.span import Span

_NAMES_OTHERS = re.compile(
    r"(?<![A-Za-z])[A-Z](?:、|和|与|及)[A-Z](?![A-Za-z])|^以上|^上述|^前(?:两|三|几)项"
)


class QuestionType(StrEnum):
    """The four types of a bank, named as the ``题型`` field names them."""

    SINGLE = "单选"
    MULTIPLE = "多选"
    TRUE_FALSE = "判断"
    BLANKS = "填空"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer option."""

    text: RichText
    correct: bool
    feedback: RichText = RichText()
    span: Span = field(default=Span(""), compare=False)

    @property
    def names_others(self) -> bool:
        """Whether the text speaks of other choices by letter or place: shuffling would break it."""
        return bool(_NAMES_OTHERS.search(self.text.plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A gap in the stem and the wordings it accepts; the first is the model answer."""

    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its key."""

    id: str
    """Assigned once, never reused: importing an edited bank updates, it does not duplicate."""
    name: str
    """Short name from the heading."""
    type: QuestionType
    stem: tuple[RichText, ...]
    """Paragraphs of the stem; a gap is the run ``"____"``, one per item of ``blanks``, in order."""
    choices: tuple[Choice, ...] = ()
    """For 判断: 正确 and 错误, in that order."""
    blanks: tuple[Blank, ...] = ()
    explanation: RichText = RichText()
    difficulty: str = ""
    """``初级``, ``中级`` or ``高级``."""
    points: float = 1.0
    objective: str = ""
    tags: tuple[str, ...] = ()
    seconds: int = 60
    """Time a trainer gives in class."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizBank:
    """A page of questions."""

    id: str
    title: str
    path: str
    questions: tuple[Question, ...]
