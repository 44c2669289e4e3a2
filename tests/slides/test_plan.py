"""Which slides a course has, in which order, with what on them and what in their notes."""

from pathlib import Path

import pytest

from builder.lint.diagnostic import Report
from builder.markdown.library import load_library
from builder.model.block import ListBlock, Table
from builder.model.slide import Closing, Cover, Divider, Plan, QuestionSlide, Slide
from builder.slides.listing import as_table
from builder.slides.plan import plan_course

COURSE = """---
title: 试课
summary: 给测试用
audience: [frontline, lead]
minutes: 30
closing: 明天先做三件事
actions:
  - 抬头: 十秒之内
  - 复述: 用他的词
---

讲给新人听。

## 开场 {.plain}

- [开头](../chapters/one.md#start)

## 模块一 听 {minutes=10}

学完本模块，您能先听后说。

- [听](../chapters/one.md)
- [自测](../quizzes/bank.md#q-1)

## 说 {minutes=10}

学完本模块，您能说清三样。

- [案例](../cases/trial.md)

## 办 {minutes=10}

学完本模块，您能当场办完。

- [办](../chapters/two.md)
"""

ONE = """---
title: 一章
objectives:
  a-lo-1: 说出三个动作
---

# 一章

开场的话。

## 开头先看见他 {#start minutes=2}

走近柜台，先抬头。再说一句话[^s]。

- 抬头
- 招呼

!!! tip "要点"
    先看见，再办事。

/// notes
请两位上来演。
///

[^s]: 团队约定。

## 两样东西放在一起 {#both minutes=3}

讲解。

| 渠道 | 时限 |
|---|---|
| 电话 | 20 秒[示例] |

- 另一样

## 只说不写也有要点 {#prose}

先**看见他**，再**听他说**。

## 只在网站上的一段 {#web .site-only}

- 网站才有
"""

TWO = """---
title: 二章
---

# 二章

## 分成几张卡片来讲 {#cards}

### 时间

几点几分。

### 责任人

是谁。

## 开头先看见他 {#again}

- 又一次

## 看一家店怎么道歉 {#named}

先听故事。

/// case | C01
///

!!! tip "要点"
    道歉要趁早。

/// notes
念给大家听。
///
"""

CASE = """---
title: 一次道歉
ref: C01
industry: 零售
type: 投诉
---

# 一次道歉

## 先道歉的那家店留住了客人 {#case-c01}

故事。

/// case
- **情境**：客人等了很久
- **任务**：留住他
- **行动**：先道歉
- **结果**：他留下了
- **启示**：先处理心情
///
"""

BANK = """---
title: 题库
---

# 题库

## 题目：第一步 {#q-1}
题型：单选　难度：初级　分值：2

第一步应当做什么？

- [ ] 解释规则
  > 他还没被听见
- [x] 先听完

解析：先处理心情。
"""


@pytest.fixture
def plan(tmp_path: Path) -> tuple[Plan, Report]:
    for path, text in {
        "courses/trial.md": COURSE, "chapters/one.md": ONE, "chapters/two.md": TWO,
        "cases/trial.md": CASE, "quizzes/bank.md": BANK,
    }.items():  # fmt: skip
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    report = Report()
    library = load_library(tmp_path, report).library
    return plan_course(
        library.courses["trial"], library, "https://training.example.com/", report
    ), report


def slide(plan: tuple[Plan, Report], slide_id: str) -> Slide:
    return next(slide for slide in plan[0].slides if slide.id == slide_id)


def test_the_running_order_follows_the_course_page(plan: tuple[Plan, Report]) -> None:
    assert not plan[1].diagnostics
    assert [slide.id for slide in plan[0].slides] == [
        "cover", "agenda", "start",
        "section-1", "start-2", "both", "both-2", "prose", "q-1", "q-1-answer",
        "section-2", "case-c01",
        "section-3", "cards", "again-3", "named-c01-2", "closing",
    ]  # fmt: skip


def test_titles_are_unique(plan: tuple[Plan, Report]) -> None:
    titles = [slide.title.plain for slide in plan[0].slides]
    assert len(set(titles)) == len(titles)


def test_paragraphs_and_trainers_notes_are_spoken(plan: tuple[Plan, Report]) -> None:
    notes = slide(plan, "start").notes
    assert notes.prose == ("走近柜台，先抬头。再说一句话。", "注：团队约定。")
    assert notes.trainer == ("请两位上来演。",)


def test_a_whole_page_brings_its_opening_and_its_goals_into_the_notes(
    plan: tuple[Plan, Report],
) -> None:
    prose = slide(plan, "start-2").notes.prose
    assert prose[:3] == ("【一章】", "开场的话。", "目标：说出三个动作")


def test_a_short_admonition_is_the_strip_of_the_slide_before(plan: tuple[Plan, Report]) -> None:
    takeaway = slide(plan, "start").takeaway
    assert takeaway is not None
    assert (takeaway.label, takeaway.text.plain) == ("要点", "先看见，再办事。")


def test_a_named_case_keeps_what_stands_beside_it(plan: tuple[Plan, Report]) -> None:
    named = next(each for each in plan[0].slides if each.id.startswith("named"))
    assert named.title.plain == "先道歉的那家店留住了客人（2）"
    assert named.notes.prose == ("看一家店怎么道歉", "先听故事。", "故事。")
    assert named.notes.trainer == ("念给大家听。",)
    assert named.takeaway is not None
    assert named.takeaway.text.plain == "道歉要趁早。"


def test_two_visuals_of_a_topic_are_two_slides(plan: tuple[Plan, Report]) -> None:
    first, second = slide(plan, "both"), slide(plan, "both-2")
    assert isinstance(first.content, Table) and isinstance(second.content, ListBlock)
    assert first.source_notes == ("示例数据",) and second.source_notes == ()
    assert second.title.plain != first.title.plain


def test_bold_phrases_of_a_paragraph_become_the_points(plan: tuple[Plan, Report]) -> None:
    content = slide(plan, "prose").content
    assert isinstance(content, ListBlock)
    assert [item.plain for item in content.items] == ["看见他", "听他说"]


def test_subsections_of_text_are_cards(plan: tuple[Plan, Report]) -> None:
    assert slide(plan, "cards").component == "cards"


def test_a_question_is_followed_by_its_answer(plan: tuple[Plan, Report]) -> None:
    question, answer = slide(plan, "q-1"), slide(plan, "q-1-answer")
    assert isinstance(question.content, QuestionSlide) and isinstance(answer.content, QuestionSlide)
    assert (question.content.is_answer, answer.content.is_answer) == (False, True)
    assert answer.notes.prose[0] == "答案：B 先听完"


def test_site_only_topics_are_left_out_with_the_reason(plan: tuple[Plan, Report]) -> None:
    left_out = [(str(span), what) for span, what, _ in plan[0].left_out]
    assert ("content/chapters/one.md:41:4", "只在网站上的一段") in left_out


def test_cover_divider_and_closing_come_from_the_course_page(plan: tuple[Plan, Report]) -> None:
    cover, divider = slide(plan, "cover").content, slide(plan, "section-1").content
    closing = slide(plan, "closing").content
    assert (
        isinstance(cover, Cover) and isinstance(divider, Divider) and isinstance(closing, Closing)
    )
    assert cover.facts == (("学员", "一线员工、班组长"), ("时长", "共 30 分钟"))
    assert (divider.title, divider.peers) == ("听", ("听", "说", "办"))
    assert (divider.topics, divider.minutes) == (("听",), 10)
    assert closing.actions == (("抬头", "十秒之内"), ("复述", "用他的词"))
    assert closing.url == "https://training.example.com/courses/trial.html"


def test_the_listing_sums_the_minutes(plan: tuple[Plan, Report]) -> None:
    last = as_table(plan[0]).splitlines()[-1]
    assert last == "17 页（续页另计），共 8 分钟"
