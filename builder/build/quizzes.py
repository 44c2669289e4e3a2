"""Question banks → one file per bank and format."""

from dataclasses import dataclass, field, replace

from builder.build.brands import DEFAULT, known_brands, load_brand
from builder.build.images import Images
from builder.build.limits import time_limit
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.quiz_columns import find_column_map
from builder.build.state import State, stamp_file
from builder.errors import UsageError
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary, load_library
from builder.model.quiz import QuizBank
from builder.quiz.anki import AnkiFormat
from builder.quiz.base import Format, LossReport
from builder.quiz.docx import DocxFormat
from builder.quiz.registry import all_formats, format_named
from builder.quiz.site_links import with_site_links
from builder.quiz.table import TableFormat


@dataclass(slots=True)
class QuizBuild:
    """Outcome of ``build_quizzes``."""

    report: Report
    loaded: LoadedLibrary
    outputs: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    losses: dict[str, list[str]] = field(default_factory=dict)
    """By format, one line for everything it could not say."""

    def add_losses(self, losses: LossReport, *, strict: bool) -> None:
        """Keep a line for each; with ``strict``, as a finding that stops the build."""
        lines = [f"{loss.question_id}：{loss.message}" for loss in losses.losses]
        if lines:
            self.losses.setdefault(losses.format_name, []).extend(lines)
        for loss in losses.losses if strict else ():
            self.report.error(
                "QUZ043",
                loss.span,
                f"{losses.format_name} 格式：{loss.question_id} {loss.message}",
                "改写题目，或不用 --strict，接受这处差别",
                f"{losses.format_name}: {loss.english}",
            )


def build_quizzes(
    project: Project,
    formats: tuple[str, ...],
    last: State,
    *,
    strict: bool = False,
    columns: str = "",
    seed: str = "",
) -> QuizBuild:
    """Export every bank; on any error nothing is published.

    With ``strict``, whatever a format cannot say is an error. ``columns`` names the platform, or the file, whose
    columns the tables have; ``seed`` shuffles papers.
    """
    chosen = [format_named(name) for name in formats] or list(all_formats().values())
    report = Report()
    build = QuizBuild(report, load_library(project.root, report, limit=time_limit))
    if columns and not report.has_errors:
        chosen = _with_columns(chosen, project, columns, report)
    if report.has_errors:
        return build
    images = Images(project.root, report)
    site_url = published_at(project, build.loaded, report)
    chosen = [_set_up(each, seed, site_url) for each in chosen]
    banks = [
        with_site_links(with_pictures(bank, images), site_url)
        for bank in build.loaded.library.banks.values()
    ]
    with output_folder(project.dist) as staging:
        staged: list[str] = []
        for bank in banks:
            for quiz_format in chosen:
                data, losses = quiz_format.export(bank)
                name = f"{bank.id}{quiz_format.suffix}"
                write_synced(staging / name, data)
                staged.append(name)
                build.add_losses(losses, strict=strict)
        if report.has_errors:
            return build
        for name in staged:
            final = project.dist / "quiz" / name
            publish_file(staging / name, final)
            build.outputs[f"dist/quiz/{name}"] = stamp_file(final)
        for name in last.outputs.keys() - build.outputs.keys():
            (project.root / name).unlink(missing_ok=True)
    return build


def _with_columns(
    chosen: list[Format], project: Project, asked: str, report: Report
) -> list[Format]:
    """The formats, those that are tables with a platform's columns; raises UsageError where none is."""
    if not any(isinstance(each, TableFormat) for each in chosen):
        raise UsageError("--columns 只管表格：和 --format xlsx 或 --format csv 一起用")
    column_map = find_column_map(project, asked, report)
    if column_map is None:
        return chosen
    return [each.with_map(column_map) if isinstance(each, TableFormat) else each for each in chosen]


def _set_up(form: Format, seed: str, site_url: str) -> Format:
    """A format as this project and this command want it."""
    match form:
        case DocxFormat():
            return replace(form, seed=seed)
        case AnkiFormat():
            return replace(form, site_url=site_url)
        case _:
            return form


def published_at(project: Project, loaded: LoadedLibrary, report: Report) -> str:
    """Address of the published site, as the default brand names it; empty when there is none."""
    if DEFAULT not in known_brands(project):
        return ""
    theme = load_brand(project, DEFAULT, report, loaded)
    return theme.site_url if theme else ""


def with_pictures(bank: QuizBank, images: Images) -> QuizBank:
    """The bank with the files of its pictures; one that cannot be read is reported."""
    named = [each.picture for each in bank.all_questions() if each.picture]
    loaded = {picture.target: images.load(picture) for picture in named}
    return replace(bank, pictures={target: file for target, file in loaded.items() if file})
