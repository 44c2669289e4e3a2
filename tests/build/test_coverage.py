"""What covers each id of the curriculum, and what nothing covers."""

from pathlib import Path

import pytest

from builder.build.coverage import cover
from builder.build.progress import Progress
from builder.build.project import Project
from builder.errors import UsageError
from builder.lint.coverage import summary

PAGES = {
    "content/curriculum.yml": (
        "topics: [com-heat, com-gone]\ncases: [C01, c43, C02]\nscripts: [S01]\n"
        "metrics: [K01]\ndrills: [D01, A01, A02]\nterms: [ISO 9001, PCI DSS, HEAT]\n"
    ),
    "content/communication/heat.md": (
        "---\ntitle: 甲\n---\n\n# 甲\n\n## 先听完 {#com-heat}\n\n话。\n\n"
        "| 活动 | 多久 |\n|---|---|\n| A01 三件小事 | 每天 |\n\n## 演 {#drill-d01}\n\n"
        "- **c43 上菜**：三十分钟\n- 见 A02\n"
    ),
    "content/cases/one.md": (
        "---\ntitle: 案\nref: C01\nindustry: 零售\ntype: 流程\n---\n\n# 案\n\n## 话 {#case-c01}\n\n话\n"
    ),
    "content/glossary.md": (
        "---\ntitle: 词\n---\n\n# 词\n\n- **质量管理体系**（ISO9001）：标准。\n- **PCI-DSS**：标准。\n"
    ),
    "content/kpis/metrics.yml": "- {ref: K01, name: 甲, formula: 乙, direction: up}\n",
}


def project(root: Path) -> Project:
    for path, text in PAGES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Project(root)


def test_every_id_is_listed_with_its_place_or_as_missing(tmp_path: Path) -> None:
    result = cover(project(tmp_path), Progress(quiet=True))
    places = {
        row.requirement.id: f"{row.place.path}:{row.place.line}" if row.place else None
        for row in result.rows
    }
    assert places == {
        "com-heat": "content/communication/heat.md:7",
        "com-gone": None,
        "C01": "content/cases/one.md:1",
        "c43": "content/communication/heat.md:17",
        "C02": None,
        "S01": None,
        "K01": "content/kpis/metrics.yml:1",
        "D01": "content/communication/heat.md:15",
        "A01": "content/communication/heat.md:13",
        "A02": None,
        "ISO 9001": "content/glossary.md:7",
        "PCI DSS": "content/glossary.md:8",
        "HEAT": None,
    }
    assert [each.id for each in result.missing] == ["com-gone", "C02", "S01", "A02", "HEAT"]
    assert summary(result.rows) == "主题 1/2　案例 2/3　话术 0/1　指标 1/1　演练 2/3　词条 2/3"


def test_a_project_without_a_curriculum_is_told_where_to_write_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(UsageError, match=r"content/curriculum\.yml"):
        cover(Project(tmp_path), Progress(quiet=True))
