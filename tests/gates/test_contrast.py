"""Every text can be read on what lies under it, in every brand."""

import pytest

from builder.source.contrast import contrast
from tests.gates.findings import expect_none
from tests.gates.opened import OpenedDeck
from tests.gates.paint import Painter, least_contrast


@pytest.fixture
def deck(branded: OpenedDeck) -> OpenedDeck:
    """The course in each of the brands."""
    return branded


def test_every_text_stands_out_from_its_ground(deck: OpenedDeck) -> None:
    texts = list(Painter(deck).texts())
    assert len(texts) > 3 * len(deck.slides)
    found = [
        f"slide {text.slide}: {text.shape}: {text.color} on {text.ground} has"
        f" {contrast(text.color, text.ground):.2f}, needs {least_contrast(text):g}: {text.text[:20]}"
        for text in texts
        if contrast(text.color, text.ground) < least_contrast(text)
    ]
    expect_none(found)
