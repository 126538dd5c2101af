"""Wheels and trackpads: how far they turned, and how many whole notches that is."""

IDLE = 0.25
# A trackpad's push fades out in events that grow smaller; so much less is its tail.
TAIL = 0.4


class Wheel:
    """Adds the fractions of one movement up; a movement ends where nothing comes."""

    def __init__(self) -> None:
        self._owed = 0.0
        self._strongest = 0.0
        self._last = float("-inf")

    def turn(self, by: float, now: float) -> int:
        """The whole notches (positive: up) that ``by`` completes at ``now`` seconds."""
        if now - self._last > IDLE or by * self._owed < 0.0:
            self._owed = self._strongest = 0.0
        self._last = now
        self._strongest = max(self._strongest, abs(by))
        if abs(by) < TAIL * self._strongest:
            return 0
        self._owed += by
        notches = int(self._owed + (1e-6 if by > 0 else -1e-6))
        self._owed -= notches
        return notches
