"""What levels of every kind on a plane can be blamed for."""

from collections.abc import Iterable

from game.linalg.plane import Point
from game.puzzles.core import hands
from game.puzzles.core.level import Fault
from game.puzzles.core.wording import arrow, said


def span_faults(span: float) -> Iterable[Fault]:
    """A plane's half height that no hand could use."""
    if not 0.5 <= span <= 20:
        message = f"the span must be within reach: a span of {said(span)} is not"
        yield Fault(("span",), message, "from 0.5 to 20 units")


def arrow_faults(
    arrows: Iterable[tuple[tuple[str | int, ...], Point]], view: float
) -> Iterable[Fault]:
    """Arrows (with the path of each) that cannot be held, or lie out of view."""
    for path, at in arrows:
        if not hands.holds(at, view):
            yield Fault(
                path,
                f"{arrow(at)} is zero, too short to hold, or out of view",
                f"at least {said(view * hands.LEAST)} long, within {said(view)}",
            )
