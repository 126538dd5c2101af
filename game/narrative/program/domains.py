"""Variables of a story: every one has a finite domain, so every state can be walked."""

from typing import TypeAlias

from msgspec import Struct

Value: TypeAlias = int | bool | str

RANGE, WORDS, FLAG = "range", "one_of", "flag"


class Domain(Struct, frozen=True, array_like=True):
    """What a variable can be: a range of whole numbers, one of some words, a flag."""

    kind: str
    start: Value
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()

    def holds(self, value: object) -> bool:
        """Whether the value is of this domain, type and all."""
        if self.kind == FLAG:
            return isinstance(value, bool)
        if self.kind == WORDS:
            return isinstance(value, str) and value in self.words
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole and self.low <= int(value) <= self.high  # type: ignore[call-overload]

    def fit(self, value: object) -> Value:
        """The value itself, the nearest end of the range, or the start."""
        if (
            self.kind == RANGE
            and isinstance(value, int)
            and not isinstance(value, bool)
        ):
            return max(self.low, min(self.high, value))
        if self.holds(value) and isinstance(value, (bool, str)):
            return value
        return self.start

    def values(self) -> tuple[Value, ...]:
        """All values."""
        if self.kind == FLAG:
            return (False, True)
        if self.kind == WORDS:
            return self.words
        return tuple(range(self.low, self.high + 1))
