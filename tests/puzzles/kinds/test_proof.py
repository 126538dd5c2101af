"""Proof: when a line follows, what is true for another reason, and what fails."""

import numpy as np
import pytest
from msgspec.structs import replace

from game.puzzles.core.protocol import Predict, Turn
from game.puzzles.kinds.proof.level import ProofLevel
from game.puzzles.kinds.proof.lines import FREE, REASONS, follows, line
from game.puzzles.kinds.proof.paper import question
from game.puzzles.kinds.proof.position import ProofPosition
from game.puzzles.kinds.proof.state import EMPTY
from tests.puzzles.support import LIBRARY, sat

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
    whole = laid(
        "name",
        ("M (T (M v)) = M (L v)", "front"),
        ("(M T)(M v) = L (M v)", "number"),
        ("(M T) u = L u", "name"),
    )
    assert whole.goal().reached


def test_each_card_stands_once() -> None:
    position = laid("story")
    first, second, third = position.cards
    swapped = position.play(Turn("line1", second))
    assert swapped.cards == (second, first, third)
    assert swapped.play(Turn("line1", first)).cards == position.cards
    empty = laid("reasons").play(Turn("line1", first))
    moved = empty.play(Turn("line3", first))
    assert moved.cards == (EMPTY, EMPTY, first)
    assert moved.play(Turn("line3", EMPTY)).cards == (EMPTY, EMPTY, EMPTY)


def test_a_dial_takes_no_card_from_another_line() -> None:
    first = level_of("reasons").chain[0]
    session = sat("proof", "reasons").waive()
    session = session.commit(Turn("line1", first))
    for _ in range(5):
        session = session.turn("line2")
        session = session.nudge("line3", (1.0, 0.0))
        position = session.position
        assert isinstance(position, ProofPosition)
        assert position.cards[0] == first


def test_no_line_follows_from_itself() -> None:
    level = level_of("story")
    first, _second, last = level.chain
    twice = replace(laid("story"), cards=(first, first, last))
    assert not twice.goal().reached
    assert twice.verdicts()[1] == "true"
    same = level.given[0]
    for reason in REASONS:
        assert reason == FREE or (
            follows(line(same), reason, [line(same)], apart=True) is None
        )


def test_lines_are_offered_as_they_are_written() -> None:
    for name in NAMES:
        position = laid(name)
        made = {h.key: h for h in position.handles()}["line1"]
        for card, shown in zip(made.values, made.shows, strict=True):
            assert shown == ("…" if card == EMPTY else line(card).text())


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
