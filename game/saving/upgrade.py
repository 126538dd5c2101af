"""Older content made new: pure steps from each version to the next, in plain tables.

A step takes and gives decoded JSON. When a format changes, its number goes up, a step
is added here, and one save of the old format stays under ``tests/saves`` for ever.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from game.saving.envelope import Damage

Step: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


def _levels_left(content: dict[str, Any]) -> dict[str, Any]:
    """Levels that were left unsolved are kept since the second profile."""
    return {**content, "unsolved": {}}


def _without_past(content: dict[str, Any]) -> dict[str, Any]:
    """The answers that led to a place are kept since the second save."""
    return {**content, "before": {}}


def _without_misses(content: dict[str, Any]) -> dict[str, Any]:
    """By how far guesses were off is kept since the third profile."""
    return {**content, "misses": []}


def _without_names(content: dict[str, Any]) -> dict[str, Any]:
    """Since the fourth profile a miss says at which level it was made."""
    return {**content, "misses": [[*off, ""] for off in content["misses"]]}


SAVE_STEPS: Mapping[int, Step] = {1: _without_past}
PROFILE_STEPS: Mapping[int, Step] = {
    1: _levels_left,
    2: _without_misses,
    3: _without_names,
}


def upgrade(
    value: Any, version: int, newest: int, steps: Mapping[int, Step]
) -> dict[str, Any]:
    """Decoded JSON of a version, as the newest one has it; or ``Damage``."""
    if not isinstance(value, dict):
        raise Damage("it holds no save")
    content: dict[str, Any] = value
    for old in range(version, newest):
        if old not in steps:
            raise Damage(f"version {old} is not known")
        try:
            content = steps[old](content)
        except (LookupError, TypeError, ValueError, AttributeError) as fault:
            raise Damage(f"it is not what version {old} wrote") from fault
    return content
