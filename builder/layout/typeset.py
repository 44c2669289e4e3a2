"""Rich text into runs of type, and soft line breaks where a renderer's own would read badly."""

from collections.abc import Callable

from builder.layout.frame import TX1, Color, TextRun
from builder.model.inline import RichText


def runs_of(
    content: RichText | str,
    size_pt: float,
    *,
    bold: bool = False,
    color: Color = TX1,
    resolve_link: Callable[[str], str | None] = lambda target: None,
) -> tuple[TextRun, ...]:
    """Runs of one size; neighbours with the same marks are joined, footnote and sample marks left out.

    Emphasis other than bold is not shown: the design has two weights and no italics.
    """
    if isinstance(content, str):
        return (TextRun(text=content, size_pt=size_pt, bold=bold, color=color),) if content else ()
    joined: list[tuple[str, bool, str | None]] = []
    for run in content.runs:
        if not run.text:
            continue
        link = resolve_link(run.link) if run.link else None
        marks = (bold or run.bold, link)
        if joined and joined[-1][1:] == marks:
            joined[-1] = (joined[-1][0] + run.text, *marks)
        else:
            joined.append((run.text, *marks))
    return tuple(
        TextRun(text=text, size_pt=size_pt, bold=is_bold, color=color, link=link)
        for text, is_bold, link in joined
    )
