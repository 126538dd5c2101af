"""Proof: when a line follows, what is true for another reason, and what fails."""

import numpy as np
import pytest

from game.puzzles.core.protocol import Predict, Turn
from game.puzzles.kinds.proof.level import ProofLevel
from game.puzzles.kinds.proof.lines import follows, line
from game.puzzles.kinds.proof.paper import question
from game.puzzles.kinds.proof.position import ProofPosition
from tests.puzzles.support import LIBRARY

NAMES = LIBRARY.names("proof")


def level_of(name: str) -> ProofLevel:
    level = LIBRARY.find("proof", name)
    assert isinstance(level, ProofLevel)
    return level


def laid(name: str, *slots: tuple[str, str]) -> ProofPosition:
    position = ProofPosition.begin(level_of(name)).play(Predict(sure=False))
    for n, (card, why) in enumerate(slots, 1):
        position = position.play(Turn(f"line{n}", card)).play(Turn(f"why{n}", why))
    return position


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_keep_what_is_given_and_the_chain_holds_in_them(name: str) -> None:
    level = level_of(name)
    known = level.known()
    for text in (*level.given, *level.chain):
        made = line(text)
        assert np.allclose(made.left.value(known), made.right.value(known)), text
    if level.apart:
        assert known["L"] != known["K"]


@pytest.mark.parametrize("name", NAMES)
def test_what_fails_does_so_where_all_that_is_given_holds(name: str) -> None:
    level = level_of(name)
    for text, example in zip(level.others, level.fails, strict=True):
        known = level.known(example)
        for given in level.given:
            made = line(given)
            assert np.allclose(made.left.value(known), made.right.value(known)), given
        wrong = line(text)
        off = wrong.left.value(known) - wrong.right.value(known)
        assert np.abs(off).max() >= 0.4


def test_any_chain_that_holds_is_right() -> None:
    short = laid(
        "name",
        ("M (T (M v)) = M (L v)", "front"),
        ("(M T) u = L u", "name"),
        ("(M T) u = L u", "name"),
    )
    assert short.goal().reached
    whole = laid(
        "name",
        ("M (T (M v)) = M (L v)", "front"),
        ("(M T)(M v) = L (M v)", "number"),
        ("(M T) u = L u", "name"),
    )
    assert whole.goal().reached


def test_three_answers() -> None:
    position = laid(
        "reasons",
        ("M (T (M v)) = M (L v)", "front"),
        ("(M T)(M v) = M (L v)", "number"),
        ("(T M)(M v) = L (M v)", "brackets"),
    )
    assert position.verdicts()[0] == "follows"
    assert position.verdicts()[2] == "fails"
    assert "left (10, −6), right (4, 0)" in position.describe()
    astray = position.play(Turn("why1", "brackets"))
    assert astray.verdicts()[0] == "true"
    assert "not for this reason" in astray.now()


def test_a_line_is_used_only_where_it_follows_itself() -> None:
    position = laid("reasons", ("(M T)(M v) = M (L v)", "brackets"))
    position = position.play(Turn("line2", "(M T)(M v) = L (M v)"))
    position = position.play(Turn("why2", "number"))
    assert position.threads() == (None, None, None)


@pytest.mark.parametrize(
    ("new", "reason", "before", "used"),
    [
        ("M (T (M v)) = M (L v)", "front", ["T (M v) = L v"], (0,)),
        ("M (T (M v)) = L v", "front", ["T (M v) = L v"], None),
        ("dot(M v, M v) = dot(L v, v)", "dot", ["T (M v) = L v"], (0,)),
        ("dot(M v, M w) = L dot(v, w)", "dot", ["T (M v) = L v"], (0,)),
        ("dot(M v, M w) = L dot(v, v)", "dot", ["T (M v) = L v"], None),
        ("dot(v, w) = 0", "only", ["L dot(v, w) = K dot(v, w)"], (0,)),
        ("dot(v, w) = 0", "only", ["L dot(v, w) = L dot(v, w)"], None),
        ("(M T) u = L u", "name", ["(M T)(M v) = L (M v)"], (0,)),
    ],
)
def test_when_a_line_follows(
    new: str, reason: str, before: list[str], used: tuple[int, ...] | None
) -> None:
    found = follows(line(new), reason, list(map(line, before)), apart=True)
    assert found == used


def test_that_only_zero_is_both_needs_two_numbers_that_differ() -> None:
    before = [line("L dot(v, w) = K dot(v, w)")]
    assert follows(line("dot(v, w) = 0"), "only", before, apart=False) is None


def test_lines_are_written_with_their_signs() -> None:
    assert line("(M T)(M v) = L (M v)").text() == "(M Mᵀ) (M v) = λ (M v)"
    assert line("dot(M v, M w) = K dot(v, w)").text() == "(M v) · (M w) = μ (v · w)"
    assert line("dot(v, w) = 0").text() == "v · w = 0"


def test_paper_asks_for_the_root_times_the_length() -> None:
    for seed in range(8):
        asked = question(level_of("story"), str(seed))
        ((answer, _one),) = asked.answer
        long = int(asked.words.split(" long.")[0].rsplit(" ", 1)[1])
        assert answer % long == 0
