"""Lists, tables and questions of any length: every word is shown inside the region, readable, or reported."""

import re

from furniture_samples import FULL, LOW, SINGLE, answer, as_slides, ask, lay_out, said_on
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.components import components
from builder.layout.check import check_slides
from builder.layout.frame import Frame
from builder.layout.kit import Kit
from builder.model.block import Item, ListBlock, Table
from builder.model.inline import text
from builder.model.quiz import Choice
from builder.model.slide import Agenda, AgendaRow, Cover, Divider

WORDS = (
    st.text("先看人再想事，后说话。3 PDCA、", min_size=1, max_size=60).map(str.strip).filter(bool)
)
LONG = st.integers(1, 12).flatmap(lambda times: WORDS.map(lambda words: words * times))
REGIONS = st.sampled_from([FULL, LOW])
FEW = settings(max_examples=40)


@st.composite
def lists(draw: st.DrawFn) -> ListBlock:
    labelled = draw(st.booleans())
    items = tuple(
        Item(
            label=text(draw(WORDS)) if labelled else None,
            body=text(draw(LONG)),
            details=tuple(Item(body=text(words)) for words in draw(st.lists(WORDS, max_size=2))),
        )
        for _ in range(draw(st.integers(1, 30)))
    )
    return ListBlock(ordered=draw(st.booleans()), items=items)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 7))
    cell = st.one_of(st.just(""), WORDS)
    row = st.tuples(*[cell.map(text)] * columns)
    return Table(
        header=draw(row), rows=tuple(draw(st.lists(row, min_size=1, max_size=24))), align=()
    )


def _plain(shown: str) -> str:
    return re.sub(r"\s", "", shown)


def _violations(name: str, pages: list[tuple[Frame, ...]], kit: Kit) -> list[str]:
    """What the layout's own check finds; a word longer than any column has to be divided somewhere."""
    found = check_slides(as_slides(name, pages), kit.fonts)
    return [str(violation) for violation in found if violation.rule != "split-word"]


def _check(name: str, content: object, region: object, words: list[str]) -> None:
    kit = Kit()
    pages = list(components()[name].layout(content, region, kit))  # type: ignore[arg-type]
    shown = _plain("".join(said_on(page) for page in pages))
    assert [word for word in words if _plain(word) not in shown] == []
    violations = _violations(name, pages, kit)
    assert not violations or kit.report.diagnostics


@FEW
@given(content=lists(), region=REGIONS)
def test_any_list(content: ListBlock, region: object) -> None:
    words = [item.body.plain for item in content.items]
    words += [item.label.plain for item in content.items if item.label]
    words += [detail.body.plain for item in content.items for detail in item.details]
    _check("bullets", content, region, words)


@FEW
@given(content=tables(), region=REGIONS)
def test_any_table(content: Table, region: object) -> None:
    words = [cell.plain for row in (content.header, *content.rows) for cell in row]
    _check("table", content, region, words)


@FEW
@given(choices=st.lists(LONG, min_size=2, max_size=8), reason=LONG, is_answer=st.booleans())
def test_any_question(choices: list[str], reason: str, is_answer: bool) -> None:
    made = tuple(Choice(text=text(words), correct=not n) for n, words in enumerate(choices))
    question = type(SINGLE)(
        id="q", name="q", type=SINGLE.type, stem=SINGLE.stem, choices=made, explanation=text(reason)
    )
    kit = Kit()
    asked = list(lay_out("question", ask(question), kit=kit))
    pages = list(lay_out("question", answer(question), kit=kit)) if is_answer else asked
    shown = _plain(said_on(pages[0]))
    assert all(_plain(words) in shown for words in choices)
    violations = _violations("question", pages, kit)
    assert not violations or kit.report.diagnostics


@FEW
@given(title=LONG, summary=LONG, values=st.lists(WORDS, max_size=5))
def test_any_cover(title: str, summary: str, values: list[str]) -> None:
    facts = tuple(zip("学时形师版", values, strict=False))
    content = Cover(series="系列", title=title[:60], subtitle=summary[:60], facts=facts)
    _check("cover", content, FULL, [title[:60], summary[:60], *values])


@FEW
@given(titles=st.lists(WORDS, min_size=3, max_size=9), promise=WORDS)
def test_any_agenda_and_section(titles: list[str], promise: str) -> None:
    rows = tuple(
        AgendaRow(number=n, title=title[:20], outcome=f"{n}{promise}", minutes=30)
        for n, title in enumerate(titles, 1)
    )
    _check("agenda", Agenda(rows=rows), FULL, [row.title for row in rows])
    peers = tuple(title[:20] for title in titles)
    divider = Divider(number=2, title=peers[1], promise=promise, peers=peers)
    _check("section", divider, FULL, [peers[1], promise])
