"""Questions as authors wrote them; no export format shows through.

How each type is marked, as far as a platform can say it:

========  ==========================================================================================
单选 判断  all or nothing
多选      every right choice earns an equal share; one wrong choice and nothing is earned
填空      every gap an equal share
排序      every item that stands in its right place an equal share
匹配      every pair an equal share; what belongs to no pair earns nothing
工单      every field an equal share; a field with several right options is marked like a 多选
简答      by a person, with the reference answer and the marking points beside it
情景      the sum of its parts, which are marked by their own types
========  ==========================================================================================
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from builder.model.block import Image
from builder.model.inline import RichText
from builder.model.picture import LoadedImage
from builder.model.span import Span

DIFFICULTIES = ("初级", "中级", "高级")
"""Easy to hard, as the ``难度`` field names them."""

_NAMES_OTHERS = re.compile(
    r"(?<![A-Za-z])[A-Z](?:、|和|与|及)[A-Z](?![A-Za-z])|^以上|^上述|^前(?:两|三|几)项"
)


class QuestionType(StrEnum):
    """The types of a bank, named as the ``题型`` field names them."""

    SINGLE = "单选"
    MULTIPLE = "多选"
    TRUE_FALSE = "判断"
    BLANKS = "填空"
    SHORT_ANSWER = "简答"
    ORDERING = "排序"
    MATCHING = "匹配"
    SCENARIO = "情景"
    WORK_ORDER = "工单"

    @property
    def code(self) -> str:
        """In ASCII, for markup and files that programs read: ``single``, ``true-false`` …"""
        return self.name.lower().replace("_", "-")


class Control(StrEnum):
    """What a field of a work order is filled in with."""

    SINGLE = "单选"
    MULTIPLE = "多选"
    TEXT = "文本"
    NUMBER = "数字"
    DATE = "日期"
    TIME = "时间"
    DATE_TIME = "日期时间"

    @property
    def has_options(self) -> bool:
        """Whether one picks from given options instead of typing."""
        return self in (Control.SINGLE, Control.MULTIPLE)


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
class Pair:
    """Two things that belong together."""

    left: RichText
    right: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Two columns whose rows have been taken apart."""

    left_heading: RichText = RichText()
    right_heading: RichText = RichText()
    pairs: tuple[Pair, ...] = ()
    distractors: tuple[RichText, ...] = ()
    """Of the right column: they belong to nothing on the left."""

    @property
    def rights(self) -> tuple[RichText, ...]:
        """The right column: those of the pairs in order, then the distractors."""
        return (*(pair.right for pair in self.pairs), *self.distractors)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of a work order and what is to be filled in."""

    label: str
    control: Control
    options: tuple[str, ...] = ()
    """Of the two controls that have options."""
    answers: tuple[str, ...]
    """The right options, or the accepted wordings, the first being the model answer."""
    span: Span = field(default=Span(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnswer:
    """What a person marks a short answer with."""

    reference: RichText = RichText()
    points: tuple[RichText, ...] = ()
    """Marking points, of equal weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its key; of the answers, only those of its type are filled."""

    id: str
    """Assigned once, never reused: importing an edited bank updates, it does not duplicate."""
    name: str
    """Short name from the heading."""
    type: QuestionType
    stem: tuple[RichText, ...]
    """Paragraphs of the stem; a gap is the run ``"____"``, one per item of ``blanks``, in order."""
    picture: Image | None = None
    """Belongs to the stem."""
    choices: tuple[Choice, ...] = ()
    """For 判断: 正确 and 错误, in that order."""
    blanks: tuple[Blank, ...] = ()
    sequence: tuple[RichText, ...] = ()
    """Items of a 排序 in their right order."""
    matching: Matching = Matching()
    model_answer: ModelAnswer = ModelAnswer()
    form: tuple[FormField, ...] = ()
    children: tuple["Question", ...] = ()
    """Parts of a 情景, whose stem is the scene; none of them is a 情景 itself."""
    hints: tuple[RichText, ...] = ()
    """Help before answering, from the faintest on."""
    explanation: RichText = RichText()
    difficulty: str = ""
    """``初级``, ``中级`` or ``高级``."""
    points: float = 1.0
    """Of a 情景: the sum of its parts."""
    objective: str = ""
    tags: tuple[str, ...] = ()
    seconds: int = 60
    """Time a trainer gives in class."""
    span: Span = field(default=Span(""), compare=False)

    def with_children(self) -> Iterator["Question"]:
        """The question itself, then its parts."""
        yield self
        yield from self.children

    @property
    def tested(self) -> tuple[str, ...]:
        """The objectives that answering it shows, each once: a scenario tests those of its parts."""
        asked = self.children or (self,)
        return tuple(dict.fromkeys(each.objective for each in asked if each.objective))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizBank:
    """A page of questions."""

    id: str
    title: str
    path: str
    questions: tuple[Question, ...]
    pictures: Mapping[str, LoadedImage] = field(default_factory=dict)
    """By target, as the questions name it; filled for exports, which carry the files along."""
    reviewed: str = ""
    """Day of the page's last review, ``2026-11-22``; empty where it has none."""

    def picture_of(self, question: Question) -> LoadedImage | None:
        """The file of a question's picture; None without a picture, or where it was not loaded."""
        return self.pictures.get(question.picture.target) if question.picture else None

    def all_questions(self) -> Iterator[Question]:
        """Every question, each scenario followed by its parts."""
        for question in self.questions:
            yield from question.with_children()

    def question(self, question_id: str) -> Question | None:
        """The question with this id; for a scenario's part, the scenario with that part alone."""
        for question in self.questions:
            if question.id == question_id:
                return question
            for child in question.children:
                if child.id == question_id:
                    return replace(question, children=(child,), points=child.points)
        return None
