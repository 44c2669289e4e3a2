"""Plan + kit → frames: the fixed skeleton around what each component lays out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.components import components
from builder.components.strip import takeaway_strip
from builder.layout.frame import (
    SOURCE_NOTE,
    TX2,
    Frame,
    ShapeFrame,
    SlideFrames,
    SlideRole,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.layout.settle import settle, settle_body
from builder.model.inline import RichText, Run
from builder.model.slide import Plan, Slide
from builder.slides.questions import ANSWER

TITLE_SIZES = (28.0, 26.0, 24.0)
NARROW_TITLE_SIZES = (*TITLE_SIZES, 22.0, 20.0, 18.0, 16.0)
"""On templates, whose titles may be narrow."""
TITLE_PITCH = 1.3
NOTE_SIZE = 12.0
NOTE_LINE = 18.0
NOTE_LINES = 3
"""More lines than this go into the speaker notes alone."""
_OWN_TITLE = frozenset({"cover", "section", "closing"})


def compose(plan: Plan, kit: Kit) -> tuple[SlideFrames, ...]:
    """Every slide of the plan as frames; continued slides get 「（续 2/3）」 and an id of their own."""
    return tuple(frames for laid_out in compose_each(plan, kit) for frames in laid_out)


def compose_each(plan: Plan, kit: Kit) -> Iterator[tuple[SlideFrames, ...]]:
    """For every planned slide, in order, the slides it becomes."""
    clock = 0.0
    for slide in plan.slides:
        clock += slide.minutes or 0
        laid_out = _compose_slide(plan, slide, kit, clock)
        yield tuple(settle(frames, kit.fonts) for frames in laid_out)


def _compose_slide(plan: Plan, slide: Slide, kit: Kit, clock: float) -> Iterator[SlideFrames]:
    component = components()[slide.component]
    note, unshown = _source_note(slide, kit)
    region = kit.page.content
    if note:
        region = replace(region, height=note.rect.y - 12 - region.y)
    strip: Frame | None = None
    if slide.takeaway:
        strip, region = takeaway_strip(slide.takeaway.label, slide.takeaway.text, region, kit)
    pages = component.layout(slide.content, region, kit)
    if slide.reveal:
        _report_tables(slide, pages, kit)
    for number, frames in enumerate(pages, 1):
        title = _continued(slide.title, number, len(pages))
        own = slide.kind in _OWN_TITLE
        head = () if own else (_title_frame(slide, title, kit),)
        tail = (strip,) if strip and number == len(pages) else ()
        notes = _notes(slide, clock, unshown) if number == 1 else (f"接上页：{slide.title.plain}",)
        yield SlideFrames(
            id=slide.id if number == 1 else f"{slide.id}-p{number}",
            role=_role(slide, frames),
            title=title.plain.replace("\n", ""),
            frames=(*head, *frames, *tail, *((note,) if note else ())),
            footer="" if own else _footer(plan, slide, kit),
            notes=notes,
            section=slide.section_title or plan.title,
            reveal=component.clicks(frames) if slide.reveal else (),
        )


def _report_tables(slide: Slide, pages: Sequence[Sequence[Frame]], kit: Kit) -> None:
    """Rows of a native table cannot be animated."""
    if any(isinstance(frame, TableFrame) for frames in pages for frame in frames):
        kit.report.warn(
            "SLD004",
            slide.span,
            f"“{slide.title.plain}”排成了表格，表格的行不能逐项出现",
            "把名称和说明改短，就会排成能逐项出现的形状；或者去掉 reveal",
            "rows of a table cannot appear click by click",
        )


def _continued(title: RichText, number: int, count: int) -> RichText:
    if number == 1:
        return title
    return replace(title, runs=(*title.runs, Run(text=f"（续 {number}/{count}）")))


def _title_frame(slide: Slide, title: RichText, kit: Kit) -> ShapeFrame:
    measured = title
    if slide.kind == "question":
        # The answer's title is longer by its mark; both slides must break alike.
        measured = replace(title, runs=(*title.runs, Run(text=ANSWER)))
    sizes = NARROW_TITLE_SIZES if kit.page.is_template else TITLE_SIZES
    most_lines = None if kit.page.is_template else 2  # a template's title may be narrow and tall
    size = _title_size(measured, sizes[:1], 1, kit) or _title_size(
        measured, sizes[1:], most_lines, kit
    )
    if size is None:
        kit.report.error(
            "SLD002",
            slide.span,
            f"标题太长，两行放不下：{title.plain[:20]}……",
            "标题写 10 到 24 个字，最多约 60 个字",
            "slide title takes more than two lines",
        )
    size = size or sizes[-1]
    if slide.kind == "question":
        title = _broken_like(title, measured, size, kit)
    paragraph = kit.paragraph(title, size, bold=True, pitch_em=TITLE_PITCH)
    return ShapeFrame(
        name="标题",
        rect=kit.page.title,
        text=TextBody(paragraphs=(paragraph,)),
        placeholder="title",
    )


def _broken_like(title: RichText, longer: RichText, size: float, kit: Kit) -> RichText:
    """``title`` with the line break that ``longer``, which begins with it, will get."""
    paragraph = kit.paragraph(longer, size, bold=True, pitch_em=TITLE_PITCH)
    body = TextBody(paragraphs=(paragraph,))
    position = settle_body(body, kit.page.title, kit.fonts, is_title=True).plain.find("\n")
    if not 0 < position < len(title.plain):
        return title
    runs: list[Run] = []
    start = 0
    for run in title.runs:
        cut = position - start
        if 0 <= cut < len(run.text):
            run = replace(run, text=f"{run.text[:cut]}\n{run.text[cut:]}")
            start -= 1
        start += len(run.text)
        runs.append(run)
    return replace(title, runs=tuple(runs))


def _title_size(
    title: RichText, sizes: Sequence[float], max_lines: int | None, kit: Kit
) -> float | None:
    area = kit.page.title
    return kit.largest_size(
        [title],
        area.width,
        sizes,
        height_pt=area.height if kit.page.is_template else None,
        max_lines=max_lines,
        bold=True,
        pitch_em=TITLE_PITCH,
    )


def _source_note(slide: Slide, kit: Kit) -> tuple[ShapeFrame | None, tuple[str, ...]]:
    """The note at the slide's foot and the notes it has no room for."""
    area = kit.page.content
    shown = list(slide.source_notes)
    unshown: list[str] = []
    while shown:
        paragraph = kit.paragraph("；".join(shown), NOTE_SIZE, color=TX2, pitch_em=1.2)
        lines = kit.measure((paragraph,), area.width).line_count
        if lines <= NOTE_LINES:
            height = NOTE_LINE * lines
            rect = Rect(area.x, kit.page.note_bottom - height, area.width, height)
            body = TextBody(paragraphs=(paragraph,), anchor="bottom")
            return ShapeFrame(name=SOURCE_NOTE, rect=rect, text=body), tuple(unshown)
        unshown.insert(0, shown.pop())
    return None, tuple(unshown)


def _role(slide: Slide, frames: Sequence[Frame]) -> SlideRole:
    if slide.kind in ("cover", "agenda", "section", "closing"):
        return slide.kind
    has_body = any(
        isinstance(frame, ShapeFrame) and frame.placeholder == "body" for frame in frames
    )
    return "body" if has_body else "content"


def _footer(plan: Plan, slide: Slide, kit: Kit) -> str:
    """Course, section and mark on one line; where they are too long together, the course's name goes first."""
    number = str(slide.section_number) if slide.section_number else ""
    mark = "示例案例" if slide.is_sample_case else ""
    parts = [part for part in (plan.title, number, slide.section_title, mark) if part]
    while parts and kit.width("　".join(parts), NOTE_SIZE) > kit.page.footer_width:
        parts.pop(0)
    return "　".join(parts)


def _notes(slide: Slide, clock: float, unshown: Sequence[str]) -> tuple[str, ...]:
    paragraphs = list(slide.notes.prose)
    if slide.notes.trainer:
        paragraphs += ["【讲师】", *slide.notes.trainer]
    paragraphs += [f"来源：{note}" for note in unshown]
    if slide.minutes:
        paragraphs.append(f"用时：{slide.minutes:g} 分钟，到本页结束共 {clock:g} 分钟")
    paragraphs.append(f"出处：{slide.span.path}:{slide.span.line}")
    return tuple(paragraphs)
