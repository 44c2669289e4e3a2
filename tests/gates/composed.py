"""A course's slides as frames, composed in this process, for gates that look at the layout itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.build.decks import load_plans
from builder.build.images import Images
from builder.build.progress import Progress
from builder.build.project import Project
from builder.layout.frame import Frame, GroupFrame, SlideFrames
from builder.layout.kit import Kit
from builder.lint.diagnostic import Report
from builder.model.slide import Plan
from builder.slides.compose import compose


@dataclass(frozen=True, slots=True)
class Composed:
    """What the course shows, and how it is laid out."""

    plan: Plan
    slides: tuple[SlideFrames, ...]


def compose_course(project: Path, course: str) -> Composed:
    """Plan and frames of a built project's course; fails when composing reports an error."""
    report = Report()
    with Progress(quiet=True) as progress:
        _, plans, _ = load_plans(Project(project), (), report, progress)
    kit = Kit(report=report, load_image=Images(project, report).load)
    slides = compose(plans[course], kit)
    assert not report.has_errors
    return Composed(plans[course], slides)


def flat(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Frames without groups."""
    for frame in frames:
        if isinstance(frame, GroupFrame):
            yield from flat(frame.children)
        else:
            yield frame
