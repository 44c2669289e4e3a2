"""Bytes from any editor become clean text, or a finding that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.text import decode, gate, gate_value, likely_encoding, read_text

CHINESE = "客户走到柜台前，最先确认的是你有没有看见他。\n手上的事还没做完，抬一次头。\n"


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_bom_and_line_ends_make_no_difference(mark: bytes, line_end: str) -> None:
    report = Report()
    raw = mark + "第一行\n第二行\n".replace("\n", line_end).encode()
    assert decode(raw, "a.md", report) == "第一行\n第二行\n"
    assert not codes(report)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("gbk", "GBK"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("big5", "Big5"),
    ],
)
def test_other_encodings_are_named_with_the_fix(encoding: str, named: str) -> None:
    text = CHINESE if encoding != "big5" else "客戶走到櫃檯前，最先確認的是你有沒有看見他。"
    report = Report()
    assert decode(("---\ntitle: " + text).encode(encoding), "content/a.md", report) is None
    (finding,) = report
    assert finding.code == "SRC007"
    assert named in finding.message
    assert f"iconv -f {named}" in finding.hint
    assert "content/a.md" in str(finding.span)


def test_a_gbk_file_points_at_its_first_chinese_character() -> None:
    report = Report()
    decode("title: x\nsummary: 客户服务，从头做起".encode("gbk"), "a.md", report)
    assert next(iter(report)).span == Span("a.md", 2, 10)


def test_one_damaged_byte_is_not_taken_for_another_encoding() -> None:
    raw = CHINESE.encode() + b"\xff" + CHINESE.encode()
    report = Report()
    assert likely_encoding(raw) is None
    assert decode(raw, "a.md", report) is None
    assert "0xFF" in next(iter(report)).message


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x02",
        "\x1b",
        "\x7f",
        "\x85",
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\ud800",
        "\udfff",
        "\ue000",
        "\U000f0000",
        "\u2028",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ufffd",
        "\U0001ffff",
    ],
)
def test_harmful_characters_are_reported_with_place_and_code_point(char: str) -> None:
    report = Report()
    assert gate(f"第一行\n你好{char}吗", "a.md", report) == "第一行\n你好\ufffd吗"
    (finding,) = report
    assert finding.code == "SRC008"
    assert finding.span == Span("a.md", 2, 3)
    assert f"U+{ord(char):04X}" in finding.message


def test_ordinary_text_passes_untouched() -> None:
    report = Report()
    text = "“尽快”不是承诺——几点几分才是……\t𠮷 é ½ → 😀👩‍💻 ％ ① 々"
    assert gate(text, "a.md", report) is text
    assert not codes(report)


def test_a_thousand_bad_characters_do_not_flood_the_report() -> None:
    report = Report()
    gate("\x01" * 1000, "a.md", report)
    assert len(report.diagnostics) < 30
    assert "980" in report.diagnostics[-1].message


def test_a_value_does_not_repeat_what_its_file_was_reported_for() -> None:
    report = Report()
    gate_value("好\ufffd\ud800", Span("a.md", 4, 8), report)
    (finding,) = report
    assert finding.span == Span("a.md", 4, 10)


def test_more_than_two_megabytes_are_refused() -> None:
    report = Report()
    assert decode(b"a" * 2_000_001, "a.md", report) is None
    assert codes(report) == ["SRC009"]


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_finding(raw: bytes) -> None:
    report = Report()
    text = read_text(raw, "a.md", report)
    assert text is not None or codes(report)
    if text is not None:
        text.encode()
        assert "\r" not in text and "\x00" not in text
