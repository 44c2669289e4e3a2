"""A section of a bank's page → a question.

Every block of a question is used or reported. A question with a fault that would make it
unanswerable is left out of the bank; its diagnostics stop the build.
"""

import re
from dataclasses import dataclass, replace

from builder.lint.diagnostic import Report
from builder.markdown.quiz.choices import read_choices, read_verdict
from builder.markdown.quiz.cutting import item_text
from builder.markdown.quiz.fields import Fields, is_field_line, read_fields, report_missing_type
from builder.markdown.quiz.gaps import has_gap, read_gaps
from builder.markdown.quiz.matching import read_matching
from builder.markdown.quiz.ordering import read_sequence
from builder.markdown.quiz.parts import (
    EXPLANATION_INSIDE,
    Parts,
    report_misplaced,
    sort_blocks,
)
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

QUESTION, PART = "题目", "小题"
"""What a question's heading begins with, and that of a scenario's part."""
PART_LEVEL = 3

_TITLE = re.compile(r"\s*(题目|小题)\s*[：:]\s*")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
# What the page gives a topic whose author gave none; it would change with the order of questions.
_GIVEN_ID = re.compile(r"topic-\d+")
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
    name = _read_name(section, PART if scenario else QUESTION, report)
    has_id = _check_id(section, report)
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
    has_stem = _check_stem(parts, fields.type, section.span, report)
    if fields.type is None:
        return None
    if fields.type not in _EXPLAINS_ITSELF:
        _check_explanation(parts, section.span, report)
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


def _read_name(section: Section, word: str, report: Report) -> str:
    title = section.title.plain.strip()
    found = _TITLE.match(title)
    if found and found[1] != word:
        found = None
    name = title[found.end() :].strip() if found else title
    if not found or not name:
        report.error(
            "QUZ018",
            section.span,
            f"标题“{title}”不是{word}的写法" if not found else f"{word}没有短名",
            f"写成“{'##' if word == QUESTION else '###'} {word}：短名 {{#com-001}}”",
            f"a question's heading must read {word}：name",
        )
    return name


def _check_id(section: Section, report: Report) -> bool:
    if not section.id or _GIVEN_ID.fullmatch(section.id):
        report.error(
            "QUZ006",
            section.span,
            "题目没有编号",
            "在标题末尾写 {#com-001}，或运行 courseware format；编号定了就不再改，"
            "题库重新导入时靠它更新",
            "the question has no id",
        )
    elif not _ID.fullmatch(section.id):
        report.error(
            "QUZ006",
            section.span,
            f"编号“{section.id}”不合规则",
            "只用小写字母、数字和短横线，例如 com-001",
            f"bad question id {section.id}",
        )
    else:
        return True
    return False


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


def _check_stem(
    parts: Parts, question_type: QuestionType | None, span: Span, report: Report
) -> bool:
    if not any(paragraph.plain.strip() for paragraph in parts.stem):
        report.error(
            "QUZ008",
            span,
            "没有题干",
            "在字段行下面空一行，写出要问的话",
            "the question has no stem",
        )
        return False
    if question_type not in (QuestionType.BLANKS, None) and has_gap(tuple(parts.stem)):
        report.error(
            "QUZ024",
            span,
            "只有填空题的题干里可以写 [[答案]]",
            "把题型改成填空，或把空写成“____”",
            "a gap outside a blanks question",
        )
        return False
    return True


def _check_explanation(parts: Parts, span: Span, report: Report) -> None:
    if any(paragraph for paragraph in parts.explanation):
        return
    texts = [
        *parts.stem,
        *(each for item in parts.items for each in (item_text(item), item.quote)),
        *(item_text(item) for block in parts.numbered for item in block.items),
    ]
    glued = next((each for each in texts if EXPLANATION_INSIDE.search(each.plain)), None)
    if glued is not None:
        report.error(
            "QUZ025",
            glued.span if glued.span.path else span,
            "“解析：”和上一行连成了一段",
            "在“解析：”前面空一行",
            "the explanation is glued to the line before it",
        )
    else:
        report.warn(
            "QUZ026",
            span,
            "没有解析",
            "最后写一段“解析：为什么这样选”，答错的人才学得到",
            "the question has no explanation",
        )
