"""Contents of the components without a block, and ways to look at what they lay out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bank_samples import (
    MATCHING,
    ORDERING,
    SCENARIO,
    SHORT_ANSWER,
    WORK_ORDER,
    question_in,
)
from bank_samples import SINGLE as WITH_PICTURE

import builder.components
from builder.components import components
from builder.components.image.row import Pictures
from builder.layout.fonts import shipped_metrics
from builder.layout.frame import (
    Frame,
    GroupFrame,
    ShapeFrame,
    SlideFrames,
    TableFrame,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.settle import settle
from builder.lint.diagnostic import Report
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.model.block import Block, Image
from builder.model.inline import text
from builder.model.page import Meta
from builder.model.picture import LoadedImage
from builder.model.quiz import Blank, Choice, Question, QuestionType
from builder.model.slide import (
    Agenda,
    AgendaRow,
    Closing,
    Cover,
    Divider,
    QuestionSlide,
    Slide,
)
from builder.slides.topic import plan_topic

ROOT = Path(builder.components.__file__).parent
FULL = Rect(48, 120, 864, 366)
LOW = Rect(48, 120, 864, 246)
OWN_TITLE = {"cover": "cover", "section": "section", "closing": "closing"}
_EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)

COVER = Cover(
    series="客户服务能力课程",
    title="把投诉变成信任",
    subtitle="一线客服的客诉处理与信任修复",
    facts=(("学员", "一线客服与班组长"), ("时长", "共 210 分钟"), ("版本", "2026 年秋季")),
)
LONG_COVER = replace(
    COVER,
    title="高效服务与客户投诉处理综合能力提升进阶课程（第二期）",
    subtitle="让每位客户少等一分、少跑一趟，让每个班组都知道自己在为谁节省时间",
    facts=tuple((label, "一线客服、热线坐席、在线客服与班组长") for label in "学时形师版"),
)
MODULES = ("看懂客诉", "接住情绪", "给出方案", "复盘改进", "工具与数字化", "演练", "收尾")
AGENDA = Agenda(
    rows=tuple(
        AgendaRow(
            number=number,
            title=title,
            outcome=f"学完本模块，您能把{title}这一步讲给新人听。",
            minutes=number * 10,
        )
        for number, title in enumerate(MODULES[:4], 1)
    )
)
DIVIDER = Divider(
    number=2,
    title="接住情绪",
    promise="学完本模块，您能在对方情绪最激动的前 90 秒，用三句话让通话回到解决问题上。",
    peers=MODULES[:4],
)
FULL_DIVIDER = replace(
    DIVIDER,
    minutes=60,
    topics=(
        "黄金三步法",
        "说得准，听得懂",
        "沟通障碍与对策",
        "话术库",
        "投诉与危机",
        "三起投诉还原",
    ),
)
CLOSING = Closing(
    label="课程小结",
    title="明天上班，先做三件事",
    actions=(
        ("换掉第一句话", "从核对订单号，改成先问发生了什么"),
        ("每单约定一个时间", "说出几点之前、由谁答复"),
        ("每周五听一通录音", "和同伴各找出一处可以更好的地方"),
    ),
    url="https://training.example.com/courses/a.html",
    caption="扫码回看全部课件",
    caption_detail="页面、话术与自测都在网站上",
)
SINGLE = Question(
    id="q-1",
    name="第一句话",
    type=QuestionType.SINGLE,
    stem=(text("客户开口就说等了三天没人管，您的第一句话是？"),),
    choices=(
        Choice(text=text("先核对订单号，确认身份再说"), correct=False, feedback=text("心还悬着")),
        Choice(text=text("等了三天确实着急，我马上查"), correct=True),
        Choice(text=text("您先冷静，我们慢慢讲"), correct=False, feedback=text("像在评价对方")),
    ),
    explanation=text("先接情绪，再办事情。先说出对方的感受，再给动作，一句话做两件事。"),
)
JUDGED = replace(
    SINGLE,
    type=QuestionType.TRUE_FALSE,
    choices=(
        Choice(text=text("正确"), correct=False),
        Choice(text=text("错误"), correct=True),
    ),
)
FILLED = replace(
    SINGLE,
    type=QuestionType.BLANKS,
    choices=(),
    blanks=(Blank(answers=("责任", "负责")), Blank(answers=("办结",))),
)
WORDY = replace(
    SINGLE,
    choices=tuple(
        Choice(
            text=text("先把前三次联系的记录从头读一遍，再请客户补充这几天发生的事"), correct=n == 1
        )
        for n in range(6)
    ),
    explanation=text("先读记录，客户就不必从头再说。" * 30),
)


SHORT, ORDERED, MATCHED, ORDER_FORM, SCENE = (
    question_in(each) for each in (SHORT_ANSWER, ORDERING, MATCHING, WORK_ORDER, SCENARIO)
)
PICTURED = question_in(WITH_PICTURE.replace("queue.png", "1600x900.png"))


def ask(question: Question) -> QuestionSlide:
    return QuestionSlide(question=question, number=3, is_answer=False)


def answer(question: Question) -> QuestionSlide:
    return QuestionSlide(question=question, number=3, is_answer=True)


def blocks_of(name: str) -> list[Block]:
    """What the examples of a component's page hold."""
    page = (ROOT / name / "doc.md").read_text(encoding="utf-8")
    found: list[Block] = []
    for match in _EXAMPLE.finditer(page):
        report = Report()
        context = PageContext(path="content/chapter/doc.md")
        parsed, _ = Parser().parse(match[1], context, Meta(title="", id="doc"), report)
        assert list(report) == []
        found.extend(block for block in parsed.lead)
    return found


def load_image(image: Image) -> LoadedImage | None:
    """A picture whose name says its size in pixels: ``窗口-1600x900.png``; any other file is missing."""
    size = re.search(r"(\d+)x(\d+)", image.target)
    if size is None:
        return None
    return LoadedImage(
        data=b"picture", media_type="image/png", width_px=int(size[1]), height_px=int(size[2])
    )


def pictures_with_text() -> list[object]:
    """What the plan makes of every example on the page about pictures with text."""
    contents: list[object] = []
    page = (ROOT / "picture_text" / "doc.md").read_text(encoding="utf-8")
    for match in _EXAMPLE.finditer(page):
        planned = plan_section(match[1])
        assert [slide.component for slide in planned] == ["picture-text"]
        contents += [slide.content for slide in planned]
    return contents


def plan_section(body: str) -> tuple[Slide, ...]:
    """The slides of a topic whose blocks are ``body``."""
    report = Report()
    context = PageContext(path="content/chapter/doc.md")
    text = f"## 一个题目 {{#topic}}\n\n{body}"
    parsed, _ = Parser().parse(text, context, Meta(title="", id="doc"), report)
    slides = tuple(plan_topic(parsed, parsed.topics[0], report).slides)
    assert list(report) == []
    return slides


def row_of(*targets: str, title: str = "等位区") -> Pictures:
    """Pictures of these sizes, one after the other."""
    return Pictures(
        images=tuple(
            Image(target=target, alt=f"图 {number}", title=title and f"{title} {number}")
            for number, target in enumerate(targets, 1)
        )
    )


CONTENTS: dict[str, list[object]] = {
    "cover": [COVER, LONG_COVER],
    "agenda": [AGENDA],
    "section": [
        DIVIDER,
        replace(DIVIDER, number=7, peers=MODULES),
        FULL_DIVIDER,
        replace(FULL_DIVIDER, title=LONG_COVER.title, topics=FULL_DIVIDER.topics[:2]),
    ],
    "closing": [CLOSING],
    "question": [
        *(
            make(question)
            for question in (
                SINGLE,
                JUDGED,
                FILLED,
                WORDY,
                SHORT,
                ORDERED,
                MATCHED,
                ORDER_FORM,
                PICTURED,
            )
            for make in (ask, answer)
        ),
        ask(SCENE),
    ],
    "bullets": [*blocks_of("bullets")],
    "table": [*blocks_of("table")],
    "image": [
        Image(target="1600x900", alt="一张预订卡", title="一桌一档的纸卡"),
        Image(target="400x800", alt="取号机", title="屏上有预计等待时间"),
        Image(target="1600x900", alt="大厅"),
        row_of("1600x900", "1600x900"),
        row_of("1600x900", "600x1000", "1000x1000"),
        row_of("600x1000", "600x1000", "600x1000", title=""),
        row_of("1200x900", "8000x400", "1200x900", "1200x900", "1200x900", "1200x900"),
    ],
    "picture-text": pictures_with_text(),
    "admonition": [*blocks_of("admonition")],
}
CASES = [
    pytest.param(name, content, region, id=f"{name}-{number}-{region.height:g}")
    for name, contents in CONTENTS.items()
    for number, content in enumerate(contents, 1)
    for region in ((FULL,) if name in {*OWN_TITLE, "agenda", "question"} else (FULL, LOW))
]


def lay_out(
    name: str, content: object, region: Rect = FULL, kit: Kit | None = None
) -> list[tuple[Frame, ...]]:
    return list(components()[name].layout(content, region, kit or Kit(load_image=load_image)))


def as_slides(name: str, pages: list[tuple[Frame, ...]]) -> list[SlideFrames]:
    role = OWN_TITLE.get(name, "content")
    return [
        settle(SlideFrames(id=f"p{n}", role=role, title="", frames=frames), shipped_metrics())  # type: ignore[arg-type]
        for n, frames in enumerate(pages, 1)
    ]


def flat(frames: tuple[Frame, ...]) -> Iterator[Frame]:
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from flat(frame.children)
        else:
            yield frame


def shapes_of(frames: tuple[Frame, ...]) -> dict[str, ShapeFrame]:
    return {frame.name: frame for frame in flat(frames) if isinstance(frame, ShapeFrame)}


def text_of(frame: ShapeFrame) -> str:
    assert frame.text is not None
    return frame.text.plain


def said_on(page: tuple[Frame, ...]) -> str:
    parts = [text_of(shape) for shape in shapes_of(page).values() if shape.text]
    for frame in page:
        if isinstance(frame, TableFrame):
            parts += [cell.text.plain for row in frame.rows for cell in row]
    return "\n".join(parts)
