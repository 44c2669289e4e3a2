"""Bytes to text, and the gate that no harmful character or shape passes."""

import codecs
import unicodedata

from builder.lint.diagnostic import Report
from builder.model.span import Span

MAX_TEXT_BYTES = 2_000_000
MAX_REPORTED_CHARACTERS = 20
"""A damaged file has thousands; the first ones tell the story."""

REPLACEMENT = "\ufffd"


def decode(raw: bytes, path: str, report: Report) -> str | None:
    """Decode UTF-8 with or without BOM, line ends as ``\\n``; None when it is something else."""
    if len(raw) > MAX_TEXT_BYTES:
        report.error(
            "SRC009",
            Span(path),
            f"文件有 {len(raw) / 1_000_000:.1f} MB，超过上限 {MAX_TEXT_BYTES // 1_000_000} MB",
            "把这一页拆成几页",
            f"the file has {len(raw)} bytes, the limit is {MAX_TEXT_BYTES}",
        )
        return None
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_encoding(body, error.start, path, report)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(raw: bytes, path: str, report: Report) -> str | None:
    """Decode a file's bytes and pass them through the gate."""
    text = decode(raw, path, report)
    return None if text is None else gate(text, path, report)


def _report_encoding(raw: bytes, position: int, path: str, report: Report) -> None:
    before = raw[:position].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    encoding = likely_encoding(raw)
    if encoding is None:
        message = f"第 {line} 行有不是 UTF-8 的字节 0x{raw[position]:02X}"
        hint = "文件可能在传输中损坏：重新取出，或删去该处后以 UTF-8 保存"
        english = f"byte 0x{raw[position]:02X} is not UTF-8"
    else:
        message = f"文件不是 UTF-8 编码，很可能是 {encoding}"
        hint = (
            "用编辑器“另存为 UTF-8”，或运行 "
            f"iconv -f {encoding} -t UTF-8 {path} > 新文件，再替换原文件"
        )
        english = f"the file is not UTF-8 but probably {encoding}"
    report.error("SRC007", Span(path, line, column), message, hint, english)


def likely_encoding(raw: bytes) -> str | None:
    """Name of the encoding in which these bytes read like Chinese text, or None."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    for name, wide in (("UTF-16LE", raw[1::2]), ("UTF-16BE", raw[0::2])):
        if len(raw) >= 4 and wide.count(0) * 5 > len(wide) and _reads_well(raw, name):
            return name
    if _is_mostly_utf8(raw):
        return None
    for name in ("GBK", "GB18030", "Big5"):
        if _reads_well(raw, name):
            return name
    return None


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether a few bytes alone are wrong: then the file is damaged, not in another encoding."""
    multibyte = sum(1 for byte in raw if byte >= 0x80)
    lost = raw.decode("utf-8", errors="replace").count(REPLACEMENT)
    return lost * 6 < multibyte


def _reads_well(raw: bytes, encoding: str) -> bool:
    """At most one in twelve of the characters outside ASCII is not Chinese."""
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    wide = [char for char in text if ord(char) > 0x7F]
    strange = sum(1 for char in wide if not _is_chinese(char))
    return bool(wide or "\x00" not in text) and strange * 12 <= len(wide)


def _is_chinese(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3000" <= char <= "\u303f"
        or "\uff00" <= char <= "\uffef"
        or char in "“”‘’—…·–×−°±"
    )


def gate(text: str, path: str, report: Report) -> str:
    """Report every character that must not reach an output; return the text without them.

    Each offending character becomes U+FFFD, so that lines and columns stay what they are.
    """
    return _clean(text, [i for i, char in enumerate(text) if _fault(char)], Span(path), report)


def gate_value(value: str, start: Span, report: Report) -> str:
    """The gate for a value unescaped from text that has passed ``gate`` as a whole."""
    faults = [i for i, char in enumerate(value) if char != REPLACEMENT and _fault(char)]
    return _clean(value, faults, start, report)


def _clean(text: str, offending: list[int], start: Span, report: Report) -> str:
    if not offending:
        return text
    for index in offending[:MAX_REPORTED_CHARACTERS]:
        _report_character(text, index, start, report)
    rest = len(offending) - MAX_REPORTED_CHARACTERS
    if rest > 0:
        report.error(
            "SRC008",
            _place(text, offending[MAX_REPORTED_CHARACTERS], start),
            f"另有 {rest} 个不允许的字符",
            "文件可能已损坏，建议从可靠的副本恢复",
            f"{rest} more characters that are not allowed",
        )
    cleaned = list(text)
    for index in offending:
        cleaned[index] = REPLACEMENT
    return "".join(cleaned)


def _report_character(text: str, index: int, start: Span, report: Report) -> None:
    char = text[index]
    kind, english = _fault(char) or ("", "")
    name = unicodedata.name(char, "")
    report.error(
        "SRC008",
        _place(text, index, start),
        f"不允许的字符 U+{ord(char):04X}（{kind}）",
        "它多半是从别的软件粘贴进来的：删去后重新输入",
        f"character U+{ord(char):04X} {name} is not allowed ({english})".replace("  ", " "),
    )


def _place(text: str, index: int, start: Span) -> Span:
    line = text.count("\n", 0, index)
    column = index - text.rfind("\n", 0, index)
    if line == 0:
        column += start.column - 1
    return Span(start.path, start.line + line, column)


def _fault(char: str) -> tuple[str, str] | None:
    """Why a character is refused, in Chinese and English, or None."""
    code = ord(char)
    if 0x20 <= code < 0x7F or char in "\n\t" or 0x4E00 <= code <= 0x9FFF:
        return None
    if code < 0x20 or 0x7F <= code < 0xA0:
        return "控制字符", "control character"
    if 0xD800 <= code <= 0xDFFF:
        return "残缺的代理项", "lone surrogate"
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "非字符", "noncharacter"
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return "私用区字符，别的电脑上显示不出来", "private use"
    if code in (0x2028, 0x2029):
        return "行分隔符", "line separator"
    if char == REPLACEMENT:
        return "乱码替换符，原来的字已经丢失", "replacement character"
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return "文字方向控制符", "bidirectional control"
    if code in (0x200B, 0x2060, 0xFEFF, 0x00AD):
        return "看不见的字符，会让搜索找不到这个词", "invisible character"
    return None
