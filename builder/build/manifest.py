"""``dist/manifest.json``: what was built, with checksums, and what the decks leave out."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from builder import __version__
from builder.build.project import Project
from builder.model.slide import LeftOut


def update_manifest(
    project: Project,
    target: str,
    outputs: Mapping[str, tuple[int, int, str]],
    *,
    left_out: Mapping[str, Sequence[LeftOut]] | None = None,
    losses: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Replace one target's part of the manifest; holds no times, so that equal builds are equal."""
    file = project.dist / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        manifest = {}
    manifest["courseware"] = __version__
    manifest[target] = {
        name: {"bytes": size, "sha256": digest}
        for name, (size, _, digest) in sorted(outputs.items())
    }
    if losses is not None:
        manifest["losses"] = dict(losses)
    if left_out is not None:
        manifest["left_out"] = {
            course: [{"source": str(span), "what": what, "why": why} for span, what, why in lines]
            for course, lines in sorted(left_out.items())
        }
    draft = file.with_name("manifest.json.new")
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(file)
