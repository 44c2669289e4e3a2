"""Decks of the gates: the real courses, the stress course, all components' examples; built once by the real command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gates import faces, specimens
from tests.gates.composed import Composed, compose_course
from tests.gates.opened import OpenedDeck, open_deck
from tests.gates.pictures import draw_picture
from tests.gates.project import ROOT, STRESS, build, copy_project

LIBRARY = "library"
COURSES = {
    "case-training": LIBRARY,
    "efficient-service": LIBRARY,
    "service-awareness": LIBRARY,
    "service-optimization": LIBRARY,
    "service-standards": LIBRARY,
    "stress": "stress",
    specimens.COURSE: specimens.COURSE,
}
"""Project that each gated course is in, by the course's id."""

OWN_BRAND = "default"
"""What the courses name in their front matter."""
BRANDS = (OWN_BRAND, "warm", "contrast")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path | str]:
    """Root of each built project by its name; the message instead where the build failed."""
    outcome: dict[str, Path | str] = {}
    for name, make in PROJECTS.items():
        root = tmp_path_factory.mktemp(name) / "project"
        make(root)
        try:
            build(root)
            outcome[name] = root
        except AssertionError as error:
            outcome[name] = str(error)
    return outcome


@pytest.fixture(scope="session", params=COURSES)
def course(request: pytest.FixtureRequest) -> str:
    """Id of a gated course."""
    return str(request.param)


@pytest.fixture(scope="session")
def project(course: str, built: dict[str, Path | str]) -> Path:
    """Root of the course's built project; nobody may change it."""
    root = built[COURSES[course]]
    if isinstance(root, str):
        pytest.fail(
            "the build failed; test_the_real_command_builds_the_deck says why", pytrace=False
        )
    return root


@pytest.fixture(scope="session", params=sorted(set(COURSES.values())))
def whole_project(request: pytest.FixtureRequest, built: dict[str, Path | str]) -> Path:
    """Root of each built project, for what holds for all of its courses at once; nobody may change it."""
    root = built[request.param]
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
    """Folder of each project's decks in all brands, built beside the courses' own."""
    folders: dict[str, Path] = {}
    for name, source in built.items():
        if isinstance(source, Path):
            root = copy_project(source, tmp_path_factory.mktemp(f"{name}-brands") / "project")
            build(root, "--theme", "all")
            folders[name] = root / "dist" / "decks"
    return folders


@pytest.fixture(scope="session", params=BRANDS)
def branded(
    request: pytest.FixtureRequest, course: str, project: Path, brand_folders: dict[str, Path]
) -> OpenedDeck:
    """The course's deck in each brand."""
    name = course if request.param == OWN_BRAND else f"{course}.{request.param}"
    return open_deck(brand_folders[COURSES[course]] / f"{name}.pptx")


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


PROJECTS: dict[str, Callable[[Path], object]] = {
    LIBRARY: lambda root: copy_project(ROOT, root),
    "stress": _stress,
    specimens.COURSE: specimens.write_specimens,
}
"""How each gated project comes about."""
