"""Every example in the editors' guide is what it says: content without errors."""

import re
from pathlib import Path

import pytest

from builder.lint.diagnostic import Report, Severity
from builder.markdown.library import load_library

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "zh" / "编辑指南.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FRONT_MATTER = "---\ntitle: 例\n---\n\n"
TOPIC = "# 例\n\n## 每个例子都能照抄 {#copy}\n\n段落里有**要点**。\n\n"
ABSENT = ("DIA010", "DIA012")
"""References to numbers and links to pages that only the real library has."""


def as_page(example: str) -> str:
    if example.startswith("---"):
        return example
    return FRONT_MATTER + ("# 例\n\n" if example.startswith("##") else TOPIC) + example


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.split("\n")[0] for each in EXAMPLES])
def test_an_example_can_be_copied(example: str, tmp_path: Path) -> None:
    folder = "quizzes" if "题型：" in example else "communication"
    page = tmp_path / "content" / folder / "example.md"
    page.parent.mkdir(parents=True)
    page.write_text(as_page(example), encoding="utf-8")
    report = Report()
    load_library(tmp_path, report)
    errors = [
        d for d in report.diagnostics if d.severity is Severity.ERROR and d.code not in ABSENT
    ]
    assert errors == []


def test_every_link_of_the_documents_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = []
    for page in pages:
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", text)):
            if ":" not in target and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
