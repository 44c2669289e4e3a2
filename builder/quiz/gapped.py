"""Questions answered by filling gaps, for platforms without a type for orderings and matchings.

An order and pairs are asked by letter, one gap for each item or pair: so every one of them earns an equal share.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.answer_key import key_letters, letter_of, shown_rights, shown_sequence
from builder.model.inline import RichText, Run
from builder.model.quiz import Blank, Question, QuestionType
from builder.quiz.text import GAP, plain_stem, plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Gapped:
    """Text with gaps."""

    pieces: tuple[str, ...]
    """What stands before the first gap, between two gaps, and after the last."""
    blanks: tuple[Blank, ...]


def gapped(question: Question) -> Gapped:
    """A 填空, 排序 or 匹配 as text with gaps; a gap that the stem does not show stands at its end."""
    match question.type:
        case QuestionType.ORDERING:
            shown = tuple(plain_text(item) for item in shown_sequence(question))
            lead = [plain_stem(question), *_lettered(shown), "正确的次序（填字母）："]
            between = [" → "] * (len(shown) - 1)
            return Gapped(pieces=("\n".join(lead), *between, ""), blanks=_letters(question))
        case QuestionType.MATCHING:
            return _pairs(question)
        case _:
            return _blanks(question)


def _pairs(question: Question) -> Gapped:
    matching = question.matching
    rights = tuple(plain_text(right) for right in shown_rights(question))
    lefts = [f"{number}．{plain_text(pair.left)}" for number, pair in enumerate(matching.pairs, 1)]
    headings = filter(None, map(plain_text, (matching.left_heading, matching.right_heading)))
    lead = [plain_stem(question), *filter(None, [" / ".join(headings)])]
    lead += [*_lettered(rights), "为每一项填上对应的字母："]
    first = "\n".join([*lead, f"{lefts[0]} "])
    return Gapped(
        pieces=(first, *(f"\n{left} " for left in lefts[1:]), ""), blanks=_letters(question)
    )


def _lettered(texts: tuple[str, ...]) -> list[str]:
    return [f"{letter_of(place)}．{each}" for place, each in enumerate(texts)]


def _letters(question: Question) -> tuple[Blank, ...]:
    return tuple(Blank(answers=(letter, letter.lower())) for letter in key_letters(question))


def _blanks(question: Question) -> Gapped:
    pieces = [""]
    for run in _runs(question.stem):
        if run.text == GAP and len(pieces) <= len(question.blanks):
            pieces.append("")
        else:
            pieces[-1] += plain_text(RichText(runs=(run,)))
    missing = len(question.blanks) + 1 - len(pieces)
    return Gapped(pieces=(*pieces, *[""] * missing), blanks=question.blanks)


def _runs(stem: tuple[RichText, ...]) -> Iterator[Run]:
    for number, paragraph in enumerate(stem):
        if number:
            yield Run(text="\n")
        yield from paragraph.runs
