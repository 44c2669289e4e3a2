"""A course and the library → the plan: every slide in running order, before anything is measured."""

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
from builder.model.slide import LeftOut, Plan, Slide, SpeakerNotes
from builder.model.span import Span
from builder.slides.furniture import agenda_slides, closing_slides, cover_slide, divider_slide
from builder.slides.questions import question_slides
from builder.slides.spoken import spoken_lines
from builder.slides.topic import plan_topic


def plan_course(course: Course, library: Library, site_url: str, report: Report) -> Plan:
    """The slides of ``course``; topics with nothing to show are reported.

    Dead links and unknown numbers were reported when the library was loaded; here they are passed over.
    """
    return _Planner(course, library, site_url, report).plan()


def plan_page(page: Page, library: Library, report: Report) -> Plan:
    """The slides of one page's topics, without a course's cover, agenda, dividers and closing."""
    planner = _Planner(Course(page=page, sections=()), library, "", report)
    return planner.plan_alone()


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
        slides = [cover_slide(self.course), *agenda_slides(self.course)]
        for section in self.course.sections:
            slides.extend(self._section(section))
        slides.extend(closing_slides(self.course, self.site_url))
        return self._plan(slides)

    def plan_alone(self) -> Plan:
        return self._plan(list(self._page(self.course.page)))

    def _plan(self, slides: Sequence[Slide]) -> Plan:
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

    def _section(self, section: CourseSection) -> Iterator[Slide]:
        slides: list[Slide] = []
        if section.number:
            slides.append(divider_slide(self.course, section, tuple(self._topics(section))))
        else:
            self._leave_out_section(section)
        for link in section.links:
            slides.extend(self._link(link))
        for slide in slides:
            yield replace(slide, section_number=section.number, section_title=section.title)

    def _topics(self, section: CourseSection) -> Iterator[str]:
        """What a divider announces: everything but the questions."""
        for link in section.links:
            page = self.library.pages.get(link.path)
            if page is not None and page.kind is not PageKind.QUIZ:
                yield link.text

    def _leave_out_section(self, section: CourseSection) -> None:
        """A section without a divider has no place for its promise and its list of links."""
        reason = "没有编号的模块不设章节页"
        if section.promise:
            self.left_out.append((self._span(section.line), section.promise, reason))
        for link in section.links:
            self.left_out.append((self._span(link.line), link.text, reason))

    def _link(self, link: CourseLink) -> Iterator[Slide]:
        page = self.library.pages.get(link.path)
        if page is None:
            return  # reported when the library was loaded, as every dead link is
        if page.kind is PageKind.QUIZ:
            yield from self._questions(page, link)
        elif link.anchor:
            for topic in page.topics:
                if topic.id == link.anchor:
                    yield from self._topic(page, topic)
        else:
            yield from self._page(page)

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
            if slide.component == "metric" and isinstance(slide.content, LibraryReference):
                yield from self._metric(slide, slide.content, is_first=not number)
            elif isinstance(slide.content, LibraryReference):
                notes = slide.notes
                if not number:
                    # The named page brings its own title; the topic's heading is still to be said.
                    notes = replace(notes, prose=(topic.title.plain, *notes.prose))
                named = self._reference(slide, slide.content)
                yield from _with_notes_before(_with_frame_of(slide, named), notes)
            else:
                yield replace(slide, is_sample_case=slide.component == "case")

    def _reference(self, slide: Slide, reference: LibraryReference) -> Iterator[Slide]:
        """The slides of the case, script or question that a topic names; unknown ones are reported already."""
        if slide.component == "quiz":
            question = self.library.question(reference.ref)
            yield from self._question(question) if question else ()
            return
        page = self.library.by_ref(reference.ref)
        found = _defining_topic(page, slide.component) if page else None
        if page is None or found is None:
            return
        suffix = reference.ref.lower()
        for number, inner in enumerate(self._topic(page, found)):
            identifier = f"{slide.id}-{suffix}" if not number else f"{slide.id}-{suffix}-{number}"
            minutes = slide.minutes if not number else None
            yield replace(inner, id=identifier, minutes=minutes)

    def _metric(
        self, slide: Slide, reference: LibraryReference, *, is_first: bool
    ) -> Iterator[Slide]:
        """The metric in place of its number, with its origin as source; unknown ones are reported already."""
        metric = self.library.metric(reference.ref)
        if metric is None:
            return
        asked = "怎么算，多少算好" if metric.thresholds else "怎么算"
        title = slide.title if is_first else text(f"{metric.name}{asked}", span=slide.span)
        sources = (*slide.source_notes, *((metric.origin,) if metric.origin else ()))
        yield replace(slide, title=title, content=metric, source_notes=sources)

    def _questions(self, page: Page, link: CourseLink) -> Iterator[Slide]:
        bank = self.library.banks.get(page.path)
        if bank is None:
            return
        questions = bank.questions
        if link.anchor:
            named = bank.question(link.anchor)
            questions = (named,) if named else ()
        for question in questions:
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Slide]:
        self.question_count += 1
        yield from question_slides(question, self.question_count)


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


def _defining_topic(page: Page, component: str) -> Topic | None:
    """The topic that holds the page's own case or script block."""
    for topic in page.topics:
        for block in topic.blocks:
            if not isinstance(block, ComponentBlock) or block.name != component:
                continue
            if not isinstance(block.content, LibraryReference | None):
                return topic
    return None


def _with_suffix(title: RichText, suffix: str) -> RichText:
    return RichText(runs=(*title.runs, Run(text=suffix)), span=title.span)


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
