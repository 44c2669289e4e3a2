"""The library → the documents that the search finds.

A page is one document with a section for its beginning and one for each topic. Where a page is a list of entries that
are looked up one by one (questions, terms, metrics), each entry is a document of its own.
"""

from collections.abc import Iterator

from markdown.extensions.toc import unique
from pymdownx.slugs import slugify

from builder.components.base import HtmlContext
from builder.components.library.metrics import metric_anchor, metric_list
from builder.components.notes.footnotes import hidden_footnotes
from builder.model.block import Block, ComponentBlock
from builder.model.glossary import Term
from builder.model.library import Index, Library
from builder.model.metric import Metric
from builder.model.page import Meta, Page, PageKind, Topic
from builder.model.quiz import Question, QuizBank
from builder.model.words import AUDIENCES, LEVELS
from builder.site.search.document import Document, Facets, Kind, Section
from builder.site.search.text import block_texts, clean, element_text, join_texts
from builder.source.glossary import GLOSSARY_FILE

_KINDS = {
    PageKind.CHAPTER: Kind.CHAPTER,
    PageKind.CASE: Kind.CASE,
    PageKind.SCRIPT: Kind.SCRIPT,
    PageKind.COURSE: Kind.COURSE,
    PageKind.PATH: Kind.PATH,
    PageKind.QUIZ: Kind.OVERVIEW,
}


def collect_documents(library: Library, index: Index) -> tuple[Document, ...]:
    """Every document of the site: pages by path, each followed by its entries."""
    return tuple(
        document
        for path in sorted(library.pages)
        for document in _page_documents(library.pages[path], library, index)
    )


def _page_documents(page: Page, library: Library, index: Index) -> Iterator[Document]:
    # A component writes links relative to its page; the search reads texts alone.
    context = HtmlContext(index=index)
    yield _page(page, context, library.banks.get(page.path))
    if page.path in library.banks:
        for question in library.banks[page.path].questions:
            yield _question(question, page)
    if page.path == GLOSSARY_FILE:
        yield from (_term(term, page) for term in library.terms)
    if _lists_metrics(page):
        yield from (_metric(metric, page) for metric in library.metrics)


def _page(page: Page, context: HtmlContext, bank: QuizBank | None) -> Document:
    meta = page.meta
    is_list = page.path.endswith("index.md") or page.path == GLOSSARY_FILE
    return Document(
        kind=Kind.OVERVIEW if is_list else _KINDS[page.kind],
        url=page_url(page),
        title=clean(meta.title),
        ref=meta.ref,
        tags=tuple(map(clean, meta.tags)),
        summary=clean(meta.summary),
        facets=_facets(meta),
        sections=tuple(_sections(page, context, bank)),
    )


def _sections(page: Page, context: HtmlContext, bank: QuizBank | None) -> Iterator[Section]:
    lead = join_texts([*block_texts(page.lead, context), *_furniture(page)])
    yield Section(anchor="", heading="", text=lead)
    questions = {question.id for question in bank.questions} if bank else set()
    for topic, anchor in _anchored(page):
        if "slide-only" in topic.classes or topic.id in questions:
            continue
        blocks = () if page.path == GLOSSARY_FILE else topic.blocks
        text = join_texts(block_texts(blocks, context))
        yield Section(anchor=anchor, heading=clean(topic.title.plain), text=text)
    hidden = hidden_footnotes(page)
    for label, note in page.footnotes.items():
        if label not in hidden:
            yield Section(anchor=f"fn:{label}", heading="注", text=clean(note.plain))


def _furniture(page: Page) -> Iterator[str]:
    """What stands below a page's title and comes from its front matter."""
    meta = page.meta
    if page.path.endswith("index.md"):
        return
    facets = _facets(meta)
    yield from meta.objectives.values()
    yield from (*facets.industry, *facets.type, *meta.skills, *facets.scene, *facets.channel)
    yield from (*facets.role, *facets.level, meta.form, meta.version, meta.ref)


def _anchored(page: Page) -> Iterator[tuple[Topic, str]]:
    """Topics with the ids of their headings.

    Without one of its own, a heading gets it from its words, in a course from its place.
    """
    make_slug = slugify(case="lower")
    used = {topic.id for topic in page.topics}
    for number, topic in enumerate(page.topics, 1):
        if topic.id != f"topic-{number}":
            yield topic, topic.id
        elif page.kind is PageKind.COURSE:
            yield topic, f"part-{number}"
        else:
            yield topic, unique(make_slug(topic.title.plain, "-"), used)


def _question(question: Question, page: Page) -> Document:
    return Document(
        kind=Kind.QUESTION,
        url=page_url(page),
        title=clean(question.name),
        tags=tuple(map(clean, question.tags)),
        facets=Facets(
            type=(question.type.value,),
            level=(question.difficulty,) if question.difficulty else (),
        ),
        sections=(
            Section(anchor=question.id, heading="", text=join_texts(_question_texts(question))),
            *(
                Section(
                    anchor=part.id,
                    heading=clean(part.name),
                    text=join_texts(_question_texts(part)),
                )
                for part in question.children
            ),
        ),
    )


def _question_texts(question: Question) -> Iterator[str]:
    """What is seen before the answers are opened: a search must not give them away."""
    yield from (paragraph.plain.replace("____", " ") for paragraph in question.stem)
    yield from (choice.text.plain for choice in question.choices)
    yield from (item.plain for item in question.sequence)
    yield from (pair.left.plain for pair in question.matching.pairs)
    yield from (right.plain for right in question.matching.rights)
    for form_field in question.form:
        yield form_field.label
        yield from form_field.options
    yield from (question.type.value, question.difficulty)


def _term(term: Term, page: Page) -> Document:
    aliases = "，".join(term.aliases)
    return Document(
        kind=Kind.TERM,
        url=page_url(page),
        title=clean(term.name),
        names=tuple(map(clean, term.aliases)),
        sections=(
            Section(
                anchor=term.anchor,
                heading="",
                text=join_texts((term.definition, aliases)),
            ),
        ),
    )


def _metric(metric: Metric, page: Page) -> Document:
    # The name is the title already.
    lines = element_text(metric_list((metric,))).split("\n")[2:]
    return Document(
        kind=Kind.METRIC,
        url=page_url(page),
        title=clean(metric.name),
        ref=metric.ref,
        names=(clean(metric.short),) if metric.short not in ("", metric.name) else (),
        sections=(Section(anchor=metric_anchor(metric), heading="", text="\n".join(lines)),),
    )


def _lists_metrics(page: Page) -> bool:
    return any(_is_metric_list(block) for topic in page.topics for block in topic.blocks)


def _is_metric_list(block: Block) -> bool:
    return (
        isinstance(block, ComponentBlock)
        and block.name == "library"
        and block.argument.strip().lower() == "metrics"
    )


def _facets(meta: Meta) -> Facets:
    return Facets(
        industry=(meta.industry,) if meta.industry else (),
        type=(meta.type,) if meta.type else (),
        scene=(meta.scene,) if meta.scene else (),
        channel=meta.channel,
        role=tuple(AUDIENCES.get(word, word) for word in meta.audience),
        level=(LEVELS.get(meta.level, meta.level),) if meta.level else (),
    )


def page_url(page: Page) -> str:
    """Address of a page below the site's root."""
    return page.path.partition("/")[2].removesuffix(".md") + ".html"
