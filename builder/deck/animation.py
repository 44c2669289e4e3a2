"""Click-to-reveal as ``p:timing``; the specimen and its rules are in docs/dev/animation.md."""

from collections.abc import Iterator, Sequence
from itertools import count

from builder.deck.scope import SlideScope
from builder.errors import CoursewareError
from builder.layout.frame import Frame, FreeformFrame, Reveal, ShapeFrame, SlideFrames

_AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_SLIDE = "<p:tgtEl><p:sldTgt/></p:tgtEl>"


def timing(slide: SlideFrames, scope: SlideScope) -> str:
    """``p:timing`` of a slide whose frames are written; nothing where every frame stands from the start.

    Raises CoursewareError when a click names a frame that the slide does not have.
    """
    if not slide.reveal:
        return ""
    frames = {frame.name: frame for frame in slide.frames}
    for target in (each for click in slide.reveal for each in click):
        if target.frame not in frames or target.frame not in scope.ids:
            raise CoursewareError(f"slide {slide.id!r} has no frame {target.frame!r} to reveal")
    return _Timing(frames, scope.ids).markup(slide.reveal)


class _Timing:
    """Numbers the time nodes of one slide."""

    def __init__(self, frames: dict[str, Frame], ids: dict[str, int]) -> None:
        self._frames = frames
        self._ids = ids
        self._numbers = count(1)

    def _next(self) -> int:
        return next(self._numbers)

    def markup(self, clicks: Sequence[Sequence[Reveal]]) -> str:
        root, sequence = self._next(), self._next()
        steps = "".join(self._click(click) for click in clicks)
        return (
            f'<p:timing><p:tnLst><p:par><p:cTn id="{root}" dur="indefinite" restart="never"'
            ' nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek">'
            f'<p:cTn id="{sequence}" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{steps}'
            "</p:childTnLst></p:cTn>"
            f'<p:prevCondLst><p:cond evt="onPrev" delay="0">{_SLIDE}</p:cond></p:prevCondLst>'
            f'<p:nextCondLst><p:cond evt="onNext" delay="0">{_SLIDE}</p:cond></p:nextCondLst>'
            "</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
            f"{self._builds(clicks)}</p:timing>"
        )

    def _click(self, click: Sequence[Reveal]) -> str:
        waiting, together = self._next(), self._next()
        effects = "".join(
            self._effect(target, place, is_first=not number)
            for number, (target, place) in enumerate(self._places(click))
        )
        return (
            f'<p:par><p:cTn id="{waiting}" fill="hold"><p:stCondLst>'
            '<p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
            f'<p:par><p:cTn id="{together}" fill="hold">{_AT_ONCE}<p:childTnLst>{effects}'
            "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        )

    def _places(self, click: Sequence[Reveal]) -> Iterator[tuple[Reveal, str]]:
        """Every target with the part of its shape that is meant."""
        for target in click:
            if target.paragraphs is None:
                yield target, ""
            for number in target.paragraphs or ():
                place = f'<p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl>'
                yield target, place

    def _effect(self, target: Reveal, place: str, *, is_first: bool) -> str:
        node = "clickEffect" if is_first else "withEffect"
        group = ' grpId="0"' if self._is_built(target) else ""
        effect, setting = self._next(), self._next()
        shape = f'spid="{self._ids[target.frame]}"'
        found = f"<p:spTgt {shape}>{place}</p:spTgt>" if place else f"<p:spTgt {shape}/>"
        return (
            f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="entr" presetSubtype="0"'
            f' fill="hold"{group} nodeType="{node}">{_AT_ONCE}<p:childTnLst><p:set><p:cBhvr>'
            f'<p:cTn id="{setting}" dur="1" fill="hold">{_AT_ONCE}</p:cTn>'
            f"<p:tgtEl>{found}</p:tgtEl>"
            "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
        )

    def _is_built(self, target: Reveal) -> bool:
        return isinstance(self._frames[target.frame], ShapeFrame | FreeformFrame)

    def _builds(self, clicks: Sequence[Sequence[Reveal]]) -> str:
        """``p:bldLst``: one entry per animated shape that can hold text."""
        first: dict[str, Reveal] = {}
        for target in (each for click in clicks for each in click):
            if self._is_built(target):
                first.setdefault(target.frame, target)
        rows = "".join(self._build(target) for target in first.values())
        return f"<p:bldLst>{rows}</p:bldLst>" if rows else ""

    def _build(self, target: Reveal) -> str:
        frame = self._frames[target.frame]
        assert isinstance(frame, ShapeFrame | FreeformFrame)
        by_paragraph = ' build="p"' if target.paragraphs is not None else ""
        surface = ' animBg="1"' if not by_paragraph and (frame.fill or frame.line) else ""
        return f'<p:bldP spid="{self._ids[target.frame]}" grpId="0"{by_paragraph}{surface}/>'
