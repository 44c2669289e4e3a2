"""The key of one variant, for whoever marks: answers at a glance, then each with what it is marked by."""

from collections.abc import Iterator

from builder.model.answer_key import key_letters, letter_of
from builder.model.inline import RichText, join, text
from builder.model.quiz import Question, QuestionType
from builder.quiz.exam_answers import CHOICES, PER_ROW
from builder.quiz.exam_paper import filled, labelled, new_sheet, section_title
from builder.quiz.exam_variant import Numbered, Variant, share_of, shown_points
from builder.word.exam_sheet import ExamSheet

VERDICTS = {"正确": "√", "错误": "×"}


def write_key(variant: Variant) -> ExamSheet:
    """Section by section as the paper has them."""
    sheet = new_sheet(variant, "答案与解析")
    sheet.facts(f"满分 {shown_points(variant.points)} 分。卷号相同的答题卡才用这一份。")
    for section in variant.sections:
        sheet.section(section_title(section))
        if section.type in CHOICES:
            numbers = [each.number for each in section.questions]
            answers = [short_key(each.question) for each in section.questions]
            sheet.boxes(numbers, PER_ROW, answers, ("题号", "答案"))
        for each in section.questions:
            for number, one in enumerate((each, *each.parts)):
                with sheet.together():
                    _entry(sheet, one, is_part=number > 0)
    return sheet


def short_key(question: Question) -> str:
    """Letters; √ or × of a 判断."""
    if question.type is QuestionType.TRUE_FALSE:
        right = next((each.text.plain for each in question.choices if each.correct), "")
        return VERDICTS.get(right, right)
    if question.type is QuestionType.ORDERING:
        return " → ".join(key_letters(question))
    return "".join(key_letters(question))


def _entry(sheet: ExamSheet, numbered: Numbered, *, is_part: bool) -> None:
    question = numbered.question
    points = f"（{shown_points(question.points)} 分）"
    head = [text(f"{_head(question)}　", bold=True), text(question.name)]
    if is_part:
        sheet.part(numbered.number[numbered.number.index("（") :], [head], points)
    else:
        sheet.question(f"{numbered.number}．", [head], points)
    _answer(sheet, question)
    for line in _remarks(question):
        sheet.text(line)
    sheet.remark(_facts(question))


def _head(question: Question) -> str:
    if question.choices or question.sequence:
        return short_key(question)
    if question.matching.pairs:
        letters = enumerate(key_letters(question), 1)
        return "　".join(f"{number} {letter}" for number, letter in letters)
    return "情景" if question.type is QuestionType.SCENARIO else "参考答案"


def _answer(sheet: ExamSheet, question: Question) -> None:
    share, count = share_of(question)
    each = shown_points(share)
    match question.type:
        case QuestionType.MULTIPLE if count > 1:
            sheet.remark(f"每选对一项 {each} 分，选错一项整题不得分。")
        case QuestionType.BLANKS:
            for paragraph in filled(question):
                sheet.text(paragraph)
            for place, blank in enumerate(question.blanks, 1):
                number = f"第 {place} 空" if count > 1 else "可以写"
                sheet.text(f"{number}：{' ／ '.join(blank.answers)}")
            if count > 1:
                sheet.remark(f"每空 {each} 分。")
        case QuestionType.ORDERING:
            for letter, item in zip(key_letters(question), question.sequence, strict=True):
                sheet.text(labelled(f"{letter}．", item))
            sheet.remark(f"每放对一个位置 {each} 分。")
        case QuestionType.MATCHING:
            pairs = zip(key_letters(question), question.matching.pairs, strict=True)
            for place, (letter, pair) in enumerate(pairs, 1):
                left = labelled(f"{place}．", pair.left)
                sheet.text(join((left, labelled(f"{letter}．", pair.right)), " — "))
            if question.matching.distractors:
                rest = join(question.matching.distractors, "、")
                sheet.text(labelled("谁也不配：", rest))
            sheet.remark(f"每对 {each} 分。")
        case QuestionType.SHORT_ANSWER:
            sheet.text(question.model_answer.reference)
            for point in question.model_answer.points:
                sheet.text(join((text("□ "), point, text(f"（{each} 分）"))))
        case QuestionType.WORK_ORDER:
            rows = [
                (field.label, ("、" if field.options else " ／ ").join(field.answers), f"{each} 分")
                for field in question.form
            ]
            sheet.table(("字段", "正确值", "分值"), rows, (3, 6, 1))
        case _:
            pass


def _remarks(question: Question) -> Iterator[RichText]:
    for place, choice in enumerate(question.choices):
        if choice.feedback:
            is_verdict = question.type is QuestionType.TRUE_FALSE
            label = choice.text.plain if is_verdict else letter_of(place)
            yield labelled(f"{label}：", choice.feedback)
    if question.explanation:
        yield labelled("解析：", question.explanation)
    for hint in question.hints:
        yield labelled("提示（没有印在卷上）：", hint)


def _facts(question: Question) -> str:
    """What the exam owner finds the question by."""
    facts = (
        question.id,
        question.difficulty,
        f"目标 {question.objective}" if question.objective else "",
        f"标签 {'、'.join(question.tags)}" if question.tags else "",
        "" if question.children else f"用时 {question.seconds} 秒",
    )
    return " · ".join(each for each in facts if each)
