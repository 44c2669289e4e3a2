"""Where a line may end: Unicode Standard Annex 14 with the rules of Chinese typesetting.

Three steps: classify characters (a shipped table), apply the pair rules, take back breaks inside number and unit.

What differs from the annex on purpose:

* Curly quotation marks open and close like brackets, as Chinese editors and PowerPoint set them, whatever surrounds
  them; a closing single one between letters is an apostrophe.
* Circled numbers and geometric symbols (class AI) count as ideographs; the middle dot never starts a line.
* South and Southeast Asian scripts and Hebrew break like Latin.
"""

import functools
import json
import re
from bisect import bisect_right
from importlib import resources
from itertools import islice

BREAK, DIRECT, ALWAYS = 0, 1, 2
"""Between two characters: may break; only where a space stands between; never, not even behind spaces."""

_RESOLVED = {
    "CR": "BK", "LF": "BK", "NL": "BK", "CJ": "NS", "ZWJ": "ZWJ",
    "QUI": "OPW", "QUF": "CL", "HL": "AL",
    "AK": "AL", "AP": "AL", "AS": "AL", "VI": "CM", "VF": "CM",
}  # fmt: skip
_IDEOGRAPHIC_SYMBOLS = ((0x2460, 0x24FF), (0x25A0, 0x27BF), (0x3200, 0x33FF))
_NON_STARTERS = frozenset("·‧・")

CLASSES = (
    "AL", "NU", "ID", "SP", "OP", "OPW", "CL", "CP", "CPW", "EX", "IS", "SY", "NS", "QU", "BA", "BB", "B2", "HY",
    "IN", "PR", "PO", "GL", "WJ", "ZW", "CM", "ZWJ", "BK", "CB", "EB", "EM", "RI", "H2", "H3", "JL", "JV", "JT", "AI",
)  # fmt: skip
_NUMBER = {name: number for number, name in enumerate(CLASSES)}


class _CharacterClasses(dict[str, int]):
    """Class number of a character, looked up in ranges once and kept."""

    def __init__(self) -> None:
        super().__init__()
        source = resources.files("builder.layout.metrics").joinpath("linebreak.json")
        self._ranges = json.loads(source.read_text(encoding="utf-8"))["ranges"]
        self._starts = [first for first, _, _ in self._ranges]

    def __missing__(self, character: str) -> int:
        code = ord(character)
        number = bisect_right(self._starts, code) - 1
        name = "AL"
        if number >= 0 and code <= self._ranges[number][1]:
            name = self._ranges[number][2]
        if character in _NON_STARTERS:
            name = "NS"
        elif name == "AI":
            is_symbol = any(first <= code <= last for first, last in _IDEOGRAPHIC_SYMBOLS)
            name = "ID" if is_symbol else "AL"
        result = self[character] = _NUMBER[_RESOLVED.get(name, name)]
        return result


@functools.cache
def _classes() -> _CharacterClasses:
    return _CharacterClasses()


def _rule(before: str, after: str) -> int:
    """What the pair rules LB11 to LB30b say about two neighbours; numbers in comments are the annex's.

    What holds across spaces comes first.
    """
    hangul = {"H2", "H3", "JL", "JV", "JT"}
    letters_like_hangul = {
        "JL": {"JL", "JV", "H2", "H3"},
        "JV": {"JV", "JT"},
        "H2": {"JV", "JT"},
        "JT": {"JT"},
        "H3": {"JT"},
    }
    rules: tuple[tuple[bool, int], ...] = (
        (after == "WJ", ALWAYS),  # 11
        (after in {"CL", "CP", "CPW", "EX", "SY"}, ALWAYS),  # 13
        (before in {"OP", "OPW"}, ALWAYS),  # 14
        (after == "IS", ALWAYS),  # 15d
        (before in {"CL", "CP", "CPW"} and after == "NS", ALWAYS),  # 16
        (before == after == "B2", ALWAYS),  # 17
        (before in {"WJ", "GL"}, DIRECT),  # 11, 12
        (after == "GL" and before not in {"BA", "HY"}, DIRECT),  # 12a
        ("QU" in {before, after}, DIRECT),  # 19
        ("CB" in {before, after}, BREAK),  # 20
        (after in {"BA", "HY", "NS", "IN"} or before == "BB", DIRECT),  # 21, 22
        (before in {"AL", "NU"} and after in {"AL", "NU"}, DIRECT),  # 23, 25, 28
        (before == "PR" and after in {"ID", "EB", "EM"}, DIRECT),  # 23a
        (before in {"ID", "EB", "EM"} and after == "PO", DIRECT),  # 23a
        (before in {"PR", "PO"} and after in {"AL", "NU"}, DIRECT),  # 24, 25
        (before in {"AL", "NU"} and after in {"PR", "PO"}, DIRECT),  # 24, 25
        (before in {"HY", "IS"} and after == "NU", DIRECT),  # 25
        (after in letters_like_hangul.get(before, set()), DIRECT),  # 26
        (before in hangul and after == "PO", DIRECT),  # 27
        (before == "PR" and after in hangul, DIRECT),  # 27
        (before == "IS" and after == "AL", DIRECT),  # 29
        (before in {"AL", "NU"} and after == "OP", DIRECT),  # 30
        (before == "CP" and after in {"AL", "NU"}, DIRECT),  # 30
        (before == "EB" and after == "EM", DIRECT),  # 30b
    )
    return next((verdict for holds, verdict in rules if holds), BREAK)


_PAIRS = tuple(tuple(_rule(before, after) for after in CLASSES) for before in CLASSES)
_NAMED = (
    "AL",
    "NU",
    "SP",
    "OP",
    "OPW",
    "CL",
    "CP",
    "CPW",
    "IS",
    "SY",
    "HY",
    "BA",
    "PR",
    "PO",
    "GL",
    "ZW",
)
_AL, _NU, _SP, _OP, _OPW, _CL, _CP, _CPW, _IS, _SY, _HY, _BA, _PR, _PO, _GL, _ZW = (
    _NUMBER[name] for name in _NAMED
)
_CM, _ZWJ, _BK, _CB, _RI = (_NUMBER[name] for name in ("CM", "ZWJ", "BK", "CB", "RI"))
_ATTACHED = -1
_CLOSERS = frozenset((_CL, _CP, _CPW))
_OPENERS = frozenset((_OP, _OPW))
_AFFIXES = frozenset((_PR, _PO))
_SEPARATORS = frozenset((_IS, _SY))
_DETACHING = frozenset((_SP, _ZW, _BK))
_BEFORE_LEADING_HYPHEN = frozenset((_SP, _ZW, _CB, _GL, _BK))


def _attach_marks(classes: list[int]) -> list[int]:
    """Classes with combining marks taken as part of what they follow (LB9, LB10)."""
    result: list[int] = []
    previous = _BK
    for current in classes:
        if current in (_CM, _ZWJ):
            current = _AL if previous in _DETACHING else _ATTACHED
        if current != _ATTACHED:
            previous = current
        result.append(current)
    return result


def _following(classes: list[int], position: int) -> list[int]:
    """The next two classes behind ``position``, marks left out."""
    rest = (current for current in classes[position + 1 :] if current != _ATTACHED)
    return list(islice(rest, 2))


def _opens_number(classes: list[int], position: int) -> bool:
    """Whether a number, perhaps with a leading point, follows ``position`` at once (LB25)."""
    following = _following(classes, position)
    return following[:1] == [_NU] or following == [_IS, _NU]


def _standard(text: str) -> list[int]:
    """Positions where the pair rules allow a break; ``len(text)`` is never among them."""
    raw = list(map(_classes().__getitem__, text))
    classes = _attach_marks(raw) if _CM in raw or _ZWJ in raw else raw
    found: list[int] = []
    base = earlier = _BK
    spaced = in_number = closes_number = False
    indicators = 0
    for position, current in enumerate(classes):
        if current == _SP:
            spaced = True
            continue
        if current == _ATTACHED:
            continue
        verdict = _PAIRS[base][current]
        if current in (_ZW, _BK) or position == 0:
            allowed = False
        elif base == _ZW:
            allowed = True
        elif spaced:
            is_decimal = current == _IS and _following(classes, position)[:1] == [_NU]
            allowed = verdict != ALWAYS or (is_decimal and base not in _OPENERS)
        elif verdict or raw[position - 1] == _ZWJ:
            allowed = False
        else:
            is_number = (
                (in_number and (current == _NU or current in _AFFIXES))
                or (closes_number and current in _AFFIXES)
                or (base in _AFFIXES and current in _OPENERS and _opens_number(classes, position))
            )  # fmt: skip
            is_signed_word = (
                current == _AL
                and (base == _HY or text[position - 1] == "\u2010")
                and earlier in _BEFORE_LEADING_HYPHEN
            )
            is_flag = base == current == _RI and indicators % 2 == 1
            is_apostrophe = text[position - 1] == "’" and current == _AL and earlier == _AL
            allowed = not (is_number or is_signed_word or is_flag or is_apostrophe)
        if allowed:
            found.append(position)
        continues = in_number and not spaced
        closes_number = continues and current in _CLOSERS
        in_number = current == _NU or (continues and current in _SEPARATORS)
        indicators = indicators + 1 if current == _RI and not spaced else int(current == _RI)
        earlier, base, spaced = (_SP if spaced else base), current, False
    return found


_UNITS = (
    "个工作日|个百分点|工作日|百分点|分钟|小时|季度|毫秒|公里|千米|厘米|毫米|平方米|公斤|千克|"
    "人次|人天|星期|年级|万元|亿元"
)
_GLUED = re.compile(
    rf"""
    (?: (?:第|约|近|超过) [ ]? )?
    [+\-−±≈<>≤≥]? \d+ (?: [.,:/·~～–—\-] \d+ )*          # 3.5, 9:30, 2–4
    (?: \ ? (?: {_UNITS} | [\u4e00-\u9fff] | [%‰％℃℉°] ) )?  # 90 秒
    | 第? [一二三四五六七八九十百千两半几]+ (?: {_UNITS} | [个天年月日周次位人件步条句项名张页倍点分秒岁元家])
    """,
    re.VERBOSE,
)


def _glued(text: str) -> set[int]:
    """Positions inside a number with its unit, where no line may end."""
    taken: set[int] = set()
    for match in _GLUED.finditer(text):
        taken.update(range(match.start() + 1, match.end()))
    return taken


@functools.lru_cache(maxsize=4096)
def break_positions(text: str, *, glue: bool = True) -> tuple[int, ...]:
    """Indexes before which a line may begin, in order, the end of ``text`` last.

    With ``glue`` number and unit stay together; without, the result is what a renderer does by itself.
    ``text`` has no line feeds.
    """
    found = _standard(text)
    if glue:
        taken = _glued(text)
        if taken:
            found = [position for position in found if position not in taken]
    if text:
        found.append(len(text))
    return tuple(found)
