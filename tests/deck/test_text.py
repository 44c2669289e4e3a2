"""Paragraphs and runs, seen as markup."""

import pytest
from deck_samples import PROPERTIES, run, theme

from builder.deck.base import LayoutPart
from builder.deck.layouts import BODY
from builder.deck.master import generated_base
from builder.deck.scope import DeckScope, SlideScope
from builder.deck.text import body_properties, line_spacing, paragraphs
from builder.layout.frame import ACCENT1, TextBody, TextParagraph


@pytest.fixture
def scope() -> SlideScope:
    deck = DeckScope("zh-CN", {}, generated_base(theme(), PROPERTIES.language))
    return SlideScope(deck, LayoutPart(name="/ppt/slideLayouts/slideLayout5.xml"))


def paragraph(text: str = "字", **options: object) -> TextParagraph:
    return TextParagraph(runs=(run(text),), **options)  # type: ignore[arg-type]


def text(scope: SlideScope, *written: TextParagraph) -> str:
    return paragraphs(TextBody(paragraphs=written), scope)


def test_pitch_is_a_share_of_the_target_font_s_natural_height() -> None:
    assert line_spacing(1.32) == '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
    assert 'val="113636"' in line_spacing(1.5)


def test_a_soft_break_is_a_break_and_not_a_paragraph(scope: SlideScope) -> None:
    markup = text(scope, paragraph("上\n下"))
    assert markup.count("<a:p>") == 1
    assert markup.count("<a:br>") == 1
    assert "<a:t>上</a:t>" in markup and "<a:t>下</a:t>" in markup


def test_space_before_counts_from_the_second_paragraph_on(scope: SlideScope) -> None:
    markup = text(scope, paragraph(before_pt=9), paragraph(before_pt=9))
    assert markup.count('<a:spcPts val="900"/>') == 1
    assert markup.index("spcPts") > markup.index("</a:p>")


def test_bullets_hang_at_their_level(scope: SlideScope) -> None:
    markup = text(scope, paragraph(bullet="•", indent_pt=18))
    assert 'marL="228600" indent="-228600"' in markup
    assert '<a:buChar char="•"/>' in markup
    nested = text(scope, paragraph(bullet="–", indent_pt=36, level=1))
    assert 'lvl="1" marL="457200" indent="-228600"' in nested


def test_numbers_continue_where_the_layout_says(scope: SlideScope) -> None:
    assert '<a:buAutoNum type="arabicPeriod"/>' in text(scope, paragraph(bullet="1."))
    continued = text(scope, paragraph(bullet="1.", bullet_start=4))
    assert '<a:buAutoNum type="arabicPeriod" startAt="4"/>' in continued


def test_text_in_a_body_placeholder_switches_inherited_bullets_off(scope: SlideScope) -> None:
    body = TextBody(paragraphs=(paragraph(),))
    assert "<a:buNone/>" in paragraphs(body, scope, BODY.style)
    assert "<a:buNone/>" not in paragraphs(body, scope)


def test_a_run_states_what_its_placeholder_does_not(scope: SlideScope) -> None:
    agreeing = paragraphs(TextBody(paragraphs=(paragraph(),)), scope, BODY.style)
    assert "sz=" not in agreeing and "solidFill" not in agreeing
    other = TextParagraph(runs=(run("字", 20, bold=True, color=ACCENT1),))
    differing = paragraphs(TextBody(paragraphs=(other,)), scope, BODY.style)
    assert 'sz="2000" b="1"' in differing and 'val="accent1"' in differing


def test_an_empty_paragraph_keeps_its_height(scope: SlideScope) -> None:
    empty = TextParagraph(runs=(run("", 24),))
    assert 'altLang="en-US" sz="2400"/></a:p>' in text(scope, empty)


def test_lines_obey_east_asian_breaking(scope: SlideScope) -> None:
    assert 'eaLnBrk="1"' in text(scope, paragraph())


def test_autofit_is_off_and_the_right_inset_leaves_a_hair_for_rounding() -> None:
    markup = body_properties(TextBody(paragraphs=(), anchor="middle", insets=(24, 18, 12, 6)))
    assert 'lIns="304800" tIns="228600" rIns="151765" bIns="76200"' in markup
    assert 'anchor="ctr"><a:noAutofit/>' in markup
