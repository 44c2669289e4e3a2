"""Links to pages of the site → their addresses on the published site, so that they work on a platform too."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from posixpath import dirname, join, normpath

from builder.model.inline import RichText
from builder.model.quiz import Matching, ModelAnswer, Question, QuizBank
from builder.quiz.text import is_web_address

_Change = Callable[[RichText], RichText]


def with_site_links(bank: QuizBank, site_url: str) -> QuizBank:
    """The bank with absolute links; as it is when there is no published site.

    ``site_url`` is the address of the site's root. A link is read from the page its question stands on: a paper has
    questions of several.
    """
    if not site_url:
        return bank
    questions = (
        _changed(each, partial(_absolute, page=each.span.path or bank.path, site_url=site_url))
        for each in bank.questions
    )
    return replace(bank, questions=tuple(questions))


def _absolute(rich: RichText, page: str, site_url: str) -> RichText:
    if not any(run.link for run in rich.runs):
        return rich
    runs = tuple(
        replace(run, link=site_address(run.link, page, site_url)) if run.link else run
        for run in rich.runs
    )
    return replace(rich, runs=runs)


def site_address(target: str, page: str, site_url: str) -> str:
    """Where a link on ``page`` (below the project's root) leads on the site; MkDocs writes ``.html`` for ``.md``."""
    if is_web_address(target):
        return target
    path, mark, anchor = target.partition("#")
    place = normpath(join(dirname(page), path)) if path else page
    below_content = place.partition("/")[2]
    if below_content.endswith(".md"):
        below_content = below_content.removesuffix(".md") + ".html"
    return f"{site_url.rstrip('/')}/{below_content}{mark}{anchor}"


def _changed(question: Question, change: _Change) -> Question:
    def texts(several: Iterable[RichText]) -> tuple[RichText, ...]:
        return tuple(map(change, several))

    return replace(
        question,
        stem=texts(question.stem),
        choices=tuple(
            replace(each, text=change(each.text), feedback=change(each.feedback))
            for each in question.choices
        ),
        sequence=texts(question.sequence),
        matching=_changed_matching(question.matching, change),
        model_answer=ModelAnswer(
            reference=change(question.model_answer.reference),
            points=texts(question.model_answer.points),
        ),
        children=tuple(_changed(child, change) for child in question.children),
        hints=texts(question.hints),
        explanation=change(question.explanation),
    )


def _changed_matching(matching: Matching, change: _Change) -> Matching:
    pairs = (
        replace(pair, left=change(pair.left), right=change(pair.right)) for pair in matching.pairs
    )
    return replace(
        matching, pairs=tuple(pairs), distractors=tuple(map(change, matching.distractors))
    )
