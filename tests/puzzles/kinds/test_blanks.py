"""Blanks: how many fillings hold, what breaks the others, and what is noted."""

import pytest

from game.puzzles.core.protocol import Predict, Turn
from game.puzzles.kinds.blanks.level import BlanksLevel
from game.puzzles.kinds.blanks.paper import question
from game.puzzles.kinds.blanks.position import BlanksPosition
from game.puzzles.kinds.blanks.sentences import SENTENCES
from tests.puzzles.support import LIBRARY


def begun(name: str, *words: str) -> BlanksPosition:
    level = LIBRARY.find("blanks", name)
    assert isinstance(level, BlanksLevel)
    position = BlanksPosition.begin(level)
    for n, word in enumerate(words, 1):
        position = position.play(Turn(f"blank{n}", word))
    return position


@pytest.mark.parametrize(
    ("name", "true", "whole"),
    [
        ("entry", 2, 8),
        ("names", 3, 12),
        ("keeps", 10, 18),
        ("change", 1, 8),
        ("trend", 1, 6),
        ("maps", 4, 32),
    ],
)
def test_so_many_fillings_hold(name: str, true: int, whole: int) -> None:
    sentence = SENTENCES[name]
    assert (len(sentence.true()), len([*sentence.fillings()])) == (true, whole)


def test_what_looks_true_is_broken_further_down_the_shelf() -> None:
    sentence = SENTENCES["names"]
    assert sentence.breaks(("column", "V", "right")) is None
    # Of the first it is so: its V is no other when it is turned over.
    assert (sentence.breaks(("column", "Vᵀ", "right")) or 0) > 0


def test_the_first_that_breaks_it_is_shown_with_both_values() -> None:
    position = begun("story", "Mᵀ M", "column", "row").play(Predict())
    assert position.foreseen() is False
    told = position.describe()
    assert "M with the rows (3, 0), (4, 5) breaks it." in told
    assert "said: " in told
    assert "it is: (25, 20), (20, 25)" in told


def test_sizes_that_do_not_fit_are_told() -> None:
    position = begun("marvel", "M", "left", "right", "σ").play(Predict())
    assert not position.holds()
    sentence = SENTENCES["maps"]
    assert sentence.by(("M Mᵀ", "right", "right", "σ²"), sentence.shelf[5]) is None


def test_every_2_by_2_matrix_keeps_a_line_but_the_quarter_turn() -> None:
    position = begun("keeps").play(Predict())
    assert position.breaks() == 3
    assert "(0, −1), (1, 0) breaks it" in position.describe()


def test_only_what_holds_can_be_noted_and_all_are_to_be_found() -> None:
    position = begun("names").play(Predict(sure=False))
    assert "note" not in {h.key for h in position.handles()}
    for move in position.solve():
        assert not position.goal().reached
        position = position.play(move)
    assert position.goal().reached
    assert len(set(position.noted)) == 3


def test_paper_asks_for_a_square() -> None:
    level = LIBRARY.find("blanks", "story")
    assert isinstance(level, BlanksLevel)
    for seed in range(6):
        ((answer, _one),) = question(level, str(seed)).answer
        assert round(answer**0.5) ** 2 == answer
