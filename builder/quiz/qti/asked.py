"""What each type of question puts into an item; work orders have a module of their own."""

from collections.abc import Callable, Iterator, Mapping

from builder.model.answer_key import key_letters, letter_of, shown_rights, shown_sequence
from builder.model.inline import RichText
from builder.model.quiz import Question, QuestionType
from builder.quiz.qti.content import inline, paragraphs, run_content
from builder.quiz.qti.form import ask_form
from builder.quiz.qti.processing import (
    SCORE,
    base_value,
    earn,
    has_in_place,
    if_answered,
    is_correct,
    mapped,
    number,
    set_outcome,
    share_out,
    when,
)
from builder.quiz.qti.responses import (
    FEEDBACK,
    RESPONSE,
    Asked,
    declaration,
    response,
    typed,
    weights_of_keys,
    weights_of_several,
)
from builder.quiz.qti.tree import Content, Node, node
from builder.quiz.text import GAP


def ask(question: Question) -> Asked:
    """Responses, body and rules of any question but a 情景, whose parts are items of their own."""
    return _TYPES[question.type](question)


def _ask_choices(question: Question) -> Asked:
    letters = tuple(letter_of(place) for place in range(len(question.choices)))
    keys = key_letters(question)
    is_multiple = question.type is QuestionType.MULTIPLE
    # 正确 and 错误 stay where everybody expects them; a choice that names others by letter needs them
    # where they are.
    in_order = question.type is QuestionType.TRUE_FALSE or any(
        choice.names_others for choice in question.choices
    )
    choices = (
        node(
            "simpleChoice",
            *inline(choice.text),
            *_feedback(letter, choice.feedback),
            identifier=letter,
        )
        for letter, choice in zip(letters, question.choices, strict=True)
    )
    interaction = node(
        "choiceInteraction",
        *choices,
        responseIdentifier=RESPONSE,
        shuffle="false" if in_order else "true",
        maxChoices="0" if is_multiple else "1",
    )
    if not is_multiple:
        declared = declaration(RESPONSE, "single", "identifier", keys)
        full = base_value("float", number(question.points))
        rules: tuple[Node, ...] = (when(is_correct(RESPONSE), set_outcome(SCORE, full)),)
    else:
        weights = weights_of_several(letters, frozenset(keys))
        declared = declaration(RESPONSE, "multiple", "identifier", keys, weights)
        rules = (
            if_answered(RESPONSE, earn(mapped(RESPONSE))),
            share_out(question.points, len(keys)),
        )
    return Asked(
        declarations=(declared,),
        stem=paragraphs(question.stem),
        controls=(interaction,),
        rules=rules,
        interactions=("choiceInteraction",),
    )


def _feedback(letter: str, feedback: RichText) -> Iterator[Node]:
    """What the choice answers once it was chosen, inside the choice."""
    if feedback:
        yield node(
            "feedbackInline",
            *inline(feedback),
            outcomeIdentifier=FEEDBACK,
            identifier=letter,
            showHide="show",
        )


def _ask_blanks(question: Question) -> Asked:
    count = len(question.blanks)
    names = [RESPONSE] if count == 1 else [response(place) for place in range(1, count + 1)]
    gaps = iter(names)
    stem = [node("p", *_with_gaps(paragraph, gaps)) for paragraph in question.stem]
    return Asked(
        declarations=tuple(
            typed(name, blank.answers) for name, blank in zip(names, question.blanks, strict=True)
        ),
        stem=tuple(stem),
        rules=(
            *(if_answered(name, earn(mapped(name))) for name in names),
            share_out(question.points, count),
        ),
        interactions=("textEntryInteraction",),
    )


def _with_gaps(paragraph: RichText, gaps: Iterator[str]) -> Content:
    content: list[Node | str] = []
    for run in paragraph.runs:
        gap = next(gaps, None) if run.text == GAP else None
        if gap is None:
            content.extend(run_content(run))
        else:
            content.append(node("textEntryInteraction", responseIdentifier=gap))
    return tuple(content)


def _ask_essay(question: Question) -> Asked:
    interaction = node("extendedTextInteraction", responseIdentifier=RESPONSE, expectedLines="6")
    return Asked(
        declarations=(declaration(RESPONSE, "single", "string"),),
        stem=paragraphs(question.stem),
        controls=(interaction,),
        interactions=("extendedTextInteraction",),
    )


def _ask_sequence(question: Question) -> Asked:
    """Everybody is shown the same order, which is never the right one: players may not shuffle again."""
    choices = (
        node("simpleChoice", *inline(item), identifier=letter_of(place))
        for place, item in enumerate(shown_sequence(question))
    )
    keys = key_letters(question)
    one = base_value("float", "1")
    return Asked(
        declarations=(declaration(RESPONSE, "ordered", "identifier", keys),),
        stem=paragraphs(question.stem),
        controls=(
            node(
                "orderInteraction",
                *choices,
                responseIdentifier=RESPONSE,
                shuffle="false",
                orientation="vertical",
            ),
        ),
        rules=(
            *(
                when(has_in_place(RESPONSE, place, letter), earn(one))
                for place, letter in enumerate(keys, 1)
            ),
            share_out(question.points, len(keys)),
        ),
        interactions=("orderInteraction",),
    )


def _ask_matching(question: Question) -> Asked:
    """A table of radio buttons where the player knows QTI 3.0's ``qti-match-tabular``."""
    matching = question.matching
    # Of equal length: one player looks for a left side's name anywhere in its answers.
    lefts = [f"L{place:02d}" for place in range(1, len(matching.pairs) + 1)]
    keys = [f"{left} {right}" for left, right in zip(lefts, key_letters(question), strict=True)]
    left_set = (
        node("simpleAssociableChoice", *inline(pair.left), identifier=left, matchMax="1")
        for left, pair in zip(lefts, matching.pairs, strict=True)
    )
    right_set = (
        node("simpleAssociableChoice", *inline(right), identifier=letter_of(place), matchMax="0")
        for place, right in enumerate(shown_rights(question))
    )
    interaction = node(
        "matchInteraction",
        *_headings(question),
        node("simpleMatchSet", *left_set),
        node("simpleMatchSet", *right_set),
        responseIdentifier=RESPONSE,
        shuffle="false",
        maxAssociations=str(len(lefts)),
        class_="qti-match-tabular",
    )
    weights = weights_of_keys(dict.fromkeys(keys, 1))
    return Asked(
        declarations=(declaration(RESPONSE, "multiple", "directedPair", keys, weights),),
        stem=paragraphs(question.stem),
        controls=(interaction,),
        rules=(
            if_answered(RESPONSE, earn(mapped(RESPONSE))),
            share_out(question.points, len(keys)),
        ),
        interactions=("matchInteraction",),
    )


def _headings(question: Question) -> Iterator[Node]:
    found = [
        inline(each)
        for each in (question.matching.left_heading, question.matching.right_heading)
        if each
    ]
    if found:
        yield node("prompt", *found[0], *(part for each in found[1:] for part in (" — ", *each)))


_TYPES: Mapping[QuestionType, Callable[[Question], Asked]] = {
    QuestionType.SINGLE: _ask_choices,
    QuestionType.MULTIPLE: _ask_choices,
    QuestionType.TRUE_FALSE: _ask_choices,
    QuestionType.BLANKS: _ask_blanks,
    QuestionType.SHORT_ANSWER: _ask_essay,
    QuestionType.ORDERING: _ask_sequence,
    QuestionType.MATCHING: _ask_matching,
    QuestionType.WORK_ORDER: ask_form,
}
