"""LibreOffice opens both decks and prints one page per slide."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.gates.opened import OpenedDeck


def test_every_slide_becomes_a_page(deck: OpenedDeck, tmp_path: Path) -> None:
    missing = [tool for tool in ("soffice", "pdfinfo") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not run: {' and '.join(missing)} not installed")
    file = tmp_path / f"{deck.name}.pptx"
    file.write_bytes(deck.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(file),
        ],
        capture_output=True,
        timeout=300,
        check=True,
    )
    facts = subprocess.run(
        ["pdfinfo", str(file.with_suffix(".pdf"))], capture_output=True, text=True, check=True
    ).stdout
    pages = re.search(r"^Pages:\s+(\d+)$", facts, re.M)
    assert pages is not None
    assert int(pages[1]) == len(deck.slides)
