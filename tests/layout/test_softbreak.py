"""Soft breaks where a renderer would break badly, and only there."""

from hypothesis import given
from hypothesis import strategies as st

from builder.layout.kit import Kit
from builder.layout.softbreak import repair_breaks
from builder.model.inline import RichText, Run

KIT = Kit()


def settled(content: str, han: float, **options: object) -> str:
    """The text at 18 pt in a column of this many Han, with its soft breaks as line feeds."""
    paragraph = KIT.paragraph(content, 18)
    return repair_breaks(paragraph, han * 18, KIT.fonts, **options).plain  # type: ignore[arg-type]


def test_what_reads_well_is_left_alone() -> None:
    assert settled("先处理心情再处理事情", 12) == "先处理心情再处理事情"
    assert (
        settled("先处理心情再处理事情而且每一步都要有人负责", 12)
        == "先处理心情再处理事情而且每一步都要有人负责"
    )


def test_two_lines_in_a_narrow_column_break_at_the_comma() -> None:
    assert settled("没有时间，客户会在明天再问一次", 12) == "没有时间，\n客户会在明天再问一次"


def test_a_comma_is_not_used_when_a_part_would_fill_its_line() -> None:
    text = "没有时间，客户会在明天再来问你"
    assert settled(text, 10) == text


def test_two_characters_and_a_colon_do_not_stand_alone_on_a_line() -> None:
    assert settled("自查：写下三句客户说过的原话", 12) == "自查：写下三句客户说\n过的原话"
    assert settled("例：呼叫中心，把等候念给客户听", 12) == "例：呼叫中心，\n把等候念给客户听"
    assert settled("要点：说清时间、责任人和动作", 12) == "要点：说清时间、\n责任人和动作"


def test_a_line_that_a_colon_ends_is_kept_when_it_fills_half_the_column() -> None:
    text = "第一句话这样说：您的急我听到了"
    assert settled(text, 12) == "第一句话这样说：\n您的急我听到了"


def test_a_wide_column_is_not_broken_at_its_comma() -> None:
    text = "没有时间的时候，客户会在明天再打一次电话来问我们"
    assert settled(text, 20) == text
    assert settled(text, 20, by_sense=True) == "没有时间的时候，\n客户会在明天再打一次电话来问我们"


def test_a_last_line_of_one_character_gets_company() -> None:
    lines = settled("客户重复了两遍的那个词里往往藏着他真正不满", 20).split("\n")
    assert len(lines) == 2
    assert len(lines[1]) >= 3


def test_marks_do_not_count_towards_the_last_line() -> None:
    lines = settled("请把客户刚才反映的情况再跟我说一遍吧。", 16).split("\n")
    assert len(lines) == 2
    assert len(lines[1].rstrip("。")) >= 3


def test_a_text_is_repaired_when_it_reads_badly_with_hanging_stops_only() -> None:
    lines = settled("我们先听客户把话说完，再把全部要点一条条复述", 10).split("\n")
    assert len(lines) > 1
    assert len(lines[-1]) >= 3


def test_a_quoted_phrase_is_not_divided() -> None:
    lines = settled("接电话的时候我们只说一句“请您稍等”再去找人", 14).split("\n")
    assert any("“请您稍等”" in line for line in lines)


def test_a_renderer_that_never_breaks_beside_a_quote_needs_no_further_line() -> None:
    text = "让他讲完，只用“嗯”“您接着说”来应"
    assert KIT.measure([KIT.paragraph(text, 18)], 11.4 * 18).line_count == 2
    assert settled(text, 11.4) == "让他讲完，只用“嗯”\n“您接着说”来应"


def test_a_word_to_keep_is_not_divided() -> None:
    text = "每天下班前所有人都要核对首问负责制的记录"
    assert settled(text, 14) == text
    kept = settled(text, 14, keep=["首问负责制"]).split("\n")
    assert any("首问负责制" in line for line in kept)


def test_number_and_unit_are_held_together_by_a_break() -> None:
    assert settled("客户来电以后在 20 分钟内要给出一个答复", 9).split("\n")[0] == "客户来电以后在"


def test_an_authors_own_break_is_respected() -> None:
    text = "没有时间，客户会在明天再问\n一次"
    assert settled(text, 12) == text


def test_bold_runs_keep_their_weight_around_a_break() -> None:
    content = RichText(runs=(Run(text="没有时间，", bold=True), Run(text="客户会在明天再问一次")))
    repaired = repair_breaks(KIT.paragraph(content, 18), 216, KIT.fonts)
    assert [(run.text, run.bold) for run in repaired.runs] == [
        ("没有时间，\n", True),
        ("客户会在明天再问一次", False),
    ]


@given(
    text=st.text(alphabet="一二三四的了，。、“”（）abc 12分钟%", min_size=1, max_size=50),
    han=st.integers(5, 30),
    by_sense=st.booleans(),
)
def test_a_repair_never_adds_a_line_nor_loses_a_character(
    text: str, han: int, by_sense: bool
) -> None:
    paragraph = KIT.paragraph(text, 18)
    repaired = repair_breaks(paragraph, han * 18, KIT.fonts, by_sense=by_sense)
    before, after = KIT.measure([paragraph], han * 18), KIT.measure([repaired], han * 18)
    assert after.line_count <= before.line_count
    assert after.width_pt <= han * 18 + 0.02
    for line in repaired.plain.split("\n")[:-1]:
        (*_, last) = KIT.measure([KIT.paragraph(line, 18)], han * 18).lines[0]
        assert KIT.width(last, 18) <= (han - 1) * 18 + 0.02
    assert repaired.plain.replace("\n", "").replace(" ", "") == text.replace(" ", "")
