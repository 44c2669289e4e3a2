"""Courses → handouts for trainees, exercises → packs to print, and the summary a presenter reads."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.build.brands import DEFAULT, load_brand
from builder.build.decks import date_of, deck_kit, load_plans, require_course
from builder.build.images import Images
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.state import State, stamp_file
from builder.errors import OutputError
from builder.handout import (
    RunningOrder,
    course_handout,
    exercise_pack,
    exercises,
    presenter_docx,
    running_order,
)
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary
from builder.model.block import Image
from builder.model.library import Library
from builder.model.slide import Plan
from builder.model.theme import Theme
from builder.slides.compose import compose_each

_FOLDER = "dist/handouts"


@dataclass(slots=True)
class HandoutBuild:
    """Outcome of ``build_handouts``."""

    report: Report
    loaded: LoadedLibrary
    written: list[str] = field(default_factory=list)
    """Paths below the root of what this build has made."""
    outputs: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    """Those and the handouts of other courses that stand from before."""


def build_handouts(
    project: Project,
    course_ids: tuple[str, ...],
    *,
    last: State,
    progress: Progress,
) -> HandoutBuild:
    """Write the handouts of these courses, or of all and every exercise's pack; on any error nothing is published.

    Handouts are in their course's brand, packs in the default one.
    """
    report = Report()
    loaded, plans, themes = load_plans(project, (), report, progress)
    for course_id in course_ids:
        require_course(course_id, plans)
    build = HandoutBuild(report, loaded)
    theme = themes.get(DEFAULT) or load_brand(project, DEFAULT, report, loaded)
    if report.has_errors or theme is None:
        return build
    images = Images(project.root, report)

    def load_image(image: Image) -> bytes | None:
        found = images.load(image)
        return found.data if found else None

    library = loaded.library
    packs = {f"drills/{page.meta.id}.docx": page for page in exercises(library)}
    handouts = {f"{course_id}.docx": plans[course_id] for course_id in course_ids or plans}
    with output_folder(project.dist) as staging:
        for name, plan in handouts.items():
            created = date_of(library.courses[plan.course_id].page.meta.reviewed)
            data = course_handout(plan, library, themes[plan.theme], load_image, created)
            write_synced(staging / name, data)
        for name, page in packs.items() if not course_ids else ():
            data = exercise_pack(page, theme, load_image, date_of(page.meta.reviewed))
            write_synced(staging / name, data)
        if report.has_errors:
            return build
        for file in sorted(staging.rglob("*.docx")):
            name = f"{_FOLDER}/{file.relative_to(staging).as_posix()}"
            publish_file(file, project.root / name)
            build.outputs[name] = stamp_file(project.root / name)
            build.written.append(name)
    current = {f"{_FOLDER}/{name}" for name in (*packs, *(f"{each}.docx" for each in plans))}
    _keep(build, last, current, project.root)
    return build


def _keep(build: HandoutBuild, last: State, current: set[str], root: Path) -> None:
    """Take over files that were not asked for, and remove those whose course or exercise is gone."""
    for name in last.outputs.keys() - build.outputs.keys():
        if name not in current:
            (root / name).unlink(missing_ok=True)
        elif (root / name).is_file():
            build.outputs[name] = last.outputs[name]


def order_of(plan: Plan, root: Path, report: Report) -> RunningOrder:
    """The running order in the numbers of the deck, which is laid out for it."""
    counts = [len(slides) for slides in compose_each(plan, deck_kit(root, report))]
    return running_order(plan, counts)


def write_presenter_docx(
    order: RunningOrder, plan: Plan, library: Library, theme: Theme, target: Path
) -> None:
    """The presenter's summary as a Word file at ``target``; raises OutputError when it cannot be written."""
    reviewed = library.courses[plan.course_id].page.meta.reviewed
    draft = target.with_name(f".{target.name}.new")
    try:
        write_synced(draft, presenter_docx(order, theme, date_of(reviewed)))
        publish_file(draft, target)
    except OSError as error:
        raise OutputError(f"无法写入 {target}：{error.strerror}") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
