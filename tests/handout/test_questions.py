"""Every type of question on paper: room to answer, and the key on its own page."""

import pytest
from bank_samples import EVERY_TYPE, read_text

from builder.handout.questions import write_key, write_questions
from builder.model.slide import QuestionSlide
from builder.slides.questions import question_slides
from builder.word.paper import Paper
from tests.handout.conftest import CREATED, Trial, lines, no_image, opened


@pytest.fixture(scope="module")
def printed(trial: Trial) -> tuple[list[str], list[str]]:
    """Lines before the key, and those of the key."""
    bank, _ = read_text(EVERY_TYPE)
    contents = (
        slide.content
        for number, question in enumerate(bank.questions, 1)
        for slide in question_slides(question, number)
    )
    asked = [each for each in contents if isinstance(each, QuestionSlide) and not each.is_answer]
    paper = Paper("题", "", footer="题", theme=trial.theme)
    write_questions(paper, asked, no_image)
    write_key(paper, asked)
    words = [text for _, text in lines(opened(paper.to_bytes(author="", created=CREATED)))]
    key = words.index("自测题答案")
    return words[:key], words[key:]


def test_every_type_leaves_room_and_keeps_its_key_to_itself(printed) -> None:
    before, _ = printed
    assert "字段｜填写" in before and "优先级｜○ 高　○ 中　○ 低" in before
    assert "涉及部门｜□ 售后　□ 仓库　□ 财务" in before and "设备｜" in before
    assert "A．到点回电\nB．让客户把话讲完\nC．用自己的话复述\nD．说出方案和钟点" in before
    assert any(line.startswith("次序：＿＿　＿＿") for line in before)
    assert "1．客户等了很久｜＿＿｜A．请您冷静" in before
    assert "｜｜D．我换个说法" in before
    said = "\n".join(before)
    for secret in ("2026-11-23", "三点前上门，装好", "说出谁来办", "哪位同事"):
        assert secret not in said


def test_a_scenario_is_told_once_and_its_parts_are_numbered_below_it(printed) -> None:
    before, key = printed
    assert any(line.startswith("6．（情景）客户为同一件事第三次来电") for line in before)
    assert any(line.startswith("6（1）．（单选）您的第一句话是") for line in before)
    assert [line.split("｜")[0] for line in key[2:-1]] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6（1）",
        "6（2）",
    ]


def test_the_key_says_letters_orders_pairs_and_fields(printed) -> None:
    _, key = printed
    answers = [line.split("｜")[1] for line in key if "｜" in line][1:]
    assert answers[2] == "B → C → D → A" and answers[3] == "1 B，2 D，3 C"
    assert answers[1].split("\n")[1] == "要点 1：说出几点之前"
    assert "上门期限：2026-11-23 15:00" in answers[4]
    assert answers[5:] == ["B", "谁 / 哪位同事"]
