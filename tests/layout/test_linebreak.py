"""Line breaking, against the annex's own reference and the Chinese rules on top of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from builder.layout.linebreak import break_positions

CORPUS = (
    "客户走到柜台前，最先确认的不是你懂不懂业务，而是你有没有看见他。",
    "前 90 秒先接住人，再处理事：3.5 分钟内（最长 20 分钟）回电。",
    "客户说了什么？记下来！然后……——谁来办？《服务规范》（2024 版）第 3 章",
    "首次响应率 98.5%，气温 36℃，优惠 ¥30.00 起，合 $4.20 或 €3.90。",
    "Hello, world. It's 3:30 p.m.; see https://example.org/a/b?c=d&e=f (p. 12).",
    "A/B 测试、KPI 达成率、NPS=推荐者-贬损者、C++、Q&A、24/7 热线 400-800-1234",
    "版本 v1.2.3-beta，文件 report_2024.xlsx，邮箱 service@example.org",
    "数据【内部】〔2024〕12 号、〈附录〉「甲」『乙』｛丙｝；丁～戊",
    "emoji 👍🏽 👨‍👩‍👧 🇨🇳🇫🇷 和 e\u0301 组合 \u00a0不换行\u00a0空格",
    '直引号 "quoted" 与 \'single\' 混排"中文"里',
    "（ :7",
    "%（\u03017",
    "\u00a0 ，",
    "  leading and   inner spaces  ",
    "서비스 교육 カタカナのテスト ｶﾅ",
)
"""Nothing here meets a deliberate difference: no curly quotation marks, circled numbers or middle dots."""

PIECES = st.sampled_from(
    ["中", "文字", "的", "a", "Word", "Q", "7", "90", "3.5", "1,000", " ", "  ", "，", "。", "、", "：", "？", "！",
     "（", "）", "《", "》", "「", "」", "【", "】", "……", "——", "～", "%", "℃", "‰", "$", "¥", "+", "-", "–", "/", ":",
     ".", ",", "(", ")", "[", "]", "{", "}", '"', "'", "!", "?", ";", "&", "=", "_", "#", "@", "*", "|", "\\",
     "\u00a0", "\u2060", "\u200b", "\u0301", "\u200d", "👍", "🏽", "🇨", "ー", "ッ", "々", "한", "ｱ", "%)", "(5)"]
)  # fmt: skip


def lines(text: str, *, glue: bool = True) -> list[str]:
    """The pieces between allowed breaks."""
    starts = (0, *break_positions(text, glue=glue))
    return [text[a:b] for a, b in pairwise(starts)]


@pytest.mark.parametrize("text", CORPUS)
def test_ordinary_texts_break_where_the_annex_says(text: str) -> None:
    assert list(break_positions(text, glue=False)) == list(line_break_boundaries(text))


@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_mixture_of_known_classes_breaks_where_the_annex_says(text: str) -> None:
    assert list(break_positions(text, glue=False)) == list(line_break_boundaries(text))


@given(st.text(max_size=30).map(lambda text: text.replace("\n", " ")))
def test_any_text_ends_with_a_break_and_loses_nothing(text: str) -> None:
    positions = break_positions(text)
    assert sorted(set(positions)) == list(positions)
    assert "".join(lines(text)) == text


@given(st.lists(PIECES | st.sampled_from(["“", "”", "‘", "’", "·", "①"]), max_size=14).map("".join))
def test_keeping_number_and_unit_together_only_takes_breaks_away(text: str) -> None:
    assert set(break_positions(text)) <= set(break_positions(text, glue=False))


@pytest.mark.parametrize("mark", "，。、；：？！）》」』】”’%‰℃·")
def test_no_line_starts_with_a_closing_mark(mark: str) -> None:
    assert lines(f"中{mark}文") == [f"中{mark}", "文"]


@pytest.mark.parametrize("mark", "（《「『【“‘")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert lines(f"中{mark}文") == ["中", f"{mark}文"]


def test_dashes_and_ellipses_stay_in_one_piece() -> None:
    assert "——" in lines("说完——再办")[2]
    assert lines("等等……好") == ["等", "等……", "好"]


@pytest.mark.parametrize(
    "phrase",
    ["90 秒", "3.5 分钟", "20分钟", "2 个工作日", "98.5%", "36 ℃", "第 3 步", "2–4 天", "9:30",
     "三天", "一个工作日", "1,000 元"],
)  # fmt: skip
def test_number_and_unit_stay_together(phrase: str) -> None:
    assert any(phrase in line for line in lines(f"我们{phrase}内回电"))


def test_a_renderer_alone_would_part_number_and_unit() -> None:
    assert lines("约 20 分钟", glue=False) == ["约 ", "20 ", "分", "钟"]


def test_latin_words_and_apostrophes_are_unbroken() -> None:
    assert lines("don’t stop") == ["don’t ", "stop"]
    assert lines("用WMS系统") == ["用", "WMS", "系", "统"]


def test_circled_numbers_behave_like_han() -> None:
    assert lines("①倾听②复述") == ["①", "倾", "听", "②", "复", "述"]
