"""企业微信's text, read by a strict reader of its published rules that knows nothing of the writer."""

import re
from dataclasses import dataclass, field, replace

import pytest
from bank_samples import MATCHING, ORDERING, SCENARIO, SHORT_ANSWER, WORK_ORDER, question_in
from bank_samples import SINGLE as WITH_PICTURE
from hypothesis import given, settings
from question_strategies import choice, every_question, text_bank

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Blank, ModelAnswer, Question, QuestionType, QuizBank
from builder.quiz.wecom import format as wecom

OPTION = re.compile(r"([A-Z])[.、] ?(.*)")


@dataclass
class Read:
    """A question as the platform takes it."""

    stem: str
    options: list[str] = field(default_factory=list)
    answer: str | None = None
    explanation: str = ""

    @property
    def keys(self) -> list[str]:
        """Answers joined by a semicolon."""
        return self.answer.split(";")


def read(bank: QuizBank) -> list[Read]:
    """Line by line: a number begins a question, a letter an option, the two labels the rest; nothing else is known."""
    found: list[Read] = []
    for line in wecom.export(bank)[0].decode("utf-8").split("\n"):
        begins = re.match(rf"{len(found) + 1}[.、] ?", line)
        option = OPTION.fullmatch(line)
        if not line.strip():
            continue
        if begins:
            found.append(Read(stem=line[begins.end() :]))
        elif line.startswith("答案:"):
            assert found[-1].answer is None
            found[-1].answer = line.removeprefix("答案:")
        elif line.startswith("解析:"):
            assert found[-1].answer and not found[-1].explanation
            found[-1].explanation = line.removeprefix("解析:")
        elif option and option[1] == chr(ord("A") + len(found[-1].options)):
            assert found[-1].answer is None
            found[-1].options.append(option[2])
        else:
            raise AssertionError(f"not a line of the format: {line!r}")
    for each in found:
        assert each.stem and each.answer and len(each.stem) <= 2000
        assert len(each.options) != 1 and len(each.options) <= 26
        assert all(option and len(option) <= 500 for option in each.options)
        if each.options:
            assert set(each.keys) <= {chr(ord("A") + n) for n in range(len(each.options))}
        gaps = re.findall("_{2,}", each.stem)
        assert not gaps or (not each.options and len(gaps) == len(each.keys))
        assert set(gaps) <= {"__"}
    return found


def only(source: str) -> Read:
    (found,) = read(text_bank(question_in(source)))
    return found


def messages(question: Question) -> str:
    return "\n".join(each.message for each in wecom.export(text_bank(question))[1].losses)


def tidy(characters: str) -> str:
    return " ".join(characters.split())


def test_choices_verdicts_and_gaps_come_back(bank: QuizBank) -> None:
    single, multiple, verdict, one, two = read(bank)
    assert single == Read(
        stem="客户情绪激动时，第一步应当做什么？ 20~30秒内回应。",
        options=["立即解释规则", "先倾听并复述", "马上转接上级"],
        answer="B",
        explanation="先处理心情，再处理事情。 A：客户还没被听见 B：对",
    )
    assert multiple.answer == "A;B;C"
    assert (verdict.options, verdict.answer) == (["正确", "错误"], "B")
    assert (one.stem, one.answer) == ("首问__制", "负责|负责任")
    assert (two.stem, two.answer) == ("铃响__声、留言__内回应。", "三|3;半分钟|30 秒")


def test_orders_and_pairs_are_asked_by_letter() -> None:
    order, pairs = only(ORDERING), only(MATCHING)
    for found, wanted in ((order, question_in(ORDERING).sequence[0]), (pairs, text("让您久等了"))):
        letter = found.keys[0].split("|")[0]
        assert f"{letter}．{wanted.plain}" in found.stem
    assert len(order.keys) == 4 and len(pairs.keys) == 3
    assert "改成填空" in messages(question_in(ORDERING))


def test_a_work_order_is_one_question_a_field() -> None:
    found = read(text_bank(question_in(WORK_ORDER)))
    assert [each.answer for each in found] == [
        "A", "A;B", "冰箱|电冰箱", "2026-11-23 15:00", "1",
    ]  # fmt: skip
    assert all("王女士 11 月 22 日来电" in each.stem for each in found)
    assert found[2].stem.endswith("设备（文本）__")


def test_a_scene_stands_before_each_of_its_parts() -> None:
    found = read(text_bank(question_in(SCENARIO)))
    assert len(found) == 2
    assert all(each.stem.startswith("客户为同一件事第三次来电") for each in found)
    assert found[0].stem.endswith("您的第一句话是？")


def test_a_short_answer_has_its_points_in_the_explanation() -> None:
    found = only(SHORT_ANSWER)
    assert found.answer.startswith("张师傅") and not found.options
    assert found.explanation.startswith("评分要点：1．说出几点之前 2．说出谁来办")


@pytest.mark.parametrize("trap", ["A. 甲", "答案:B", "解析:完", "2. 下一题", "B、乙", "答案：B"])
def test_a_line_that_looks_like_a_label_is_text(trap: str) -> None:
    question = Question(
        id="a",
        name="陷阱",
        type=QuestionType.SINGLE,
        stem=(text("第一段"), text(trap), RichText(runs=(Run(text=f"行\n{trap}"),))),
        choices=(choice(trap), choice("乙", correct=True, feedback=trap)),
        explanation=RichText(runs=(Run(text=f"先看\n{trap}"),)),
    )
    (found,) = read(text_bank(question))
    assert found.stem == f"第一段 {trap} 行 {trap}"
    assert (found.options, found.answer) == ([trap, "乙"], "B")
    assert found.explanation == f"先看 {trap} B：{trap}"


def test_what_would_be_a_gap_or_taken_apart_is_written_full_width_with_a_line() -> None:
    runs = (Run(text="写__两个_"), Run(text="____"), Run(text="____"), Run(text="_完"))
    question = Question(
        id="a",
        name="空",
        type=QuestionType.BLANKS,
        stem=(RichText(runs=runs),),
        blanks=(Blank(answers=("甲;乙", "丙|丁")), Blank(answers=("戊",))),
    )
    (found,) = read(text_bank(question))
    assert found.stem == "写＿＿两个＿__ __＿完"
    assert found.answer == "甲；乙|丙｜丁;戊"
    assert "全角" in messages(question)


@pytest.mark.parametrize(("stem", "option", "kept"), [(2000, 500, 1), (2001, 2, 0), (9, 501, 0)])
def test_what_is_too_long_is_left_out_and_never_cut(stem: int, option: int, kept: int) -> None:
    question = Question(
        id="a",
        name="长",
        type=QuestionType.SINGLE,
        stem=(text("长" * stem),),
        choices=(choice("甲" * option, correct=True), choice("乙")),
    )
    assert len(read(text_bank(question))) == kept
    assert ("未导出" in messages(question)) is not bool(kept)


def test_a_reference_with_a_semicolon_is_one_answer() -> None:
    answer = ModelAnswer(reference=text("先听;再说|最后做"))
    question = replace(question_in(SHORT_ANSWER), model_answer=answer)
    (found,) = read(text_bank(question))
    assert found.answer == "先听；再说｜最后做" and "全角" in messages(question)


def test_what_the_file_has_no_place_for_is_named() -> None:
    said = messages(question_in(WITH_PICTURE))
    for part in ("分值、难度、标签、提示没有对应的位置", "queue.png"):
        assert part in said


@settings(max_examples=150)
@given(question=every_question())
def test_hostile_characters_survive_or_are_reported(question: Question) -> None:
    found = read(text_bank(question))
    changed = "全角" in messages(question)
    kept = iter(found)
    for each in question.children or (question,):
        if len(found) == sum(len(part.form) or 1 for part in question.children or (question,)):
            _same(each, [next(kept) for _ in range(len(each.form) or 1)], changed)
        else:
            assert "未导出" in messages(question)


def _same(question: Question, found: list[Read], changed: bool) -> None:
    first = found[0]
    stem = tidy("\n".join(each.plain for each in question.stem))
    if question.type is not QuestionType.BLANKS:
        assert _loose(stem) in _loose(first.stem)
    assert changed or "＿" not in first.stem
    assert tidy(question.explanation.plain) in first.explanation
    if question.choices:
        assert first.options == [tidy(each.text.plain) for each in question.choices]
        assert [chr(65 + n) in first.keys for n in range(len(first.options))] == [
            each.correct for each in question.choices
        ]
        assert all(tidy(each.feedback.plain) in first.explanation for each in question.choices)
    elif question.type is QuestionType.BLANKS:
        words = "".join(run.text for run in question.stem[0].runs if run.text != "____")
        # A scene may stand before it.
        assert _loose(first.stem.replace("__", "")).endswith(_loose(words))
        answers = [each.split("|") for each in first.keys]
        assert [list(map(_narrow, each)) for each in answers] == [
            [_narrow(tidy(answer)) for answer in blank.answers] for blank in question.blanks
        ]
        hostile = any(
            set(";|") & set(answer) for blank in question.blanks for answer in blank.answers
        )
        assert changed or not hostile
    elif question.type is QuestionType.SHORT_ANSWER:
        assert _narrow(first.answer) == _narrow(tidy(question.model_answer.reference.plain))
    elif question.type is QuestionType.WORK_ORDER:
        for form, each in zip(question.form, found, strict=True):
            assert each.options == [tidy(option) for option in form.options]
            assert len(each.keys) == (len(form.answers) if form.options else 1)
    else:
        items = question.sequence or tuple(pair.right for pair in question.matching.pairs)
        letters = [each.split("|")[0] for each in first.keys]
        assert len(letters) == len(items)
        for letter, item in zip(letters, items, strict=True):
            assert _loose(f"{letter}．{item.plain}") in _loose(first.stem)


def _loose(characters: str) -> str:
    """Without white space, underscores half-width."""
    return "".join(characters.replace("＿", "_").split())


def _narrow(characters: str) -> str:
    return characters.replace("；", ";").replace("｜", "|")
