"""Decks of the gates: real course, stress project, all components' examples; each built once by the real command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gates import faces, specimens
from tests.gates.composed import Composed, compose_course
from tests.gates.opened import OpenedDeck, open_deck
from tests.gates.project import ROOT, STRESS, build, copy_project

COURSES = ("efficient-service", "stress", specimens.COURSE)
"""Ids of the gated courses."""

OWN_BRAND = "default"
"""What both courses name in their front matter."""
BRANDS = (OWN_BRAND, "warm", "contrast")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path | str]:
    """Root of each built project by course id; the message instead where the build failed."""
    outcome: dict[str, Path | str] = {}
    for course, make in _PROJECTS.items():
        root = tmp_path_factory.mktemp(course) / "project"
        make(root)
        try:
            build(root)
            outcome[course] = root
        except AssertionError as error:
            outcome[course] = str(error)
    return outcome


@pytest.fixture(scope="session", params=COURSES)
def course(request: pytest.FixtureRequest) -> str:
    """Id of a gated course."""
    return str(request.param)


@pytest.fixture(scope="session")
def project(course: str, built: dict[str, Path | str]) -> Path:
    """Root of the course's built project; nobody may change it."""
    root = built[course]
    if isinstance(root, str):
        pytest.fail(
            "the build failed; test_the_real_command_builds_the_deck says why", pytrace=False
        )
    return root


@pytest.fixture(scope="session")
def composed(course: str, project: Path) -> Composed:
    """The course's plan and frames."""
    return compose_course(project, course)


@pytest.fixture(scope="session")
def deck(course: str, project: Path) -> OpenedDeck:
    """The course's deck."""
    return open_deck(project / "dist" / "decks" / f"{course}.pptx")


@pytest.fixture(scope="session")
def brand_folders(
    tmp_path_factory: pytest.TempPathFactory, built: dict[str, Path | str]
) -> dict[str, Path]:
    """Folder of each course's decks in all brands, built beside the course's own."""
    folders: dict[str, Path] = {}
    for course, source in built.items():
        if isinstance(source, Path):
            root = copy_project(source, tmp_path_factory.mktemp(f"{course}-brands") / "project")
            build(root, "--theme", "all")
            folders[course] = root / "dist" / "decks"
    return folders


@pytest.fixture(scope="session", params=BRANDS)
def branded(
    request: pytest.FixtureRequest, course: str, project: Path, brand_folders: dict[str, Path]
) -> OpenedDeck:
    """The course's deck in each brand."""
    name = course if request.param == OWN_BRAND else f"{course}.{request.param}"
    return open_deck(brand_folders[course] / f"{name}.pptx")


@pytest.fixture(scope="session")
def font_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Noto Sans CJK SC as single faces, ``Regular`` and ``Bold``."""
    reason = faces.missing_fonts()
    if reason:
        pytest.skip(f"not run: {reason}")
    folder = tmp_path_factory.mktemp("faces")
    return {
        style: faces.extract_face(style, folder / f"{style}.otf").read_bytes()
        for style in ("Regular", "Bold")
    }


def _stress(root: Path) -> None:
    copy_project(STRESS, root)
    draw_picture(root / "content" / "sets" / "wide.png", 8000, 400)
    draw_picture(root / "content" / "sets" / "room.png", 1600, 900)


def draw_picture(file: Path, width_px: int, height_px: int) -> None:
    """A picture in bands of grey."""
    from PIL import Image

    picture = Image.linear_gradient("L").resize((width_px, height_px)).quantize(8)
    picture.save(file, optimize=True)


_PROJECTS: dict[str, Callable[[Path], object]] = {
    "efficient-service": lambda root: copy_project(ROOT, root),
    "stress": _stress,
    specimens.COURSE: specimens.write_specimens,
}
"""How the project of each gated course comes about."""
