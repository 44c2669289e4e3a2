"""A platform's table read back: its headings and words become ours again."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from builder.model.column_map import EMPTY, ONE_OPTION, OPTIONS, VERDICTS, ColumnMap
from builder.model.quiz import QuestionType
from builder.source.questions.draft import PARTS, Draft, Intake

_NOT_TAKEN = "编号"


def headings_of(column_map: ColumnMap) -> Mapping[str, str]:
    """What the platform calls a column, and our name for the part; ``编号`` for what is not taken over."""
    wanted: dict[str, str] = {}
    for column in column_map.columns:
        if column.field == OPTIONS and not column_map.option_separator:
            letters = (each.removeprefix(OPTIONS) for each in ONE_OPTION)
            wanted |= {f"{column.heading}{letter}": OPTIONS for letter in letters}
        elif column.field in ONE_OPTION:
            wanted[column.heading] = OPTIONS
        elif column.field != EMPTY and column.field in PARTS:
            wanted[column.heading] = column.field
        else:
            wanted[column.heading] = _NOT_TAKEN
    return wanted


def in_our_words(intake: Intake, column_map: ColumnMap) -> Intake:
    """The drafts with types, difficulties and keys as we write them."""
    return Intake(tuple(_draft(each, column_map) for each in intake.drafts), intake.unread)


def _draft(draft: Draft, column_map: ColumnMap) -> Draft:
    parts = dict(draft.parts)
    types = {theirs: ours.value for ours, theirs in column_map.types.items()}
    ease = {theirs: ours for ours, theirs in column_map.difficulties.items()}
    for name, words in (("题型", types), ("难度", ease)):
        if name in parts:
            parts[name] = words.get(parts[name].strip(), parts[name])
    if "答案" in parts:
        parts["答案"] = _answer(parts["答案"], parts.get("题型", ""), column_map)
    return replace(draft, parts=MappingProxyType(parts), options=_options(draft, column_map))


def _answer(answer: str, question_type: str, column_map: ColumnMap) -> str:
    if question_type.startswith(QuestionType.TRUE_FALSE.value):
        return dict(zip(column_map.verdicts, VERDICTS, strict=True)).get(answer.strip(), answer)
    if column_map.key_separator:
        letters = [each.strip() for each in answer.split(column_map.key_separator)]
        if all(len(each) == 1 and "A" <= each <= "Z" for each in letters):
            return "".join(letters)
    return answer


def _options(draft: Draft, column_map: ColumnMap) -> tuple[str, ...]:
    separator = column_map.option_separator
    if separator and len(draft.options) == 1:
        return tuple(each.strip() for each in draft.options[0].split(separator) if each.strip())
    return draft.options
