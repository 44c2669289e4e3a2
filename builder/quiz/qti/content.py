"""Rich text, pictures and paragraphs as content of an item."""

from collections.abc import Iterable, Iterator

from builder.model.inline import RichText, Run
from builder.model.picture import LoadedImage
from builder.model.quiz import Question
from builder.quiz.pictures import picture_name
from builder.quiz.qti.tree import Content, Node, node
from builder.quiz.text import SAMPLE_MARK, is_web_address, writable

PICTURES = "images"
"""Folder of the pictures, beside the items that show them."""


def inline(rich: RichText) -> Content:
    """The runs with their marks; a hard line break is a ``br``."""
    return tuple(part for run in rich.runs for part in run_content(run))


def run_content(run: Run) -> Content:
    """One run; what has no characters gives nothing."""
    if run.sample:
        return (SAMPLE_MARK,)
    characters = writable(run.text)
    if not characters:
        return ()
    content: Content = tuple(_lines(characters)) if "\n" in characters else (characters,)
    for wanted, name in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        if wanted:
            content = (Node(name, content),)
    if run.link and is_web_address(run.link):
        content = (Node("a", content, {"href": writable(run.link)}),)
    return content


def _lines(characters: str) -> Iterator[Node | str]:
    for number, line in enumerate(characters.split("\n")):
        if number:
            yield Node("br")
        if line:
            yield line


def paragraphs(texts: Iterable[RichText]) -> tuple[Node, ...]:
    """Each text as a ``p``."""
    return tuple(Node("p", inline(each)) for each in texts)


def picture(question: Question, file: LoadedImage | None) -> tuple[Node, ...]:
    """A paragraph with the question's picture; nothing without its file."""
    if question.picture is None or file is None:
        return ()
    source = f"{PICTURES}/{picture_name(question, file)}"
    return (node("p", node("img", src=source, alt=writable(question.picture.alt))),)
