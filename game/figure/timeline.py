"""When the parts of one motion happen: leave, a pause, move, a pause, appear."""

from msgspec import Struct

from game.figure.easing import clip, settle, smooth

_PAUSE = 0.12
_LEAVE = 0.3
_MOVE = 0.9
_TURN = 1.5
# Each of several moves, and all of them at most.
_EACH, _ALL = 0.6, 2.7
_APPEAR = 0.45
_STEP = 0.16
_LATEST = 1.2


class Moment(Struct, frozen=True):
    """How far each phase has come, 0 to 1; ``clock`` is seconds into appearing.

    ``told`` is how much has been seen of what is told at last.
    """

    left: float
    moved: float
    clock: float
    step: float
    told: float = 1.0

    def risen(self, order: int) -> float:
        """How far the new thing number ``order`` has appeared."""
        return settle((self.clock - order * self.step) / _APPEAR)


class Timeline(Struct, frozen=True):
    """The seconds of each phase; 0 for one that is not needed."""

    leave: float
    move: float
    appear: float
    step: float
    tell: float = 0.0

    @property
    def seconds(self) -> float:
        """From the first frame to the last, with the pauses between phases."""
        every = (self.leave, self.move, self.appear, self.tell)
        parts = [p for p in every if p > 0.0]
        return sum(parts) + _PAUSE * max(0, len(parts) - 1)

    def at(self, t: float) -> Moment:
        """The moment ``t`` seconds in."""
        start = self.leave + (_PAUSE if self.leave else 0.0)
        last = start + self.move + (_PAUSE if self.move else 0.0)
        return Moment(
            smooth(t / self.leave) if self.leave else 1.0,
            smooth(clip((t - start) / self.move)) if self.move else 1.0,
            t - last,
            self.step,
            clip((t - self.seconds) / self.tell + 1.0) if self.tell else 1.0,
        )


def timeline(
    *,
    leaving: bool,
    moving: bool,
    turning: bool,
    new: int,
    tell: float = 0.0,
    moves: int = 0,
) -> Timeline:
    """The phases that a change needs; ``turning`` takes its time, ``new`` are counted.

    ``moves`` come one after another. ``tell`` are the seconds of what is told at
    last. New things follow each other; many of them follow more closely.
    """
    step = min(_STEP, _LATEST / (new - 1)) if new > 1 else 0.0
    move = max(_TURN if turning else _MOVE if moving else 0.0, min(moves * _EACH, _ALL))
    appear = _APPEAR + step * (new - 1) if new else 0.0
    return Timeline(_LEAVE if leaving else 0.0, move, appear, step, tell)
