"""What editors may write about a page, and what they are told when they slip."""

import re

import pytest

from builder.lint.diagnostic import Diagnostic, Report
from builder.model.page import Meta, PageKind
from builder.model.span import Span
from builder.source.schema import SCHEMAS, check_meta, json_schema, make_meta
from builder.source.yaml import Mapping, parse_yaml


def read(kind: PageKind, text: str) -> tuple[Meta, list[Diagnostic]]:
    report = Report()
    tree = parse_yaml(text, "a.md", report, first_line=2)
    assert isinstance(tree, Mapping)
    return make_meta(check_meta(tree, kind, report), title="", page_id="a"), list(report)


COMPLETE = {
    PageKind.CHAPTER: "title: 第一分钟\n",
    PageKind.CASE: "title: 一桌一档\nref: C19\nindustry: 餐饮\ntype: 服务补救\n",
    PageKind.SCRIPT: "title: 情绪激动\nref: S01\nscene: 投诉\nchannel: [hotline]\n",
    PageKind.COURSE: "title: 高效服务\n",
    PageKind.QUIZ: "title: 自测\n",
    PageKind.PATH: "title: 前台\nrole: 前台\n",
}


@pytest.mark.parametrize("kind", list(PageKind))
def test_the_required_keys_are_enough(kind: PageKind) -> None:
    meta, findings = read(kind, COMPLETE[kind])
    assert not findings
    assert meta.id == "a"


def test_a_full_chapter_is_read_as_written() -> None:
    meta, findings = read(
        PageKind.CHAPTER,
        "title: '<script>第一分钟</script>'\nid: first-minute\nlevel: novice\nminutes: 35\n"
        "audience: [frontline, hotline]\nreviewed: 2026-11-22\n"
        "objectives:\n  com-lo-1: 十秒内\n    给出回应\n  com-lo-2: 说清三样\ntags:\n- 沟通\n- 投诉\n",
    )
    assert not findings
    assert meta.title == "<script>第一分钟</script>"
    assert (meta.minutes, meta.level, meta.reviewed) == (35, "novice", "2026-11-22")
    assert meta.objectives == {"com-lo-1": "十秒内 给出回应", "com-lo-2": "说清三样"}
    assert meta.tags == ("沟通", "投诉")


def test_a_course_closes_with_its_actions_in_order() -> None:
    meta, findings = read(
        PageKind.COURSE,
        "title: 高效服务\nversion: 1.10\nactions:\n- 先回应: 十秒内抬头\n- 说清: 几点、谁、下一步\n",
    )
    assert not findings
    assert meta.actions == (("先回应", "十秒内抬头"), ("说清", "几点、谁、下一步"))
    assert meta.version == "1.10"


@pytest.mark.parametrize(
    ("line", "code", "column", "told"),
    [
        ("titel: x", "YML008", 1, "title"),
        ("template: x", "YML008", 1, "可用的键"),
        ("minutes: 35 分钟", "YML009", 10, "minutes: 35"),
        ("minutes: '35'", "YML009", 10, "minutes"),
        ("minutes: 0", "YML009", 10, "minutes"),
        ("minutes: [1]", "YML009", 10, "minutes"),
        ("tags: 沟通", "YML009", 7, "tags: ["),
        ("tags: [沟通，投诉]", "YML011", 8, "英文逗号"),
        ("tags: [[a]]", "YML009", 8, "tags"),
        ("audience: [hot line]", "YML011", 12, "audience"),
        ("level: novise", "YML011", 8, "是不是 novice"),
        ("reviewed: 2024-13-45", "YML012", 11, "2026-11-22"),
        ("reviewed: 2024-1-5", "YML012", 11, "2026-11-22"),
        ("id: First Minute", "YML011", 5, "first-minute"),
        ("id: -a", "YML011", 5, "first-minute"),
        ("objectives: 一句话", "YML009", 13, "com-lo-1"),
        ("objectives: {A 1: 一句话}", "YML011", 14, "小写"),
        ("owner: {a: b}", "YML009", 8, "owner"),
        ("title：x: y", "YML013", 1, "英文冒号"),
    ],
)
def test_slips_are_told_at_their_place_with_the_way_out(
    line: str, code: str, column: int, told: str
) -> None:
    _, (found,) = read(PageKind.CHAPTER, f"title: 第一分钟\n{line}\n")
    assert (found.code, found.span) == (code, Span("a.md", 3, column))
    assert told in found.message + found.hint


def test_a_missing_title_and_an_empty_one_are_both_told() -> None:
    assert [f.code for f in read(PageKind.CHAPTER, "id: a\n")[1]] == ["YML010"]
    _, (found,) = read(PageKind.CHAPTER, "id: a\ntitle: #第一分钟\n")
    assert (found.code, found.span.line) == ("YML010", 3)


def test_a_colon_of_the_wrong_kind_in_actions_is_named() -> None:
    _, (found,) = read(PageKind.COURSE, "title: x\nactions:\n- 先回应：十秒内抬头\n")
    assert (found.code, found.span.line) == ("YML009", 4)
    assert "英文冒号" in found.hint


def test_one_slip_does_not_hide_another() -> None:
    _, findings = read(PageKind.CHAPTER, "titel: x\nlevel: x\nminutes: x\n")
    assert [found.code for found in findings] == ["YML008", "YML010", "YML011", "YML009"]


@pytest.mark.parametrize("kind", list(PageKind))
def test_the_json_schema_is_closed_and_its_patterns_compile(kind: PageKind) -> None:
    schema = json_schema(kind)
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert schema["additionalProperties"] is False
    assert set(properties) == {rule.name for rule in SCHEMAS[kind]}
    assert "title" in schema["required"]  # type: ignore[operator]
    for described in properties.values():
        re.compile(described.get("pattern", ""))
        assert described["description"]
