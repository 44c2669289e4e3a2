"""``content/exams.yml`` → the blueprints that papers are drawn by."""

from collections.abc import Iterator
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.model.exam import Exam, ExamRow, Named
from builder.model.quiz import DIFFICULTIES, QuestionType
from builder.model.span import Span
from builder.source.fields import FieldRule, FieldType, Values, check_fields
from builder.source.pages import read_file
from builder.source.schema import ID_PATTERN
from builder.source.text import read_text
from builder.source.yaml import Field, Mapping, Node, Scalar, Sequence, parse_yaml

EXAMS_FILE = "content/exams.yml"
ROWS = "题目"
POINTS_PATTERN = r"[1-9][0-9]{0,3}(?:\.5)?|0\.5"
"""Points that a scenario's parts can share without a rest in binary: whole ones and halves."""


def _rule(
    name: str,
    type: FieldType,
    meaning: str,
    example: str,
    *,
    required: bool = False,
    choices: tuple[str, ...] = (),
    pattern: str = "",
) -> FieldRule:
    return FieldRule(
        name=name,
        type=type,
        meaning=meaning,
        example=f"{name}: {example}",
        required=required,
        choices=choices,
        pattern=pattern,
    )


def points_rule(name: str, meaning: str, example: str) -> FieldRule:
    """A required number of points."""
    return _rule(name, FieldType.PATTERN, meaning, example, required=True, pattern=POINTS_PATTERN)


def id_rule(name: str, meaning: str, example: str) -> FieldRule:
    """A required id."""
    return _rule(name, FieldType.PATTERN, meaning, example, required=True, pattern=ID_PATTERN)


EXAM_FIELDS = (
    id_rule("编号", "试卷的编号：小写字母、数字和连字符", "efficient-service-final"),
    _rule("卷名", FieldType.TEXT, "印在卷头的名字", "高效服务培训期末卷", required=True),
    id_rule("课程", "课程页的编号", "efficient-service"),
    _rule("时长", FieldType.WHOLE, "考试时间，分钟", "60", required=True),
    points_rule("满分", "整份卷的分数，等于各行题数乘分值之和", "100"),
    points_rule("及格", "及格的分数", "60"),
    _rule(
        "题库", FieldType.WORDS, "从哪几个题库出题，写题库页的编号；不写就考课程讲到的",
        "[communication, tools]", pattern=ID_PATTERN,
    ),
    _rule("每个目标至多", FieldType.WHOLE, "同一个学习目标最多考几题；不写就不限", "2"),
    _rule(
        "避开", FieldType.PATTERN, "最近几份考过的卷，题目不再用；不写就不避", "2",
        pattern="[0-9]{1,2}",
    ),
)  # fmt: skip
ROW_FIELDS = (
    _rule(
        "题型", FieldType.CHOICE, "题型", "单选", required=True, choices=tuple(QuestionType)
    ),
    _rule("难度", FieldType.CHOICE, "难度；不写就不限", "初级", choices=DIFFICULTIES),
    _rule("题数", FieldType.WHOLE, "要几题", "10", required=True),
    points_rule("分值", "每题几分，整数或带 .5", "2"),
    _rule(
        "目标", FieldType.WORDS, "只考这些学习目标，* 代表任意几个字", "[com-lo-*, std-lo-4]",
        pattern="[a-z0-9*-]+",
    ),
    _rule("标签", FieldType.WORDS, "只考带其中一个标签的题", "[投诉, 承诺]"),
)  # fmt: skip


def load_exams(path: str, root: Path, report: Report) -> tuple[Exam, ...]:
    """The exams of a file, in its order; every fault is reported, and a faulty exam is left out."""
    raw = read_file(path, root, report)
    text = None if raw is None else read_text(raw, path, report)
    node = None if text is None else parse_yaml(text, path, report)
    if node is None:
        return ()
    exams = [
        exam
        for item in mappings(
            node, "期末卷", "- 编号: com-final，下一行缩进两格写 卷名: 沟通期末卷", report
        )
        if (exam := _exam(item, report)) is not None
    ]
    _check_unique(exams, report)
    return tuple(exams)


def mappings(node: Node, what: str, example: str, report: Report) -> Iterator[Mapping]:
    """The items of a list of mappings; whatever else stands there is reported."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(node, Sequence) and isinstance(item, Mapping):
            yield item
        else:
            report.error(
                "YML015",
                item.span,
                f"{what}要写成列表，每项以 - 开头，下面是键和值，冒号用英文的",
                f"例如 {example}",
                f"{what} must be a list of mappings",
            )


def listed(item: Mapping, *names: str) -> Mapping:
    """The mapping with each of these keys' single values as a list of one."""
    fields = tuple(
        Field(key=each.key, value=Sequence(items=(each.value,), span=each.value.span))
        if each.key.value in names and isinstance(each.value, Scalar) and each.value.value.strip()
        else each
        for each in item.fields
    )
    return Mapping(fields=fields, span=item.span)


def named(item: Mapping, name: str, values: Values) -> tuple[Named, ...]:
    """The words of a checked list with their places."""
    found = item.get(name)
    items = found.value.items if found and isinstance(found.value, Sequence) else ()
    words = values.words.get(name, ())
    return tuple(
        Named(each.value.strip(), each.span)
        for each in items
        if isinstance(each, Scalar) and each.value.strip() in words
    )


def without(item: Mapping, name: str) -> Mapping:
    """The mapping without a key that has a schema of its own."""
    return Mapping(
        fields=tuple(each for each in item.fields if each.key.value != name), span=item.span
    )


def list_below(item: Mapping, name: str, example: str, report: Report) -> Node | None:
    """The value of a required key that holds a list of mappings."""
    found = item.get(name)
    if found and not (isinstance(found.value, Scalar) and not found.value.value.strip()):
        return found.value
    report.error(
        "YML010",
        found.key.span if found else item.span,
        f"{name} 下面没有内容" if found else f"缺少 {name}",
        f"写 {name}:，下面每行一种题，例如 {example}",
        f"{name} is {'empty' if found else 'missing'}",
    )
    return None


def _exam(item: Mapping, report: Report) -> Exam | None:
    before = len(report.diagnostics)
    item = listed(item, "题库")
    values = check_fields(without(item, ROWS), EXAM_FIELDS, report, where="期末卷")
    example = "- {题型: 单选, 难度: 初级, 题数: 10, 分值: 2}"
    node = list_below(item, ROWS, example, report)
    rows = (
        ()
        if node is None
        else tuple(_row(row, report) for row in mappings(node, ROWS, example, report))
    )
    if len(report.diagnostics) > before:
        return None
    texts = values.texts
    exam = Exam(
        id=texts["编号"],
        title=texts["卷名"],
        course=Named(texts["课程"], _value_span(item, "课程")),
        minutes=values.numbers["时长"],
        total=float(texts["满分"]),
        pass_mark=float(texts["及格"]),
        banks=named(item, "题库", values),
        avoid=int(texts.get("避开", "0")),
        per_objective=values.numbers.get("每个目标至多", 0),
        rows=tuple(row for row in rows if row is not None),
        span=item.span,
    )
    return exam if _adds_up(exam, item, report) else None


def _row(item: Mapping, report: Report) -> ExamRow | None:
    item = listed(item, "目标", "标签")
    values = check_fields(item, ROW_FIELDS, report, where="题目的这一行")
    texts = values.texts
    if not {"题型", "分值"} <= texts.keys() or "题数" not in values.numbers:
        return None
    return ExamRow(
        type=QuestionType(texts["题型"]),
        count=values.numbers["题数"],
        points=float(texts["分值"]),
        difficulty=texts.get("难度", ""),
        objectives=named(item, "目标", values),
        tags=named(item, "标签", values),
        span=item.span,
    )


def _adds_up(exam: Exam, item: Mapping, report: Report) -> bool:
    total = sum(row.count * row.points for row in exam.rows)
    if total != exam.total:
        report.error(
            "QUZ050",
            _value_span(item, "满分"),
            f"各行合计 {total:g} 分，满分写的是 {exam.total:g}",
            "改题数、分值或满分，让两个数一样",
            f"the rows add up to {total:g} points, not to {exam.total:g}",
        )
    if exam.pass_mark > exam.total:
        report.error(
            "QUZ051",
            _value_span(item, "及格"),
            f"及格线 {exam.pass_mark:g} 分高过满分 {exam.total:g} 分",
            "把及格改低，例如满分的六成",
            "the pass mark is above the total",
        )
    return total == exam.total and exam.pass_mark <= exam.total


def _value_span(item: Mapping, name: str) -> Span:
    found = item.get(name)
    return found.value.span if found else item.span


def _check_unique(exams: list[Exam], report: Report) -> None:
    seen: dict[str, Exam] = {}
    for exam in exams:
        other = seen.setdefault(exam.id, exam)
        if other is not exam:
            report.error(
                "DIA014",
                exam.span,
                f"试卷编号 {exam.id} 在第 {other.span.line} 行已经用过",
                "换一个没有用过的编号",
                f"exam {exam.id} is defined twice",
            )
