"""Which characters a syllable may stand for, so that ``tousu`` finds 投诉 and 透诉 is heard as it.

The table holds every character of GB 2312 and not only those of the content: a slip of the input method may put any of
them. A character has its commonest reading, and the readings that it has in titles and terms (重 in 重复 is chong).
"""

import re
from collections.abc import Iterable, Iterator

from pypinyin import Style, lazy_pinyin

_HAN = re.compile(r"[\u3400-\u9fff]+")
_SYLLABLE = re.compile(r"[a-z]+")
_FIRST, _LAST = 0xB0, 0xF7
"""Rows of GB 2312 that hold Han characters."""


def syllable_table(phrases: Iterable[str]) -> str:
    """``a阿啊 ai爱…``: syllables in alphabetical order, ``v`` for ü, each followed by its characters."""
    characters: dict[str, set[str]] = {}
    for text in (*_common_characters(), *phrases):
        for run in _HAN.findall(text):
            for character, syllable in zip(run, lazy_pinyin(run, style=Style.NORMAL), strict=True):
                if _SYLLABLE.fullmatch(syllable):
                    characters.setdefault(syllable, set()).add(character)
    return " ".join(name + "".join(sorted(characters[name])) for name in sorted(characters))


def _common_characters() -> Iterator[str]:
    for row in range(_FIRST, _LAST + 1):
        for cell in range(0xA1, 0xFF):
            yield bytes((row, cell)).decode("gb2312", "ignore")
