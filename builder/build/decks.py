"""Courses → decks: load, plan, and hand what is out of date to workers."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from builder.build.images import Images
from builder.build.limits import LimitExceeded, limit_worker, time_limit
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.state import State, stamp_file
from builder.errors import CoursewareError, UsageError
from builder.layout.kit import Kit
from builder.layout.page import PageArea
from builder.lint.diagnostic import Diagnostic, Report
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.slide import LeftOut, Plan
from builder.model.span import Span
from builder.model.theme import Theme
from builder.slides.compose import compose
from builder.slides.plan import plan_course
from builder.source.theme import load_theme


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckJob:
    """Everything one deck is made from; travels to a worker."""

    plan: Plan
    theme: Theme
    root: Path
    target: Path
    """Staged file that the worker writes."""
    reviewed: str = ""
    """ISO date that stands as the deck's date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckResult:
    """What a worker has to say."""

    course_id: str
    slide_count: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class DeckBuild:
    """Outcome of ``build_decks``."""

    report: Report
    loaded: LoadedLibrary
    written: list[tuple[str, int]] = field(default_factory=list)
    """Path below the root and number of slides of each new deck."""
    unchanged: list[str] = field(default_factory=list)
    left_out: dict[str, tuple[LeftOut, ...]] = field(default_factory=dict)
    outputs: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def load_plans(
    project: Project,
    theme_id: str | None,
    report: Report,
    progress: Progress,
    themes: dict[str, Theme] | None = None,
) -> tuple[LoadedLibrary, dict[str, Plan], dict[str, Theme]]:
    """The library, the plan of every course, and the themes they name (or ``theme_id`` for all).

    ``themes`` are already loaded.
    """
    loaded = load_library(project.root, report, progress.page, time_limit)
    themes = dict(themes or {})
    plans: dict[str, Plan] = {}
    for course in loaded.library.courses.values():
        name = theme_id or course.page.meta.theme or "default"
        if name not in themes:
            if not (project.themes / name / "theme.yml").is_file():
                known = sorted(path.parent.name for path in project.themes.glob("*/theme.yml"))
                raise UsageError(f"没有主题 {name}；可用的主题：{'、'.join(known) or '无'}")
            theme = load_theme(project.themes / name, report)
            if theme is None:
                continue
            if theme.template:
                _check_template(theme, project.root, report)
            themes[name] = theme
        plan = plan_course(course, loaded.library, themes[name].site_url, report)
        plans[course.page.meta.id] = replace(plan, theme=name)
    return loaded, plans, themes


def page_of(theme: Theme, root: Path) -> PageArea:
    """The page that the theme's slides are laid out on."""
    if not theme.template:
        return PageArea()
    from builder.build.templates import open_template

    opened = open_template(theme, root)
    return opened.loaded.page if opened else PageArea()


def _check_template(theme: Theme, root: Path, report: Report) -> None:
    from builder.build.templates import check_layout_names, open_template

    opened = open_template(theme, root)
    if opened:
        check_layout_names(theme, opened, report)


def build_decks(
    project: Project,
    *,
    last: State,
    builder_key: str,
    theme_id: str | None,
    workers: int,
    progress: Progress,
) -> DeckBuild:
    """Build every deck that is out of date; on any error nothing is published."""
    report = Report()
    loaded, plans, themes = load_plans(project, theme_id, report, progress)
    build = DeckBuild(report=report, loaded=loaded)
    build.left_out = {course_id: plan.left_out for course_id, plan in plans.items()}
    if report.has_errors:
        return build
    with output_folder(project.dist) as staging:
        jobs: list[tuple[DeckJob, str, str]] = []
        for course_id, plan in plans.items():
            name = f"dist/decks/{course_id}.pptx"
            key = _key(plan, themes[plan.theme], loaded, project, builder_key)
            build.keys[name] = key
            if _is_unchanged(project.root / name, last, name, key):
                build.unchanged.append(name)
                build.outputs[name] = last.outputs[name]
                continue
            reviewed = loaded.library.courses[course_id].page.meta.reviewed
            target = staging / f"{course_id}.pptx"
            job = DeckJob(
                plan=plan,
                theme=themes[plan.theme],
                root=project.root,
                target=target,
                reviewed=reviewed,
            )
            jobs.append((job, name, key))
        results = _run([job for job, _, _ in jobs], workers, progress)
        for result in results:
            report.diagnostics.extend(result.diagnostics)
        if report.has_errors:
            return build
        for (job, name, _), result in zip(jobs, results, strict=True):
            publish_file(job.target, project.root / name)
            build.outputs[name] = stamp_file(project.root / name)
            build.written.append((name, result.slide_count))
        for name in last.outputs.keys() - build.outputs.keys():
            (project.root / name).unlink(missing_ok=True)
    return build


def build_deck(job: DeckJob) -> DeckResult:
    """Compose, write and check one deck; runs in a worker."""
    from builder.build.templates import open_template
    from builder.deck.check import check_package
    from builder.deck.properties import DeckProperties
    from builder.deck.writer import write_deck

    report = Report()
    count = 0
    try:
        opened = open_template(job.theme, job.root)
        kit = Kit(
            report=report,
            page=opened.loaded.page if opened else PageArea(),
            resolve_link=lambda target: _resolve_link(target, job.theme.site_url),
            load_image=Images(job.root, report).load,
        )
        frames = compose(job.plan, kit)
        count = len(frames)
        properties = DeckProperties(
            title=job.plan.title,
            author=job.plan.presenter or job.theme.organisation,
            subject=job.plan.summary,
            organisation=job.plan.organisation or job.theme.organisation,
            created=datetime.fromisoformat(job.reviewed or "2025-01-01").replace(tzinfo=UTC),
        )
        base = opened.loaded.base if opened else None
        data = write_deck(frames, job.theme, properties, _logo(job), base)
        problems = check_package(data)
        if problems:
            raise CoursewareError(f"{job.plan.course_id}.pptx 没有通过自检：{problems[0]}")
        write_synced(job.target, data)
    except MemoryError:
        _report_limit(job, "内存超过 1 GB", report)
    return DeckResult(
        course_id=job.plan.course_id, slide_count=count, diagnostics=tuple(report.diagnostics)
    )


def _build_limited(job: DeckJob) -> DeckResult:
    # Twenty seconds are for a course of ordinary size; a thousand slides take a few seconds.
    seconds = max(20.0, len(job.plan.slides) * 0.05)
    try:
        with time_limit(seconds):
            return build_deck(job)
    except LimitExceeded:
        report = Report()
        _report_limit(job, f"用时超过 {seconds:g} 秒", report)
        return DeckResult(
            course_id=job.plan.course_id, slide_count=0, diagnostics=tuple(report.diagnostics)
        )


def _run(jobs: Sequence[DeckJob], workers: int, progress: Progress) -> list[DeckResult]:
    if not jobs:
        return []
    count = min(workers, len(jobs))
    with ProcessPoolExecutor(max_workers=count, initializer=limit_worker) as executor:
        return run_jobs(jobs, executor, progress)


def run_jobs(jobs: Sequence[DeckJob], executor: Executor, progress: Progress) -> list[DeckResult]:
    """Results in the order of the jobs, from any executor: a local pool or a cluster's."""
    with _interrupts_held():
        futures = [executor.submit(_build_limited, job) for job in jobs]
    results: list[DeckResult] = []
    for done, (job, future) in enumerate(zip(jobs, futures, strict=True)):
        progress.deck(job.plan.course_id, done, len(jobs))
        try:
            results.append(future.result())
        except BrokenProcessPool:
            report = Report()
            _report_limit(job, "工作进程被系统终止", report)
            results.append(
                DeckResult(
                    course_id=job.plan.course_id,
                    slide_count=0,
                    diagnostics=tuple(report.diagnostics),
                )
            )
    return results


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the workers are forked: one just being forked would answer it with a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _report_limit(job: DeckJob, reason: str, report: Report) -> None:
    report.error(
        "SLD003",
        Span(f"content/courses/{job.plan.course_id}.md"),
        f"课件 {job.plan.course_id} 没有完成：{reason}",
        "把课程拆成几门，或减少页面里的图片和嵌套",
        "the deck's worker exceeded its limits",
    )


def _key(
    plan: Plan, theme: Theme, loaded: LoadedLibrary, project: Project, builder_key: str
) -> str:
    digest = sha256(builder_key.encode())
    digest.update(repr(plan).encode())
    digest.update(repr(theme).encode())
    for path in loaded.tree.images:
        digest.update(path.encode() + sha256((project.root / path).read_bytes()).digest())
    if theme.template:
        digest.update((project.root / theme.template).read_bytes())
    if theme.logo:
        digest.update((project.root / theme.logo).read_bytes())
    return digest.hexdigest()


def _is_unchanged(file: Path, last: State, name: str, key: str) -> bool:
    return (
        last.keys.get(name) == key
        and name in last.outputs
        and file.is_file()
        and stamp_file(file)[2] == last.outputs[name][2]
    )


def _resolve_link(target: str, site_url: str) -> str | None:
    if target.startswith(("http://", "https://", "mailto:")):
        return target
    return None


def _logo(job: DeckJob) -> bytes | None:
    return (job.root / job.theme.logo).read_bytes() if job.theme.logo else None
