"""The drawn stage: where its parts are, and what they are called."""

import math

import pytest

from game.figure.drawn_stage import FOOT, MOON, PARTS, SAYS, SMALL, TALL, TOP, WIDE


def test_every_part_has_its_words() -> None:
    assert set(PARTS) == set(SAYS)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_of_lines_that_can_be_seen_within_the_curtains(part: str) -> None:
    lines = list(PARTS[part]())
    assert lines
    for line in lines:
        assert len(line) > 1
        assert max(math.dist(line[0], point) for point in line) > 0.01
        assert all(abs(x) <= WIDE + 1e-9 for x, _ in line)
        assert all(FOOT - 1e-9 <= y <= TOP + 0.17 for _, y in line)


def test_curtains_mirror_one_another() -> None:
    points = {
        (round(x, 6), round(y, 6)) for line in PARTS["curtains"]() for x, y in line
    }
    assert {(-x, y) for x, y in points} == points


def test_each_is_drawn_in_the_same_way_every_time() -> None:
    for part in PARTS.values():
        assert list(part()) == list(part())


def test_of_two_puppets_one_is_taller() -> None:
    lines = list(PARTS["puppets"]())
    tops = [
        max(y for line in lines for x, y in line if side * x > 0) for side in (-1, 1)
    ]
    assert tops[0] < tops[1]


def test_the_moon_hangs_free_of_both_heads() -> None:
    moon, *heads = ((MOON, 0.14), SMALL, TALL)
    for middle, radius in heads:
        assert math.dist(middle, moon[0]) > radius + moon[1] + 0.05


def test_two_dots_and_a_line_lie_in_either_head() -> None:
    lines = list(PARTS["faces"]())
    for middle, radius in (SMALL, TALL):
        inside = [
            line for line in lines if all(math.dist(middle, p) < radius for p in line)
        ]
        assert [len(line) > 2 for line in inside] == [True, True, False]
