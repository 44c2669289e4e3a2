"""The answer sheet of one variant: a box for every answer, numbered as the paper is."""

from collections.abc import Sequence
from itertools import groupby

from builder.model.quiz import QuestionType
from builder.quiz.exam_paper import TO_FILL, lines_for, new_sheet, to_tick
from builder.quiz.exam_variant import SECTION_NAMES, Numbered, Variant
from builder.word.exam_sheet import ExamSheet, Gap, Piece

CHOICES = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE})
PER_ROW = 10
_PARTS_PER_ROW = 5
_LABEL = ("题号", "答案")


def write_answer_sheet(variant: Variant) -> ExamSheet:
    """Numbers and boxes alone; nothing of a question's words but the fields of a work order."""
    sheet = new_sheet(variant, "答题卡")
    sheet.to_fill(TO_FILL)
    sheet.facts("选择题填字母，判断题正确画 √、错误画 ×。")
    for section in variant.sections:
        sheet.section(f"{section.numeral}、{SECTION_NAMES[section.type]}")
        answered = [each for one in section.questions for each in one.answered()]
        for is_choice, group in groupby(answered, key=lambda each: each.question.type in CHOICES):
            if is_choice:
                _boxes(sheet, [each.number for each in group], section.type)
            else:
                for each in group:
                    with sheet.together():
                        _room(sheet, each)
    return sheet


def _boxes(sheet: ExamSheet, numbers: Sequence[str], kind: QuestionType) -> None:
    per_row = _PARTS_PER_ROW if kind is QuestionType.SCENARIO else PER_ROW
    sheet.boxes(numbers, per_row, labels=_LABEL)


def _room(sheet: ExamSheet, numbered: Numbered) -> None:
    question, number = numbered.question, numbered.number
    match question.type:
        case QuestionType.BLANKS:
            count = len(question.blanks)
            pieces: list[Piece] = []
            for place in range(1, count + 1):
                pieces += [Gap(place if count > 1 else 0, width=10), "　"]
            sheet.question(_label(number), [pieces])
        case QuestionType.ORDERING:
            heads = [str(place) for place in range(1, len(question.sequence) + 1)]
            sheet.boxes(heads, PER_ROW, labels=(number, "字母"))
        case QuestionType.MATCHING:
            heads = [str(place) for place in range(1, len(question.matching.pairs) + 1)]
            sheet.boxes(heads, PER_ROW, labels=(number, "字母"))
        case QuestionType.WORK_ORDER:
            rows = [(each.label, to_tick(each)) for each in question.form]
            sheet.question(_label(number), [[]])
            sheet.table(("字段", "填写"), rows, (1, 3), to_fill=True)
        case _:
            sheet.question(_label(number), [[]])
            sheet.writing_lines(lines_for(question))


def _label(number: str) -> str:
    """``12．``; a part's number ends with its bracket."""
    return number if number.endswith("）") else f"{number}．"
