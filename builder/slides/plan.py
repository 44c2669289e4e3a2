"""A course and the library → the plan: every slide in running order, before anything is measured."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.components.base import LibraryReference
from builder.lint.diagnostic import Report
from builder.model.block import ComponentBlock
from builder.model.inline import RichText, Run, text
from builder.model.library import Course, CourseLink, CourseSection, Library
from builder.model.page import Page, PageKind, Topic
from builder.model.quiz import Question
from builder.model.slide import (
    Agenda,
    AgendaRow,
    Closing,
    Cover,
    Divider,
    LeftOut,
    Plan,
    QuestionSlide,
    Slide,
    SpeakerNotes,
)
from builder.model.span import Span
from builder.model.words import AUDIENCES
from builder.slides.spoken import spoken_lines
from builder.slides.topic import plan_topic

ANSWER = "（答案）"
_LONGEST_TITLE = 56
"""Characters of a stem that two lines of a title hold together with the mark of the answer."""
_PROMISE_OPENING = re.compile(r"^学完[^，]{0,6}，您?能够?")
"""What every promise begins with and an agenda need not repeat."""


def plan_course(course: Course, library: Library, site_url: str, report: Report) -> Plan:
    """The slides of ``course``; links that lead nowhere and topics with nothing to show are reported."""
    return _Planner(course, library, site_url, report).plan()


class _Planner:
    def __init__(self, course: Course, library: Library, site_url: str, report: Report) -> None:
        self.course = course
        self.meta = course.page.meta
        self.library = library
        self.site_url = site_url
        self.report = report
        self.left_out: list[LeftOut] = []
        self.question_count = 0

    def plan(self) -> Plan:
        slides = [self._cover(), *self._agenda()]
        for section in self.course.sections:
            slides.extend(self._section(section))
        slides.extend(self._closing())
        return Plan(
            course_id=self.meta.id,
            title=self.meta.title,
            summary=self.meta.summary,
            theme=self.meta.theme or "default",
            slides=tuple(_with_unique_titles(slides)),
            organisation=self.meta.organisation,
            presenter=self.meta.presenter,
            left_out=tuple(self.left_out),
        )

    def _span(self, line: int = 1) -> Span:
        return Span(self.course.page.path, line)

    def _cover(self) -> Slide:
        meta = self.meta
        audience = "、".join(AUDIENCES.get(name, name) for name in meta.audience)
        facts = (
            ("学员", audience),
            ("时长", f"共 {meta.minutes} 分钟" if meta.minutes else ""),
            ("形式", meta.form),
            ("讲师", meta.presenter),
            ("版本", meta.version),
        )
        return Slide(
            id="cover",
            kind="cover",
            title=text(meta.title),
            component="cover",
            content=Cover(
                series=meta.series,
                title=meta.title,
                subtitle=meta.summary,
                facts=tuple(fact for fact in facts if fact[1]),
            ),
            notes=SpeakerNotes(prose=tuple(spoken_lines(self.course.page.lead))),
            span=self._span(),
        )

    def _agenda(self) -> Iterator[Slide]:
        numbered = [section for section in self.course.sections if section.number]
        if len(numbered) < 3:
            return
        rows = tuple(
            AgendaRow(
                number=section.number or 0,
                title=section.title,
                outcome=_PROMISE_OPENING.sub("", section.promise).rstrip("。"),
                minutes=section.minutes,
            )
            for section in numbered
        )
        yield Slide(
            id="agenda",
            kind="agenda",
            title=text(f"{_han_number(len(rows))}个模块，走完{self.meta.title}"),
            component="agenda",
            content=Agenda(rows=rows),
            section_title="课程目录",
            span=self._span(numbered[0].line),
        )

    def _section(self, section: CourseSection) -> Iterator[Slide]:
        slides: list[Slide] = []
        if section.number:
            slides.append(self._divider(section))
        else:
            self._leave_out_section(section)
        for link in section.links:
            slides.extend(self._link(link))
        for slide in slides:
            yield replace(slide, section_number=section.number, section_title=section.title)

    def _leave_out_section(self, section: CourseSection) -> None:
        """A section without a divider has no place for its promise and its list of links."""
        reason = "没有编号的模块不设章节页"
        if section.promise:
            self.left_out.append((self._span(section.line), section.promise, reason))
        for link in section.links:
            self.left_out.append((self._span(link.line), link.text, reason))

    def _divider(self, section: CourseSection) -> Slide:
        peers = tuple(peer.title for peer in self.course.sections if peer.number)
        number = section.number or 0
        return Slide(
            id=f"section-{number}",
            kind="section",
            title=text(section.title),
            component="section",
            content=Divider(
                number=number, title=section.title, promise=section.promise, peers=peers
            ),
            notes=SpeakerNotes(
                prose=(
                    f"进入第 {number} 个模块：{section.title}。",
                    section.promise,
                    "本模块内容：" + "、".join(link.text for link in section.links),
                )
            ),
            span=self._span(section.line),
        )

    def _closing(self) -> Iterator[Slide]:
        if not self.meta.actions:
            return
        yield Slide(
            id="closing",
            kind="closing",
            title=text(self.meta.closing or "明天上班，先做这几件事"),
            component="closing",
            content=Closing(
                label="课程小结",
                title=self.meta.closing or "明天上班，先做这几件事",
                actions=self.meta.actions,
                url=self._site_address() if self.site_url else "",
                caption="扫码回看全部课件",
                caption_detail="页面、话术与自测都在网站上",
            ),
            section_title=self.course.sections[-1].title if self.course.sections else "",
            span=self._span(),
        )

    def _site_address(self) -> str:
        path = self.course.page.path.partition("/")[2].removesuffix(".md")
        return f"{self.site_url.rstrip('/')}/{path}.html"

    def _link(self, link: CourseLink) -> Iterator[Slide]:
        page = self.library.pages.get(link.path)
        if page is None:
            near = difflib.get_close_matches(link.path, list(self.library.pages), 1, 0.6)
            self.report.error(
                "DIA012",
                self._span(link.line),
                f"课程里的链接指向不存在的页面 {link.path}",
                f"是不是 {near[0]}？" if near else "检查文件名和目录",
                f"link to a missing page {link.path}",
            )
        elif page.kind is PageKind.QUIZ:
            yield from self._questions(page, link)
        elif link.anchor:
            topic = self._find_topic(page, link)
            if topic:
                yield from self._topic(page, topic)
        else:
            yield from self._page(page)

    def _find_topic(self, page: Page, link: CourseLink) -> Topic | None:
        topics = {topic.id: topic for topic in page.topics}
        if link.anchor not in topics:
            near = difflib.get_close_matches(link.anchor, list(topics), 1, 0.5)
            self.report.error(
                "DIA012",
                self._span(link.line),
                f"页面 {link.path} 里没有编号 #{link.anchor}",
                f"是不是 #{near[0]}？" if near else f"可用：{'、'.join(topics)}",
                f"no anchor {link.anchor} on {link.path}",
            )
        return topics.get(link.anchor)

    def _page(self, page: Page) -> Iterator[Slide]:
        opening = tuple(spoken_lines(page.lead))
        goals = tuple(f"目标：{goal}" for goal in page.meta.objectives.values())
        slides = [slide for topic in page.topics for slide in self._topic(page, topic)]
        title = f"【{page.meta.title}】"
        yield from _with_notes_before(slides, SpeakerNotes(prose=(title, *opening, *goals)))

    def _topic(self, page: Page, topic: Topic) -> Iterator[Slide]:
        if "site-only" in topic.classes:
            self.left_out.append((topic.span, topic.title.plain, "标了 .site-only，只在网站上"))
            return
        planned = plan_topic(page, topic, self.report)
        self.left_out.extend(planned.left_out)
        for number, slide in enumerate(planned.slides):
            if isinstance(slide.content, LibraryReference):
                notes = slide.notes
                if not number:
                    # The named page brings its own title; the topic's heading is still to be said.
                    notes = replace(notes, prose=(topic.title.plain, *notes.prose))
                named = self._reference(slide, slide.content)
                yield from _with_notes_before(_with_frame_of(slide, named), notes)
            else:
                yield replace(slide, is_sample_case=slide.component == "case")

    def _reference(self, slide: Slide, reference: LibraryReference) -> Iterator[Slide]:
        """The slides of the case, script or question that a topic names."""
        if slide.component == "quiz":
            yield from self._named_question(reference)
            return
        page = self.library.by_ref(reference.ref)
        found = _defining_topic(page, slide.component) if page else None
        if page is None or found is None:
            known = sorted(
                page.meta.ref
                for page in self.library.pages.values()
                if page.kind.value == slide.component
            )
            near = difflib.get_close_matches(reference.ref, known, 1, 0.5)
            self.report.error(
                "DIA010",
                reference.span,
                f"没有编号为 {reference.ref} 的{_NOUNS[slide.component]}",
                f"是不是 {near[0]}？" if near else f"可用：{'、'.join(known)}",
                f"unknown {slide.component} {reference.ref}",
            )
            return
        suffix = reference.ref.lower()
        for number, inner in enumerate(self._topic(page, found)):
            identifier = f"{slide.id}-{suffix}" if not number else f"{slide.id}-{suffix}-{number}"
            minutes = slide.minutes if not number else None
            yield replace(inner, id=identifier, minutes=minutes)

    def _named_question(self, reference: LibraryReference) -> Iterator[Slide]:
        question = self.library.question(reference.ref)
        if question is None:
            self.report.error(
                "DIA010",
                reference.span,
                f"没有编号为 {reference.ref} 的题目",
                "编号写在题目标题后面，例如 {#es-001}",
                f"unknown question {reference.ref}",
            )
            return
        yield from self._question(question)

    def _questions(self, page: Page, link: CourseLink) -> Iterator[Slide]:
        bank = self.library.banks.get(page.path)
        if bank is None:
            return
        chosen = [q for q in bank.questions if link.anchor in ("", q.id)]
        if not chosen:
            self._find_topic(page, link)
        for question in chosen:
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Slide]:
        self.question_count += 1
        stem = _stem(question)
        is_long = len(stem.plain) > _LONGEST_TITLE
        title = text(question.name, span=question.span) if is_long else stem
        for is_answer in (False, True):
            yield Slide(
                id=f"{question.id}-answer" if is_answer else question.id,
                kind="answer" if is_answer else "question",
                title=_with_suffix(title, ANSWER) if is_answer else title,
                component="question",
                content=QuestionSlide(
                    question=question,
                    number=self.question_count,
                    is_answer=is_answer,
                    stem=stem if is_long else RichText(),
                ),
                notes=_question_notes(question, is_answer),
                minutes=None if is_answer else question.seconds / 60,
                span=question.span,
            )


def _with_frame_of(reference: Slide, slides: Iterable[Slide]) -> Iterator[Slide]:
    """The slides in place of a reference; what stood beside it goes on the first one or into its notes."""
    for number, slide in enumerate(slides):
        if number:
            yield slide
            continue
        notes = slide.notes
        takeaway = slide.takeaway
        if reference.takeaway and (takeaway or slide.kind == "question"):
            said = f"{reference.takeaway.label}：{reference.takeaway.text.plain}"
            notes = replace(notes, prose=(*notes.prose, said))
        elif reference.takeaway:
            takeaway = reference.takeaway
        sources = dict.fromkeys((*slide.source_notes, *reference.source_notes))
        yield replace(slide, notes=notes, takeaway=takeaway, source_notes=tuple(sources))


def _with_notes_before(slides: Iterable[Slide], notes: SpeakerNotes) -> Iterator[Slide]:
    """The slides, the first one's speaker notes after ``notes``."""
    for number, slide in enumerate(slides):
        if number:
            yield slide
            continue
        prose = (*notes.prose, *slide.notes.prose)
        trainer = (*notes.trainer, *slide.notes.trainer)
        yield replace(slide, notes=SpeakerNotes(prose=prose, trainer=trainer))


_NOUNS = {"case": "案例", "script": "话术", "quiz": "题目"}


def _defining_topic(page: Page, component: str) -> Topic | None:
    """The topic that holds the page's own case or script block."""
    for topic in page.topics:
        for block in topic.blocks:
            if not isinstance(block, ComponentBlock) or block.name != component:
                continue
            if not isinstance(block.content, LibraryReference | None):
                return topic
    return None


def _stem(question: Question) -> RichText:
    runs = [run for part in question.stem for run in part.runs]
    return RichText(runs=tuple(runs), span=question.span)


def _with_suffix(title: RichText, suffix: str) -> RichText:
    return RichText(runs=(*title.runs, Run(text=suffix)), span=title.span)


def _question_notes(question: Question, is_answer: bool) -> SpeakerNotes:
    if not is_answer:
        fields = (question.name, question.type.value, question.difficulty, *question.tags)
        return SpeakerNotes(prose=("　".join(field for field in fields if field),))
    right = "、".join(
        f"{chr(65 + number)} {choice.text.plain}"
        for number, choice in enumerate(question.choices)
        if choice.correct
    )
    right = right or "；".join(" / ".join(blank.answers) for blank in question.blanks)
    feedback = [
        f"{chr(65 + number)}：{choice.feedback.plain}"
        for number, choice in enumerate(question.choices)
        if choice.feedback
    ]
    return SpeakerNotes(prose=(f"答案：{right}", question.explanation.plain, *feedback))


def _with_unique_titles(slides: Sequence[Slide]) -> Iterator[Slide]:
    seen: Counter[str] = Counter()
    for slide in slides:
        seen[slide.title.plain] += 1
        count = seen[slide.title.plain]
        if count > 1:
            suffix = f"（{count}）"
            yield replace(slide, id=f"{slide.id}-{count}", title=_with_suffix(slide.title, suffix))
        else:
            yield slide


def _han_number(number: int) -> str:
    return "零一二三四五六七八九十"[number] if number <= 10 else str(number)
