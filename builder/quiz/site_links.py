"""Links to pages of the site → their addresses on the published site, so that they work on a platform too."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from posixpath import dirname, join, normpath

from builder.model.inline import RichText
from builder.model.quiz import Matching, ModelAnswer, Question, QuizBank
from builder.quiz.text import is_web_address

_Change = Callable[[RichText], RichText]


def with_site_links(bank: QuizBank, site_url: str) -> QuizBank:
    """The bank with absolute links; as it is when there is no published site.

    ``site_url`` is the address of the site's root.
    """
    if not site_url:
        return bank

    def change(rich: RichText) -> RichText:
        if not any(run.link for run in rich.runs):
            return rich
        runs = tuple(
            replace(run, link=site_address(run.link, bank.path, site_url)) if run.link else run
            for run in rich.runs
        )
        return replace(rich, runs=runs)

    questions = tuple(_changed(question, change) for question in bank.questions)
    return replace(bank, questions=questions)


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
