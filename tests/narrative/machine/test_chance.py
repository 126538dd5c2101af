"""Chance: nothing to save, the same for ever."""

from hypothesis import given
from hypothesis import strategies as st

from game.narrative.machine.chance import roll


@given(st.integers(), st.text(max_size=20), st.integers(0, 99))
def test_a_roll_is_in_the_unit_interval_and_repeats(
    seed: int, place: str, visit: int
) -> None:
    assert 0 <= roll(seed, place, visit) < 1
    assert roll(seed, place, visit) == roll(seed, place, visit)


def test_seed_place_and_visit_all_matter() -> None:
    rolls = {roll(s, p, v) for s in range(5) for p in "abcde" for v in range(5)}
    assert len(rolls) == 125
    assert 0.4 < sum(rolls) / 125 < 0.6


def test_rolls_are_what_they_were_when_the_first_saves_were_written() -> None:
    assert round(roll(7, "a", 1), 6) == 0.28455
