"""The paper of one variant: stems, what is picked from, and room to write by type."""

from collections.abc import Iterator
from itertools import zip_longest

from builder.model.answer_key import letter_of, shown_rights, shown_sequence
from builder.model.inline import RichText, Run, join, text
from builder.model.quiz import Control, FormField, Question, QuestionType, QuizBank
from builder.quiz.exam_variant import (
    SECTION_NAMES,
    Numbered,
    Section,
    Variant,
    shown_points,
)
from builder.quiz.text import GAP
from builder.word.exam_sheet import ExamSheet, Gap, Piece

RULES = {
    QuestionType.SINGLE: "每题只有一个正确选项，把字母填在括号里。",
    QuestionType.MULTIPLE: "每题有一个或几个正确选项。每选对一项得一份分，选错一项整题不得分。",
    QuestionType.TRUE_FALSE: "正确的在括号里画 √，错误的画 ×。",
    QuestionType.BLANKS: "每空分值相同。",
    QuestionType.MATCHING: "在中间一栏填右栏的字母，右栏可能有多余的。每对分值相同。",
    QuestionType.ORDERING: "按正确次序写字母。每放对一个位置得一份分。",
    QuestionType.SHORT_ANSWER: "写出完整的做法或说法，按要点给分。",
    QuestionType.WORK_ORDER: "○ 只选一项，□ 可选多项，其余照题意填写。每个字段分值相同。",
    QuestionType.SCENARIO: "先读情景，再答各小题。",
}
TO_FILL = ("姓名", "部门", "日期")
_BRACKETS = "（　　）"
"""Before the stem, where no line can break inside them, and where whoever marks finds them in one column."""
_ROOM = {
    Control.TEXT: "",
    Control.NUMBER: "",
    Control.DATE: "　　　　年　　月　　日",
    Control.TIME: "　　时　　分",
    Control.DATE_TIME: "　　　　年　　月　　日　　时　　分",
}
_FEWEST_LINES = 4


def write_paper(
    variant: Variant, bank: QuizBank, minutes: int
) -> tuple[ExamSheet, tuple[Question, ...]]:
    """The paper, and the questions whose picture Word cannot show; without ``minutes`` a time is suggested."""
    paper = _Paper(variant, bank, minutes)
    paper.write()
    return paper.sheet, tuple(paper.without_picture)


def new_sheet(variant: Variant, kind: str) -> ExamSheet:
    """An empty sheet whose head and header say which paper it belongs to."""
    name = f"{variant.title}　{variant.letter} 卷"
    title = f"{name}　{kind}" if kind else name
    return ExamSheet(title, header=f"{title}\t卷号 {variant.seed}-{variant.letter}")


def section_title(section: Section) -> str:
    """``一、单项选择题（每题 2 分，共 20 分）``."""
    total = f"共 {shown_points(section.points)} 分"
    if len(section.questions) == 1:
        how = f"{shown_points(section.points)} 分"
    elif section.points_each is not None:
        how = f"每题 {shown_points(section.points_each)} 分，{total}"
    else:
        how = f"{len(section.questions)} 题，{total}，分值见题后"
    return f"{section.numeral}、{SECTION_NAMES[section.type]}（{how}）"


def labelled(label: str, rich: RichText) -> RichText:
    """A text behind a label."""
    return join((text(label), rich))


def to_tick(field: FormField) -> str:
    """What stands in a field before anybody writes in it."""
    if not field.control.has_options:
        return _ROOM[field.control]
    box = "○" if field.control is Control.SINGLE else "□"
    return "　".join(f"{box} {option}" for option in field.options)


def lines_for(question: Question) -> int:
    """Lines to write a short answer on."""
    return max(_FEWEST_LINES, len(question.model_answer.points) + 2)


class _Paper:
    def __init__(self, variant: Variant, bank: QuizBank, minutes: int) -> None:
        self.variant = variant
        self.minutes = minutes
        self.bank = bank
        self.sheet = new_sheet(variant, "")
        self.without_picture: list[Question] = []

    def write(self) -> None:
        variant, sheet = self.variant, self.sheet
        sheet.to_fill(TO_FILL)
        points = shown_points(variant.points)
        time = f"考试时间 {self.minutes}" if self.minutes else f"建议用时 {variant.minutes}"
        sheet.facts(f"共 {variant.count} 题　　满分 {points} 分　　{time} 分钟")
        numerals = [section.numeral for section in variant.sections]
        sheet.boxes([*numerals, "总分"], len(numerals) + 1, labels=("题号", "得分"))
        for section in variant.sections:
            sheet.section(section_title(section), RULES[section.type])
            for each in section.questions:
                self._question(each, shows_points=section.points_each is None)

    def _question(self, numbered: Numbered, *, shows_points: bool) -> None:
        question = numbered.question
        points = f"（{shown_points(question.points)} 分）" if shows_points else ""
        if not numbered.parts:
            with self.sheet.together():
                self.sheet.question(f"{numbered.number}．", _asked(question), points)
                self._picture(question)
                self._room(question)
            return
        first, *others = numbered.parts
        with self.sheet.together():
            self.sheet.question(f"{numbered.number}．", _asked(question), points)
            self._picture(question)
            self._part(first)
        for part in others:
            with self.sheet.together():
                self._part(part)

    def _part(self, part: Numbered) -> None:
        question = part.question
        points = f"（{question.type.value}，{shown_points(question.points)} 分）"
        place = part.number[part.number.index("（") :]
        self.sheet.part(place, _asked(question), points)
        self._picture(question)
        self._room(question)

    def _picture(self, question: Question) -> None:
        picture = self.bank.picture_of(question)
        if picture is None or question.picture is None:
            return
        if not self.sheet.picture_below(picture.data, question.picture.alt):
            self.without_picture.append(question)
        if question.picture.title:
            self.sheet.remark(question.picture.title)

    def _room(self, question: Question) -> None:
        sheet = self.sheet
        match question.type:
            case QuestionType.SINGLE | QuestionType.MULTIPLE:
                sheet.choices([choice.text for choice in question.choices])
            case QuestionType.ORDERING:
                sheet.choices(shown_sequence(question))
                sheet.text("次序：", *_between(" → ", len(question.sequence)))
            case QuestionType.MATCHING:
                self._matching(question)
            case QuestionType.SHORT_ANSWER:
                sheet.writing_lines(lines_for(question))
            case QuestionType.WORK_ORDER:
                rows = [(each.label, to_tick(each)) for each in question.form]
                sheet.table(("字段", "填写"), rows, (1, 3), to_fill=True)
            case _:
                pass

    def _matching(self, question: Question) -> None:
        matching = question.matching
        lefts = [
            labelled(f"{number}．", pair.left) for number, pair in enumerate(matching.pairs, 1)
        ]
        rights = [
            labelled(f"{letter_of(place)}．", each)
            for place, each in enumerate(shown_rights(question))
        ]
        rows = [(left or "", "", right or "") for left, right in zip_longest(lefts, rights)]
        heads = (matching.left_heading, "填字母", matching.right_heading)
        self.sheet.table(heads, rows, (5, 1.4, 5), to_fill=True)


def stem_of(question: Question) -> list[list[Piece]]:
    """The stem's paragraphs with room in every gap; several gaps are numbered."""
    number = 0
    paragraphs: list[list[Piece]] = []
    for paragraph in question.stem:
        pieces: list[Piece] = []
        for run in paragraph.runs:
            if question.blanks and run.text == GAP:
                number += 1
                pieces.append(Gap(number if len(question.blanks) > 1 else 0))
            else:
                pieces.append(RichText(runs=(run,)))
        paragraphs.append(pieces)
    return paragraphs


def filled(question: Question) -> list[RichText]:
    """The stem's paragraphs with the model answer in every gap."""
    answers = iter(question.blanks)
    return [
        RichText(
            runs=tuple(
                Run(text=blank.answers[0], bold=True)
                if run.text == GAP and (blank := next(answers, None))
                else run
                for run in paragraph.runs
            )
        )
        for paragraph in question.stem
    ]


def _asked(question: Question) -> list[list[Piece]]:
    first, *rest = stem_of(question) or [[]]
    return [[_BRACKETS, *first] if question.choices else first, *rest]


def _between(separator: str, count: int) -> Iterator[Piece]:
    for number in range(count):
        if number:
            yield separator
        yield Gap(width=2)
