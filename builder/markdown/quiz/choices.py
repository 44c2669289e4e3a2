"""单选, 多选 and 判断: choices from a list, a verdict from a word."""

import re
from collections.abc import Mapping

from builder.lint.diagnostic import Report
from builder.markdown.quiz.cutting import item_text, trim
from builder.markdown.quiz.parts import report_extras
from builder.model.block import Item
from builder.model.inline import RichText, text
from builder.model.quiz import Choice, QuestionType
from builder.model.span import Span

MAX_CHOICES = 26
"""Choices are named by Latin capitals."""

_STRANGE_MARK = re.compile(r"\s*[\[［【](.{0,2})[\]］】]")
_EMPTY_BOX = re.compile(r"\s*\[[ xX]\]\s*")
VERDICTS: Mapping[str, bool] = {
    **dict.fromkeys(("正确", "对", "是", "√", "✓", "✔", "T", "TRUE"), True),
    **dict.fromkeys(("错误", "错", "否", "×", "✗", "✘", "F", "FALSE", "不正确"), False),
}


def read_choices(
    items: tuple[Item, ...], question_type: QuestionType, span: Span, report: Report
) -> tuple[Choice, ...] | None:
    """Choices of 单选 and 多选; None when the question cannot be asked or marked like this."""
    if len(items) < 2:
        report.error(
            "QUZ011",
            span,
            "选项不到两个" if items else "没有选项",
            "每个选项一行：“- [ ] 选项”，正确的写“- [x] 选项”",
            "fewer than two choices",
        )
        return None
    checked = [_choice(item, report) for item in items]
    choices = tuple(choice for choice in checked if choice is not None)
    if len(choices) < len(items) or not _are_distinct(choices, report):
        return None
    if len(choices) > MAX_CHOICES:
        report.error(
            "QUZ020",
            span,
            f"选项有 {len(choices)} 个，最多 {MAX_CHOICES} 个（A–Z）",
            "拆成几道题",
            "more choices than letters",
        )
        return None
    _report_names(choices, report)
    return choices if _has_fitting_keys(choices, question_type, span, report) else None


def read_verdict(
    answer: RichText | None, items: tuple[Item, ...], span: Span, report: Report
) -> tuple[Choice, ...] | None:
    """正确 and 错误 of a 判断, from ``答案：错误`` or from a list of the two."""
    marked = _verdict_items(items, report)
    if marked is None:
        return None
    written = answer.plain.strip().rstrip("。.").strip() if answer else ""
    truths = {verdict for verdict, item in marked.items() if item.checked}
    if written:
        if written.upper() not in VERDICTS:
            report.error(
                "QUZ014",
                answer.span if answer and answer.span.path else span,
                f"判断题的答案“{written}”看不懂",
                "写“答案：正确”或“答案：错误”",
                f"cannot understand the verdict {written}",
            )
            return None
        truths.add(VERDICTS[written.upper()])
    if len(truths) != 1:
        report.error(
            "QUZ014",
            span,
            "判断题的答案互相矛盾" if truths else "判断题没有写答案",
            "在题干下空一行，写“答案：正确”或“答案：错误”，只写一次",
            "the verdict contradicts itself" if truths else "the verdict is missing",
        )
        return None
    truth = truths.pop()
    return (_verdict(True, truth, marked, span), _verdict(False, truth, marked, span))


def _choice(item: Item, report: Report) -> Choice | None:
    rich = item_text(item)
    if item.checked is None and not _EMPTY_BOX.fullmatch(rich.plain):
        strange = _STRANGE_MARK.match(rich.plain)
        report.error(
            "QUZ013",
            item.span,
            f"选项前的记号“{strange[0].strip()}”看不懂"
            if strange
            else f"选项“{rich.plain}”前没有方括号",
            "每个选项写成“- [ ] 选项”，正确的写成“- [x] 选项”",
            "a choice without a checkbox",
        )
        return None
    if item.checked is None or not rich.plain.strip():
        report.error(
            "QUZ012", item.span, "选项没有文字", "写上文字，或删去这一行", "a choice without text"
        )
        return None
    report_extras(item, report)
    return Choice(text=rich, correct=item.checked, feedback=trim(item.quote), span=item.span)


def _report_names(choices: tuple[Choice, ...], report: Report) -> None:
    for choice in choices:
        if choice.names_others:
            report.warn(
                "QUZ027",
                choice.span,
                f"选项“{choice.text.plain}”提到了别的选项",
                "平台会打乱选项次序；改写成具体内容，或改成多选题",
                "a choice names other choices, whose order platforms shuffle",
            )


def _are_distinct(choices: tuple[Choice, ...], report: Report) -> bool:
    seen: set[str] = set()
    distinct = True
    for choice in choices:
        plain = "".join(choice.text.plain.split())
        if plain in seen:
            distinct = False
            report.error(
                "QUZ019",
                choice.span,
                f"选项“{choice.text.plain}”出现了两次",
                "改掉或删去一个",
                "two choices are the same",
            )
        seen.add(plain)
    return distinct


def _has_fitting_keys(
    choices: tuple[Choice, ...], question_type: QuestionType, span: Span, report: Report
) -> bool:
    keys = sum(choice.correct for choice in choices)
    if keys == 0:
        report.error(
            "QUZ009", span, "没有标出正确选项", "在正确的选项前写 [x]", "no choice is marked right"
        )
        return False
    if question_type is QuestionType.SINGLE and keys > 1:
        report.error(
            "QUZ010",
            span,
            f"单选题标了 {keys} 个正确选项",
            "只留一个 [x]，或把题型改成多选",
            f"a single-choice question with {keys} keys",
        )
        return False
    if keys == len(choices):
        report.warn(
            "QUZ011",
            span,
            "每个选项都是正确的，没有干扰项",
            "加一个看着像、其实不对的选项",
            "no distractor: every choice is right",
        )
    elif question_type is QuestionType.MULTIPLE and keys == 1:
        report.warn(
            "QUZ021",
            span,
            "多选题只有一个正确选项",
            "再标一个 [x]，或把题型改成单选",
            "a multiple-choice question with one key",
        )
    return True


def _verdict_items(items: tuple[Item, ...], report: Report) -> dict[bool, Item] | None:
    marked: dict[bool, Item] = {}
    for item in items:
        word = item_text(item).plain.strip().rstrip("。.").upper()
        if word not in VERDICTS or VERDICTS[word] in marked:
            report.error(
                "QUZ014",
                item.span,
                f"判断题的选项“{item_text(item).plain}”看不懂",
                "判断题只写一行“答案：正确”或“答案：错误”",
                "a true/false question has other choices",
            )
            return None
        report_extras(item, report)
        marked[VERDICTS[word]] = item
    return marked


def _verdict(value: bool, truth: bool, marked: Mapping[bool, Item], span: Span) -> Choice:
    item = marked.get(value)
    return Choice(
        text=text("正确" if value else "错误", span=item.span if item else span),
        correct=value is truth,
        feedback=trim(item.quote) if item else RichText(),
        span=item.span if item else span,
    )
