"""The presenter's summary, as Markdown to read on a screen and as a Word file to print."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from builder.handout.running_order import Part, RunningOrder, Stop, clock
from builder.model.theme import Theme
from builder.word.paper import Paper

_OVERVIEW = ("部分", "页", "分钟", "起止")
_PHASES = ("环节", "用时", "任务")
_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")
_LIST_MARK = re.compile(r"^(\s*\d*)([-+.)]\s)")


def presenter_markdown(order: RunningOrder) -> str:
    """One document: the running order as a table, then every slide with what to say and to do."""
    lines = [f"# {_escape(order.title)} · 讲课提要", "", _facts(order), ""]
    lines += _table(_OVERVIEW, [_overview_row(part) for part in order.parts])
    for part in order.parts:
        lines += [f"## {_escape(part.title)}", ""]
        for stop in part.stops:
            lines += _stop_lines(stop)
    return "\n".join(lines).rstrip("\n") + "\n"


def presenter_docx(order: RunningOrder, theme: Theme, created: datetime) -> bytes:
    """The same as a .docx."""
    paper = Paper(f"{order.title} · 讲课提要", order.summary, footer=order.title, theme=theme)
    paper.paragraph(_facts(order))
    paper.table(_OVERVIEW, [_overview_row(part) for part in order.parts])
    for part in order.parts:
        paper.heading(part.title, 1)
        for stop in part.stops:
            _write_stop(paper, stop)
    author = order.presenter or order.organisation or theme.organisation
    return paper.to_bytes(author=author, created=created)


def _facts(order: RunningOrder) -> str:
    return f"{order.slide_count} 页，共 {order.minutes:g} 分钟；时刻从开场算起。"


def _overview_row(part: Part) -> tuple[str, str, str, str]:
    begins, ends = part.stops[0].begins, part.stops[-1].ends
    times = f"{clock(begins)}–{clock(ends)}" if part.minutes else clock(begins)
    return part.title, part.numbers, f"{part.minutes:g}" if part.minutes else "–", times


def _head(stop: Stop) -> str:
    return f"第 {stop.numbers} 页　{stop.title}"


def _time(stop: Stop) -> str:
    if not stop.minutes:
        return f"时刻 {clock(stop.begins)}"
    return f"{stop.minutes:g} 分钟，{clock(stop.begins)}–{clock(stop.ends)}"


def _phase_rows(stop: Stop) -> list[tuple[str, str, str]]:
    return [(phase.name, phase.length, phase.task) for phase in stop.phases]


def _stop_lines(stop: Stop) -> Iterator[str]:
    yield from (f"### {_escape(_head(stop))}", "", _time(stop), "")
    if stop.say:
        yield from ("**说**", "")
        for paragraph in stop.say:
            yield from (_escape(paragraph), "")
    if stop.do:
        yield from ("**做**", "")
        yield from (f"- {_escape(line)}" for line in stop.do)
        yield ""
    if stop.phases:
        yield from ("**演练环节**", "")
        yield from _table(_PHASES, _phase_rows(stop))
        for hint in stop.hints:
            yield from (_escape(hint), "")
    if stop.sources:
        yield from (f"来源：{_escape('；'.join(stop.sources))}", "")


def _write_stop(paper: Paper, stop: Stop) -> None:
    paper.heading(_head(stop), 2)
    paper.note(_time(stop))
    if stop.say:
        paper.label("说")
        for paragraph in stop.say:
            paper.paragraph(paragraph)
    if stop.do:
        paper.label("做")
        for line in stop.do:
            paper.bullet(line)
    if stop.phases:
        paper.label("演练环节")
        paper.table(_PHASES, _phase_rows(stop))
        for hint in stop.hints:
            paper.paragraph(hint)
    if stop.sources:
        paper.note(f"来源：{'；'.join(stop.sources)}")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    cells = [header, ["---"] * len(header), *([_escape(cell) for cell in row] for row in rows)]
    return [*(f"| {' | '.join(row)} |" for row in cells), ""]


def _escape(text: str) -> str:
    """Words of the content as words: what Markdown would read as markup gets a backslash."""
    escaped = _MARKUP.sub(r"\\\1", text.replace("\n", " "))
    return _LIST_MARK.sub(r"\1\\\2", escaped)
