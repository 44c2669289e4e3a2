"""``courseware paper``: a paper drawn by its blueprint, exported like a bank, and the record of papers held."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from builder.build.images import Images
from builder.build.limits import time_limit
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.quizzes import published_at, with_pictures
from builder.build.state import Stamp, stamp_file
from builder.errors import CoursewareError, UsageError
from builder.exam.check import check_names, report_shortages
from builder.exam.draw import NoPaper, draw, how_many, read_back, recent_ids
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.exam import Exam, Paper, RecordedPaper
from builder.model.exam_pool import pool_of
from builder.model.library import Library
from builder.quiz.base import Format
from builder.quiz.docx import DocxFormat
from builder.quiz.registry import all_formats, format_named
from builder.quiz.site_links import with_site_links
from builder.source.exams import EXAMS_FILE
from builder.source.papers import PAPERS_FILE, with_record

PRINTED = "docx"
"""The format that is written when none is asked for: a paper is mostly printed."""
_FOLDER = "papers"
"""Below ``dist``."""


@dataclass(slots=True)
class PaperBuild:
    """Outcome of ``build_paper``; without a paper the report says why."""

    report: Report
    loaded: LoadedLibrary
    paper: Paper | None = None
    written: list[str] = field(default_factory=list)
    outputs: dict[str, Stamp] = field(default_factory=dict)
    """Every paper in the output folder, those of earlier calls too."""
    losses: dict[str, list[str]] = field(default_factory=dict)
    """By format, one line for everything it could not say."""
    is_recorded: bool = False
    """Whether the record was made by this call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """An exam and for how many papers its questions suffice, none of them used twice."""

    exam: Exam
    papers: int


def build_paper(
    project: Project, exam_id: str, seed: int | None, formats: tuple[str, ...], *, record: bool
) -> PaperBuild:
    """Draw a paper, or read a recorded one back, and write it into ``dist/papers``.

    Without a seed: the first one after all that are recorded. Raises UsageError for an unknown exam or format,
    CoursewareError when the record cannot be written.
    """
    chosen = _formats(formats)
    report = Report()
    build = PaperBuild(report, load_library(project.root, report, limit=time_limit))
    library = build.loaded.library
    if report.has_errors:
        return build
    exam = _exam(exam_id, library)
    held = library.papers_of(exam.id)
    number = seed or max((each.seed for each in held), default=0) + 1
    known = next((each for each in held if each.seed == number), None)
    paper = (
        _read_back(exam, known, library, report) if known else _draw(exam, number, library, report)
    )
    if paper is None or report.has_errors:
        return build
    build.paper = paper
    _write(paper, chosen, project, build)
    if record and not known and not report.has_errors:
        _record(paper, project)
        build.is_recorded = True
    return build


def list_exams(project: Project) -> tuple[tuple[Supply, ...], Report, LoadedLibrary]:
    """Every exam with what its questions suffice for; what keeps one from being drawn is reported."""
    report = Report()
    loaded = load_library(project.root, report, limit=time_limit)
    library = loaded.library
    found: list[Supply] = []
    for exam in library.exams:
        papers = 0
        if check_names(exam, library, report) and _draw(exam, 1, library, report, afresh=True):
            papers = how_many(exam, pool_of(exam, library))
        found.append(Supply(exam=exam, papers=papers))
    return tuple(found), report, loaded


def _formats(names: tuple[str, ...]) -> list[Format]:
    if names:
        return [format_named(name) for name in dict.fromkeys(names)]
    known = all_formats()
    return [known[PRINTED]] if PRINTED in known else list(known.values())


def _exam(exam_id: str, library: Library) -> Exam:
    exam = library.exam(exam_id)
    if exam:
        return exam
    known = [each.id for each in library.exams]
    if not known:
        raise UsageError(
            f"没有期末卷：先写 {EXAMS_FILE} / there are no exams: write {EXAMS_FILE} first"
        )
    near = get_close_matches(exam_id, known, 1)
    hint = f"是不是 {near[0]}？" if near else f"可用的期末卷：{'、'.join(known)}"
    raise UsageError(f"没有期末卷 {exam_id}。{hint}")


def _draw(
    exam: Exam, seed: int, library: Library, report: Report, *, afresh: bool = False
) -> Paper | None:
    """A new paper; ``afresh`` as if none had been held yet."""
    if not afresh and not check_names(exam, library, report):
        return None
    recent = frozenset() if afresh else recent_ids(exam, library.papers_of(exam.id))
    drawn = draw(exam, pool_of(exam, library), seed, recent)
    if isinstance(drawn, NoPaper):
        report_shortages(exam, library, recent, drawn, report)
        return None
    return drawn


def _read_back(exam: Exam, known: RecordedPaper, library: Library, report: Report) -> Paper | None:
    questions = [each for bank in library.banks.values() for each in bank.questions]
    gone = known.question_ids - {each.id for each in questions}
    if not gone:
        return read_back(exam, known, questions)
    report.error(
        "QUZ058",
        known.span,
        f"第 {known.seed} 套里的 {'、'.join(sorted(gone))} 已经不在题库里，印不出原来那份卷",
        "检查编号；或换一个种子另出一套",
        f"recorded questions are gone: {', '.join(sorted(gone))}",
    )
    return None


def _write(paper: Paper, formats: list[Format], project: Project, build: PaperBuild) -> None:
    bank = with_pictures(paper.bank, Images(project.root, build.report))
    bank = with_site_links(bank, published_at(project, build.loaded, build.report))
    if build.report.has_errors:
        return
    folder = project.dist / _FOLDER
    with output_folder(project.dist) as staging:
        for each in formats:
            # A printed paper says how long the exam takes; the other formats leave that to their platforms.
            form = (
                replace(each, minutes=paper.exam.minutes) if isinstance(each, DocxFormat) else each
            )
            data, losses = form.export(bank)
            write_synced(staging / f"{paper.id}{each.suffix}", data)
            if losses:
                build.losses[each.name] = [
                    f"{loss.question_id}：{loss.message}" for loss in losses.losses
                ]
        for each in formats:
            name = f"{paper.id}{each.suffix}"
            publish_file(staging / name, folder / name)
            build.written.append(f"dist/{_FOLDER}/{name}")
        build.outputs = {
            f"dist/{_FOLDER}/{file.name}": stamp_file(file) for file in sorted(folder.iterdir())
        }


def _record(paper: Paper, project: Project) -> None:
    target = project.root / PAPERS_FILE
    if target.is_symlink():
        raise CoursewareError(f"{PAPERS_FILE} 是符号链接，不会写到它指向的地方")
    draft = target.with_name(f"{target.name}.new")
    try:
        text = target.read_text(encoding="utf-8") if target.exists() else ""
        longer = with_record(text, paper)
        if longer is None:
            raise CoursewareError(f"{PAPERS_FILE} 写满了：从上面删掉用不着的试卷，再记录")
        write_synced(draft, longer.encode("utf-8"))
        draft.replace(target)
    except OSError as error:
        raise CoursewareError(f"写不进 {PAPERS_FILE}：{error.strerror}") from error
