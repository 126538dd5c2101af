"""Rule: the faces on their shelf, and what is looked at on each of them."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.things import Curve, Dash, Dots, Item, Note, Plane, Segment, Tone
from game.language import _
from game.linalg.plane import Point, added, circle, scaled
from game.puzzles.kinds.rule.level import FEATURES
from game.puzzles.kinds.rule.state import (
    OPEN,
    SHUT,
    STEP,
    UNTOLD,
    RuleState,
    centre,
    spot,
)

HEAD, EYE, PUPIL, WIDE, HIGH, SMALL = 1.12, 0.2, 1.1, 0.36, 0.2, 0.15
UNDER = -1.3
# Where the letter of a feature stands, on the first face; those of its eyes beside it.
BESIDE: Final[dict[str, Point]] = {
    "L": (-0.84, 0.0),
    "R": (0.84, 0.0),
    "N": (-0.64, -0.28),
    "M": (0.66, 0.16),
}
TONES: Final = {"L": Tone.E1, "R": Tone.E2, "M": Tone.ROW, "N": Tone.SUM}


def plane(state: RuleState, caption: str) -> Plane:
    """The shelf: two rows of faces."""
    faces = state.faces()
    wide, high = (len(faces) + 1) // 2, state.level.span
    items = [item for face in faces for item in _face(state, face)]
    return Plane(
        key="plane",
        items=tuple(items),
        span=high,
        ratio=(wide * STEP + 0.2) / (2.0 * high),
        caption=caption,
        weight=1.3,
        letter=0.3,
    )


def _face(state: RuleState, face: int) -> Iterator[Item]:
    """A head, its features, and whether the pair that is looked at agrees."""
    at, last = centre(face, len(state.faces())), face == state.count()
    head = tuple(added(at, x) for x in circle(HEAD, 48))
    tone = Tone.GUESS if last else Tone.DIM
    outline = Curve(key=f"head:{face}", points=head, closed=True, tone=tone)
    yield replace(outline, dash=Dash.DASHED if last else Dash.SOLID, weight=0.9)
    pair = {state.level.letters[i] for i in state.looked}
    for i, letter in enumerate(state.level.letters):
        now = state.last[i] if last else (SHUT, OPEN)[state.shelf[i][face] > 0]
        yield from _feature(
            f"{letter}:{face}",
            letter,
            now,
            spot(letter, face, len(state.faces())),
            2.2 if letter in pair else 1.1,
            _judged(state, i) if last else TONES[letter],
        )
        if face == 0:
            by = added(spot(letter, face, len(state.faces())), BESIDE[letter])
            name = Note(key=f"letter:{letter}", at=by, text=letter, on=True)
            yield replace(name, tone=TONES[letter])
    under = added(at, (0.0, UNDER))
    if last or not state.placed:
        text = _("last") if last else f"{face + 1}"
        yield Note(key=f"under:{face}", at=under, text=text, tone=Tone.DIM, on=True)
        return
    one, other = (state.shelf[i][face] for i in state.looked)
    text = _("agree") if one == other else _("differ")
    tone = Tone.POSITIVE if one == other else Tone.NEGATIVE
    sign = "+1" if one == other else "−1"
    words = f"{text} {sign}"
    yield Note(key=f"under:{face}", at=under, text=words, tone=tone, on=True)


def _judged(state: RuleState, i: int) -> Tone:
    """What was asked for on the last face is right or wrong, once revealed."""
    letter = state.level.letters[i]
    if state.level.last[i] != "?":
        return TONES[letter]
    if not state.placed:
        return Tone.GUESS
    return Tone.GOOD if state.last[i] == state.truths()[i] else Tone.BAD


def _feature(
    key: str, letter: str, now: str, at: Point, weight: float, tone: Tone
) -> Iterator[Item]:
    """Open it is round, or a triangle; shut it is a line."""
    if now not in (OPEN, SHUT):
        text = "–" if now == UNTOLD else "?"
        yield Note(key=f"{key}:ask", at=at, text=text, tone=tone, on=True)
        return
    if letter == "N":
        yield _nose(key, now, at, weight, tone)
        return
    size = (WIDE, HIGH) if letter == "M" else (EYE, EYE)
    if now == SHUT:
        a, b = added(at, (-size[0], 0.0)), added(at, (size[0], 0.0))
        shut = Segment(key=f"{key}:shut", a=a, b=b, tone=tone, weight=1.3 * weight)
        yield shut
        return
    around = tuple(added(at, (x * size[0], y * size[1])) for x, y in circle(1.0, 20))
    rim = Curve(key=f"{key}:open", points=around, closed=True, tone=tone, fill=0.3)
    yield replace(rim, weight=weight)
    if letter != "M":
        yield Dots(key=f"{key}:pupil", points=(at,), tone=tone, radius=PUPIL)


def _nose(key: str, now: str, at: Point, weight: float, tone: Tone) -> Item:
    if now == SHUT:
        a, b = added(at, (0.0, SMALL)), added(at, (0.0, -SMALL))
        return Segment(key=f"{key}:shut", a=a, b=b, tone=tone, weight=1.3 * weight)
    top, way = added(at, (0.0, SMALL)), scaled((1.0, -1.4), SMALL)
    corners = (top, added(at, way), added(at, (-way[0], way[1])))
    nose = Curve(key=f"{key}:open", points=corners, closed=True, tone=tone, fill=0.3)
    return replace(nose, weight=weight)


def legend(letters: str) -> str:
    """What the letters stand for."""
    each = (f"{letter} {_(FEATURES[letter])}" for letter in letters)
    return ", ".join(each)
