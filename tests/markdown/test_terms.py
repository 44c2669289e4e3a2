"""Glossary terms in running Chinese: the longest match, the first use in a section, never where words are fixed."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from builder.markdown.terms import mark_terms, set_term_anchors
from builder.model.glossary import Term

TERMS = (
    Term(name="解决率", definition="办完的占比。"),
    Term(name="首次解决率", aliases=("FCR",), definition="一次办完的占比。"),
    Term(name="净推荐值", aliases=("NPS",), definition="推荐减贬损。"),
)


def marked(body: str) -> Element:
    root = fromstring(f"<div>{body}</div>")
    mark_terms(root, TERMS, "../glossary.md")
    return root


def links(body: str) -> list[tuple[str, str]]:
    return [(link.text or "", link.get("href") or "") for link in marked(body).iter("a")]


def test_the_longest_name_is_found_inside_running_chinese() -> None:
    assert links("<p>先提升首次解决率再说</p>") == [
        ("首次解决率", "../glossary.md#term-首次解决率")
    ]


def test_an_abbreviation_next_to_han_is_found_and_one_inside_a_word_is_not() -> None:
    assert links("<p>NPS调查</p>") == [("NPS", "../glossary.md#term-净推荐值")]
    assert links("<p>ENPS 和 NPS2</p>") == []


def test_a_term_is_linked_once_a_section_by_whichever_name() -> None:
    body = "<p>FCR 和首次解决率</p><h2>二</h2><p>首次解决率，又是首次解决率</p>"
    assert [name for name, _ in links(body)] == ["FCR", "首次解决率"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>NPS 怎么算</h2>",
        "<p><a href='x'>NPS</a></p>",
        "<p><code>NPS</code></p>",
        "<div class='cw-script'><p>NPS</p></div>",
        "<div class='footnote'><p>NPS</p></div>",
    ],
)
def test_headings_links_code_wordings_and_footnotes_keep_their_words(body: str) -> None:
    assert not any(link.get("class") == "cw-term" for link in marked(body).iter("a"))


def test_no_character_is_lost_or_moved() -> None:
    body = "<p>一 NPS 二<b>三 FCR 四</b>五 NPS 六<i>七</i>八解决率</p>"
    root = marked(body)
    assert "".join(root.itertext()) == "一 NPS 二三 FCR 四五 NPS 六七八解决率"
    assert tostring(root, encoding="unicode").count("<a ") == 3


def test_the_definition_travels_with_the_link() -> None:
    (link,) = marked("<p>净推荐值</p>").iter("a")
    assert link.get("data-definition") == "推荐减贬损。"


def test_the_glossary_s_own_lines_carry_the_anchors() -> None:
    root = fromstring("<ul><li><strong>净推荐值</strong>：推荐减贬损。</li><li>别的</li></ul>")
    set_term_anchors(root, TERMS)
    assert [item.get("id") for item in root] == ["term-净推荐值", None]
