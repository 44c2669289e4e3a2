"""A deck that shows every component in turn: the documented examples, other words each time they come round.

The words differ because a deck whose slides repeat one another would flatter whatever remembers what it measured. They
keep their widths and the places where a line may end, so that every round costs the same work.
"""

import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.build.specimens import examples
from builder.components import block_components
from builder.components.base import LibraryReference
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.page import Meta
from builder.model.slide import Plan, Slide
from builder.slides.compose import compose
from builder.slides.topic import plan_topic

TABLE_AND_LIST = ("table", "bullets", "admonition")
"""What Markdown writes without a component block."""
NOT_ON_SLIDES = frozenset({"downloads", "library", "notes"})
_PAGE_LINK = re.compile(r"\]\((?:\.\./)+[^)]*\)")
"""A link of an example to a page that the deck's project does not have."""
FROM_LIBRARY = frozenset({"metric", "quiz"})
"""Their examples name entries of the library."""
METRICS = ("K01", "K02", "K03", "K04", "K05", "K09")
QUESTION_SLIDES = 2
HAN = "接写打记走找讲看听读带留送换放贴抽签收交店柜台窗库房楼桌纸路书音声灯门晚午夜新旧老快慢低冷热满空"
"""Characters that no component's syntax uses and no unit is named by; they trade places from round to round."""


@dataclass(frozen=True, slots=True)
class Example:
    """A documented example and the slides it becomes."""

    component: str
    markdown: str
    slides: int


def make_component_project(folder: Path, root: Path, slides: int, per_chapter: int) -> None:
    """Content and themes in ``folder`` for a course of about ``slides`` slides."""
    shutil.copytree(root / "themes", folder / "themes")
    content = folder / "content"
    for name in ("chapters", "courses", "kpis", "quizzes"):
        (content / name).mkdir(parents=True)
    shutil.copyfile(root / "content" / "kpis" / "metrics.yml", content / "kpis" / "metrics.yml")
    topics, questions = _topics_and_questions(slides)
    links: list[str] = []
    for first in range(0, len(topics), per_chapter):
        number = first // per_chapter + 1
        page = content / "chapters" / f"chapter-{number}.md"
        page.write_text(
            f"---\ntitle: 第 {number} 章\n---\n\n" + "\n".join(topics[first : first + per_chapter]),
            "utf-8",
        )
        links.append(f"- [第 {number} 章](../chapters/{page.name})\n")
    bank = content / "quizzes" / "bank.md"
    bank.write_text("---\ntitle: 题库\n---\n\n" + "\n".join(questions), "utf-8")
    course = content / "courses" / "bench.md"
    course.write_text("---\ntitle: 基准\n---\n\n## 全部 {.plain}\n\n" + "".join(links), "utf-8")


def _topics_and_questions(slides: int) -> tuple[list[str], list[str]]:
    topics: list[str] = []
    questions: list[str] = []
    made = 0
    for round_number, example in _rounds():
        if made >= slides:
            break
        number = len(topics) + 1
        markdown = other_words(example.markdown, round_number)
        if example.component == "quiz":
            markdown = f"/// quiz | q-{number}\n///\n"
            questions.append(_question(number, round_number))
        topics.append(
            f"## 第 {number} 件要记住的事 {{#topic-{number}}}\n\n{markdown}\n"
            f"{other_words('解决不了也要先回应，等待一旦有人接走，后面每一句话都会省力气。', number)}\n"
        )
        made += example.slides
    return topics, questions


def _rounds() -> Iterator[tuple[int, Example]]:
    every = tuple(documented_examples())
    for round_number in itertools.count(1):
        for example in every:
            yield round_number, example


def documented_examples() -> Iterator[Example]:
    """The first example of every component, then every second one, and so on."""
    names = [name for name in block_components() if name not in NOT_ON_SLIDES | FROM_LIBRARY]
    by_name = {name: _shown(name) for name in (*names, *TABLE_AND_LIST)}
    by_name["metric"] = tuple(Example("metric", f"/// metric | {ref}\n///\n", 1) for ref in METRICS)
    by_name["quiz"] = (Example("quiz", "", QUESTION_SLIDES),) * 3
    for level in itertools.zip_longest(*by_name.values()):
        yield from (example for example in level if example is not None)


def _shown(name: str) -> tuple[Example, ...]:
    """A component's examples that stand alone."""
    parser = Parser()
    found: list[Example] = []
    for example in _documented(name):
        context, meta = PageContext(path=f"{name}.md"), Meta(title=name, id=name)
        page, _ = parser.parse(f"## {name} {{#{name}}}\n\n{example}", context, meta, Report())
        planned = [
            slide for topic in page.topics for slide in plan_topic(page, topic, Report()).slides
        ]
        if not any(isinstance(slide.content, LibraryReference) for slide in planned):
            found.append(Example(name, example, _slide_count(planned)))
    return tuple(found)


def _documented(name: str) -> tuple[str, ...]:
    """The examples on a component's page, and the ring's figures as the one type of chart that has none, a pie."""
    written = tuple(_PAGE_LINK.sub("](https://example.org/)", each) for each in examples(name))
    ring = "type: doughnut"
    return (*written, *(each.replace(ring, "type: pie") for each in written if ring in each))


def _slide_count(planned: list[Slide]) -> int:
    plan = Plan(course_id="bench", title="", summary="", theme="default", slides=tuple(planned))
    return len(compose(plan, Kit()))


def other_words(text: str, number: int) -> str:
    """``text`` with the characters of ``HAN`` moved on by ``number``."""
    shift = number % len(HAN)
    return text.translate(str.maketrans(HAN, HAN[shift:] + HAN[:shift]))


def _question(number: int, round_number: int) -> str:
    text = (
        "客户把话讲完，接下来先做哪一步？\n\n- [ ] 打断他，先读规定\n  > 规定听完，人已经走到门口\n"
        "- [x] 记下要点，换个讲法问一遍\n- [ ] 请他去找楼上的柜台\n- [ ] 让他留下单号，晚点再看\n\n"
        "解析：听完不等于听懂，写下来的才接得住。\n"
    )
    return (
        f"## 题目：第 {number} 道 {{#q-{number}}}\n\n题型：单选　难度：初级\n\n"
        f"{other_words(text, round_number)}"
    )
