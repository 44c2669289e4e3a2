"""Rich text for formats that take plain characters or HTML, and what gets lost on the way."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from builder.model.inline import RichText, Run
from builder.model.quiz import Question
from builder.quiz.base import Loss

SAMPLE_MARK = "〔示例数据〕"
GAP = "____"

# Characters that XML 1.0 cannot hold, not even escaped; lone surrogates cannot be encoded at all.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def writable(characters: str) -> str:
    """The characters with those that no XML file can hold replaced by U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", characters.replace("\r\n", "\n").replace("\r", "\n"))


def plain_text(rich: RichText) -> str:
    """Characters alone; web addresses follow their link's text in parentheses."""
    return "".join(_plain_run(run) for run in rich.runs)


def plain_stem(question: Question) -> str:
    """The stem's paragraphs, one a line."""
    return "\n".join(plain_text(paragraph) for paragraph in question.stem)


def html_text(rich: RichText) -> str:
    """An HTML fragment without a surrounding element."""
    return "".join(_html_run(run) for run in rich.runs)


def html_paragraphs(paragraphs: Iterable[RichText]) -> str:
    """Each text as a ``p`` element."""
    return "".join(f"<p>{html_text(paragraph)}</p>" for paragraph in paragraphs)


def is_web_address(target: str) -> bool:
    """Whether a link still leads somewhere outside the site."""
    return target.lower().startswith(("http://", "https://", "mailto:"))


def texts_of(question: Question) -> Iterator[RichText]:
    """Every text of a question, in reading order; a scenario's parts are questions of their own."""
    yield from question.stem
    for choice in question.choices:
        yield choice.text
        yield choice.feedback
    yield from question.sequence
    matching = question.matching
    yield from (matching.left_heading, matching.right_heading)
    yield from (side for pair in matching.pairs for side in (pair.left, pair.right))
    yield from matching.distractors
    yield question.model_answer.reference
    yield from question.model_answer.points
    yield from question.hints
    yield question.explanation


def model_answer_text(question: Question) -> str:
    """Reference and marking points of a 简答, for formats that have one text for both."""
    answer = question.model_answer
    lines = [f"参考答案：{plain_text(answer.reference)}"]
    points = (f"{number}．{plain_text(each)}" for number, each in enumerate(answer.points, 1))
    return "\n".join([*lines, *(["评分要点：", *points] if answer.points else [])])


def inline_losses(question: Question, *, keeps_marks: bool) -> Iterator[Loss]:
    """What of a question's inline content does not survive outside the site.

    ``keeps_marks`` says whether the format can show bold, italic and code.
    """
    runs = [run for rich in texts_of(question) for run in rich.runs]
    for target in dict.fromkeys(run.link for run in runs if run.link):
        if not is_web_address(target):
            yield loss(
                question, f"站内链接 {target} 只保留文字", f"link {target} kept as text only"
            )
    for label in dict.fromkeys(run.footnote for run in runs if run.footnote):
        yield loss(question, f"脚注 {label} 未带出", f"footnote {label} left out")
    if not keeps_marks and any(run.bold or run.italic or run.code for run in runs):
        yield loss(question, "粗体、斜体等标记变为普通文字", "bold, italic and code become plain")
    if any(_UNWRITABLE.search(characters) for characters in _all_characters(question)):
        yield loss(question, "无法写入的控制字符换成了 \ufffd", "control characters became U+FFFD")


def hint_losses(question: Question) -> Iterator[Loss]:
    """A line for hints, where the format has no place for them."""
    if question.hints:
        yield loss(question, f"{len(question.hints)} 条提示未带出", "hints left out")


def loss(question: Question, message: str, english: str) -> Loss:
    """A line of the loss report about this question."""
    return Loss(question_id=question.id, message=message, english=english, span=question.span)


def _all_characters(question: Question) -> Iterator[str]:
    yield question.name
    yield from (rich.plain for rich in texts_of(question))
    yield from (answer for blank in question.blanks for answer in blank.answers)
    for field in question.form:
        yield from (field.label, *field.options, *field.answers)


def _plain_run(run: Run) -> str:
    if run.sample:
        return SAMPLE_MARK
    characters = writable(run.text)
    if run.link and is_web_address(run.link) and run.link != run.text:
        return f"{characters}（{writable(run.link)}）"
    return characters


def _html_run(run: Run) -> str:
    if run.sample:
        return SAMPLE_MARK
    markup = escape(writable(run.text)).replace("\n", "<br>")
    if not markup:
        return ""
    for wanted, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        if wanted:
            markup = f"<{tag}>{markup}</{tag}>"
    if run.link and is_web_address(run.link):
        markup = f'<a href="{escape(writable(run.link))}">{markup}</a>'
    return markup
