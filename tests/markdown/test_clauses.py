"""What a heading of several clauses looks like on the site."""

import pytest
from lxml import html
from markdown import Markdown


def convert(source: str) -> tuple[html.HtmlElement, list[str]]:
    """The page's only heading and the names in its table of contents."""
    md = Markdown(
        extensions=["builder.markdown.extension", "toc"],
        extension_configs={"toc": {"permalink": "#"}},
    )
    root = html.fromstring(f"<div>{md.convert(source)}</div>")
    (heading,) = root.xpath("//h1 | //h2 | //h3")
    return heading, [token["name"] for token in md.toc_tokens]


@pytest.mark.parametrize(
    ("title", "clauses"),
    [
        ("四句话求援，半分钟让人听懂", ["四句话求援，", "半分钟让人听懂"]),
        ("净推荐值：问的是一段关系，不是一次", ["净推荐值：", "问的是一段关系，", "不是一次"]),
        ("他说“行。”，就走了", ["他说“行。”，", "就走了"]),
        ("一句话", []),
    ],
)
def test_every_clause_is_a_whole(title: str, clauses: list[str]) -> None:
    heading, contents = convert(f"## {title} {{#here}}\n")
    assert [span.text for span in heading.xpath("span")] == clauses
    assert heading.text_content() == f"{title}#"
    assert heading.get("id") == "here" and contents == [title]


def test_a_heading_with_marks_stays_as_it_is() -> None:
    heading, _ = convert("## 先**听**，后说 {#here}\n")
    assert heading.xpath("span") == [] and heading.text_content() == "先听，后说#"
