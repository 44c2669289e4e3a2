"""``courseware quiz-import``: questions from a pasted text or a workbook, appended to a bank."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.build.formatting import mentioned_ids, read_pages
from builder.build.project import Project
from builder.build.publish import write_synced
from builder.errors import CoursewareError, UsageError
from builder.lint.diagnostic import Report, Severity
from builder.markdown.context import PageContext
from builder.markdown.parse import Parser
from builder.markdown.quiz import read_bank
from builder.markdown.quiz.canonical import format_bank
from builder.markdown.quiz.drafted import notes, understand
from builder.markdown.quiz.ids import assign_ids
from builder.markdown.quiz.write import markdown_of, says_the_same
from builder.model.column_map import ColumnMap
from builder.model.page import Meta
from builder.model.quiz import Question
from builder.source.pages import ID, page_from_text
from builder.source.questions.draft import Draft, Intake, Unread
from builder.source.questions.mapped import in_our_words
from builder.source.questions.pasted import read_pasted
from builder.source.questions.sheet import read_sheet
from builder.source.questions.workbook import read_workbook
from builder.source.text import MAX_TEXT_BYTES, read_text

MAX_WORKBOOK_BYTES = 20_000_000
_SCRATCH = "content/quizzes/import.md"
"""Where a question stands while it is tried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file."""

    path: str
    """Of the bank, below the project's root."""
    is_new: bool
    ids: tuple[str, ...]
    """Of the questions that were added."""
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A draft that became a question."""

    markdown: str
    question: Question


def import_questions(
    project: Project,
    file: Path,
    bank: str,
    columns: Mapping[str, str],
    column_map: ColumnMap | None = None,
) -> Imported:
    """Append a file's questions to ``content/quizzes/<bank>.md``; what stands there stays as it is.

    ``columns`` names headings; ``column_map`` is the platform whose words the file uses.
    A question that the bank has already, by its stem and answers, is not added twice. Raises UsageError for a bad name
    and CoursewareError for a file that cannot be read.
    """
    if not ID.fullmatch(bank):
        raise UsageError(f"题库名“{bank}”不合规则：只用小写字母、数字和短横线，例如 communication")
    path = f"content/quizzes/{bank}.md"
    target = project.root / path
    if target.is_symlink() or target.parent.is_symlink():
        raise CoursewareError(f"{path} 是符号链接，不会写到它指向的地方")
    pages = dict(read_pages(project))
    if target.exists() and path not in pages:
        raise CoursewareError(f"{path} 读不出来；先运行 courseware check 看原因")
    text = pages.get(path, f"---\ntitle: {bank}\n---\n\n# {bank}\n")
    page = page_from_text(text, path, Report())
    intake = _read(file, columns)
    if column_map:
        intake = in_our_words(intake, column_map)
    taken, unread = _understand(intake, _questions_in(text, path))
    if taken:
        added = assign_ids(
            format_bank("\n".join(each.markdown for each in taken)),
            page.meta.id if page else bank,
            mentioned_ids(pages.values()),
            like=format_bank(text),
        )
        _write(target, f"{text.rstrip()}\n\n{added}")
    else:
        added = ""
    return Imported(
        path=path,
        is_new=path not in pages,
        ids=tuple(re.findall(r"^## .*\{#([\w-]+)", added, re.MULTILINE)),
        unread=unread,
    )


def _read(file: Path, columns: Mapping[str, str]) -> Intake:
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_WORKBOOK_BYTES else b""
    except OSError as error:
        raise CoursewareError(f"{file} 读不出来：{error.strerror}") from error
    is_workbook = file.suffix.lower() == ".xlsx" or data.startswith(b"PK\x03\x04")
    if size > (MAX_WORKBOOK_BYTES if is_workbook else MAX_TEXT_BYTES):
        raise CoursewareError(f"{file.name} 太大，请分成几个文件")
    if is_workbook:
        return read_sheet(read_workbook(data), columns)
    report = Report()
    text = read_text(data, file.name, report)
    if text is None:
        first = next(iter(report))
        raise CoursewareError(f"{file.name}：{first.message}。{first.hint}")
    found = read_pasted(text)
    gated = tuple(Unread(place=f"第 {each.span.line} 行", message=each.message) for each in report)
    return Intake(found.drafts, (*gated, *found.unread))


def _understand(
    intake: Intake, known: Iterable[Question]
) -> tuple[tuple[_Taken, ...], tuple[Unread, ...]]:
    parser = Parser()
    owners = {_fingerprint(question): question.id for question in known}
    taken: list[_Taken] = []
    unread = list(intake.unread)
    for draft in intake.drafts:
        made = _try(draft, parser)
        if isinstance(made, str):
            unread.append(Unread(place=draft.place, message=f"{made}，没有导入"))
            continue
        owner = owners.setdefault(_fingerprint(made.question), draft.place)
        if owner != draft.place:
            unread.append(Unread(place=draft.place, message=f"和 {owner} 是同一道题，没有再导入"))
            continue
        taken.append(made)
        unread += [Unread(place=draft.place, message=note) for note in notes(draft)]
    return tuple(taken), tuple(unread)


def _try(draft: Draft, parser: Parser) -> _Taken | str:
    """The question as the parser reads it back, so that nothing is written that says something else."""
    drafted = understand(draft)
    if isinstance(drafted, str):
        return drafted
    markdown = markdown_of(drafted, draft)
    report = Report()
    page, _ = parser.parse(
        format_bank(markdown).replace("\n", " {#import-1}\n", 1),
        PageContext(path=_SCRATCH),
        Meta(title="", id="import"),
        report,
    )
    questions = read_bank(page, report).questions
    errors = [each for each in report if each.severity is Severity.ERROR]
    if errors:
        return errors[0].message
    if len(questions) != 1 or not says_the_same(questions[0], drafted):
        return "写成题库页以后意思变了，请手工录入"
    return _Taken(markdown, questions[0])


def _questions_in(text: str, path: str) -> tuple[Question, ...]:
    source = page_from_text(text, path, Report())
    if source is None:
        return ()
    page, _ = Parser().parse(source.body, PageContext(path=path), source.meta, Report())
    return tuple(read_bank(page, Report()).all_questions())


def _fingerprint(question: Question) -> tuple[str, ...]:
    """What makes two questions the same, white space aside."""
    texts = [
        *(each.plain for each in (*question.stem, *question.sequence)),
        *sorted(choice.text.plain for choice in question.choices),
        *sorted(each.plain for each in question.matching.rights),
    ]
    return (question.type, *("".join(each.split()) for each in texts))


def _write(target: Path, text: str) -> None:
    draft = target.with_name(f"{target.name}.new")
    try:
        write_synced(draft, text.encode("utf-8"))
        draft.replace(target)
    except OSError as error:
        raise CoursewareError(f"写不进 {target}：{error.strerror}") from error
