"""Whether a blueprint names what exists, and whether the banks have what it asks for."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from builder.exam.assignment import Shortage
from builder.exam.draw import NoPaper, draw, how_many, recent_ids
from builder.lint.diagnostic import Report
from builder.model.exam import Exam, ExamRow, Named, RecordedPaper, matches
from builder.model.exam_pool import pool_of
from builder.model.library import Library
from builder.model.quiz import Question


def check_exams(library: Library, report: Report) -> None:
    """Report every blueprint that cannot be drawn today, and records of what is gone."""
    for exam in library.exams:
        if check_names(exam, library, report):
            _check_supply(exam, library, report)
    questions = {each.id for bank in library.banks.values() for each in bank.questions}
    for paper in library.papers:
        _check_record(paper, library, questions, report)


def check_names(exam: Exam, library: Library, report: Report) -> bool:
    """Report courses, banks, objectives and tags that nothing in the library has; true when all are known."""
    before = len(report.diagnostics)
    if exam.course.word not in library.courses:
        _report_unknown("QUZ052", "课程", exam.course, library.courses, report)
    banks = {bank.id for bank in library.banks.values()}
    for bank in exam.banks:
        if bank.word not in banks:
            _report_unknown("QUZ053", "题库", bank, banks, report)
    objectives = {each for page in library.pages.values() for each in page.meta.objectives}
    tags = {
        tag
        for bank in library.banks.values()
        for question in bank.questions
        for tag in question.tags
    }
    for row in exam.rows:
        for pattern in row.objectives:
            if not matches((pattern,), objectives):
                _report_unknown("QUZ054", "学习目标", pattern, objectives, report)
        for tag in row.tags:
            if tag.word not in tags:
                _report_unknown("QUZ055", "标签", tag, tags, report)
    return len(report.diagnostics) == before


def report_shortages(
    exam: Exam, library: Library, recent: frozenset[str], failed: NoPaper, report: Report
) -> None:
    """Say which rows are short, by how many and why; ``recent`` are questions that were kept away from."""
    pool = pool_of(exam, library)
    for shortage in failed.shortages:
        rows = [exam.rows[number] for number in shortage.rows]
        missing = shortage.wanted - shortage.available
        held = sum(each.id in recent and any(row.takes(each) for row in rows) for each in pool)
        report.error(
            "QUZ056",
            rows[0].span,
            f"{_rows(exam, shortage)}要 {shortage.wanted} 道，能用的只有 {shortage.available} 道，差 {missing} 道",
            "；".join(_remedies(exam, shortage, missing, held)),
            f"the rows want {missing} more questions than the banks have",
        )


def _check_supply(exam: Exam, library: Library, report: Report) -> None:
    pool = pool_of(exam, library)
    failed = draw(exam, pool, 1)
    if isinstance(failed, NoPaper):
        report_shortages(exam, library, frozenset(), failed, report)
        return
    if not exam.avoid:
        return
    papers = how_many(exam, pool, exam.avoid + 1)
    if papers <= exam.avoid:
        message = (
            f"题目只够 {papers} 份不重复的卷，避开最近 {exam.avoid} 份要有 {exam.avoid + 1} 份"
        )
    elif isinstance(_next(exam, pool, library), NoPaper):
        message = f"避开最近 {exam.avoid} 份卷考过的题，下一份抽不出来"
    else:
        return
    report.warn(
        "QUZ057",
        exam.span,
        f"{exam.id}：{message}",
        "把避开改小，或给题库补题；courseware paper --list 看各份卷还能出几套",
        f"{exam.id}: too few questions to keep away from the last {exam.avoid} papers",
    )


def _next(exam: Exam, pool: Iterable[Question], library: Library) -> object:
    return draw(exam, pool, 1, recent_ids(exam, library.papers_of(exam.id)))


def _check_record(
    paper: RecordedPaper, library: Library, questions: set[str], report: Report
) -> None:
    if library.exam(paper.exam.word) is None:
        report.warn(
            "QUZ058",
            paper.exam.span,
            f"没有期末卷 {paper.exam.word}，这份记录不起作用",
            "检查编号；期末卷已经删了，这份记录也可以删",
            f"a recorded paper of an unknown exam {paper.exam.word}",
        )
    for part in paper.parts:
        for each in part.questions:
            if each.word not in questions:
                report.warn(
                    "QUZ058",
                    each.span,
                    f"考过的题 {each.word} 已经不在题库里",
                    "这份卷不能照原样再印；检查编号，或删去这一份记录",
                    f"a recorded question that is gone: {each.word}",
                )


def _report_unknown(
    code: str, kind: str, name: Named, known: Iterable[str], report: Report
) -> None:
    words = sorted(known)
    # A Chinese word of two characters with one of them wrong is half right.
    near = get_close_matches(name.word, words, n=1, cutoff=0.6 if name.word.isascii() else 0.5)
    some = "、".join(words[:12]) + ("……" if len(words) > 12 else "")
    report.error(
        code,
        name.span,
        f"没有{kind} {name.word}",
        f"是不是 {near[0]}？" if near else f"可用的：{some}" if words else f"还没有{kind}",
        f"unknown name {name.word}",
    )


def _rows(exam: Exam, shortage: Shortage) -> str:
    rows = [exam.rows[number] for number in shortage.rows]
    numbers = "、".join(str(number + 1) for number in shortage.rows)
    if len(rows) == 1:
        return f"第 {numbers} 行（{describe(rows[0])}）"
    kinds = "；".join(dict.fromkeys(describe(row) for row in rows))
    return f"第 {numbers} 行争同一批题（{kinds}），一共"


def describe(row: ExamRow) -> str:
    """What a row asks for: ``单选，初级，目标 com-lo-*``."""
    parts = [str(row.type), row.difficulty]
    if row.objectives:
        parts.append(f"目标 {'、'.join(each.word for each in row.objectives)}")
    if row.tags:
        parts.append(f"标签 {'、'.join(each.word for each in row.tags)}")
    return "，".join(part for part in parts if part)


def _remedies(exam: Exam, shortage: Shortage, missing: int, held: int) -> Iterator[str]:
    yield f"给题库补 {missing} 道，或减少题数、放宽难度、目标和标签"
    if shortage.is_capped:
        yield f"还有题没有用上，因为每个目标至多 {exam.per_objective} 题：也可以把这个数改大"
    if held:
        yield f"另有 {held} 道最近 {exam.avoid} 份卷考过：也可以把避开改小"
