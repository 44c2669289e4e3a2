"""From rich text to runs of type."""

from builder.layout.frame import ACCENT1, TextRun
from builder.layout.typeset import runs_of
from builder.model.inline import RichText, Run


def test_bold_runs_stay_bold_and_others_take_the_roles_weight() -> None:
    content = RichText(runs=(Run(text="先"), Run(text="倾听", bold=True)))
    assert runs_of(content, 18) == (
        TextRun(text="先", size_pt=18),
        TextRun(text="倾听", size_pt=18, bold=True),
    )
    assert runs_of(content, 22, bold=True) == (TextRun(text="先倾听", size_pt=22, bold=True),)


def test_footnote_and_sample_marks_are_not_shown() -> None:
    content = RichText(
        runs=(
            Run(text="1.8 分钟"),
            Run(text="", sample=True),
            Run(text="", footnote="a"),
            Run(text="内"),
        )
    )
    assert runs_of(content, 18) == (TextRun(text="1.8 分钟内", size_pt=18),)


def test_emphasis_and_code_look_like_ordinary_text() -> None:
    content = RichText(runs=(Run(text="甲", italic=True), Run(text="乙", code=True)))
    assert runs_of(content, 18) == (TextRun(text="甲乙", size_pt=18),)


def test_a_link_that_leads_nowhere_keeps_its_words() -> None:
    content = RichText(runs=(Run(text="见"), Run(text="响应时限", link="a.md#b")))
    resolved = runs_of(content, 18, resolve_link={"a.md#b": "slide:b"}.get)
    assert resolved[1].link == "slide:b"
    assert runs_of(content, 18) == (TextRun(text="见响应时限", size_pt=18),)


def test_a_plain_string_is_one_run_and_nothing_is_none() -> None:
    assert runs_of("标签", 14, color=ACCENT1) == (TextRun(text="标签", size_pt=14, color=ACCENT1),)
    assert runs_of("", 14) == ()
