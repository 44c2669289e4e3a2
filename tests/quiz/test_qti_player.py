"""Items in another project's player, in a browser without a network: what an answer earns and is told.

The player knows QTI 3.0. Items of 2.1 are put into its words by the rule with which 1EdTech renamed them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from bank_samples import EVERY_TYPE, read_text
from qti_reading import in_words_of_3, members
from question_strategies import choice, text_bank

from builder.model.inline import RichText, Run, text
from builder.model.quiz import Blank, Control, FormField, Question, QuestionType, QuizBank
from builder.quiz.registry import format_named
from tests.quiz.conftest import NODE
from tests.site.conftest import Browser

VERSIONS = ("qti-2.1", "qti-3.0")
Answer = Any
"""Of one interaction, in the words that a trainee sees; None leaves it out."""


@dataclass(frozen=True, slots=True)
class Case:
    """An answer to every interaction of an item, and what comes of it."""

    item: str
    answers: list[Answer]
    score: float
    feedback: tuple[str, ...]


HEARD = "先处理心情，再处理事情。"
EARLY = "客户还没被听见，解释只会激化情绪"
PROMISE = "一句承诺三样齐。"
ORDER = "没听完就给方案，多半要给两次。"
OPENING = "开场白回应的是处境，不是规定。"
FORM = "期限写钟点，部门写全，后面的人才接得住。"
NOBODY = "没有责任人，催也不知道催谁。"
MODEL = (
    "参考答案：张师傅下午三点前上门，装好以后我给您回电。 评分要点： 说出几点之前 说出谁来办 说出下一步 "
    "时间、责任人、下一步，缺一样客户就会再打来。"
)
STEPS = ["让客户把话讲完", "用自己的话复述", "说出方案和钟点", "到点回电"]
PAIRS = [
    ["客户等了很久", "让您久等了"],
    ["客户听不懂", "我换个说法"],
    ["客户要找领导", "这件事我能办"],
]

CASES = (
    Case("com-001", [["先倾听并复述"]], 2, (HEARD,)),
    Case("com-001", [["立即解释规则"]], 0, (EARLY, HEARD)),
    Case("com-001", [[]], 0, (HEARD,)),
    Case("com-021", [["时间", "责任人", "下一步"]], 3, ("对了", PROMISE)),
    Case("com-021", [["责任人"]], 1, (PROMISE,)),
    Case("com-021", [["时间", "责任人", "下一步", "客套话"]], 0, ("对了", "不算承诺", PROMISE)),
    Case("com-022", [["错误"]], 1, ("缺时间", "尽快不是承诺。")),
    Case("com-022", [["正确"]], 0, ("没有时间就不是承诺", "尽快不是承诺。")),
    Case("com-023", ["三", "30 秒"], 4, ()),
    Case("com-023", ["Three", "一分钟"], 2, ()),
    Case("com-023", [None, "一分钟"], 0, ()),
    Case("com-011", ["张师傅三点前到。"], 0, (MODEL,)),
    Case("com-012", [STEPS], 4, (ORDER,)),
    Case("com-012", [[*STEPS[:2], STEPS[3], STEPS[2]]], 2, (ORDER,)),
    Case("com-012", [[*STEPS[1:], STEPS[0]]], 0, (ORDER,)),
    Case("com-013", [PAIRS], 3, (OPENING,)),
    Case("com-013", [[PAIRS[0], ["客户听不懂", "请您冷静"]]], 1, (OPENING,)),
    Case("com-013", [[["客户听不懂", "请您冷静"]]], 0, (OPENING,)),
    Case("com-014", ["高", ["售后", "仓库"], "电冰箱", "2026-11-23 15:00", "1.0"], 5, (FORM,)),
    Case("com-014", ["低", ["售后"], None, "2026-11-23 15:00", "1"], 2.5, (FORM,)),
    Case("com-014", ["低", ["售后", "财务"], "空调", "明天", "2"], 0, (FORM,)),
    Case("com-024", ["3.0"], 1, ()),
    Case("com-024", ["4"], 0, ()),
    Case("com-015-1", [["三次都没办成，换我也着急"]], 2, ("先接住情绪。",)),
    Case("com-015-1", [["我帮您催一下"]], 0, ("先接住情绪。",)),
    Case("com-015-2", ["哪位同事"], 3, (NOBODY,)),
    Case("com-015-2", ["我们"], 0, (NOBODY,)),
)


def questions_without_a_sample() -> tuple[Question, ...]:
    return (
        Question(
            id="com-021",
            name="三项承诺",
            type=QuestionType.MULTIPLE,
            stem=(text("一句承诺要说清哪几样？"),),
            choices=(
                choice("时间", correct=True, feedback="对了"),
                choice("责任人", correct=True),
                choice("下一步", correct=True),
                choice("客套话", feedback="不算承诺"),
            ),
            explanation=text(PROMISE),
            points=3,
        ),
        Question(
            id="com-022",
            name="尽快",
            type=QuestionType.TRUE_FALSE,
            stem=(text("“尽快答复”是一句完整的承诺。"),),
            choices=(
                choice("正确", feedback="没有时间就不是承诺"),
                choice("错误", correct=True, feedback="缺时间"),
            ),
            explanation=text("尽快不是承诺。"),
        ),
        Question(
            id="com-023",
            name="两个数",
            type=QuestionType.BLANKS,
            stem=(
                RichText(
                    runs=tuple(map(lambda each: Run(text=each), ("铃响", "____", "声、", "____")))
                ),
            ),
            blanks=(Blank(answers=("三", "three")), Blank(answers=("半分钟", "30 秒"))),
            points=4,
        ),
        Question(
            id="com-024",
            name="几次",
            type=QuestionType.WORK_ORDER,
            stem=(text("两次、三次都可以。"),),
            form=(FormField(label="回访次数", control=Control.NUMBER, answers=("2", "3")),),
        ),
    )


@pytest.fixture(scope="module")
def every_type() -> QuizBank:
    bank, _ = read_text(EVERY_TYPE)
    return replace(bank, questions=(*bank.questions, *questions_without_a_sample()))


@pytest.fixture(scope="module")
def written(every_type: QuizBank) -> dict[tuple[str, str], str]:
    """Items by version and name, in the words of 3.0."""
    found = {}
    for version in VERSIONS:
        for path, content in members(format_named(version).export(every_type)[0]).items():
            if path.startswith("items/"):
                name = path.removeprefix("items/").removesuffix(".xml")
                is_older = version == "qti-2.1"
                found[version, name] = (in_words_of_3(content) if is_older else content).decode()
    return found


Ask = Callable[[str, Any], dict[str, Any]]


@pytest.fixture(scope="module")
def player(browser: Browser) -> Ask:
    if not (NODE / "node_modules" / "@citolab" / "qti-components").is_dir():
        pytest.skip(
            "not run: @citolab/qti-components (npm ci --prefix tests/node --ignore-scripts)"
        )
    browser.open((NODE / "qti_player.html").as_uri())

    def ask(verb: str, argument: Any) -> dict[str, Any]:
        script = f"{verb}(arguments[0]).then(arguments[1], error => arguments[1](String(error)))"
        answer = browser.driver.execute_async_script(script, argument)
        assert isinstance(answer, dict), answer
        return answer

    return ask


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("case", CASES, ids=lambda each: f"{each.item}-{each.score:g}")
def test_an_answer_earns_its_points_and_gets_its_feedback(
    case: Case, version: str, player: Ask, written: dict[tuple[str, str], str], every_type: QuizBank
) -> None:
    before = player("show", written[version, case.item])
    (question,) = (each for each in every_type.all_questions() if each.id == case.item)
    assert before == {"score": 0, "most": question.points, "feedback": []}
    after = player("answer", case.answers)
    assert after == {
        "score": case.score, "most": question.points, "feedback": list(case.feedback),
    }  # fmt: skip


def test_every_type_is_answered_right_and_wrong(every_type: QuizBank) -> None:
    """The table above: nobody adds a type and forgets it there."""
    for question in every_type.all_questions():
        if question.children or question.type is QuestionType.SHORT_ANSWER:
            continue
        scores = {case.score for case in CASES if case.item == question.id}
        assert {0, question.points} <= scores, question.id
    asked = {each.type for each in every_type.all_questions()}
    assert asked == set(QuestionType)


@pytest.mark.parametrize("version", VERSIONS)
def test_another_attempt_takes_the_old_feedback_away(
    version: str, player: Ask, written: dict[tuple[str, str], str]
) -> None:
    player("show", written[version, "com-001"])
    assert player("answer", [["立即解释规则"]])["feedback"] == [EARLY, HEARD]
    again = player("answer", [["先倾听并复述"]])
    assert (again["score"], again["feedback"]) == (2, [HEARD])
    undone = player("answer", [["马上转接上级"]])
    assert (undone["score"], undone["feedback"]) == (0, [HEARD])


def test_full_marks_are_full_whatever_the_number_of_parts(player: Ask) -> None:
    """Seven shares of a seventh, added up, would fall short of the whole."""
    gaps = tuple(Run(text="____") for _ in range(7))
    question = Question(
        id="com-025",
        name="七个空",
        type=QuestionType.BLANKS,
        stem=(RichText(runs=gaps),),
        blanks=tuple(Blank(answers=(str(each),)) for each in range(7)),
        points=1,
    )
    content = members(format_named("qti-3.0").export(text_bank(question))[0])["items/com-025.xml"]
    player("show", content.decode())
    assert player("answer", [str(each) for each in range(7)])["score"] == 1
