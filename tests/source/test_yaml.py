"""YAML from untrusted hands: plain trees with places, or findings with line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.diagnostic import Diagnostic, Report
from builder.model.span import Span
from builder.source.yaml import Mapping, Node, Scalar, Sequence, parse_yaml


def parse(text: str) -> tuple[Node | None, list[Diagnostic]]:
    report = Report()
    return parse_yaml(text, "a.md", report, first_line=2), list(report)


def finding(text: str) -> Diagnostic:
    _, (found,) = parse(text)
    return found


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {each.key.value: plain(each.value) for each in node.fields}
        case _:
            return None


def test_every_value_is_text_and_knows_its_place() -> None:
    tree, findings = parse("title: 第一分钟\nminutes: 035\nreviewed: 2024-13-45\nok: no\n")
    assert not findings
    assert plain(tree) == {
        "title": "第一分钟",
        "minutes": "035",
        "reviewed": "2024-13-45",
        "ok": "no",
    }
    assert isinstance(tree, Mapping)
    assert [each.key.span for each in tree.fields][1] == Span("a.md", 3, 1)
    assert [each.value.span for each in tree.fields][1] == Span("a.md", 3, 10)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: *a", "YML004", 3, 4),
        ("a: &x 1", "YML004", 2, 4),
        ("a: 1\n<<: {b: 2}", "YML004", 3, 1),
        ("a: !!python/name:os.system", "YML005", 2, 4),
        ("%TAG ! x\n--- a", "YML005", 2, 1),
        ("a: 1\nb: 2\na: 3", "YML006", 4, 1),
        ("title：第一分钟\nid: x", "YML013", 2, 6),
        ("id: x\ntitle：第一分钟", "YML013", 3, 6),
        ("objectives:\n  a: 甲\n  b：乙", "YML013", 4, 4),
        ("a:\n\tb: 1", "YML014", 3, 1),
        ("title: 两步: 先听再办", "YML003", 2, 10),
        ('title: "没有写完\nid: a', "YML003", 2, 8),
        ("tags: [甲, 乙\nid: a", "YML003", 2, 7),
        ("a: 1\n--- \nb: 2", "YML003", 4, 1),
        ("? [a]\n: b", "YML003", 2, 3),
        ("a: @x", "YML003", 2, 4),
    ],
)
def test_faults_are_found_where_they_are(text: str, code: str, line: int, column: int) -> None:
    found = finding(text)
    assert (found.code, found.span) == (code, Span("a.md", line, column))
    assert found.hint and found.english


def test_a_lone_surrogate_cannot_be_smuggled_in_by_an_escape() -> None:
    tree, (found,) = parse('a: "\\ud800"')
    assert found.code == "SRC008"
    assert plain(tree) == {"a": "\ufffd"}


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "a: [" * 300, "\n".join("[" * 5000)]
)
def test_depth_is_capped_before_it_costs_anything(text: str) -> None:
    assert finding(text).code == "YML007"


def test_an_alias_bomb_expands_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert finding(bomb).code == "YML004"


def test_more_than_64_kilobytes_are_refused() -> None:
    assert finding("a: " + "x" * 64_000).code == "YML007"


@pytest.mark.parametrize("text", ["", "\n", "# 只有注释"])
def test_nothing_is_no_fault(text: str) -> None:
    assert parse(text) == (None, [])


FRAGMENTS = st.sampled_from(
    [
        *"abc:：-[]{}&*!|>%@`'\"#?,\\ \n\t",
        ": ",
        "- ",
        "<<",
        "---\n",
        "...\n",
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        '"\\U00110000"',
        "\u2028",
        "\x85",
        "\ud800",
        "\x00",
        "  ",
        "title",
        "%YAML 1.2",
    ]
)


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_fragments_of_yaml_never_raise(text: str) -> None:
    parse(text)


@given(st.text(max_size=200))
def test_any_text_never_raises(text: str) -> None:
    parse(text)
