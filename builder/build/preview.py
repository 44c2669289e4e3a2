"""``courseware preview``: every deck as a contact sheet, beside what it looked like the last time."""

import difflib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PIL import Image

from builder.build.project import Project
from builder.build.render import contact_sheet, render_deck
from builder.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A slide that looks different: its picture before and now; None where it was added or dropped."""

    before: Path | None
    now: Path | None


def preview_decks(project: Project, course_ids: Sequence[str]) -> Iterator[Path]:
    """Render the built decks of these courses (default: all), in every brand.

    Yields each contact sheet, changed slides marked, and a second sheet with the changed slides side by side when
    there was an earlier preview and something looks different. Raises UsageError when no deck has been built.
    """
    decks = sorted((project.dist / "decks").glob("*.pptx"))
    chosen = [deck for deck in decks if not course_ids or _is_of(deck, course_ids)]
    if not chosen:
        raise UsageError("没有可以预览的课件；先运行 make slides")
    for deck in chosen:
        yield from _preview(deck, project.dist / "preview")


def _preview(deck: Path, folder: Path) -> Iterator[Path]:
    current, last = folder / deck.stem, folder / ".last" / deck.stem
    _keep(current, last)
    pictures = render_deck(deck, current)
    before = slide_pictures(last)
    changes = compare_pictures(before, pictures) if before else ()
    marked = {change.now for change in changes}
    sheet = folder / f"{deck.stem}.png"
    contact_sheet(pictures, sheet, marked=[picture in marked for picture in pictures])
    yield sheet
    side_by_side = folder / f"{deck.stem}-changes.png"
    side_by_side.unlink(missing_ok=True)
    if changes:
        pairs = [picture for change in changes for picture in (change.before, change.now)]
        contact_sheet(pairs, side_by_side, columns=2, width_px=640)
        yield side_by_side


def _keep(current: Path, last: Path) -> None:
    """The pictures of the last preview become those to compare with."""
    shutil.rmtree(last, ignore_errors=True)
    if current.is_dir():
        last.parent.mkdir(parents=True, exist_ok=True)
        current.rename(last)


def slide_pictures(folder: Path) -> tuple[Path, ...]:
    """The pictures of a folder in slide order."""
    return tuple(sorted(folder.glob("slide-*.png"), key=lambda file: int(file.stem[6:])))


def compare_pictures(before: Sequence[Path], now: Sequence[Path]) -> tuple[Change, ...]:
    """What looks different, in running order; a slide that only moved down by an insertion is not a change."""
    old, new = [_fingerprint(file) for file in before], [_fingerprint(file) for file in now]
    changes: list[Change] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for offset in range(max(last - first, end - start)):
            changes.append(
                Change(
                    before=before[first + offset] if first + offset < last else None,
                    now=now[start + offset] if start + offset < end else None,
                )
            )
    return tuple(changes)


def _fingerprint(file: Path) -> str:
    """Of what is drawn above the footer, whose page number changes with every slide put in before."""
    with Image.open(file) as picture:
        above = picture.convert("RGB").crop((0, 0, picture.width, picture.height * 13 // 14))
        return sha256(above.tobytes()).hexdigest()


def _is_of(deck: Path, course_ids: Sequence[str]) -> bool:
    return deck.stem in course_ids or deck.stem.partition(".")[0] in course_ids
