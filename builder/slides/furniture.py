"""The slides around a course's content: cover, agenda, section dividers, closing."""

from collections.abc import Iterator

from builder.model.inline import text
from builder.model.library import Course, CourseSection
from builder.model.slide import (
    AGENDA_ID,
    Agenda,
    AgendaRow,
    Closing,
    Cover,
    Divider,
    Slide,
    SpeakerNotes,
    section_id,
)
from builder.model.span import Span
from builder.model.words import AUDIENCES
from builder.slides.spoken import spoken_lines

FEWEST_ON_AGENDA = 3
"""A course of fewer modules needs no agenda."""
_CLOSING_TITLE = "明天上班，先做这几件事"


def cover_slide(course: Course) -> Slide:
    """Title, subtitle and up to five facts from the course page's front matter."""
    meta = course.page.meta
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
        notes=SpeakerNotes(prose=tuple(spoken_lines(course.page.lead))),
        span=Span(course.page.path),
    )


def agenda_slides(course: Course) -> Iterator[Slide]:
    """One slide with the numbered sections, or none when they are few."""
    numbered = [section for section in course.sections if section.number]
    if len(numbered) < FEWEST_ON_AGENDA:
        return
    rows = tuple(
        AgendaRow(
            number=section.number or 0,
            title=section.title,
            outcome=section.promise,
            minutes=section.minutes,
        )
        for section in numbered
    )
    yield Slide(
        id=AGENDA_ID,
        kind="agenda",
        title=text(f"{_han_number(len(rows))}个模块，走完{course.page.meta.title}"),
        component="agenda",
        content=Agenda(rows=rows),
        section_title="课程目录",
        span=Span(course.page.path, numbered[0].line),
    )


def divider_slide(course: Course, section: CourseSection, topics: tuple[str, ...]) -> Slide:
    """A numbered section's name, promise and ``topics``; all that comes is in the notes."""
    peers = tuple(peer.title for peer in course.sections if peer.number)
    number = section.number or 0
    contents = "、".join(link.text for link in section.links)
    return Slide(
        id=section_id(number),
        kind="section",
        title=text(section.title),
        component="section",
        content=Divider(
            number=number,
            title=section.title,
            promise=section.promise,
            peers=peers,
            topics=topics,
            minutes=section.minutes,
        ),
        notes=SpeakerNotes(
            prose=(
                f"进入第 {number} 个模块：{section.title}。",
                section.promise,
                f"本模块内容：{contents}",
            )
        ),
        span=Span(course.page.path, section.line),
    )


def closing_slides(course: Course, site_url: str) -> Iterator[Slide]:
    """What to do tomorrow, and a code that leads to the course on the site; none without actions."""
    meta = course.page.meta
    if not meta.actions:
        return
    title = meta.closing or _CLOSING_TITLE
    yield Slide(
        id="closing",
        kind="closing",
        title=text(title),
        component="closing",
        content=Closing(
            label="课程小结",
            title=title,
            actions=meta.actions,
            url=_site_address(course, site_url) if site_url else "",
            caption="扫码回看全部课件",
            caption_detail="页面、话术与自测都在网站上",
        ),
        section_title=course.sections[-1].title if course.sections else "",
        span=Span(course.page.path),
    )


def _site_address(course: Course, site_url: str) -> str:
    path = course.page.path.partition("/")[2].removesuffix(".md")
    return f"{site_url.rstrip('/')}/{path}.html"


def _han_number(number: int) -> str:
    return "零一二三四五六七八九十"[number] if number <= 10 else str(number)
