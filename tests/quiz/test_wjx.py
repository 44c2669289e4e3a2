"""问卷星's JSON lines, read by the rules of the platform's own tools."""

import json
from dataclasses import replace

import pytest
from bank_samples import MATCHING, ORDERING, SCENARIO, SHORT_ANSWER, WORK_ORDER, question_in
from bank_samples import SINGLE as WITH_PICTURE
from hypothesis import given, settings
from question_strategies import choice, every_question, text_bank

from builder.model.inline import RichText, Run
from builder.model.quiz import Blank, Question, QuestionType, QuizBank
from builder.quiz import wjx as module
from builder.quiz.wjx import format as wjx

TYPES = {"考试单选", "考试多选", "考试判断", "考试单项填空", "考试多项填空", "考试简答", "段落说明"}


def read(bank: QuizBank) -> list[dict]:
    """The lines after the first, checked as the documentation of the platform's tools describes them."""
    content, _ = wjx.export(bank)
    head, *lines = (
        json.loads(line) for line in content.decode("utf-8").removesuffix("\n").split("\n")
    )
    assert head == {"qtype": "问卷基础信息", "title": bank.title, "atype": 6}
    for line in lines:
        assert line["qtype"] in TYPES and line["title"].strip()
        if line["qtype"] == "段落说明":
            continue
        assert line["isquiz"] == "1"
        keys = line.get("correctselect", [])
        if line["qtype"] in ("考试单选", "考试多选"):
            places = [ord(key) - ord("A") for key in keys]
            assert places and all(0 <= place < len(line["select"]) for place in places)
            assert line["qtype"] == "考试多选" or len(keys) == 1
        elif line["qtype"] == "考试判断":
            assert line["select"] == ["对", "错"] and keys in (["对"], ["错"])
        elif line["qtype"] == "考试多项填空":
            assert line["title"].count("{_}") == len(line["answerlists"]) > 1
            assert all(each["correctselect"] for each in line["answerlists"])
        if line["qtype"] != "考试多项填空":
            assert "{_}" not in line["title"] and float(line["quizscore"]) >= 0
    return lines


def only(source: str) -> dict:
    (line,) = read(text_bank(question_in(source)))
    return line


def points_of(line: dict) -> float:
    parts = line.get("answerlists", [line])
    return sum(float(part.get("quizscore", 0)) for part in parts)


def lettered(line: dict, lead: str) -> dict[str, str]:
    """Letters and what they stand for, from the lines before the one that asks for letters."""
    lines = line["title"].split("\n")
    found: dict[str, str] = {}
    for each in lines[: next(n for n, each in enumerate(lines) if each.startswith(lead))]:
        letter, _, words = each.partition("．")
        if letter == chr(ord("A") + len(found)):
            found[letter] = words
    return found


def messages(question: Question) -> str:
    return "\n".join(each.message for each in wjx.export(text_bank(question))[1].losses)


def test_the_simple_types_have_types_of_their_own(bank: QuizBank) -> None:
    single, multiple, verdict, one, two = read(bank)
    assert single == {
        "qtype": "考试单选",
        "title": "客户情绪激动时，第一步应当做什么？\n20~30秒内回应。",
        "select": ["立即解释规则", "先倾听并复述", "马上转接上级"],
        "correctselect": ["B"],
        "quizscore": "2",
        "isquiz": "1",
        "answeranalysis": "先处理心情，再处理事情。\nA：客户还没被听见\nB：对",
    }
    assert (multiple["qtype"], multiple["correctselect"]) == ("考试多选", ["A", "B", "C"])
    assert (verdict["qtype"], verdict["correctselect"]) == ("考试判断", ["错"])
    assert (one["title"], one["correctselect"]) == ("首问____制", ["负责", "负责任"])
    assert two["title"] == "铃响{_}声、留言{_}内回应。"
    assert [each["quizscore"] for each in two["answerlists"]] == ["2", "2"]
    assert [each["correctselect"] for each in two["answerlists"]] == [
        ["三", "3"], ["半分钟", "30 秒"],
    ]  # fmt: skip


def test_an_order_is_asked_by_letter_one_gap_for_each_item() -> None:
    line = only(ORDERING)
    letters = lettered(line, "正确的次序")
    keys = [each["correctselect"] for each in line["answerlists"]]
    assert [letters[key[0]] for key in keys] == [
        item.plain for item in question_in(ORDERING).sequence
    ]
    assert keys[0][1] == keys[0][0].lower()
    assert [each["quizscore"] for each in line["answerlists"]] == ["1"] * 4


def test_pairs_are_asked_by_letter_with_distractors_among_them() -> None:
    line = only(MATCHING)
    letters = lettered(line, "为每一项填上")
    asked = [each.partition("．")[2] for each in line["title"].split("\n") if "{_}" in each]
    keys = [each["correctselect"][0] for each in line["answerlists"]]
    assert [(left, letters[key]) for left, key in zip(asked, keys, strict=True)] == [
        ("客户等了很久 {_}", "让您久等了"),
        ("客户听不懂 {_}", "我换个说法"),
        ("客户要找领导 {_}", "这件事我能办"),
    ]
    assert "请您冷静" in letters.values() and "处境 / 开场白" in line["title"]


def test_a_work_order_is_one_question_a_field_and_its_points_are_divided() -> None:
    lines = read(text_bank(question_in(WORK_ORDER)))
    assert [line["qtype"] for line in lines] == [
        "考试单选", "考试多选", "考试单项填空", "考试单项填空", "考试单项填空",
    ]  # fmt: skip
    assert [line["quizscore"] for line in lines] == ["1"] * 5
    assert lines[2]["correctselect"] == ["冰箱", "电冰箱"]


def test_a_scene_is_a_paragraph_before_its_parts() -> None:
    lines = read(text_bank(question_in(SCENARIO)))
    assert [line["qtype"] for line in lines] == ["段落说明", "考试单选", "考试单项填空"]
    assert lines[0]["title"].startswith("客户为同一件事第三次来电")


def test_a_short_answer_has_reference_and_points_in_its_analysis() -> None:
    line = only(SHORT_ANSWER)
    assert line["qtype"] == "考试简答" and "correctselect" not in line
    assert (
        "参考答案：张师傅" in line["answeranalysis"] and "2．说出谁来办" in line["answeranalysis"]
    )


def test_points_that_do_not_divide_still_add_up_and_have_a_line() -> None:
    question = replace(question_in(MATCHING), points=10)
    (line,) = read(text_bank(question))
    assert [each["quizscore"] for each in line["answerlists"]] == ["3.33", "3.33", "3.34"]
    assert "除不尽" in messages(question) and "除不尽" not in messages(question_in(MATCHING))


def test_a_placeholder_in_ordinary_text_is_no_gap_and_has_a_line() -> None:
    runs = (Run(text="写{_}两个"), Run(text="____"), Run(text="和"), Run(text="____"))
    question = Question(
        id="a",
        name="空",
        type=QuestionType.BLANKS,
        stem=(RichText(runs=runs),),
        blanks=(Blank(answers=("甲",)), Blank(answers=("乙",))),
    )
    (line,) = read(text_bank(question))
    assert line["title"] == "写{ _ }两个{_}和{_}"
    assert "“{_}”" in messages(question)


def test_what_the_file_has_no_field_for_is_named() -> None:
    said = messages(replace(question_in(WITH_PICTURE), seconds=90, objective="com-lo-1"))
    for part in ("用时、难度、标签、目标、提示没有对应的位置", "queue.png"):
        assert part in said


def test_a_file_longer_than_the_platform_takes_says_where_to_cut(
    bank: QuizBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_CHARACTERS", 600)
    content, report = wjx.export(bank)
    cut = [each.question_id for each in report.losses if "另存一个文件" in each.message]
    lines = content.decode("utf-8").splitlines(keepends=True)
    first = next(n for n in range(len(lines)) if len("".join(lines[: n + 1])) > 600)
    assert cut == [each.id for each in bank.questions][first - 1 :] != []


def test_a_title_of_one_character_is_made_longer() -> None:
    bank = replace(text_bank(), title="甲", questions=())
    assert json.loads(wjx.export(bank)[0])["title"] == "甲题库"


def test_a_typo_corrected_in_one_question_changes_its_line_alone(bank: QuizBank) -> None:
    first = bank.questions[0]
    mended = replace(first, choices=(choice("改过"), *first.choices[1:]))
    before = wjx.export(bank)[0].splitlines()
    after = wjx.export(replace(bank, questions=(mended, *bank.questions[1:])))[0].splitlines()
    assert [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [1]


def ordinary(words: str) -> str:
    return words.replace("{_}", "{ _ }")


@settings(max_examples=150)
@given(question=every_question())
def test_hostile_characters_survive_in_every_type(question: Question) -> None:
    lines = read(text_bank(question))
    assert sum(map(points_of, lines)) == pytest.approx(question.points)
    if question.type is QuestionType.SCENARIO:
        lines = lines[1:]
    asked = question.children or (question,)
    for each in asked:
        count = len(each.form) or 1
        _same(each, lines[:count])
        lines = lines[count:]
    assert lines == []


def _same(question: Question, lines: list[dict]) -> None:
    line = lines[0]
    stem = ordinary("\n".join(each.plain for each in question.stem))
    assert question.explanation.plain in line.get("answeranalysis", "")
    match question.type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            assert line["title"] == stem
            assert line["select"] == [each.text.plain for each in question.choices]
            assert [chr(65 + n) in line["correctselect"] for n in range(len(line["select"]))] == [
                each.correct for each in question.choices
            ]
            assert all(
                each.feedback.plain in line.get("answeranalysis", "") for each in question.choices
            )
        case QuestionType.TRUE_FALSE:
            assert line["title"] == stem
            assert (line["correctselect"] == ["对"]) is question.choices[0].correct
        case QuestionType.BLANKS:
            words = [ordinary(run.text) for run in question.stem[0].runs if run.text != "____"]
            mark = "{_}" if len(question.blanks) > 1 else "____"
            assert line["title"] == "".join(f"{each}{mark}" for each in words)
            keys = [each["correctselect"] for each in line.get("answerlists", [line])]
            assert keys == [list(blank.answers) for blank in question.blanks]
        case QuestionType.ORDERING:
            tail = line["title"].removeprefix(f"{stem}\n").split("\n")
            keys = [each["correctselect"][0] for each in line["answerlists"]]
            assert [tail[ord(key) - 65][2:] for key in keys] == [
                ordinary(item.plain) for item in question.sequence
            ]
        case QuestionType.MATCHING:
            _same_pairs(question, line)
        case QuestionType.WORK_ORDER:
            assert len(lines) == len(question.form)
            for form, each in zip(question.form, lines, strict=True):
                keys = each["correctselect"]
                options = each.get("select")
                written = [options[ord(key) - 65] for key in keys] if options else keys
                assert set(written) == set(form.answers)
                assert tuple(options or ()) == form.options


def _same_pairs(question: Question, line: dict) -> None:
    pairs = question.matching.pairs
    rights = len(question.matching.rights)
    rows = line["title"].split("\n")
    listed = rows[-len(pairs) - 1 - rights : -len(pairs) - 1]
    keys = [each["correctselect"][0] for each in line["answerlists"]]
    assert [(row, listed[ord(key) - 65][2:]) for row, key in zip(rows[-len(pairs) :], keys, strict=True)] == [
        (f"{number}．{ordinary(pair.left.plain)} {{_}}", ordinary(pair.right.plain))
        for number, pair in enumerate(pairs, 1)
    ]  # fmt: skip
