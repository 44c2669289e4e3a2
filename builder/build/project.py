"""Where a project keeps its things."""

from dataclasses import dataclass
from pathlib import Path

from builder.errors import UsageError


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout: ``content/``, ``themes/`` and the output folder ``dist/``."""

    root: Path
    themes_folder: Path | None = None
    """Folder of the brands where it is not the root's own."""

    @property
    def content(self) -> Path:
        """Folder of the pages."""
        return self.root / "content"

    @property
    def themes(self) -> Path:
        """Folder of the brands."""
        return self.themes_folder or self.root / "themes"

    @property
    def dist(self) -> Path:
        """Folder of everything made."""
        return self.root / "dist"

    def require(self) -> None:
        """Raise ``UsageError`` when this is no project."""
        if not self.content.is_dir():
            raise UsageError(
                f"{self.root} 里没有 content 文件夹；请在项目根目录运行，或用 --root 指明 / "
                "no content folder here: run in the project's root or give --root"
            )


def source_folder() -> Path:
    """The installed package's own folder; a change in it makes every output out of date."""
    return Path(__file__).resolve().parents[1]
