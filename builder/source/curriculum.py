"""``content/curriculum.yml`` → the ids that the library must cover."""

from collections.abc import Iterator
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.model.curriculum import Requirement, Subject
from builder.source.pages import read_file
from builder.source.text import read_text
from builder.source.yaml import Mapping, Node, Scalar, Sequence, parse_yaml

CURRICULUM_FILE = "content/curriculum.yml"


def load_curriculum(path: str, root: Path, report: Report) -> tuple[Requirement, ...]:
    """Every id in the file's order, each once; what is no list of ids is reported."""
    raw = read_file(path, root, report)
    text = None if raw is None else read_text(raw, path, report)
    node = None if text is None else parse_yaml(text, path, report)
    if node is None:
        return ()
    found: dict[tuple[Subject, str], Requirement] = {}
    for requirement in _subjects(node, report):
        key = (requirement.subject, requirement.id)
        other = found.setdefault(key, requirement)
        if other is not requirement:
            report.error(
                "DIA014",
                requirement.span,
                f"编号 {requirement.id} 在第 {other.span.line} 行已经列过",
                "删掉一处",
                f"{requirement.id} is listed twice",
            )
    return tuple(found.values())


def _subjects(node: Node, report: Report) -> Iterator[Requirement]:
    if not isinstance(node, Mapping):
        _report_shape(node, report)
        return
    for field in node.fields:
        if field.key.value not in set(Subject):
            report.error(
                "YML008",
                field.key.span,
                f"课程地图没有 {field.key.value} 这个键",
                f"可用：{'、'.join(Subject)}",
                f"unknown key {field.key.value}",
            )
            continue
        for scalar in _scalars(field.value, report):
            yield Requirement(subject=Subject(field.key.value), id=scalar.value, span=scalar.span)


def _scalars(node: Node, report: Report) -> Iterator[Scalar]:
    """The ids of a list, or of lists by folder."""
    lists = [field.value for field in node.fields] if isinstance(node, Mapping) else [node]
    for each in lists:
        if not isinstance(each, Sequence):
            _report_shape(each, report)
            continue
        for item in each.items:
            if isinstance(item, Scalar):
                yield item
            else:
                _report_shape(item, report)


def _report_shape(node: Node, report: Report) -> None:
    report.error(
        "YML015",
        node.span,
        "课程地图里每个键后面是编号的列表",
        "例如 scripts: [S01, S02]",
        "the curriculum holds lists of ids",
    )
