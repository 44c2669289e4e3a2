"""Question banks → one file per bank and format."""

from dataclasses import dataclass, field

from builder.build.limits import time_limit
from builder.build.project import Project
from builder.build.publish import output_folder, publish_file, write_synced
from builder.build.state import State, stamp_file
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary, load_library
from builder.quiz.registry import all_formats, format_named


@dataclass(slots=True)
class QuizBuild:
    """Outcome of ``build_quizzes``."""

    report: Report
    loaded: LoadedLibrary
    outputs: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    losses: dict[str, list[str]] = field(default_factory=dict)
    """By format, one line for everything it could not say."""


def build_quizzes(project: Project, formats: tuple[str, ...], last: State) -> QuizBuild:
    """Export every bank; on any error nothing is published."""
    chosen = [format_named(name) for name in formats] or list(all_formats().values())
    report = Report()
    build = QuizBuild(report, load_library(project.root, report, limit=time_limit))
    if report.has_errors:
        return build
    with output_folder(project.dist) as staging:
        staged: list[str] = []
        for bank in build.loaded.library.banks.values():
            for quiz_format in chosen:
                data, losses = quiz_format.export(bank)
                name = f"{bank.id}{quiz_format.suffix}"
                write_synced(staging / name, data)
                staged.append(name)
                lines = [f"{loss.question_id}：{loss.message}" for loss in losses.losses]
                if lines:
                    build.losses.setdefault(quiz_format.name, []).extend(lines)
        for name in staged:
            final = project.dist / "quiz" / name
            publish_file(staging / name, final)
            build.outputs[f"dist/quiz/{name}"] = stamp_file(final)
        for name in last.outputs.keys() - build.outputs.keys():
            (project.root / name).unlink(missing_ok=True)
    return build
