"""Chance without a state: nothing to save, nothing to roll back."""

from random import Random


def roll(seed: int, place: str, visit: int) -> float:
    """A number in [0, 1), the same for the same seed, place and visit for ever."""
    return Random(f"{seed}:{place}:{visit}").random()
