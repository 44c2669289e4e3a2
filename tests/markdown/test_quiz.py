"""Questions as editors write them, and what they are told when something is wrong."""

import pytest

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.markdown.quiz import check_ids, read_bank
from builder.model.block import CodeBlock, Paragraph
from builder.model.inline import text
from builder.model.page import Meta, Page, PageKind, Topic
from builder.model.quiz import Blank, Question, QuestionType, QuizBank
from builder.model.span import Span

SINGLE = """\
## 题目：情绪安抚的第一步 {#com-001}
题型：单选　难度：初级　分值：2　目标：com-lo-2　标签：投诉、情绪

客户情绪激动时，第一步应当做什么？

- [ ] 立即解释规则
  > 客户还没被听见，解释只会激化情绪
- [x] 先倾听并复述
- [ ] 马上转接上级

解析：先处理心情，再处理事情。见[情绪先行](../communication/heat.md#heat)。
"""
FIELDS = "题型：{}　难度：初级"
CHOICES = "- [x] 甲\n- [ ] 乙\n"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture
def read(parser: Parser):
    def read_text(source: str) -> tuple[QuizBank, Report]:
        report = Report()
        context = PageContext(path="content/quizzes/communication.md")
        page, _ = parser.parse(source, context, Meta(title="沟通", id="communication"), report)
        return read_bank(page, report), report

    return read_text


def question_of(
    type_name: str, stem: str, answers: str, explanation: str = "解析：因为这样。\n"
) -> str:
    return (
        f"## 题目：短名 {{#a-1}}\n{FIELDS.format(type_name)}\n\n{stem}\n\n{answers}\n{explanation}"
    )


def only(result: tuple[QuizBank, Report]) -> Question:
    bank, report = result
    assert list(report) == []
    (question,) = bank.questions
    return question


def codes(result: tuple[QuizBank, Report]) -> list[str]:
    return [each.code for each in result[1]]


def test_a_single_choice_is_read_whole(read) -> None:
    question = only(read(SINGLE))
    assert (question.id, question.name, question.type) == (
        "com-001",
        "情绪安抚的第一步",
        QuestionType.SINGLE,
    )
    assert (question.difficulty, question.points, question.objective, question.tags) == (
        "初级",
        2,
        "com-lo-2",
        ("投诉", "情绪"),
    )
    assert [each.plain for each in question.stem] == ["客户情绪激动时，第一步应当做什么？"]
    assert [(each.text.plain, each.correct) for each in question.choices] == [
        ("立即解释规则", False),
        ("先倾听并复述", True),
        ("马上转接上级", False),
    ]
    assert question.choices[0].feedback.plain == "客户还没被听见，解释只会激化情绪"
    assert question.explanation.plain == "先处理心情，再处理事情。见情绪先行。"
    assert question.explanation.runs[1].link == "../communication/heat.md#heat"


def test_what_input_methods_make_of_the_marks_is_understood(read) -> None:
    lenient = SINGLE.replace("- [x] 先", "- ［ｘ］B、先").replace("- [ ] 马上", "- 【】马上")
    lenient = lenient.replace("题型：单选　难度：", "题型:单选题 | 难度: ")
    assert only(read(lenient)) == only(read(SINGLE))


def test_a_labelled_choice_keeps_its_label(read) -> None:
    question = only(
        read(question_of("单选", "选哪个？", "- [x] **倾听**（2 分钟）：复述\n- [ ] 乙\n"))
    )
    assert question.choices[0].text.plain == "倾听（2 分钟）：复述"
    assert question.choices[0].text.runs[0].bold


def test_a_verdict_becomes_two_choices(read) -> None:
    question = only(read(question_of("判断", "尽快就是承诺。", "答案：错误\n")))
    assert [(each.text.plain, each.correct) for each in question.choices] == [
        ("正确", False),
        ("错误", True),
    ]


def test_a_verdict_as_a_list_keeps_feedback(read) -> None:
    answers = "- [ ] 对\n  > 缺时间\n- [x] 错\n"
    question = only(read(question_of("判断", "尽快就是承诺。", answers)))
    assert [(each.correct, each.feedback.plain) for each in question.choices] == [
        (False, "缺时间"),
        (True, ""),
    ]


def test_blanks_become_gaps_with_their_wordings(read) -> None:
    question = only(read(question_of("填空", "首问[[负责|负责任]]制，**铃响[[三｜3]]声**。", "")))
    assert question.stem[0].plain == "首问____制，铃响____声。"
    assert [run.text for run in question.stem[0].runs if run.text == "____"] == ["____"] * 2
    assert question.blanks == (Blank(answers=("负责", "负责任")), Blank(answers=("三", "3")))


def test_time_in_class_may_be_minutes(read) -> None:
    assert only(read(SINGLE.replace("标签：", "用时：2分钟　标签："))).seconds == 120


def test_a_longer_explanation_keeps_its_paragraphs(read) -> None:
    question = only(read(SINGLE + "\n再看一遍第二段。\n"))
    assert question.explanation.plain.endswith("见情绪先行。\n再看一遍第二段。")


def test_explanation_right_below_the_verdict_is_found(read) -> None:
    question = only(read(question_of("判断", "尽快就是承诺。", "答案：错误", "解析：缺时间。\n")))
    assert question.explanation.plain == "缺时间。"


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        (SINGLE.replace("题型：单选　", ""), "QUZ001", "没有写题型"),
        (SINGLE.replace("单选", "单项"), "QUZ002", "没有题型“单项”"),
        (SINGLE.replace("单选", "论述"), "QUZ002", "没有题型“论述”"),
        (SINGLE.replace("难度", "难度级别"), "QUZ003", "没有字段“难度级别”"),
        (SINGLE.replace("分值：2", "难度：中级"), "QUZ004", "“难度”写了两次"),
        (SINGLE.replace("分值：2", "分值：两分"), "QUZ005", "分值“两分”"),
        (SINGLE.replace("分值：2", "分值：0"), "QUZ005", "分值“0”"),
        (SINGLE.replace("初级", "简单"), "QUZ005", "难度“简单”"),
        (SINGLE.replace(" {#com-001}", ""), "QUZ006", "没有编号"),
        (SINGLE.replace("客户情绪激动时，第一步应当做什么？\n", ""), "QUZ008", "没有题干"),
        (SINGLE.replace("[x]", "[ ]"), "QUZ009", "没有标出正确选项"),
        (SINGLE.replace("[ ]", "[x]", 1), "QUZ010", "标了 2 个"),
        (question_of("单选", "问？", "- [x] 甲\n"), "QUZ011", "不到两个"),
        (question_of("单选", "问？", CHOICES + "- [ ]\n"), "QUZ012", "没有文字"),
        (question_of("单选", "问？", "- 甲\n- 乙\n"), "QUZ013", "“甲”前没有方括号"),
        (question_of("单选", "问？", CHOICES + "- [×] 丙\n"), "QUZ013", "“[×]”看不懂"),
        (question_of("判断", "问。", ""), "QUZ014", "没有写答案"),
        (question_of("判断", "问。", "答案：也许\n"), "QUZ014", "“也许”看不懂"),
        (question_of("填空", "没有空。", ""), "QUZ015", "没有空"),
        (question_of("填空", "首问[[]]制。", ""), "QUZ016", "第 1 个空没有答案"),
        (question_of("填空", "首问[[负责]]，____。", ""), "QUZ016", "没有答案的空"),
        (question_of("单选", "问？", CHOICES + "\n多出来的话。\n"), "QUZ017", "多出来的话"),
        (question_of("单选", "问？\n\n> 引用\n", CHOICES), "QUZ017", "这段引用"),
        (question_of("单选", "问？\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", CHOICES), "QUZ017", "表格"),
        (question_of("单选", "问？", "- [x] 甲\n  - 细\n- [ ] 乙\n"), "QUZ017", "小列表"),
        (question_of("单选", "问？", CHOICES + "\n答案：A\n"), "QUZ017", "不用“答案：”"),
        (SINGLE.replace("题目：", ""), "QUZ018", "不是题目的写法"),
        (question_of("单选", "问？", CHOICES + "- [ ] 乙\n"), "QUZ019", "出现了两次"),
        (question_of("填空", "首问[[负责制。", ""), "QUZ022", "没有配对"),
        (question_of("单选", "首问[[负责]]制？", CHOICES), "QUZ024", "只有填空题"),
        (question_of("单选", "问？", "- [ ] 甲\n- [x] 乙"), "QUZ025", "连成了一段"),
    ],
)  # fmt: skip
def test_a_fault_is_named_where_it_stands(read, source: str, code: str, words: str) -> None:
    _, report = read(source)
    found = [each for each in report if each.code == code]
    assert found and words in found[0].message, [str(each) for each in report]
    assert found[0].span.path == "content/quizzes/communication.md"
    assert found[0].hint and found[0].english
    assert report.has_errors


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (question_of("多选", "问？", "- [x] 甲\n- [x] 乙\n"), "QUZ011"),
        (question_of("多选", "问？", CHOICES), "QUZ021"),
        ("前言。\n", "QUZ023"),
        (question_of("单选", "问？", CHOICES, ""), "QUZ026"),
        (question_of("单选", "问？", CHOICES + "- [ ] A、B 都对\n"), "QUZ027"),
    ],
)
def test_what_only_weakens_a_question_is_a_warning(read, source: str, code: str) -> None:
    result = read(source)
    assert codes(result) == [code]
    assert not result[1].has_errors


def test_a_near_type_is_suggested(read) -> None:
    (found,) = read(SINGLE.replace("单选", "单洗"))[1]
    assert "是不是“单选”？" in found.hint


def test_a_fault_in_one_question_leaves_the_others(read) -> None:
    bank, _ = read(SINGLE.replace("[x]", "[ ]") + "\n" + SINGLE.replace("com-001", "com-002"))
    assert [each.id for each in bank.questions] == ["com-002"]


def test_diagnostics_point_at_the_choice(read) -> None:
    (found,) = read(question_of("单选", "问？", CHOICES + "- [ ] 乙\n"))[1]
    assert found.span.line == 8


def test_an_id_in_two_banks_is_reported() -> None:
    def bank(path: str) -> QuizBank:
        question = Question(
            id="com-001", name="a", type=QuestionType.SINGLE, stem=(text("问"),), span=Span(path, 3)
        )
        return QuizBank(id=path, title="", path=path, questions=(question,))

    report = Report()
    check_ids([bank("content/quizzes/a.md"), bank("content/quizzes/b.md")], report)
    (found,) = report
    assert found.code == "QUZ007"
    assert "content/quizzes/a.md:3" in found.message


def test_blocks_that_no_parser_made_are_reported_too() -> None:
    span = Span("content/quizzes/a.md", 9)
    topic = Topic(
        title=text("题目：代码"),
        id="a-1",
        blocks=(
            Paragraph(text=text("题型：判断")),
            Paragraph(text=text("问。")),
            Paragraph(text=text("答案：对")),
            CodeBlock(text="x", span=span),
            Paragraph(text=text("解析：因为。")),
        ),
    )
    page = Page(
        path=span.path, kind=PageKind.QUIZ, meta=Meta(title="", id="a"), lead=(), topics=(topic,)
    )
    report = Report()
    read_bank(page, report)
    assert [(each.code, each.span.line) for each in report] == [("QUZ017", 9)]
