"""Scripts: what is shown, what is spoken, what is never said."""

import pytest
from component_blocks import read, read_as, shown, slides

from builder.components import components
from builder.components.base import HtmlContext
from builder.components.script import Script, spoken_extras

STEP = """{number}. **第{number}步**：这一步说的话。
    - 意图：为什么
    - 也可以：换一种第 {number} 样的说法。
"""
NEVER = "\n**不要说**：你自己看｜不归我管\n"


def _script(count: int) -> Script:
    steps = "".join(STEP.format(number=number) for number in range(1, count + 1))
    return read_as(Script, f"/// script\n{steps}{NEVER}///\n")


def test_alternatives_are_for_the_notes_not_for_the_slide() -> None:
    script = _script(2)
    (page,) = slides("script", script)
    assert "换一种" not in shown(page)
    assert spoken_extras(script) == (
        "第1步，也可以说：换一种第 1 样的说法。",
        "第2步，也可以说：换一种第 2 样的说法。",
    )


def test_a_step_without_alternatives_adds_nothing_to_the_notes() -> None:
    script = read_as(Script, "/// script\n1. **开口**：您请坐。\n///\n")
    assert spoken_extras(script) == ()


def test_many_steps_continue_their_numbers_and_the_never_say_strip_closes_the_last_slide() -> None:
    pages = [shown(page) for page in slides("script", _script(9))]
    assert len(pages) > 1
    assert ["不归我管" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    joined = "\n".join(pages)
    assert all(f"{number}　第{number}步" in joined for number in range(1, 10))


def test_wording_is_larger_than_intent() -> None:
    (page,) = slides("script", _script(4))
    size = {
        run.text: run.size_pt
        for frame in page
        for paragraph in frame.text.paragraphs  # type: ignore[union-attr]
        for run in paragraph.runs
    }
    assert size["这一步说的话。"] > size["为什么"]


def test_a_nested_item_that_is_neither_intent_nor_alternative_is_reported() -> None:
    _, findings = read("/// script\n1. **开口**：您请坐。\n    - 语气要软\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_a_step_without_wording_is_reported() -> None:
    _, findings = read("/// script\n1. **开口**：\n///\n")
    assert [finding[:6] for finding in findings] == ["DIA005"]


CHANNELS = """/// script
    channel: 面对面

1. **问候**：您请坐，我是前台。
    - 电话：您好，这里是前台。
    - 在线：您好，消息看到了。
2. **道别**：慢走，门在左手边。
///
"""


def test_a_channel_s_wording_is_for_the_notes_and_the_site_not_for_the_slide() -> None:
    script = read_as(Script, CHANNELS)
    (page,) = slides("script", script)
    assert "您请坐，我是前台。" in shown(page)
    assert "这里是前台" not in shown(page)
    assert spoken_extras(script) == (
        "问候，电话这样说：您好，这里是前台。",
        "问候，在线这样说：您好，消息看到了。",
    )


def test_the_site_names_the_channel_of_every_wording_that_has_another() -> None:
    made = components()["script"].html(read_as(Script, CHANNELS), HtmlContext())
    lines = [each for each in made.iter("div") if each.get("class") == "cw-script-line"]
    assert [(each.get("data-channel"), "".join(each.itertext())) for each in lines] == [
        ("面对面", "面对面您请坐，我是前台。"),
        ("电话", "电话您好，这里是前台。"),
        ("在线", "在线您好，消息看到了。"),
        (None, "慢走，门在左手边。"),
    ]


@pytest.mark.parametrize("again", ["电话：第二句。", "面对面：另一句。"])
def test_a_second_wording_for_a_channel_is_reported(again: str) -> None:
    text = CHANNELS.replace("2. **道别**", f"    - {again}\n2. **道别**")
    _, findings = read(text)
    assert [finding[:6] for finding in findings] == ["DIA005"]


def test_a_channel_that_nobody_knows_is_reported_with_those_that_are() -> None:
    _, findings = read(CHANNELS.replace("- 电话：", "- 传真："))
    assert [finding[:6] for finding in findings] == ["DIA005"]
    assert read(CHANNELS.replace("channel: 面对面", "channel: 传真"))[1]
