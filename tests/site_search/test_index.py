"""What is handed to the search: everything that can be jumped to, nothing that a reader must not find."""

import itertools
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from builder.lint.diagnostic import Report
from builder.markdown.index import load_index
from builder.markdown.library import load_library
from builder.model.block import Heading, Paragraph
from builder.model.inline import text
from builder.model.library import Index, Library
from builder.model.page import Meta, Page, PageKind, Topic
from builder.site.search.collect import collect_documents
from builder.site.search.document import Document, Kind
from builder.site.search.pinyin import syllable_table
from builder.site.search.script import INDEX, TEXTS, index_scripts
from tests.site.conftest import REPOSITORY

GENERATED = "assets/generated"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(REPOSITORY, Report()).library


@pytest.fixture(scope="module")
def documents(library: Library) -> tuple[Document, ...]:
    return collect_documents(library, load_index(REPOSITORY / "content"))


def handed_over(name: str, script: str) -> Any:
    """What a browser gets from a script: a string that holds JSON, under the script's name."""
    start, _, literal = script.partition(f'window.CoursewareSearchData["{name}"] = ')
    assert start == "window.CoursewareSearchData = window.CoursewareSearchData || {};\n"
    return json.loads(json.loads(literal.rstrip().removesuffix(";")))


def read(scripts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The documents as a browser puts them together, a section as anchor, heading and text."""
    index = handed_over(INDEX, scripts[INDEX])
    names = [TEXTS.format(number) for number in range(len(index["parts"]))]
    parts = [handed_over(name, scripts[name]) for name in names]
    assert [len(part) for part in parts] == index["parts"]
    for document, texts in zip(index["documents"], itertools.chain(*parts), strict=True):
        sections = zip(document.get("sections", []), texts, strict=True)
        document["sections"] = [(*head, text) for head, text in sections]
    found: list[dict[str, Any]] = index["documents"]
    return found


def all_text(document: Document) -> str:
    return "\n".join((document.title, *(f"{s.heading}\n{s.text}" for s in document.sections)))


def test_every_place_exists_on_the_site_and_every_page_is_there(site: Path) -> None:
    scripts = (site / GENERATED).glob("search-*.js")
    documents = read({script.name: script.read_text("utf-8") for script in scripts})
    pages = {str(f.relative_to(site)) for f in site.rglob("*.html")} - {"404.html"}
    assert {each["url"] for each in documents} == pages
    ids = {
        page: set(html.fromstring((site / page).read_text("utf-8")).xpath("//@id"))
        for page in pages
    }
    lost = [
        f"{each['url']}#{anchor}"
        for each in documents
        for anchor, _, _ in each["sections"]
        if anchor and anchor not in ids[each["url"]]
    ]
    assert lost == []


def test_every_metric_term_and_question_is_a_result_of_its_own(
    documents: tuple[Document, ...], library: Library
) -> None:
    count = {kind: sum(each.kind is kind for each in documents) for kind in Kind}
    assert count[Kind.METRIC] == len(library.metrics) > 50
    assert count[Kind.TERM] == len(library.terms) > 100
    assert count[Kind.QUESTION] == sum(len(bank.questions) for bank in library.banks.values()) > 50
    nps = next(each for each in documents if each.kind is Kind.METRIC and each.ref == "K01")
    assert (nps.title, nps.names, nps.sections[0].anchor) == ("净推荐值", ("NPS",), "metric-k01")


def test_the_trainer_s_notes_and_the_answers_are_not_given_away(
    documents: tuple[Document, ...], library: Library
) -> None:
    everything = "\n".join(map(all_text, documents))
    assert "请两位学员到前面" not in everything
    blanks = [
        (question.id, answer)
        for bank in library.banks.values()
        for question in bank.questions
        for blank in question.blanks
        for answer in blank.answers
        if len(answer) > 4
    ]
    asked = {
        each.sections[0].anchor: all_text(each) for each in documents if each.kind is Kind.QUESTION
    }
    assert blanks and not [id for id, answer in blanks if answer in asked[id]]


def page(*topics: Topic) -> Library:
    path = "content/tools/try.md"
    meta = Meta(title="试试", id="try", audience=("lead",), level="skilled")
    made = Page(path=path, kind=PageKind.CHAPTER, meta=meta, lead=(), topics=topics)
    return Library(pages={path: made})


def topic(title: str, *lines: str, id: str, classes: tuple[str, ...] = ()) -> Topic:
    blocks = tuple(Paragraph(text=text(line)) for line in lines)
    return Topic(title=text(title), id=id, blocks=blocks, classes=classes)


def test_what_only_slides_show_is_left_out() -> None:
    shown = topic("看得见", "正文一句", id="shown")
    hidden = topic("上屏才有", "只上屏", id="hidden", classes=("slide-only",))
    inner = Heading(level=3, text=text("小节"), id="", classes=("slide-only",))
    partly = replace(
        shown, id="partly", blocks=(*shown.blocks, inner, Paragraph(text=text("不该出现")))
    )
    (document,) = collect_documents(page(shown, hidden, partly), Index())
    assert [(s.anchor, s.text) for s in document.sections[1:]] == [
        ("shown", "正文一句"),
        ("partly", "正文一句"),
    ]
    assert document.facets.role == ("班组长",) and document.facets.level == ("熟练",)


def test_headings_without_an_id_get_the_one_that_the_site_makes() -> None:
    twice = [topic("两次 NPS", id="topic-1"), topic("两次 NPS", id="topic-2")]
    (document,) = collect_documents(page(*twice), Index())
    assert [s.anchor for s in document.sections[1:]] == ["两次-nps", "两次-nps_1"]


@pytest.mark.parametrize(
    ("phrases", "syllable", "character"),
    [
        ((), "tou", "投"),
        ((), "tou", "透"),
        ((), "lv", "率"),
        (("重复投诉",), "chong", "重"),
        (("银行",), "hang", "行"),
    ],
)
def test_a_syllable_names_its_characters(
    phrases: tuple[str, ...], syllable: str, character: str
) -> None:
    table = {
        entry.rstrip("".join(c for c in entry if not c.isascii())): entry
        for entry in syllable_table(phrases).split(" ")
    }
    assert character in table[syllable]


def with_markup(document: Document) -> Document:
    return replace(document, title='</script>"\\\u2028', names=("'",))


@pytest.mark.parametrize("change", [lambda document: document, with_markup])
def test_the_scripts_hand_over_exactly_what_went_in(
    change: Callable[[Document], Document], documents: tuple[Document, ...]
) -> None:
    changed = [change(each) for each in documents]
    scripts = index_scripts(changed)
    assert "\u2028" not in "".join(scripts.values())
    got = read(scripts)
    assert [each["title"] for each in got] == [each.title for each in changed]
    sections = [[(s.anchor, s.heading, s.text) for s in each.sections] for each in changed]
    assert [each["sections"] for each in got] == sections
    assert index_scripts(changed) == scripts


def test_titles_come_before_the_texts_in_a_script_a_fraction_of_their_size(
    documents: tuple[Document, ...],
) -> None:
    scripts = index_scripts(documents)
    sizes = [len(script.encode("utf-8")) for script in scripts.values()]
    assert len(sizes) > 3 and next(iter(scripts)) == INDEX
    assert sizes[0] < sum(sizes) / 4
    assert max(sizes[1:]) < 2 * min(sizes[1:-1])
