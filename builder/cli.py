"""The command line: arguments, printing and exit codes; nothing else.

Exit codes: 0 clean, 1 findings, 2 usage. Heavy modules are imported by the command that needs them, so that a build
with nothing to do costs little more than starting Python.
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder import __version__
from builder.build.project import Project, source_folder
from builder.build.state import State, is_current, load_state, save_state, stamp_inputs
from builder.errors import CoursewareError, UsageError

if TYPE_CHECKING:
    from builder.lint.diagnostic import Report
    from builder.markdown.library import LoadedLibrary

_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_THEMES = click.option(
    "--theme",
    "themes",
    multiple=True,
    help="Brand for every deck, or all; may be repeated. Default: each course's own.",
)
_THEME = click.option("--theme", "themes", multiple=True, help="The brand; default: default.")


class _Commands(click.Group):
    """Suggests the near match for a mistyped command and turns our errors into exit codes."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            if near:
                raise click.UsageError(f"{error.message} Did you mean {near[0]}?", ctx) from error
            raise

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            click.echo(f"courseware: {error}", err=True)
            ctx.exit(2)
        except CoursewareError as error:
            click.echo(f"courseware: {error}", err=True)
            ctx.exit(1)


@click.group(cls=_Commands)
@click.version_option(__version__)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's root; default: here.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Customer-service training from Markdown: decks, a site and question banks."""
    project = Project(root.resolve())
    project.require()
    context.obj = project


@main.command()
@_THEMES
@_JSON
@click.option("--workers", type=click.IntRange(1), help="Decks built at once; default: CPUs.")
@click.option("--pages", is_flag=True, help="A deck of each chapter instead, for the site.")
@click.pass_obj
def slides(
    project: Project, themes: tuple[str, ...], as_json: bool, workers: int | None, pages: bool
) -> None:
    """Build every course's deck into dist/decks."""
    theme_id = _one_theme(themes) if pages else None
    target = "page_decks" if pages else "decks"
    state_file = project.dist / ".state" / f"{target}.json"
    state = load_state(state_file)
    folders = (project.content, project.themes, source_folder())
    options = f"theme={','.join(themes)}"
    if is_current(state, options, project.root, folders):
        _print_current(state, as_json)
        return
    from builder.build.decks import build_decks
    from builder.build.manifest import update_manifest
    from builder.build.page_decks import build_page_decks
    from builder.build.progress import Progress

    inputs = stamp_inputs(project.root, folders)
    key = _builder_key(inputs, project)
    count = workers or os.cpu_count() or 1
    with Progress(quiet=as_json) as progress:
        if pages:
            build = build_page_decks(
                project,
                last=state,
                builder_key=key,
                theme_id=theme_id,
                workers=count,
                progress=progress,
            )
        else:
            build = build_decks(
                project,
                last=state,
                builder_key=key,
                asked=themes,
                workers=count,
                progress=progress,
            )
    left_out = sum(len(lines) for lines in build.left_out.values())
    result = {
        "written": [{"file": name, "slides": count} for name, count in build.written],
        "unchanged": build.unchanged,
        "removed": build.removed,
        "left_out": left_out,
    }
    _finish(build.report, build.loaded, as_json, result)
    messages = [f"{name}　{count} 页" for name, count in build.written]
    messages += [f"{name}　没有变化" for name in build.unchanged]
    messages += [f"{name}　已过期，删除" for name in build.removed]
    if left_out:
        messages.append(f"未上课件的内容 {left_out} 处，见 dist/manifest.json")
    left_out_lines = None if pages else build.left_out
    update_manifest(project, target, build.outputs, left_out=left_out_lines)
    new_state = State(options, inputs, build.outputs, build.keys, messages)
    save_state(state_file, new_state)
    if not as_json:
        for message in messages:
            click.echo(message)


@main.command()
@_JSON
@click.option("--format", "formats", multiple=True, help="Only this format; may be repeated.")
@click.option("--strict", is_flag=True, help="What a format cannot say is an error.")
@click.option(
    "--columns",
    default="",
    help="Tables with a platform's columns: its name in content/quiz-columns.yml, or a .yml file.",
)
@click.option("--seed", default="", help="Shuffles the variants of printed papers (format docx).")
@click.pass_obj
def quiz(
    project: Project,
    as_json: bool,
    formats: tuple[str, ...],
    strict: bool,
    columns: str,
    seed: str,
) -> None:
    """Export every question bank into dist/quiz."""
    state_file = project.dist / ".state" / "quiz.json"
    state = load_state(state_file)
    folders = (project.content, project.themes, source_folder())
    options = f"formats={','.join(formats)} strict={strict} seed={seed}"
    if columns:
        from builder.build.quiz_columns import columns_stamp

        options += f" columns={columns_stamp(columns)}"
    if is_current(state, options, project.root, folders):
        _print_current(state, as_json)
        return
    from builder.build.manifest import update_manifest
    from builder.build.quizzes import build_quizzes

    inputs = stamp_inputs(project.root, folders)
    build = build_quizzes(project, formats, state, strict=strict, columns=columns, seed=seed)
    result = {"written": sorted(build.outputs), "losses": build.losses}
    _finish(build.report, build.loaded, as_json, result)
    update_manifest(project, "quiz", build.outputs, losses=build.losses)
    messages = [*sorted(build.outputs), *_count_losses(build.losses)]
    save_state(state_file, State(options, inputs, build.outputs, {}, messages))
    if not as_json:
        for message in messages:
            click.echo(message)


@main.command()
@_THEME
@_JSON
@click.option("--zip", "as_zip", is_flag=True, help="Also pack it into dist/site.zip.")
@click.pass_obj
def site(project: Project, themes: tuple[str, ...], as_json: bool, as_zip: bool) -> None:
    """Build the site into dist/site."""
    _build_site(project, _one_theme(themes), as_json)
    if as_zip:
        from builder.build.site import zip_site

        packed = zip_site(project)
        if not as_json:
            click.echo(f"dist/{packed.name}　{packed.stat().st_size / 1e6:.1f} MB")


def _build_site(project: Project, theme_id: str | None, as_json: bool) -> None:
    state_file = project.dist / ".state" / "site.json"
    state = load_state(state_file)
    folders = _site_inputs(project)
    options = f"theme={theme_id}"
    if is_current(state, options, project.root, folders):
        _print_current(state, as_json)
        return
    from builder.build.manifest import update_manifest
    from builder.build.progress import Progress
    from builder.build.site import build_site

    with Progress(quiet=as_json) as progress:
        build = build_site(project, theme_id=theme_id, progress=progress)
    _finish(build.report, build.loaded, as_json, {"pages": build.page_count})
    inputs = stamp_inputs(project.root, folders)
    messages = [f"dist/site　{build.page_count} 页"]
    update_manifest(project, "site", build.outputs)
    save_state(state_file, State(options, inputs, build.outputs, {}, messages))
    if not as_json:
        for message in messages:
            click.echo(message)


@main.command()
@_THEME
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, show_default=True)
@click.option("--whole", is_flag=True, help="Rebuild every page on a change, not that page alone.")
@click.pass_obj
def serve(project: Project, themes: tuple[str, ...], port: int, whole: bool) -> None:
    """Show the site on this machine and rebuild it when a page changes."""
    from builder.build.serve import serve_site

    serve_site(project, theme_id=_one_theme(themes), port=port, whole=whole)


@main.command()
@_JSON
@click.option("--github", is_flag=True, help="Print annotations for a GitHub workflow.")
@click.pass_obj
def check(project: Project, as_json: bool, github: bool) -> None:
    """Report everything wrong with the content, themes and decks; writes nothing."""
    from builder.build.check import check_project

    checked = check_project(project)
    _finish(checked.report, checked.loaded, as_json, {}, github=github)
    if not as_json:
        click.echo(f"已检查 {len(checked.loaded.library.pages)} 页", err=True)


@main.command()
@click.argument("course_ids", nargs=-1)
@_JSON
@click.pass_obj
def handout(project: Project, course_ids: tuple[str, ...], as_json: bool) -> None:
    """Write the trainees' handouts into dist/handouts."""
    state_file = project.dist / ".state" / "handouts.json"
    state = load_state(state_file)
    folders = (project.content, project.themes, source_folder())
    options = f"courses={','.join(course_ids)}"
    if is_current(state, options, project.root, folders):
        _print_current(state, as_json)
        return
    from builder.build.handouts import build_handouts
    from builder.build.manifest import update_manifest
    from builder.build.progress import Progress

    inputs = stamp_inputs(project.root, folders)
    with Progress(quiet=as_json) as progress:
        build = build_handouts(project, course_ids, last=state, progress=progress)
    _finish(build.report, build.loaded, as_json, {"written": sorted(build.written)})
    update_manifest(project, "handouts", build.outputs)
    messages = sorted(build.written)
    save_state(state_file, State(options, inputs, build.outputs, {}, messages))
    if not as_json:
        for message in messages:
            click.echo(message)


@main.command()
@click.argument("course_id")
@_THEME
@_JSON
@click.option("--left-out", is_flag=True, help="List what the deck does not show, and why.")
@click.option("--notes", is_flag=True, help="Print what to say and to do, slide by slide.")
@click.option(
    "--docx",
    "docx_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --notes: write it as a Word file instead.",
)
@click.pass_obj
def plan(
    project: Project,
    course_id: str,
    themes: tuple[str, ...],
    as_json: bool,
    left_out: bool,
    notes: bool,
    docx_file: Path | None,
) -> None:
    """Print a course's running order: number, kind, title, minutes, source line."""
    if docx_file and not notes:
        raise UsageError("--docx 要和 --notes 一起用 / --docx goes with --notes")
    from builder.build.decks import load_plans, require_course
    from builder.build.progress import Progress
    from builder.lint.diagnostic import Report
    from builder.slides.listing import as_records, as_table

    report = Report()
    with Progress(quiet=as_json) as progress:
        loaded, decks, brands = load_plans(project, themes, report, progress)
    chosen = require_course(course_id, {deck.course_id: deck for deck in decks.values()})
    if notes:
        from builder.build.handouts import order_of, write_presenter_docx
        from builder.handout import presenter_markdown

        order = order_of(chosen, project.root, report)
        if docx_file:
            theme = brands[chosen.theme]
            write_presenter_docx(order, chosen, loaded.library, theme, docx_file)
        else:
            click.echo(presenter_markdown(order), nl=False)
    elif left_out:
        for span, what, why in chosen.left_out:
            click.echo(f"{span}　{what}　{why}")
    elif as_json:
        click.echo(json.dumps(as_records(chosen), ensure_ascii=False, indent=1))
    else:
        click.echo(as_table(chosen))
    _finish(report, loaded, False, {})


@main.command()
@click.option("--quiz", is_flag=True, help="Instead: every objective with its questions.")
@click.option("--missing", is_flag=True, help="Only what nothing covers.")
@_JSON
@click.pass_obj
def coverage(project: Project, quiz: bool, missing: bool, as_json: bool) -> None:
    """List every id of content/curriculum.yml with what covers it; exit 1 when one is missing."""
    from builder.build.coverage import cover
    from builder.build.progress import Progress
    from builder.lint.coverage import as_records, as_table, summary

    if quiz:
        _quiz_coverage(project, missing, as_json)
        return

    with Progress(quiet=as_json) as progress:
        result = cover(project, progress)
    rows = [row for row in result.rows if row.place is None] if missing else result.rows
    _finish(result.report, result.loaded, as_json, {"coverage": as_records(rows)})
    if not as_json:
        click.echo(as_table(rows), nl=False)
        click.echo(summary(result.rows), err=True)
    if result.missing:
        sys.exit(1)


@main.command()
@click.argument("exam_id", metavar="EXAM", required=False)
@click.option("--seed", type=click.IntRange(1, 9999), help="Which paper; default: the next.")
@click.option("--format", "formats", multiple=True, help="A format; may be repeated.")
@click.option("--record", is_flag=True, help="Note it in content/papers.yml as held.")
@click.option("--list", "only_list", is_flag=True, help="List the exams instead.")
@_JSON
@click.pass_obj
def paper(
    project: Project,
    exam_id: str | None,
    seed: int | None,
    formats: tuple[str, ...],
    record: bool,
    only_list: bool,
    as_json: bool,
) -> None:
    """Draw a paper of an exam in content/exams.yml into dist/papers."""
    if only_list:
        _list_exams(project, as_json)
        return
    if exam_id is None:
        raise UsageError(
            "写上期末卷的编号，courseware paper --list 列出全部 / "
            "name an exam: courseware paper --list shows them"
        )
    from builder.build.manifest import update_manifest
    from builder.build.papers import build_paper
    from builder.exam.composition import as_lines, as_record

    build = build_paper(project, exam_id, seed, formats, record=record)
    drawn = as_record(build.paper) if build.paper else {}
    result = {"written": build.written, **drawn, "losses": build.losses}
    _finish(build.report, build.loaded, as_json, result)
    update_manifest(project, "papers", build.outputs)
    if as_json or build.paper is None:
        return
    for line in (*as_lines(build.paper), *build.written):
        click.echo(line)
    for name, losses in build.losses.items():
        is_alone = len(build.written) == 1
        rest = "：" if is_alone else f"，加 --format {name} 逐处列出"
        click.echo(f"{name} 有 {len(losses)} 处与原题不完全一样{rest}")
        for loss in losses if is_alone else ():
            click.echo(f"  {loss}")
    if build.is_recorded:
        click.echo("已记入 content/papers.yml，请连同它一起提交")


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a diagnostic's code with an example."""
    from builder.lint.catalogue import explain as explain_code

    click.echo(explain_code(code))


@main.command(name="format")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if it would.")
@click.pass_obj
def format_(project: Project, only_check: bool) -> None:
    """Rewrite question banks to the canonical form, and give ids to questions without one."""
    from builder.build.formatting import format_banks

    changed = list(format_banks(project, write=not only_check))
    for path in changed:
        click.echo(f"{path}　{'需要整理' if only_check else '已整理'}")
    if changed and only_check:
        sys.exit(1)


main.add_command(format_, "fmt")


@main.command(name="quiz-import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--bank", required=True, help="Name of the bank: content/quizzes/NAME.md.")
@click.option(
    "--columns",
    default="",
    help="Headings of a workbook: 题干=题目,考查点=知识点; or a platform of content/quiz-columns.yml.",
)
@_JSON
@click.pass_obj
def quiz_import(project: Project, file: Path, bank: str, columns: str, as_json: bool) -> None:
    """Append questions from a pasted text or an .xlsx workbook to a question bank."""
    from builder.build.quiz_columns import require_column_map
    from builder.build.quiz_import import import_questions
    from builder.source.questions.mapped import headings_of
    from builder.source.questions.sheet import column_map

    if columns and "=" not in columns:
        platform = require_column_map(project, columns)
        imported = import_questions(project, file, bank, headings_of(platform), platform)
    else:
        imported = import_questions(project, file, bank, column_map(columns))
    if as_json:
        unread = [{"place": each.place, "message": each.message} for each in imported.unread]
        record = {"bank": imported.path, "added": imported.ids, "unread": unread}
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        for each in imported.unread:
            click.echo(f"{each.place}：{each.message}", err=True)
        click.echo(f"{imported.path}　新增 {len(imported.ids)} 题")
        if imported.is_new and imported.ids:
            click.echo("新题库：改好标题，再把它加进 mkdocs.yml 末尾的 nav")
    if imported.unread:
        sys.exit(1)


@main.command()
@click.argument("kind")
def schema(kind: str) -> None:
    """Print the JSON Schema of a page kind's front matter, for editors' completion."""
    from builder.model.page import PageKind
    from builder.source.schema import json_schema

    if kind not in set(PageKind):
        raise UsageError(f"没有页面种类 {kind}；可用：{'、'.join(PageKind)}")
    click.echo(json.dumps(json_schema(PageKind(kind)), ensure_ascii=False, indent=2))


@main.command()
@_THEMES
@click.pass_context
def watch(context: click.Context, themes: tuple[str, ...]) -> None:
    """Build the decks again whenever a file changes; Ctrl-C ends it."""
    from builder.build.watch import watch_project

    project: Project = context.obj
    watch_project((project.content, project.themes), lambda: _rebuild(context, themes))


@main.command()
@click.argument("course_ids", nargs=-1)
@click.pass_obj
def preview(project: Project, course_ids: tuple[str, ...]) -> None:
    """Render decks to a contact sheet of pictures in dist/preview (needs LibreOffice)."""
    from builder.build.preview import preview_decks

    for sheet in preview_decks(project, course_ids):
        click.echo(str(sheet))


@main.command()
@click.pass_obj
def gallery(project: Project) -> None:
    """Render the README's pictures into docs/gallery (needs LibreOffice and Chromium)."""
    from builder.build.gallery import render_gallery
    from builder.build.references import render_references
    from builder.build.site_pictures import render_site

    for picture in render_gallery(project):
        click.echo(str(picture))
    click.echo(str(render_site(project)))
    click.echo(str(render_references(project)))


def _one_theme(themes: tuple[str, ...]) -> str | None:
    if len(set(themes)) > 1 or "all" in themes:
        raise UsageError("网站一次只用一个品牌：make site THEME=warm")
    return themes[0] if themes else None


@main.group()
def theme() -> None:
    """Work with brands."""


@theme.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="Id of the new theme; default: the file's name.")
@_JSON
@click.pass_obj
def import_(project: Project, file: Path, name: str | None, as_json: bool) -> None:
    """Turn a company's PowerPoint template into a theme, with a deck that shows every role."""
    from builder.build.roles_deck import build_roles_deck
    from builder.build.theme_import import import_theme, report_lines

    imported = import_theme(project, file, name)
    deck, report = build_roles_deck(project, imported.theme)
    shown = deck.relative_to(project.root)
    if as_json:
        record = {**imported.as_record(), "preview": str(shown)}
        record["folder"] = str(imported.folder.relative_to(project.root))
        record["findings"] = [str(each.english) for each in report.diagnostics]
        click.echo(json.dumps(record, ensure_ascii=False))
        return
    for line in report_lines(imported):
        click.echo(line)
    for each in report.diagnostics:
        click.echo(f"  预览：{each.message} / {each.english}", err=True)
    click.echo(f"主题写在 themes/{imported.theme.id}；每种页面的样子：{shown}")


def _quiz_coverage(project: Project, missing: bool, as_json: bool) -> None:
    from builder.build.limits import time_limit
    from builder.build.progress import Progress
    from builder.lint.diagnostic import Report
    from builder.lint.objectives import (
        as_records,
        as_table,
        objective_rows,
        summary,
        without_objective,
    )
    from builder.markdown.library import load_library

    report = Report()
    with Progress(quiet=as_json) as progress:
        loaded = load_library(project.root, report, progress.page, time_limit)
    every = objective_rows(loaded.library)
    untested = [row for row in every if not row.count]
    rows = untested if missing else every
    _finish(report, loaded, as_json, {"objectives": as_records(rows)})
    if not as_json:
        click.echo(as_table(rows), nl=False)
        click.echo(summary(every, without_objective(loaded.library)), err=True)
    if untested:
        sys.exit(1)


def _list_exams(project: Project, as_json: bool) -> None:
    from builder.build.papers import list_exams
    from builder.exam.composition import list_line, list_record

    supplies, report, loaded = list_exams(project)
    if not as_json:
        for each in supplies:
            click.echo(list_line(each.exam, each.papers))
    _finish(
        report,
        loaded,
        as_json,
        {"exams": [list_record(each.exam, each.papers) for each in supplies]},
    )


def _count_losses(losses: dict[str, list[str]]) -> list[str]:
    return [
        f"{name} 有 {len(lines)} 处与原题不完全一样，见 dist/manifest.json"
        for name, lines in losses.items()
    ]


def _rebuild(context: click.Context, themes: tuple[str, ...]) -> None:
    try:
        context.invoke(slides, themes=themes, as_json=False, workers=None)
    except (CoursewareError, SystemExit) as error:
        if isinstance(error, CoursewareError):
            click.echo(f"courseware: {error}", err=True)


def _site_inputs(project: Project) -> tuple[Path, ...]:
    offered = (project.dist / name for name in ("decks", "handouts", "quiz"))
    return (
        project.content,
        project.themes,
        project.root / "mkdocs.yml",
        *(folder for folder in offered if folder.is_dir()),
        source_folder(),
    )


def _builder_key(inputs: dict[str, tuple[int, int, str]], project: Project) -> str:
    """Fingerprint of our own code: a change in it makes every deck out of date."""
    from hashlib import sha256

    own = os.path.relpath(source_folder(), project.root)
    lines = [f"{name} {stamp[2]}" for name, stamp in inputs.items() if name.startswith(own)]
    return sha256("\n".join(lines).encode()).hexdigest()


def _print_current(state: State, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"written": [], "unchanged": sorted(state.outputs), "removed": []}))
    else:
        click.echo("没有变化，不用重做")


def _finish(
    report: "Report",
    loaded: "LoadedLibrary",
    as_json: bool,
    result: dict[str, Any],
    *,
    github: bool = False,
) -> None:
    """Print findings; ends with exit code 1 when there are errors."""
    from builder.lint.render import render_github, render_json, render_text, summary

    if as_json:
        findings = json.loads(render_json(report))
        click.echo(json.dumps({**result, "findings": findings}, ensure_ascii=False))
    elif github:
        click.echo(render_github(report), nl=False)
    elif report.diagnostics:
        color = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        click.echo(render_text(report, loaded.source_line, color=color), err=True)
        click.echo(summary(report), err=True)
    if report.has_errors:
        sys.exit(1)


if __name__ == "__main__":
    main()
