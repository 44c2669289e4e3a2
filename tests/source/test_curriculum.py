"""The curriculum's file: every id once, with its line."""

from pathlib import Path

from builder.lint.diagnostic import Report
from builder.source.curriculum import CURRICULUM_FILE, load_curriculum


def load(tmp_path: Path, text: str) -> tuple[list[tuple[str, str]], list[tuple[str, int]]]:
    file = tmp_path / CURRICULUM_FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    report = Report()
    found = load_curriculum(CURRICULUM_FILE, tmp_path, report)
    return [(str(each.subject), each.id) for each in found], [
        (finding.code, finding.span.line) for finding in report
    ]


def test_ids_stand_in_lists_or_in_lists_by_folder(tmp_path: Path) -> None:
    found, findings = load(
        tmp_path,
        "topics:\n  kpis: [kpi-nps, kpi-csat]\n  tools: [tool-faq]\nterms: [净推荐值, 631]\n",
    )
    assert findings == []
    assert found == [
        ("topics", "kpi-nps"),
        ("topics", "kpi-csat"),
        ("topics", "tool-faq"),
        ("terms", "净推荐值"),
        ("terms", "631"),
    ]


def test_an_unknown_key_a_doubled_id_and_a_sentence_are_told(tmp_path: Path) -> None:
    found, findings = load(tmp_path, "cases: [C01, C01]\nscipts: [S01]\nterms: 净推荐值\n")
    assert found == [("cases", "C01")]
    assert findings == [("DIA014", 1), ("YML008", 2), ("YML015", 3)]
