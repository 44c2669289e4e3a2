"""Templates nobody here drew, converted once a session, and the themes imported from all of them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build.project import Project
from builder.build.roles_deck import build_roles_deck
from builder.build.theme_import import ImportedTheme, import_theme
from builder.lint.diagnostic import Report
from tests.templates.synthetic import SOUND

SHIPPED = Path("/usr/lib/libreoffice/share/template")
FOREIGN = (
    "Beehive", "Blue_Curve", "Candy", "DNA", "Focus", "Forestbird", "Grey_Elegant", "Inspiration", "Lights",
    "Midnightblue", "Portfolio", "Vivid",
)  # fmt: skip
"""Templates that LibreOffice's Debian packages ship: several masters, pictures, dark and coloured grounds."""


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """LibreOffice's templates as .pptx by name; empty where LibreOffice or its templates are missing."""
    files = {file.stem: file for file in SHIPPED.rglob("*.otp")} if SHIPPED.is_dir() else {}
    wanted = [files[name] for name in FOREIGN if name in files]
    if shutil.which("soffice") is None or not wanted:
        return {}
    folder = tmp_path_factory.mktemp("foreign")
    convert(wanted, "pptx", folder)
    return {file.stem: file for file in folder.glob("*.pptx")}


def convert(files: list[Path], kind: str, folder: Path) -> None:
    """Convert files with LibreOffice in one run."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        capture_output=True,
        timeout=300,
        check=True,
    )


def error_kinds(file: Path) -> set[str]:
    """What openxml-audit finds, told apart by kind of part; skips where it is not installed."""
    audit = pytest.importorskip("openxml_audit", reason="not run: openxml-audit is not installed")
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019, max_errors=0)
    return {
        re.sub(r"\d+", "", f"{Path(error.part_uri or '').parent.name}: {error.description}")
        for error in validator.validate(file).errors
    }


class Imports:
    """Imports each template once, when a test first asks for it."""

    def __init__(self, root: Path, foreign: dict[str, Path]) -> None:
        self.project = Project(root)
        self._foreign = foreign
        self._done: dict[str, tuple[ImportedTheme, Path, Report]] = {}

    def source(self, name: str) -> Path:
        """The template's file."""
        if name in SOUND:
            file = self.project.root / f"{name}.pptx"
            if not file.exists():
                file.write_bytes(SOUND[name]())
            return file
        if name not in self._foreign:
            pytest.skip("not run: LibreOffice or its templates are not installed")
        return self._foreign[name]

    def imported(self, name: str) -> tuple[ImportedTheme, Path, Report]:
        """Theme, preview deck and what the preview reported."""
        if name not in self._done:
            number = f"t{len(self._done)}"
            theme = import_theme(self.project, self.source(name), number)
            self._done[name] = (theme, *build_roles_deck(self.project, theme.theme))
        return self._done[name]

    def decks(self) -> Iterator[Path]:
        """Preview decks built so far."""
        yield from (deck for _, deck, _ in self._done.values())


@pytest.fixture(scope="session")
def imports(tmp_path_factory: pytest.TempPathFactory, foreign: dict[str, Path]) -> Imports:
    root = tmp_path_factory.mktemp("templates")
    (root / "content").mkdir()
    return Imports(root, foreign)
