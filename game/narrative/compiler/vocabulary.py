"""The words that a story may use beyond the dialect: handed to the compiler by ``app``.

The compiler imports no cue, puzzle or guess. It gets them here, as data and as checking
functions, so that the story knows neither mathematics nor pixels.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from game.reading.problems import Fault

CueCheck: TypeAlias = Callable[[Any], Iterable[Fault]]
ClaimCheck: TypeAlias = Callable[[str], Iterable[tuple[int, str]]]


def _nothing_known(value: Any) -> Iterable[Fault]:
    del value
    return [Fault((), "nothing here can be filled")]


def _nothing_claimed(claim: str) -> Iterable[tuple[int, str]]:
    del claim
    return [(0, "nothing here can be claimed")]


class PuzzleWords(Struct, frozen=True):
    """A puzzle kind as the story sees it; ``marks`` if it marks guesses (a board).

    ``quotes`` are what a cue may quote of it, each with a sample of its numbers.
    """

    outcomes: tuple[str, ...]
    levels: tuple[str, ...]
    marks: bool = False
    quotes: Mapping[str, tuple[float, ...]] = {}


class Vocabulary(Struct, frozen=True, kw_only=True):
    """Everything that a story may name.

    ``check_stage`` judges the whole value of a ``stage:`` cue and ``stage_schema`` is
    its JSON Schema; ``check_prop`` and ``prop_schema`` are the same for a ``show:``
    that puts something into a prop. ``check_claim`` says of a line's claim what cannot
    be read in it, each with its column from 0. ``assets`` maps backdrop, music, sound,
    song, portrait and prop to known names.
    """

    speakers: Mapping[str, frozenset[str]]
    check_stage: CueCheck
    stage_schema: Mapping[str, Any]
    puzzles: Mapping[str, PuzzleWords]
    guesses: frozenset[str]
    assets: Mapping[str, frozenset[str]]
    check_prop: CueCheck = _nothing_known
    check_claim: ClaimCheck = _nothing_claimed
    prop_schema: Mapping[str, Any] = {}
