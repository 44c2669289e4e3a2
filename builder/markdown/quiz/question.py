"""A section of a bank's page → a question.

Every block of a question is used or reported. A question with a fault that would make it
unanswerable is left out of the bank; its diagnostics stop the build.
"""

from dataclasses import dataclass, replace

from builder.lint.diagnostic import Report
from builder.markdown.quiz.checks import (
    PART,
    QUESTION,
    check_explanation,
    check_id,
    check_stem,
    read_name,
)
from builder.markdown.quiz.choices import read_choices, read_verdict
from builder.markdown.quiz.fields import Fields, is_field_line, read_fields, report_missing_type
from builder.markdown.quiz.gaps import read_gaps
from builder.markdown.quiz.matching import read_matching
from builder.markdown.quiz.ordering import read_sequence
from builder.markdown.quiz.parts import Parts, report_misplaced, sort_blocks
from builder.markdown.quiz.short_answer import read_model_answer
from builder.markdown.quiz.work_order import read_form
from builder.model.block import Block, Heading, Paragraph
from builder.model.inline import RichText, join, text
from builder.model.quiz import (
    Blank,
    Choice,
    FormField,
    Matching,
    ModelAnswer,
    Question,
    QuestionType,
)
from builder.model.span import Span

PART_LEVEL = 3

_EXPLAINS_ITSELF = frozenset({QuestionType.SHORT_ANSWER, QuestionType.SCENARIO})
"""Types that do without an explanation: the reference answer is one, and the parts have their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it."""

    title: RichText
    id: str
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """The stem, and of the answers those that the type has."""

    stem: tuple[RichText, ...] = ()
    choices: tuple[Choice, ...] = ()
    blanks: tuple[Blank, ...] = ()
    sequence: tuple[RichText, ...] = ()
    matching: Matching = Matching()
    model_answer: ModelAnswer = ModelAnswer()
    form: tuple[FormField, ...] = ()
    children: tuple[Question, ...] = ()


def read_question(
    section: Section, report: Report, scenario: Fields | None = None
) -> Question | None:
    """The question of a section, or None; ``scenario`` are the fields of the one it is a part of."""
    name = read_name(section.title, section.span, PART if scenario else QUESTION, report)
    has_id = check_id(section.id, section.span, report)
    blocks = section.blocks
    if blocks and isinstance(blocks[0], Paragraph) and is_field_line(blocks[0]):
        fields, blocks = read_fields(blocks[0], report), blocks[1:]
    else:
        report_missing_type(section.span, report)
        fields = Fields()
    if scenario:
        fields = _inherited(fields, scenario)
    sections: list[Section] = []
    if fields.type is QuestionType.SCENARIO:
        blocks, sections = _parts_of(blocks)
    parts = sort_blocks(blocks)
    if fields.answer and parts.answer is None:
        parts.answer = text(fields.answer, span=section.span)
    report_misplaced(parts, fields.type, report)
    has_stem = check_stem(parts, fields.type, section.span, report)
    if fields.type is None:
        return None
    if fields.type not in _EXPLAINS_ITSELF:
        check_explanation(parts, section.span, report)
    if fields.type is QuestionType.SCENARIO:
        answers = _read_scenario(fields, parts, sections, section.span, report, scenario)
    else:
        answers = _read_answers(fields.type, parts, section.span, report)
    if answers is None or not has_stem or not has_id:
        return None
    is_scenario = fields.type is QuestionType.SCENARIO
    return Question(
        id=section.id,
        name=name,
        type=fields.type,
        stem=answers.stem,
        picture=parts.picture,
        choices=answers.choices,
        blanks=answers.blanks,
        sequence=answers.sequence,
        matching=answers.matching,
        model_answer=answers.model_answer,
        form=answers.form,
        children=answers.children,
        hints=tuple(hint for hint in parts.hints if hint),
        explanation=join(parts.explanation, "\n"),
        difficulty=fields.difficulty,
        points=sum(each.points for each in answers.children) if is_scenario else fields.points,
        objective=fields.objective,
        tags=fields.tags,
        seconds=fields.seconds,
        span=section.span,
    )


def _inherited(fields: Fields, scenario: Fields) -> Fields:
    """A part says only what differs from its scenario."""
    return replace(
        fields,
        difficulty=fields.difficulty or scenario.difficulty,
        objective=fields.objective or scenario.objective,
        tags=fields.tags or scenario.tags,
    )


def _parts_of(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Section]]:
    """What belongs to the scene, and a section for every part below it."""
    starts = [
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == PART_LEVEL
    ]
    if not starts:
        return blocks, []
    sections: list[Section] = []
    for start, stop in zip(starts, [*starts[1:], len(blocks)], strict=True):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        inside = blocks[start + 1 : stop]
        sections.append(
            Section(title=heading.text, id=heading.id, blocks=inside, span=heading.span)
        )
    return blocks[: starts[0]], sections


def _read_scenario(
    fields: Fields,
    parts: Parts,
    sections: list[Section],
    span: Span,
    report: Report,
    scenario: Fields | None,
) -> _Answers | None:
    if scenario:
        report.error(
            "QUZ033",
            span,
            "情景题的小题不能又是情景题",
            "小题用别的题型，或者另起一道“## 题目：”",
            "a scenario inside a scenario",
        )
        return None
    if not sections:
        report.error(
            "QUZ032",
            span,
            "情景题没有小题",
            "在情景下面写“### 小题：短名 {#com-001-1}”，像别的题一样写题型和题干",
            "a scenario without parts",
        )
    read = [read_question(section, report, fields) for section in sections]
    children = tuple(each for each in read if each is not None)
    total = sum(each.points for each in children)
    if fields.has_points and len(children) == len(sections) and fields.points != total:
        report.warn(
            "QUZ034",
            span,
            f"情景题写了 {fields.points:g} 分，各小题合计 {total:g} 分",
            "情景题不用写分值，按小题相加",
            "the points of a scenario are the sum of its parts",
        )
    return _Answers(stem=tuple(parts.stem), children=children) if children else None


def _read_answers(
    question_type: QuestionType, parts: Parts, span: Span, report: Report
) -> _Answers | None:
    """Stem and answers as the type wants them."""
    stem = tuple(parts.stem)
    items = tuple(parts.items)
    match question_type:
        case QuestionType.BLANKS:
            gaps = read_gaps(stem, span, report) if stem else None
            return _Answers(stem=gaps.stem, blanks=gaps.blanks) if gaps else None
        case QuestionType.TRUE_FALSE:
            verdict = read_verdict(parts.answer, items, span, report)
            return _Answers(stem=stem, choices=verdict) if verdict else None
        case QuestionType.ORDERING:
            sequence = read_sequence(parts, span, report)
            return _Answers(stem=stem, sequence=sequence) if sequence else None
        case QuestionType.MATCHING:
            matching = read_matching(parts.table, span, report)
            return _Answers(stem=stem, matching=matching) if matching else None
        case QuestionType.SHORT_ANSWER:
            answer = read_model_answer(parts, span, report)
            return _Answers(stem=stem, model_answer=answer) if answer else None
        case QuestionType.WORK_ORDER:
            form = read_form(parts.table, span, report)
            return _Answers(stem=stem, form=form) if form else None
        case _:
            choices = read_choices(items, question_type, span, report)
            return _Answers(stem=stem, choices=choices) if choices else None
