"""Ids for questions that have none yet."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from builder.markdown.quiz.canonical import end_of_front_matter
from builder.markdown.quiz.lenient import CODE_FENCE, fence_after

_HEADING = re.compile(
    r"(?P<level>##|###) (?P<word>题目|小题)：(?P<name>.*?)(?: \{(?P<list>[^{}]*)\})?"
)
_ID = re.compile(r"#([\w-]+)")
_NUMBERED = re.compile(r"(?P<prefix>[a-z0-9][a-z0-9-]*?)-(?P<number>\d+)")
_DIGITS = 3
"""``com-001``: as many digits as the first id of a bank gets."""


def assign_ids(text: str, bank_id: str, taken: Iterable[str], *, like: str | None = None) -> str:
    """A canonical bank whose every question has an id; those that are there stay.

    A new one is the bank's prefix and the number after the highest that ``taken``, every id of the
    library and every link in it, shows to have been used. Parts count below their scenario. The prefix
    is that of ``like``, the bank that the questions come to, where it is not the text itself.
    """
    lines = text.split("\n")
    used = {*taken, *_ids_in(lines, "##"), *_ids_in(lines, "###")}
    prefix, digits = _prefix(_ids_in((like or text).split("\n"), "##"), bank_id)
    scenario = ""
    for place in _headings(lines):
        found = _HEADING.fullmatch(lines[place])
        assert found
        given = _ID.search(found["list"] or "")
        is_part = found["level"] == "###"
        if given:
            identifier = given[1]
        elif is_part and not scenario:
            continue
        else:
            start, width = (scenario, 1) if is_part else (prefix, digits)
            identifier = _next(start, width, used)
            used.add(identifier)
            rest = f" {found['list'].strip()}" if found["list"] else ""
            lines[place] = (
                f"{found['level']} {found['word']}：{found['name']} {{#{identifier}{rest}}}"
            )
        scenario = scenario if is_part else identifier
    return "\n".join(lines)


def _ids_in(lines: Sequence[str], level: str) -> list[str]:
    """Ids of the questions, or of their parts, in order."""
    ours = (lines[place] for place in _headings(lines) if lines[place].startswith(f"{level} "))
    found = (_ID.search(line.rpartition("{")[2]) for line in ours)
    return [each[1] for each in found if each]


def _headings(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines that begin a question or a part; code is left out."""
    found: list[int] = []
    fence = ""
    for place in range(end_of_front_matter(list(lines)), len(lines)):
        if fence or CODE_FENCE.match(lines[place]):
            fence = fence_after(lines[place], fence)
        elif _HEADING.fullmatch(lines[place]):
            found.append(place)
    return found


def _prefix(ids: Iterable[str], bank_id: str) -> tuple[str, int]:
    """What most ids of the bank begin with, and the digits behind it; the bank's own id for the first."""
    found = [match for each in ids if (match := _NUMBERED.fullmatch(each))]
    if not found:
        return bank_id, _DIGITS
    prefix, _ = Counter(match["prefix"] for match in found).most_common(1)[0]
    return prefix, max(len(match["number"]) for match in found if match["prefix"] == prefix)


def _next(prefix: str, digits: int, used: Iterable[str]) -> str:
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)")
    numbers = [int(found[1]) for each in used if (found := pattern.fullmatch(each))]
    return f"{prefix}-{max(numbers, default=0) + 1:0{digits}}"
