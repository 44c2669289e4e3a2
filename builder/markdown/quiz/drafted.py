"""A draft from elsewhere → its type and key, or what is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from builder.markdown.quiz.choices import VERDICTS
from builder.markdown.quiz.fields import TYPE_NAMES
from builder.model.quiz import DIFFICULTIES, QuestionType
from builder.source.questions.draft import Draft

GAP = re.compile(r"_{2,}|＿{2,}|[（(][ \t　]*[)）]")
_GAP_AT_END = re.compile(r"\s*[（(]\s*[)）]\s*$")
_LETTERS = re.compile(r"[A-ZＡ-Ｚ](?:[\s、,，;；和]*[A-ZＡ-Ｚ])*")
_WORDINGS = re.compile(r"\s*[|｜/／]\s*")
_STRONG, _WEAK = re.compile(r"\s*[；;\n]\s*"), re.compile(r"[、，,\s]+")
_PAIR = re.compile(r"(\d{1,2})\s*[-—:：]?\s*([A-Z])")
_NUMBERED = re.compile(r"^(\d{1,2})\s*[.．、]\s*(.+)$")
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*分?")
_EASE: Mapping[str, str] = MappingProxyType(
    {
        **{each: each for each in DIFFICULTIES},
        "易": "初级", "容易": "初级", "简单": "初级", "低": "初级", "初": "初级", "较易": "初级",
        "中": "中级", "中等": "中级", "一般": "中级", "普通": "中级", "适中": "中级",
        "难": "高级", "困难": "高级", "高": "高级", "较难": "高级", "复杂": "高级",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A question as it is going to be written, still in characters."""

    type: QuestionType
    stem: tuple[str, ...]
    """Lines; the gaps of a 填空 are still ``____``."""
    options: tuple[str, ...] = ()
    """Of choices; of a 排序 in the right order."""
    right: frozenset[int] = frozenset()
    """Places of the right choices."""
    verdict: bool = False
    blanks: tuple[tuple[str, ...], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    """Of a 匹配; the left side of a distractor is empty."""
    reference: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Canonical values of 难度, 分值, 目标 and 标签."""


def understand(draft: Draft) -> Drafted | str:
    """The question, or in one sentence why it is none."""
    stem = tuple(line for line in draft.part("题目").split("\n") if line)
    answer = draft.part("答案").strip().rstrip("。.")
    if not stem:
        return "没有题干"
    written = draft.part("题型")
    question_type = TYPE_NAMES.get(written.strip()) if written else _guess(draft, answer)
    if question_type is None:
        return f"没有题型“{written}”"
    if question_type in (QuestionType.SCENARIO, QuestionType.WORK_ORDER):
        return f"{question_type.value}题不能导入，请直接写在题库页里"
    if not answer:
        return "没有答案"
    base = Drafted(type=question_type, stem=stem, fields=_fields(draft))
    match question_type:
        case QuestionType.SINGLE | QuestionType.MULTIPLE:
            return _choices(base, draft.options, answer)
        case QuestionType.TRUE_FALSE:
            return _verdict(base, draft.options, answer)
        case QuestionType.BLANKS:
            return _blanks(base, answer)
        case QuestionType.ORDERING:
            return _order(base, draft.options, answer)
        case QuestionType.MATCHING:
            return _pairs(base, draft.options, answer)
        case _:
            return replace(base, reference=draft.part("答案"))


def notes(draft: Draft) -> tuple[str, ...]:
    """What of an importable question is left behind, in one sentence each."""
    found = []
    if draft.part("难度") and draft.part("难度").strip() not in _EASE:
        found.append(f"难度“{draft.part('难度')}”看不懂，没有写")
    if draft.part("分值") and not _POINTS.fullmatch(draft.part("分值").strip()):
        found.append(f"分值“{draft.part('分值')}”看不懂，没有写")
    return tuple(found)


def _guess(draft: Draft, answer: str) -> QuestionType | None:
    options = draft.options
    if options and all(each.strip("。.").upper() in VERDICTS for each in options):
        return QuestionType.TRUE_FALSE
    if options:
        is_one = len(_letters(answer)) == 1 or answer in options
        return QuestionType.SINGLE if is_one else QuestionType.MULTIPLE
    if answer.upper() in VERDICTS:
        return QuestionType.TRUE_FALSE
    return QuestionType.BLANKS if GAP.search(draft.part("题目")) else QuestionType.SHORT_ANSWER


def _fields(draft: Draft) -> Mapping[str, str]:
    points = _POINTS.fullmatch(draft.part("分值").strip())
    tags = (each for each in re.split(r"[、，,；;|\s]+", draft.part("知识点")) if each)
    wanted = {
        "难度": _EASE.get(draft.part("难度").strip(), ""),
        "分值": f"{float(points[1]):g}" if points and float(points[1]) else "",
        "目标": draft.part("目标").strip(),
        "标签": "、".join(tags),
    }
    return MappingProxyType({name: value for name, value in wanted.items() if value})


def _letters(answer: str) -> list[int]:
    """Places of the letters that an answer consists of; empty where it is words."""
    if not _LETTERS.fullmatch(answer):
        return []
    half = (chr(ord(each) - 0xFEE0) if ord(each) > 0xFF00 else each for each in answer)
    return [ord(each) - ord("A") for each in half if "A" <= each <= "Z"]


def _choices(base: Drafted, options: tuple[str, ...], answer: str) -> Drafted | str:
    if len(options) < 2:
        return "选项不到两个"
    written = (answer, *_STRONG.split(answer))
    places = [place for place, option in enumerate(options) if option in written]
    places = places or _letters(answer.upper())
    if not places or max(places) >= len(options):
        return f"答案“{answer}”不在选项里"
    if base.type is QuestionType.SINGLE and len(set(places)) > 1:
        return f"单选题写了 {len(set(places))} 个答案：{answer}"
    return replace(base, options=options, right=frozenset(places))


def _verdict(base: Drafted, options: tuple[str, ...], answer: str) -> Drafted | str:
    places = _letters(answer)
    word = options[places[0]] if options and places and places[0] < len(options) else answer
    verdict = VERDICTS.get(word.strip("。. ").upper())
    if verdict is None:
        return f"判断题的答案“{answer}”看不懂"
    stem = (*base.stem[:-1], _GAP_AT_END.sub("", base.stem[-1]))
    return replace(base, stem=tuple(line for line in stem if line), verdict=verdict)


def _blanks(base: Drafted, answer: str) -> Drafted | str:
    count = sum(len(GAP.findall(line)) for line in base.stem)
    if not count:
        return "填空题的题干里没有“____”"
    pieces = [answer]
    for separator in (_STRONG, _WEAK):
        if len(pieces) != count:
            pieces = [each for each in separator.split(answer) if each]
    if len(pieces) != count:
        return f"题干有 {count} 个空，答案写了 {len(pieces)} 个，对不上"
    blanks = tuple(tuple(filter(None, _WORDINGS.split(piece))) for piece in pieces)
    if any("]]" in wording or "[[" in wording for blank in blanks for wording in blank):
        return "答案里有双方括号，写不进填空题"
    return replace(base, blanks=blanks)


def _order(base: Drafted, options: tuple[str, ...], answer: str) -> Drafted | str:
    places = _letters(answer)
    if sorted(places) != list(range(len(options))) or len(options) < 2:
        return f"排序题的答案“{answer}”没有把 {len(options)} 个选项各写一次"
    return replace(base, options=tuple(options[place] for place in places))


def _pairs(base: Drafted, options: tuple[str, ...], answer: str) -> Drafted | str:
    """The left column is numbered lines of the stem, the key reads ``1C；2A``."""
    lefts = {found[1]: found[2] for line in base.stem if (found := _NUMBERED.match(line))}
    keys = dict(_PAIR.findall(answer))
    places = {number: ord(letter) - ord("A") for number, letter in keys.items()}
    stem = tuple(line for line in base.stem if not _NUMBERED.match(line))
    if set(lefts) != set(keys) or not stem or any(p >= len(options) for p in places.values()):
        return "匹配题看不懂：左列要在题目里编号，答案写成“1C；2A”"
    pairs = [(left, options[places[number]]) for number, left in lefts.items()]
    pairs += [("", each) for place, each in enumerate(options) if place not in places.values()]
    return replace(base, stem=stem, pairs=tuple(pairs))
