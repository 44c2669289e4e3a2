"""填空: gaps in the stem and what belongs in them."""

import re
from dataclasses import dataclass

from builder.lint.diagnostic import Report
from builder.markdown.quiz.cutting import cut
from builder.model.inline import RichText, Run, join
from builder.model.quiz import Blank
from builder.model.span import Span

GAP = Run(text="____")

_BLANK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_LITERAL_GAP = re.compile(r"_{2,}|（\s*）|\(\s*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """A stem whose ``[[答案|别的写法]]`` have become gaps."""

    stem: tuple[RichText, ...]
    blanks: tuple[Blank, ...]


def read_gaps(stem: tuple[RichText, ...], span: Span, report: Report) -> Gaps | None:
    """Turn every ``[[…]]`` of a 填空 into a gap; None when one has no answer or there is none."""
    paragraphs: list[RichText] = []
    blanks: list[Blank] = []
    for paragraph in stem:
        opened, blanks_here = _open_gaps(paragraph)
        paragraphs.append(opened)
        blanks.extend(blanks_here)
    usable = _rest_has_no_gap(paragraphs, span, report)
    for number, blank in enumerate(blanks, start=1):
        if not blank.answers or not all(blank.answers):
            usable = False
            report.error(
                "QUZ016",
                span,
                f"第 {number} 个空没有答案"
                if not any(blank.answers)
                else f"第 {number} 个空有一种写法是空的",
                "把答案写在双方括号里：“[[负责|负责任]]”",
                f"blank {number} has no answer",
            )
    if not blanks and usable:
        usable = False
        report.error(
            "QUZ015",
            span,
            "填空题里没有空",
            "在题干里把答案写成“[[负责|负责任]]”，竖线隔开别的正确写法",
            "no blank in the stem",
        )
    return Gaps(stem=tuple(paragraphs), blanks=tuple(blanks)) if usable else None


def has_gap(stem: tuple[RichText, ...]) -> bool:
    """Whether a stem holds the ``[[…]]`` of a 填空."""
    return any(_BLANK.search(paragraph.plain) for paragraph in stem)


def _open_gaps(paragraph: RichText) -> tuple[RichText, list[Blank]]:
    parts: list[RichText] = []
    blanks: list[Blank] = []
    position = 0
    for found in _BLANK.finditer(paragraph.plain):
        parts.append(cut(paragraph, position, found.start()))
        parts.append(RichText(runs=(GAP,), span=paragraph.span))
        wordings = (each.strip() for each in re.split(r"[|｜]", found[1]))
        blanks.append(Blank(answers=tuple(dict.fromkeys(wordings))))
        position = found.end()
    parts.append(cut(paragraph, position))
    joined = join(parts)
    return RichText(runs=joined.runs, span=paragraph.span), blanks


def _rest_has_no_gap(paragraphs: list[RichText], span: Span, report: Report) -> bool:
    """Whether what stands between the gaps is text only."""
    rest = "\n".join("".join(run.text for run in each.runs if run != GAP) for each in paragraphs)
    if "[[" in rest or "]]" in rest:
        report.error(
            "QUZ022",
            span,
            "双方括号没有配对",
            "每个空写成“[[答案]]”",
            "an unpaired [[ or ]]",
        )
        return False
    literal = _LITERAL_GAP.search(rest)
    if literal:
        report.error(
            "QUZ016",
            span,
            f"“{literal[0]}”是一个没有答案的空",
            "把它换成“[[答案]]”",
            "a gap without an answer",
        )
        return False
    return True
