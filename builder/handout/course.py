"""A course's handout: what trainees saw, room for what they write, questions, and the key at the very end."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from builder.handout.blocks import LoadImage, asks, write_blocks, write_list
from builder.handout.questions import write_key, write_questions
from builder.model.block import ListBlock
from builder.model.library import Library
from builder.model.page import Page, PageKind, Topic
from builder.model.slide import (
    SAMPLE_NOTE,
    Agenda,
    Closing,
    Cover,
    Divider,
    Plan,
    QuestionSlide,
    Slide,
)
from builder.model.theme import Theme
from builder.word.paper import Paper

EXERCISE_LINES = 6


def course_handout(
    plan: Plan, library: Library, theme: Theme, load_image: LoadImage, created: datetime
) -> bytes:
    """The .docx of one course; the trainer's notes and prose are not in it."""
    organisation = plan.organisation or theme.organisation
    paper = Paper(
        f"{plan.title} · 学员手册", plan.summary, footer=plan.title or organisation, theme=theme
    )
    _Handout(plan, library, paper, load_image).write()
    return paper.to_bytes(author=plan.presenter or organisation, created=created)


class _Handout:
    def __init__(self, plan: Plan, library: Library, paper: Paper, load_image: LoadImage) -> None:
        self.plan = plan
        self.library = library
        self.paper = paper
        self.load_image = load_image

    def write(self) -> None:
        for slide in self.plan.slides:
            if isinstance(slide.content, Cover | Agenda):
                self._opening(slide.content)
        shown = [slide for slide in self.plan.slides if slide.kind in ("section", "content")]
        for title, slides in groupby(shown, key=lambda slide: slide.section_title):
            self._section(title, tuple(slides))
        for slide in self.plan.slides:
            if isinstance(slide.content, Closing):
                self._closing(slide.content)
        questions = _questions(self.plan)
        if questions:
            write_questions(self.paper, questions, self.load_image)
            write_key(self.paper, questions)

    def _opening(self, content: Cover | Agenda) -> None:
        if isinstance(content, Cover):
            self.paper.table((), content.facts)
            self.paper.paragraph(f"姓名{'＿' * 8}　　日期{'＿' * 8}")
            return
        self.paper.heading("学习目标", 1)
        rows = [
            (f"{row.number}　{row.title}", row.outcome, f"{row.minutes:g}" if row.minutes else "")
            for row in content.rows
        ]
        self.paper.table(("模块", "学完以后", "分钟"), rows)

    def _section(self, title: str, slides: Sequence[Slide]) -> None:
        divider = next((s.content for s in slides if isinstance(s.content, Divider)), None)
        self.paper.heading(f"{divider.number}　{title}" if divider else title or "内容", 1)
        if divider and divider.promise:
            self.paper.paragraph(divider.promise)
        content = [slide for slide in slides if slide.kind == "content"]
        pages = dict.fromkeys(slide.span.path for slide in content)
        self._objectives(pages)
        for path, group in groupby(content, key=lambda slide: slide.span.path):
            for slide in group:
                self._slide(slide)
            self._discussion(self.library.pages.get(path))

    def _objectives(self, paths: Sequence[str] | dict[str, None]) -> None:
        pages = [self.library.pages[path] for path in paths if path in self.library.pages]
        goals = [goal for page in pages for goal in page.meta.objectives.values()]
        if goals:
            self.paper.label("这一部分的目标")
            for goal in goals:
                self.paper.bullet(goal)

    def _slide(self, slide: Slide) -> None:
        self.paper.heading(slide.title, 2)
        write_blocks(self.paper, slide.blocks, self.load_image, slide.title.plain)
        if slide.takeaway:
            self.paper.takeaway(f"{slide.takeaway.label}：{slide.takeaway.text.plain}")
        if slide.is_exercise:
            self.paper.writing_lines(EXERCISE_LINES)
        # On paper every sample figure carries its mark where it stands.
        sources = [note for note in slide.source_notes if note != SAMPLE_NOTE]
        if sources:
            self.paper.note(f"来源：{'；'.join(sources)}")

    def _discussion(self, page: Page | None) -> None:
        """Questions that a case's page puts to its readers and that no slide shows."""
        for topic in _discussions(page) if page else ():
            self.paper.heading(f"{topic.title.plain}：{page.meta.title if page else ''}", 2)
            for block in topic.blocks:
                if isinstance(block, ListBlock):
                    write_list(self.paper, block)

    def _closing(self, content: Closing) -> None:
        self.paper.heading(content.title, 1)
        for label, how in content.actions:
            self.paper.bullet(f"{label}：{how}")


def _discussions(page: Page) -> Iterator[Topic]:
    if page.kind is not PageKind.CASE:
        return
    for topic in page.topics:
        lists = [block for block in topic.blocks if isinstance(block, ListBlock)]
        if "site-only" in topic.classes and lists and all(asks(block) for block in lists):
            yield topic


def _questions(plan: Plan) -> tuple[QuestionSlide, ...]:
    return tuple(
        slide.content
        for slide in plan.slides
        if isinstance(slide.content, QuestionSlide) and not slide.content.is_answer
    )
