"""A product in letters: which of its signs move, and that all of them arrive."""

import pytest

from game.figure.letters import moving, partners, sentence
from game.figure.motion import Motion
from game.figure.things import Cell, Figure, Row, Sign, Word, Work


def signs(text: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=sign) for sign in text.split())


ONE, OTHER = "M ( T ( M v ) )", "( M T ) ( M v )"


@pytest.mark.parametrize(
    ("was", "now", "over"),
    [
        (ONE, OTHER, {0, 3}),
        (OTHER, ONE, {1, 7}),
        ("M ( 16 v )", "16 ( M v )", {0}),
        ("( M T ) ( M v )", "( M T ) ( M v )", set()),
    ],
)
def test_a_bracket_that_moves_passes_letters_and_no_other_does(
    was: str, now: str, over: set[int]
) -> None:
    before, after = signs(was), signs(now)
    assert moving(before, after) == over
    found = partners(before, after)
    # Each has come from a place of its own, where the same sign stood.
    assert sorted(found) == sorted(found.values()) == list(range(len(after)))
    assert all(before[a].text == after[b].text for b, a in found.items())


def test_a_bracket_that_is_new_comes_from_nowhere() -> None:
    found = partners(signs("M ( T M v )"), signs("M ( T ( M v ) )"))
    assert set(range(8)) - set(found) == {3, 6}


def test_a_line_whose_brackets_move_stays_in_sight() -> None:
    def figure(text: str) -> Figure:
        blocks = (Word(signs=signs(text)), Sign(text="= 16"))
        return Figure(panels=(Work(key="w", rows=(Row(key="r", blocks=blocks),)),))

    motion = Motion(figure(ONE), figure(OTHER))
    for part in (0.2, 0.5, 0.9):
        (work,) = motion.at(part * motion.seconds).panels
        assert isinstance(work, Work)
        (row,) = work.rows
        (word, _equals) = row.blocks
        assert row.alpha == 1.0
        assert isinstance(word, Word)
        assert word.was == signs(ONE)
        assert 0.0 < word.way < 1.0
    assert motion.at(motion.seconds) == figure(OTHER)
    assert sentence(Word(signs=signs(OTHER))) == "(M T) (M v)"
