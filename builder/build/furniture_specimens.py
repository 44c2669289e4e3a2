"""Contents of the slides that no author writes as a block: cover, agenda, divider, question, closing."""

from collections.abc import Mapping
from dataclasses import replace

from builder.model.inline import text
from builder.model.quiz import Choice, Question, QuestionType
from builder.model.slide import (
    Agenda,
    AgendaRow,
    Closing,
    Cover,
    Divider,
    QuestionSlide,
    Slide,
    SlideKind,
)

_MODULES = (
    "看懂客诉", "接住情绪", "给出方案", "复盘改进", "工具与数字化", "带教新人", "收尾",
)  # fmt: skip
_TOPICS = ("先停下来听", "复述事实", "说出感受", "给出下一步", "三通录音", "分组演练")
_PROMISE = "学完本模块，您能在对方情绪最激动的前 90 秒，用三句话让通话回到解决问题上。"
_URL = "https://training.example.com/courses/a.html"


def furniture_slides() -> Mapping[str, tuple[Slide, ...]]:
    """Slides by component: few, a natural number, many."""
    return {
        "cover": _slides("cover", *((content.title, content) for content in _covers())),
        "agenda": _slides("agenda", *((f"{n} 个模块", _agenda(n)) for n in (3, 5, 7))),
        "section": _slides("section", *((divider.title, divider) for divider in _dividers())),
        "question": tuple(slide for question in _questions() for slide in _asked(question)),
        "closing": _slides("closing", *((content.title, content) for content in _closings())),
    }


def _slides(kind: SlideKind, *contents: tuple[str, object]) -> tuple[Slide, ...]:
    return tuple(
        Slide(id=f"{kind}-{n}", kind=kind, title=text(title), component=kind, content=content)
        for n, (title, content) in enumerate(contents, 1)
    )


def _covers() -> tuple[Cover, ...]:
    natural = Cover(
        series="客户服务能力课程",
        title="把投诉变成信任",
        subtitle="一线客服的客诉处理与信任修复",
        facts=(
            ("学员", "一线客服与班组长"),
            ("时长", "共 210 分钟"),
            ("形式", "案例、话术与分组演练"),
            ("版本", "2026 年秋季"),
        ),
    )
    bare = Cover(series="", title="高效服务", subtitle="", facts=())
    long = replace(
        natural,
        title="高效服务与客户投诉处理综合能力提升进阶课程",
        subtitle="让每位客户少等一分、少跑一趟，让每个班组都知道自己在为谁节省时间",
        facts=(*natural.facts, ("讲师", "客户服务培训组与各门店讲师")),
    )
    return bare, natural, long


def _agenda(count: int) -> Agenda:
    rows = (
        AgendaRow(
            number=number,
            title=title,
            outcome=f"学完本模块，您能把{title}这一步讲给新人听。",
            minutes=20 + 10 * (number % 3),
        )
        for number, title in enumerate(_MODULES[:count], 1)
    )
    return Agenda(rows=tuple(rows))


def _dividers() -> tuple[Divider, ...]:
    natural = Divider(
        number=2,
        title="接住情绪",
        promise=_PROMISE,
        peers=_MODULES[:4],
        topics=_TOPICS,
        minutes=60,
    )
    bare = Divider(number=1, title="看懂客诉", promise="", peers=_MODULES[:2])
    many = replace(
        natural,
        number=6,
        title="高效服务的思维与角色转变从哪里开始",
        peers=_MODULES,
        topics=_TOPICS[:4],
    )
    return bare, natural, many


def _questions() -> tuple[Question, ...]:
    single = Question(
        id="single",
        name="第一句话",
        type=QuestionType.SINGLE,
        stem=(text("客户开口就说等了三天没人管，您的第一句话是？"),),
        choices=(
            Choice(text=text("先核对订单号，确认身份再说"), correct=False),
            Choice(text=text("等了三天确实着急，我马上查"), correct=True),
            Choice(text=text("您先冷静，我们慢慢讲"), correct=False),
        ),
        explanation=text("先接情绪，再办事情。先说出对方的感受，再给动作。"),
    )
    judged = replace(
        single,
        id="judged",
        type=QuestionType.TRUE_FALSE,
        stem=(text("客户一着急，先请他冷静，再问事情。"),),
        choices=(
            Choice(text=text("正确"), correct=False),
            Choice(text=text("错误"), correct=True),
        ),
    )
    wordy = replace(
        single,
        id="wordy",
        stem=(text("接到重复投诉，下面哪一步应当放在最前面？"),),
        choices=tuple(
            Choice(
                text=text(f"先把前{n}次联系的记录从头读一遍，再请客户补充这几天发生的事"),
                correct=n == "三",
            )
            for n in "二三四五六"
        ),
    )
    return single, judged, wordy


def _asked(question: Question) -> tuple[Slide, Slide]:
    """The question and its answer."""
    title = question.stem[0]
    kinds: tuple[SlideKind, SlideKind] = ("question", "answer")
    asked, answered = (
        Slide(
            id=f"{question.id}-{kind}",
            kind=kind,
            title=title,
            component="question",
            content=QuestionSlide(question=question, number=3, is_answer=kind == "answer"),
        )
        for kind in kinds
    )
    return asked, replace(answered, title=text(f"{title.plain}（答案）"))


def _closings() -> tuple[Closing, ...]:
    natural = Closing(
        label="课程小结",
        title="明天上班，先做三件事",
        actions=(
            ("换掉第一句话", "从核对订单号，改成先问发生了什么"),
            ("每单约定一个时间", "说出几点之前、由谁答复"),
            ("每周五听一通录音", "和同伴各找出一处可以更好的地方"),
        ),
        url=_URL,
        caption="扫码回看全部课件",
        caption_detail="页面、话术与自测都在网站上",
    )
    alone = replace(natural, title="明天上班，先做一件事", actions=natural.actions[:1], url="")
    return alone, natural
