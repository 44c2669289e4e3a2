"""One topic, planned by itself."""

from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.page import Meta
from builder.slides.topic import plan_topic

SCRIPT = """## 先认下来 {#own}

讲这一段的话。

/// script
1. **认下**：这件事归我管。
    - 意图：有人接手
    - 也可以：您交给我就行。
///
"""


def test_a_script_s_alternatives_are_spoken_after_the_topic_s_prose() -> None:
    report = Report()
    context = PageContext(path="content/scripts/own.md")
    page, _ = Parser().parse(SCRIPT, context, Meta(title="", id="own"), report)
    (slide,) = plan_topic(page, page.topics[0], report).slides
    assert list(report) == []
    assert slide.notes.prose == ("讲这一段的话。", "认下，也可以说：您交给我就行。")


def test_a_footnote_of_the_trainer_s_notes_is_told_to_the_trainer_alone() -> None:
    text = (
        "## 先认下来 {#own}\n\n讲[^a]。\n\n- 认下\n\n/// notes\n先问[^b]。\n///\n\n"
        "[^a]: 念的出处。\n[^b]: 问的出处。\n"
    )
    report = Report()
    context = PageContext(path="content/scripts/own.md")
    page, _ = Parser().parse(text, context, Meta(title="", id="own"), report)
    (slide,) = plan_topic(page, page.topics[0], report).slides
    assert slide.notes.prose == ("讲。", "注：念的出处。")
    assert slide.notes.trainer == ("先问。", "注：问的出处。")
