"""Courses → decks: load, plan, and hand what is out of date to workers."""

import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from builder.build.brands import Brands, chosen_brands, deck_id, known_brands, own_brand
from builder.build.images import Images
from builder.build.limits import LimitExceeded, collector_held, limit_worker, time_limit
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.state import Stamp, State, stamp_file
from builder.errors import CoursewareError, UsageError
from builder.layout.kit import Kit
from builder.layout.page import PageArea
from builder.lint.diagnostic import Diagnostic, Report
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.library import Course
from builder.model.slide import LeftOut, Plan
from builder.model.span import Span
from builder.model.theme import Theme
from builder.slides.compose import compose
from builder.slides.plan import plan_course


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
    removed: list[str] = field(default_factory=list)
    """Out of date and not asked for."""
    outputs: dict[str, Stamp] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, last: State) -> None:
        """Take over a deck that is up to date."""
        self.unchanged.append(name)
        self.outputs[name] = last.outputs[name]
        self.keys[name] = last.keys[name]

    def remove_others(self, root: Path, last: State, current: Mapping[str, str]) -> None:
        """Delete what the last build alone made, but for files whose key in ``current`` is still theirs."""
        for name in sorted(last.outputs.keys() - self.outputs.keys()):
            file = root / name
            if name in current and _is_unchanged(file, last, name, current[name]):
                self.keep(name, last)
            else:
                file.unlink(missing_ok=True)
                self.removed.append(name)


def load_plans(
    project: Project,
    asked: Sequence[str],
    report: Report,
    progress: Progress,
    themes: Mapping[str, Theme] | None = None,
) -> tuple[LoadedLibrary, dict[str, Plan], dict[str, Theme]]:
    """The library, the plan of every deck by its id, and the themes they use.

    ``asked`` are brands for every course; without any, each course has a deck in its own. ``themes`` are loaded
    already and need no folder.
    """
    chosen = tuple(asked) if themes else chosen_brands(project, asked)
    with collector_held():
        loaded = load_library(project.root, report, progress.page, time_limit)
        brands = Brands(project, loaded, report)
        brands.loaded_themes.update(themes or {})
        plans: dict[str, Plan] = {}
        for course in loaded.library.courses.values():
            for brand in chosen or (own_brand(course.page),):
                theme = brands.of(brand, course.page)
                if theme is not None:
                    plans[deck_id(course.page, brand)] = _plan(course, loaded, theme, report)
    return loaded, plans, brands.loaded_themes


def _plan(course: Course, loaded: LoadedLibrary, theme: Theme, report: Report) -> Plan:
    plan = plan_course(course, loaded.library, theme.site_url, report)
    return replace(plan, theme=theme.id)


def require_course(course_id: str, plans: dict[str, Plan]) -> Plan:
    """The plan of a course; raises UsageError that names the nearest id."""
    if course_id not in plans:
        near = get_close_matches(course_id, list(plans), 1)
        hint = f"是不是 {near[0]}？" if near else f"可用的课程：{'、'.join(plans)}"
        raise UsageError(f"没有课程 {course_id}。{hint}")
    return plans[course_id]


def page_of(theme: Theme, root: Path) -> PageArea:
    """The page that the theme's slides are laid out on."""
    if not theme.template:
        return PageArea()
    from builder.build.templates import open_template

    opened = open_template(theme, root)
    return opened.loaded.page if opened else PageArea()


def build_decks(
    project: Project,
    *,
    last: State,
    builder_key: str,
    asked: Sequence[str],
    workers: int,
    progress: Progress,
) -> DeckBuild:
    """Build every deck that is out of date; on any error nothing is published.

    Decks of other brands from earlier builds stay while they are up to date, and go when they are not.
    """
    report = Report()
    loaded, plans, themes = load_plans(project, asked, report, progress)
    build = DeckBuild(report=report, loaded=loaded)
    build.left_out = {plan.course_id: plan.left_out for plan in plans.values()}
    if report.has_errors:
        report.merge_equal()
        return build
    reviewed = {deck: _review_of(plan, loaded) for deck, plan in plans.items()}
    with output_folder(project.dist) as staging:
        make = DeckMaker(
            project=project,
            themes=themes,
            last=last,
            builder_key=builder_key,
            staging=staging,
            workers=workers,
            progress=progress,
        )
        if not make.decks(plans, reviewed, build):
            return build
        others = last.outputs.keys() - build.outputs.keys()
        current = _other_decks(project, loaded, plans, builder_key) if others else {}
        build.remove_others(project.root, last, current)
    return build


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckMaker:
    """What every deck of a build has in common."""

    project: Project
    themes: Mapping[str, Theme]
    last: State
    builder_key: str
    staging: Path
    workers: int
    progress: Progress

    def decks(
        self, plans: Mapping[str, Plan], reviewed: Mapping[str, str], build: DeckBuild
    ) -> bool:
        """Write the decks that are out of date, by their id; on any error none is published and False returned.

        ``reviewed`` has the ISO date that each deck carries.
        """
        report, root = build.report, self.project.root
        jobs: list[tuple[DeckJob, str, str]] = []
        for deck, plan in plans.items():
            name = deck_file(deck)
            theme = self.themes[plan.theme]
            key = _key(plan, theme, build.loaded, self.project, self.builder_key)
            if _is_unchanged(root / name, self.last, name, key):
                build.keep(name, self.last)
                continue
            build.keys[name] = key
            target = self.staging / f"{deck}.pptx"
            job = DeckJob(plan=plan, theme=theme, root=root, target=target, reviewed=reviewed[deck])
            jobs.append((job, name, key))
        results = _run([job for job, _, _ in jobs], self.workers, self.progress)
        for result in results:
            report.diagnostics.extend(result.diagnostics)
        report.merge_equal()
        if report.has_errors:
            return False
        for (job, name, _), result in zip(jobs, results, strict=True):
            publish_file(job.target, root / name)
            build.outputs[name] = stamp_file(root / name)
            build.written.append((name, result.slide_count))
        return True


def _review_of(plan: Plan, loaded: LoadedLibrary) -> str:
    return loaded.library.courses[plan.course_id].page.meta.reviewed


def deck_kit(root: Path, report: Report) -> Kit:
    """What a deck is laid out with."""
    return Kit(report=report, resolve_link=_resolve_link, load_image=Images(root, report).load)


def date_of(reviewed: str) -> datetime:
    """The date a file carries: the course's review date, so that equal content gives equal bytes."""
    return datetime.fromisoformat(reviewed or "2025-01-01").replace(tzinfo=UTC)


def deck_file(deck: str) -> str:
    """Path of a deck below the root, by its id."""
    return f"dist/decks/{deck}.pptx"


def _other_decks(
    project: Project, loaded: LoadedLibrary, plans: Mapping[str, Plan], builder_key: str
) -> dict[str, str]:
    """Fingerprints that up-to-date decks of the brands not asked for would have, by file."""
    unheard = Report()
    brands = Brands(project, loaded, unheard)
    keys: dict[str, str] = {}
    for course in loaded.library.courses.values():
        for brand in known_brands(project):
            deck = deck_id(course.page, brand)
            theme = None if deck in plans else brands.load(brand)
            if theme is not None:
                plan = _plan(course, loaded, theme, unheard)
                keys[deck_file(deck)] = _key(plan, theme, loaded, project, builder_key)
    return keys


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
        page = opened.loaded.page if opened else PageArea()
        frames = compose(job.plan, replace(deck_kit(job.root, report), page=page))
        count = len(frames)
        properties = DeckProperties(
            title=job.plan.title,
            author=job.plan.presenter or job.theme.organisation,
            subject=job.plan.summary,
            organisation=job.plan.organisation or job.theme.organisation,
            created=date_of(job.reviewed),
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
        with time_limit(seconds), collector_held():
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


def _resolve_link(target: str) -> str | None:
    if target.startswith(("http://", "https://", "mailto:")):
        return target
    return None


def _logo(job: DeckJob) -> bytes | None:
    return (job.root / job.theme.logo).read_bytes() if job.theme.logo else None
