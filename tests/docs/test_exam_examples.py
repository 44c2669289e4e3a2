"""The exam in the editors' guide can be copied as it stands."""

import re
from pathlib import Path

from builder.lint.diagnostic import Report
from builder.source.exams import EXAM_FIELDS, EXAMS_FILE, ROW_FIELDS, load_exams

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "zh" / "编辑指南.md").read_text(encoding="utf-8")
DIALECT = (ROOT / "docs" / "dev" / "dialect.md").read_text(encoding="utf-8")


def test_the_example_is_read_without_a_finding(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    file = tmp_path / EXAMS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(example, encoding="utf-8")
    report = Report()
    (exam,) = load_exams(EXAMS_FILE, tmp_path, report)
    assert [str(each) for each in report] == []
    assert exam.count == 16


def test_every_key_is_explained_to_editors_and_to_developers() -> None:
    for rule in (*EXAM_FIELDS, *ROW_FIELDS):
        assert rule.name in GUIDE[GUIDE.index("## 期末卷") :]
        assert rule.name in DIALECT[DIALECT.index("## Exams") :]
