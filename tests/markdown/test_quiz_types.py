"""Short answers, orderings, matchings, scenarios and work orders as editors write them."""

import pytest
from bank_samples import (
    EVERY_TYPE,
    MATCHING,
    ORDERING,
    SCENARIO,
    SHORT_ANSWER,
    SINGLE,
    WORK_ORDER,
    question_in,
    read_text,
)

from builder.model.answer_key import key_letters, key_lines, shown_order
from builder.model.quiz import Control, QuestionType


def plain(texts) -> list[str]:
    return [each.plain for each in texts]


def test_every_type_stands_in_one_bank() -> None:
    bank, report = read_text(EVERY_TYPE)
    assert list(report) == []
    assert [each.type.value for each in bank.all_questions()] == [
        "单选", "简答", "排序", "匹配", "工单", "情景", "单选", "填空",
    ]  # fmt: skip


def test_a_picture_and_hints_belong_to_any_question() -> None:
    question = question_in(SINGLE)
    assert question.picture and question.picture.alt == "等位区的一位客户"
    assert plain(question.hints) == ["他要的不是道理。"]
    assert plain(question.stem) == ["客户情绪激动时，第一步应当做什么？"]


def test_several_hints_keep_their_order() -> None:
    listed = SHORT_ANSWER.replace("提示：想想“尽快”缺了哪三样。", "提示：\n\n- 先看时间\n- 再看人")
    apart = SHORT_ANSWER.replace("提示：想想“尽快”缺了哪三样。", "提示：先看时间\n\n提示：再看人")
    assert plain(question_in(listed).hints) == ["先看时间", "再看人"]
    assert question_in(apart).hints == question_in(listed).hints


def test_a_short_answer_has_a_reference_and_points() -> None:
    question = question_in(SHORT_ANSWER)
    assert question.type is QuestionType.SHORT_ANSWER and question.points == 6
    assert question.model_answer.reference.plain.startswith("张师傅下午三点前上门")
    assert plain(question.model_answer.points) == ["说出几点之前", "说出谁来办", "说出下一步"]
    assert question.explanation.plain.startswith("时间、责任人")


def test_points_may_stand_on_one_line_and_the_reference_be_called_answer() -> None:
    lenient = SHORT_ANSWER.replace(
        "评分要点：\n\n- 说出几点之前\n- 说出谁来办\n- 说出下一步",
        "【评分要点】说出几点之前；说出谁来办;说出下一步。",
    ).replace("参考答案：", "答案: ")
    assert question_in(lenient) == question_in(SHORT_ANSWER)


def test_an_ordering_keeps_the_right_order_and_shows_another() -> None:
    question = question_in(ORDERING)
    assert plain(question.sequence)[::3] == ["让客户把话讲完", "到点回电"]
    assert sorted(shown_order(question)) == [0, 1, 2, 3]
    assert shown_order(question) != (0, 1, 2, 3)


@pytest.mark.parametrize("number", ["{}、", "（{}）", "{}．", "{})"])
def test_numbers_of_input_methods_make_a_list(number: str) -> None:
    lines = (
        f"{number.format(line[0])}{line[3:]}" if line[:1].isdigit() else line
        for line in ORDERING.split("\n")
    )
    assert question_in("\n".join(lines)) == question_in(ORDERING)


def test_the_order_shown_depends_on_the_id_alone() -> None:
    question = question_in(ORDERING)
    edited = question_in(ORDERING.replace("到点回电", "到点打回去"))
    assert shown_order(edited) == shown_order(question)
    orders = {shown_order(question_in(ORDERING.replace("012", f"{n:03}"))) for n in range(20)}
    assert len(orders) > 5 and (0, 1, 2, 3) not in orders


def test_a_matching_has_pairs_and_distractors() -> None:
    matching = question_in(MATCHING).matching
    assert (matching.left_heading.plain, matching.right_heading.plain) == ("处境", "开场白")
    assert [(each.left.plain, each.right.plain) for each in matching.pairs][1] == (
        "客户听不懂",
        "我换个说法",
    )
    assert plain(matching.distractors) == ["请您冷静"]


def test_the_letters_of_a_matching_lead_to_the_right_sides() -> None:
    question = question_in(MATCHING)
    shown = [question.matching.rights[place].plain for place in shown_order(question)]
    for letter, pair in zip(key_letters(question), question.matching.pairs, strict=True):
        assert shown[ord(letter) - ord("A")] == pair.right.plain


def test_a_work_order_has_fields_with_controls_and_right_values() -> None:
    form = question_in(WORK_ORDER).form
    assert [(each.label, each.control) for each in form] == [
        ("优先级", Control.SINGLE),
        ("涉及部门", Control.MULTIPLE),
        ("设备", Control.TEXT),
        ("上门期限", Control.DATE_TIME),
        ("联系次数", Control.NUMBER),
    ]
    assert form[0].options == ("高", "中", "低") and form[0].answers == ("高",)
    assert form[1].answers == ("售后", "仓库")
    assert form[2].answers == ("冰箱", "电冰箱") and form[2].options == ()


def test_full_width_tables_and_pauses_between_options_are_understood() -> None:
    lenient = WORK_ORDER.replace("|", "｜").replace("高／中／低", "高、中、低")
    lenient = lenient.replace("日期时间", "日期和时间").replace("｜---", "｜——")
    assert question_in(lenient) == question_in(WORK_ORDER)


def test_a_scenario_is_worth_its_parts_and_they_say_only_what_differs() -> None:
    scenario = question_in(SCENARIO)
    assert scenario.points == 5
    assert [each.id for each in scenario.children] == ["com-015-1", "com-015-2"]
    assert {each.difficulty for each in scenario.children} == {"高级"}
    assert {each.tags for each in scenario.children} == {("投诉",)}
    assert scenario.children[1].blanks[0].answers == ("谁", "哪位同事")


def test_a_part_can_be_asked_for_by_its_id() -> None:
    bank, _ = read_text(SCENARIO)
    found = bank.question("com-015-2")
    assert found and found.id == "com-015"
    assert [each.id for each in found.children] == ["com-015-2"]
    assert bank.question("com-015-9") is None


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (ORDERING, 5),
        (MATCHING, 3),
        (WORK_ORDER, 5),
        (SHORT_ANSWER, 4),
        (SCENARIO, 0),
    ],
)
def test_a_key_says_every_part_of_the_answer(source: str, lines: int) -> None:
    assert len(key_lines(question_in(source))) == lines


SHORT = "## 题目：短 {{#a-1}}\n题型：{}\n\n问？\n\n{}\n\n解析：因为。\n"
FORM = "| 字段 | 控件 | 选项 | 正确值 |\n|---|---|---|---|\n{}"
PAIRS = "| 左 | 右 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("kind", "answers", "code", "words", "line"),
    [
        ("排序", "", "QUZ028", "没有编号列表", 1),
        ("排序", "1. 甲", "QUZ028", "只有一项", 1),
        ("排序", "- 甲\n- 乙", "QUZ028", "不用“-”", 6),
        ("排序", "2. 甲\n3. 乙", "QUZ028", "从 2 开始", 6),
        ("排序", "1. 甲\n3. 丙\n2. 乙", "QUZ028", "编号是 3，上一项是 1", 7),
        ("排序", "1. 甲\n2. 乙\n3. 甲", "QUZ029", "“甲”出现了两次", 8),
        ("排序", "1. 甲\n    - 细\n2. 乙", "QUZ017", "小列表", 7),
        ("排序", "1. 甲\n2. 乙\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "QUZ017", "表格", 9),
        ("匹配", "", "QUZ030", "没有表格", 1),
        ("匹配", PAIRS + "| 甲 | 乙 |", "QUZ030", "不到两对", 6),
        ("匹配", PAIRS + "| 甲 | 乙 |\n| 丙 | |", "QUZ030", "“丙”的右边是空的", 9),
        ("匹配", "| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 | 2 | 3 |", "QUZ030", "有 3 列", 6),
        ("匹配", PAIRS + "| 甲 | 乙 |\n| 甲 | 丙 |", "QUZ029", "左边的“甲”", 9),
        ("匹配", PAIRS + "| 甲 | 乙 |\n| 丁 | 乙 |", "QUZ029", "右边的“乙”", 9),
        ("简答", "", "QUZ031", "没有参考答案", 1),
        ("简答", "参考答案：\n\n评分要点：甲；乙", "QUZ031", "没有参考答案", 1),
        ("简答", "参考答案：甲\n\n- [ ] 乙", "QUZ017", "列表", 8),
        ("单选", "- [x] 甲\n- [ ] 乙\n\n参考答案：甲", "QUZ017", "不用“参考答案：”", 9),
        ("单选", "- [x] 甲\n- [ ] 乙\n\n![图](a.png)", "QUZ017", "图片", 9),
        ("单选", "- [x] 甲\n- [ ] 乙\n\n### 小题：丙 {#a-2}", "QUZ017", "小标题", 9),
        ("情景", "", "QUZ032", "没有小题", 1),
        ("情景", "### 丙 {#a-2}\n题型：判断\n\n问。\n\n答案：对", "QUZ018", "不是小题的写法", 6),
        ("情景", "### 小题：丙\n题型：判断\n\n问。\n\n答案：对", "QUZ006", "没有编号", 6),
        ("情景", "### 小题：丙 {#a-2}\n题型：情景\n\n问。", "QUZ033", "不能又是情景题", 6),
        ("工单", "", "QUZ035", "没有表格", 1),
        ("工单", FORM, "QUZ035", "没有字段", 6),
        ("工单", "| 字段 | 正确值 |\n|---|---|\n| 甲 | 乙 |", "QUZ035", "缺“控件”", 6),
        ("工单", FORM.replace("选项", "备注"), "QUZ035", "“备注”这一列看不懂", 6),
        ("工单", FORM.format("| 甲 | 按扭 | | 乙 |"), "QUZ036", "没有控件“按扭”", 8),
        ("工单", FORM.format("| 甲 | 单选 | 高／低 | 中 |"), "QUZ037", "“中”不在选项里", 8),
        ("工单", FORM.format("| 甲 | 单选 | 高／低 | |"), "QUZ037", "没有正确值", 8),
        ("工单", FORM.format("| 甲 | 日期 | | 明天 |"), "QUZ037", "“明天”不像日期", 8),
        ("工单", FORM.format("| 甲 | 单选 | 高 | 高 |"), "QUZ038", "不到两个", 8),
        ("工单", FORM.format("| 甲 | 单选 | 高／高 | 高 |"), "QUZ038", "相同的选项", 8),
        ("工单", FORM.format("| 甲 | 文本 | 高／低 | 高 |"), "QUZ038", "不用选项", 8),
        ("工单", FORM.format("| 甲 | 文本 | | 乙 |\n| 甲 | 文本 | | 丙 |"), "QUZ029", "字段“甲”", 8),
    ],
)  # fmt: skip
def test_a_fault_is_named_where_it_stands(
    kind: str, answers: str, code: str, words: str, line: int
) -> None:
    _, report = read_text(SHORT.format(kind, answers.replace("{}", "")))
    found = [each for each in report if each.code == code]
    assert found and words in found[0].message, [str(each) for each in report]
    assert found[0].span.line == line and found[0].span.column >= 1
    assert found[0].hint and found[0].english
    assert report.has_errors


def test_points_on_a_scenario_that_are_not_the_sum_are_a_warning() -> None:
    _, report = read_text(SCENARIO.replace("难度：高级", "难度：高级　分值：9"))
    assert [(each.code, each.severity.value) for each in report] == [("QUZ034", "warning")]


def test_more_items_than_letters_are_refused() -> None:
    items = "\n".join(f"{number}. 第 {number} 件" for number in range(1, 28))
    _, report = read_text(SHORT.format("排序", items))
    assert [each.code for each in report] == ["QUZ020"]


def test_a_near_control_and_a_near_option_are_suggested() -> None:
    rows = "| 甲 | 多洗 | 高／低 | 高 |\n| 乙 | 单选 | 售后部／仓库 | 售后 |"
    _, report = read_text(SHORT.format("工单", FORM.format(rows)))
    assert "是不是“多选”？" in next(each.hint for each in report if each.code == "QUZ036")
    assert "是不是“售后部”？" in next(each.hint for each in report if each.code == "QUZ037")


def test_a_pause_inside_an_option_stays_where_slashes_separate() -> None:
    rows = "| 甲 | 多选 | 安抚、道歉／退款 | 安抚、道歉 |"
    question = question_in(SHORT.format("工单", FORM.format(rows)))
    assert question.form[0].options == ("安抚、道歉", "退款")
    assert question.form[0].answers == ("安抚、道歉",)
