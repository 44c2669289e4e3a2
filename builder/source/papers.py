"""``content/papers.yml``: the papers that were held, so that a later one can keep away from their questions."""

from itertools import groupby
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.model.exam import Named, Paper, RecordedPaper, RecordedPart
from builder.source.exams import (
    id_rule,
    list_below,
    listed,
    mappings,
    named,
    points_rule,
    without,
)
from builder.source.fields import FieldRule, FieldType, check_fields
from builder.source.pages import read_file
from builder.source.schema import ID_PATTERN
from builder.source.text import read_text
from builder.source.yaml import MAX_YAML_BYTES, Mapping, parse_yaml

PAPERS_FILE = "content/papers.yml"
HEAD = """\
# 考过的试卷，由 courseware paper 编号 --record 写在末尾，早的在前。
# 写在这里的卷再生成一次还是原来那一份；以后的卷按期末卷的“避开”绕开这里的题。
# 不再用得着的，从上面删起；别的不要改。
"""
PARTS = "题目"

_RECORD_FIELDS = (
    id_rule("考试", "期末卷的编号", "efficient-service-final"),
    FieldRule(
        name="种子",
        type=FieldType.WHOLE,
        meaning="第几套",
        example="种子: 7",
        required=True,
    ),
)
_PART_FIELDS = (
    points_rule("分值", "每题几分", "2"),
    FieldRule(
        name="题号",
        type=FieldType.WORDS,
        meaning="题目的编号",
        example="题号: [com-001, com-004]",
        required=True,
        pattern=ID_PATTERN,
    ),
)


def load_papers(path: str, root: Path, report: Report) -> tuple[RecordedPaper, ...]:
    """The recorded papers, the oldest first; every fault is reported, and a faulty paper is left out."""
    raw = read_file(path, root, report)
    text = None if raw is None else read_text(raw, path, report)
    node = None if text is None else parse_yaml(text, path, report)
    if node is None:
        return ()
    papers = [
        paper
        for item in mappings(
            node, "考过的试卷", "- 考试: com-final，下一行缩进两格写 种子: 1", report
        )
        if (paper := _paper(item, report)) is not None
    ]
    _check_unique(papers, report)
    return tuple(papers)


def with_record(text: str, paper: Paper) -> str | None:
    """The file's text with a paper at its end; None when the file would become too long to be read."""
    parts = []
    for (_, points), group in groupby(paper.questions, key=lambda each: (each.type, each.points)):
        ids = ", ".join(each.id for each in group)
        parts.append(f"    - {{分值: {points:g}, 题号: [{ids}]}}\n")
    head = text.rstrip("\n") + "\n" if text.strip() else HEAD
    record = f"- 考试: {paper.exam.id}\n  种子: {paper.seed}\n  {PARTS}:\n{''.join(parts)}"
    longer = f"{head}\n{record}"
    return longer if len(longer.encode("utf-8")) <= MAX_YAML_BYTES else None


def _paper(item: Mapping, report: Report) -> RecordedPaper | None:
    before = len(report.diagnostics)
    values = check_fields(without(item, PARTS), _RECORD_FIELDS, report, where="考过的试卷")
    example = "- {分值: 2, 题号: [com-001, com-004]}"
    node = list_below(item, PARTS, example, report)
    parts = (
        []
        if node is None
        else [_part(part, report) for part in mappings(node, PARTS, example, report)]
    )
    if len(report.diagnostics) > before:
        return None
    exam = item.get("考试")
    return RecordedPaper(
        exam=Named(values.texts["考试"], exam.value.span if exam else item.span),
        seed=values.numbers["种子"],
        parts=tuple(part for part in parts if part is not None),
        span=item.span,
    )


def _part(item: Mapping, report: Report) -> RecordedPart | None:
    item = listed(item, "题号")
    values = check_fields(item, _PART_FIELDS, report, where="题目的这一行")
    if "分值" not in values.texts:
        return None
    return RecordedPart(points=float(values.texts["分值"]), questions=named(item, "题号", values))


def _check_unique(papers: list[RecordedPaper], report: Report) -> None:
    seen: dict[tuple[str, int], RecordedPaper] = {}
    for paper in papers:
        other = seen.setdefault((paper.exam.word, paper.seed), paper)
        if other is not paper:
            report.error(
                "DIA014",
                paper.span,
                f"{paper.exam.word} 的第 {paper.seed} 套在第 {other.span.line} 行已经记过",
                "删掉一处",
                f"paper {paper.seed} of {paper.exam.word} is recorded twice",
            )
