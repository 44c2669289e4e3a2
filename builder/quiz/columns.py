"""The columns of a table with one question a row: the general ones, and those of a platform."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.model.answer_key import letter_of
from builder.model.column_map import EMPTY, ONE_OPTION, OPTIONS, ColumnMap, MappedColumn
from builder.model.quiz import Question
from builder.quiz.base import Loss
from builder.quiz.cells import answer_of, choice_of, choices_of, explanation_of, question_of
from builder.quiz.text import loss, plain_text

OPTION_WIDTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading and the cell of a question."""

    heading: str
    value: Callable[[Question], str]
    width: float = 10
    """In characters of Excel's default font."""
    is_optional: bool = False
    """Left out where no question of the bank has anything in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceColumns:
    """As many columns as the bank's longest question has choices."""

    heading: str = OPTIONS
    """Followed by the letter."""
    width: float = OPTION_WIDTH
    with_verdicts: bool = False

    def spread(self, questions: tuple[Question, ...]) -> Iterator[Column]:
        """The columns 选项A, 选项B …"""
        counts = (len(choices_of(each, with_verdicts=self.with_verdicts)) for each in questions)
        for place in range(max(counts, default=0)):
            yield Column(
                heading=f"{self.heading}{letter_of(place)}",
                value=partial(choice_of, place=place, with_verdicts=self.with_verdicts),
                width=self.width,
            )


GENERAL_COLUMNS: tuple[Column | ChoiceColumns, ...] = (
    Column(heading="编号", value=lambda question: question.id, width=12),
    Column(heading="题型", value=lambda question: question.type.value),
    Column(heading="题目", value=question_of, width=48),
    ChoiceColumns(),
    Column(heading="答案", value=answer_of, width=16),
    Column(heading="解析", value=explanation_of, width=48),
    Column(heading="难度", value=lambda question: question.difficulty),
    Column(heading="知识点", value=lambda question: "、".join(question.tags), width=16),
    Column(heading="分值", value=lambda question: f"{question.points:g}"),
    Column(heading="短名", value=lambda question: question.name, width=16),
    Column(heading="目标", value=lambda question: question.objective),
    Column(
        heading="评分要点",
        value=lambda question: "\n".join(map(plain_text, question.model_answer.points)),
        width=32,
        is_optional=True,
    ),
    Column(
        heading="提示",
        value=lambda question: "\n".join(map(plain_text, question.hints)),
        width=24,
        is_optional=True,
    ),
    Column(
        heading="小题",
        value=lambda question: "、".join(part.id for part in question.children),
        width=16,
        is_optional=True,
    ),
)
"""The last three stand only in banks that need them."""

_GENERAL = {each.heading: each for each in GENERAL_COLUMNS if isinstance(each, Column)}
# What identifies a question matters to us alone; a platform without the column loses nothing that is asked.
_IDENTITY = frozenset({"编号", "短名", "小题"})
_UNSAID = {"分值": "1"}


def columns_of(column_map: ColumnMap) -> tuple[Column | ChoiceColumns, ...]:
    """The columns of a platform, in its order."""
    return tuple(_column(each, column_map) for each in column_map.columns)


def map_losses(question: Question, column_map: ColumnMap) -> Iterator[Loss]:
    """A line for what a platform has no column for, and for options that its cells cannot hold."""
    missing = [
        name
        for name, column in _GENERAL.items()
        if name not in column_map.fields | _IDENTITY
        and column.value(question) not in ("", _UNSAID.get(name))
    ]
    if missing:
        names = "、".join(missing)
        yield loss(question, f"{names}没有对应的列，未带出", f"no column for {names}: left out")
    options = choices_of(question, with_verdicts=column_map.has_verdict_options)
    if OPTIONS not in column_map.fields:
        unseen = [
            letter_of(place)
            for place in range(len(options))
            if ONE_OPTION[place] not in column_map.fields
        ]
        if unseen:
            yield loss(
                question,
                f"选项 {'、'.join(unseen)} 没有对应的列，未带出，请核对答案",
                f"no column for the options {', '.join(unseen)}: left out, check the key",
            )
    elif column_map.option_separator and any(
        column_map.option_separator in option for option in options
    ):
        yield loss(
            question,
            "选项里有选项之间的分隔符，导入后会被拆开，请核对",
            "an option holds the separator of options and will be split on import",
        )


def _column(mapped: MappedColumn, column_map: ColumnMap) -> Column | ChoiceColumns:
    with_verdicts = column_map.has_verdict_options
    if mapped.field == OPTIONS and not column_map.option_separator:
        return ChoiceColumns(heading=mapped.heading, with_verdicts=with_verdicts)
    if mapped.field in ONE_OPTION:
        place = ONE_OPTION.index(mapped.field)
        value: Callable[[Question], str] = partial(
            choice_of, place=place, with_verdicts=with_verdicts
        )
        return Column(heading=mapped.heading, value=value, width=OPTION_WIDTH)
    match mapped.field:
        case "选项":
            value = partial(_joined, column_map=column_map)
            return Column(heading=mapped.heading, value=value, width=OPTION_WIDTH * 2)
        case "答案":
            value = partial(
                answer_of,
                key_separator=column_map.key_separator,
                verdicts=column_map.verdicts,
            )
        case "题型":
            value = partial(_type_word, column_map=column_map)
        case "难度":
            value = partial(_difficulty_word, column_map=column_map)
        case field if field == EMPTY:
            return Column(heading=mapped.heading, value=_nothing)
        case _:
            value = _GENERAL[mapped.field].value
    return Column(heading=mapped.heading, value=value, width=_GENERAL[mapped.field].width)


def _joined(question: Question, column_map: ColumnMap) -> str:
    options = choices_of(question, with_verdicts=column_map.has_verdict_options)
    return column_map.option_separator.join(options)


def _type_word(question: Question, column_map: ColumnMap) -> str:
    return column_map.types.get(question.type, question.type.value)


def _difficulty_word(question: Question, column_map: ColumnMap) -> str:
    return column_map.difficulties.get(question.difficulty, question.difficulty)


def _nothing(question: Question) -> str:
    return ""
