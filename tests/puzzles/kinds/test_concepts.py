"""Concepts: volume and angle, where two stand across each other, and what is marked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.kinds.concepts.endless import question
from game.puzzles.kinds.concepts.level import ConceptsLevel
from game.puzzles.kinds.concepts.position import ConceptsPosition
from game.puzzles.session.session import Session
from tests.puzzles.support import LIBRARY, held, made, sat

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
places = st.floats(-3.5, 3.5)


def position(session: Session) -> ConceptsPosition:
    assert isinstance(session.position, ConceptsPosition)
    return session.position


def test_twice_as_loud_is_heard_twice_and_no_nearer() -> None:
    begun = sat("concepts", "story").waive()
    loud = begun.commit(Drag("rat", (2.0, 4.0)))
    assert position(begun).heard()["rat"] == 5.0
    assert position(loud).heard() == {"lion": 10.0, "rat": 10.0}
    angle = position(begun).between(("cat", "rat"))
    assert position(loud).between(("cat", "rat")) == pytest.approx(angle)
    assert held(loud).won


def test_a_tip_slides_from_one_volume_to_the_next_and_stays_on_its_ray() -> None:
    begun = sat("concepts", "story").waive()
    for to, volume in (((1.4, 3.1), 1.5), ((-4.0, -4.0), 0.5), ((5.0, 5.0), 2.5)):
        moved = position(begun.commit(Drag("rat", to), snap=False))
        assert moved.volumes == (1.0, 1.0, volume)
    up = position(begun.nudge("rat", (0.0, 1.0)))
    assert up.volumes[-1] == 1.5


@pytest.mark.parametrize("said", ["short", "loud", "across"])
def test_what_stands_across_is_silent_at_every_volume(said: str) -> None:
    begun = sat("concepts", "deaf").waive()
    loud = begun.commit(Drag("fish", (-2.0, 4.0)))
    assert position(loud).heard()["fish"] == 0.0
    answered = loud.commit(Turn("said", said))
    assert held(answered).won == (said == "across")
    # Whoever turns a volume takes it back.
    assert position(answered.commit(Drag("fish", (-1.0, 2.0)))).said == "not said"


def test_a_guess_of_the_pin_is_right_within_twelve_degrees() -> None:
    for to, right in (((1.1, 1.2), True), ((2.0, 0.0), False)):
        guessed = sat("concepts", "foot").commit(Drag("pin", to), snap=False)
        assert guessed.predict().foreseen == right


@given(st.floats(0.0, 6.28))
def test_from_the_circle_over_two_they_stand_across(turn: float) -> None:
    begun = position(sat("concepts", "circle").waive())
    cat, lion = np.array(begun.animals)
    middle, size = (cat + lion) / 2, np.linalg.norm(cat - lion) / 2
    pin = middle + size * np.array([np.cos(turn), np.sin(turn)])
    if min(np.linalg.norm(pin - cat), np.linalg.norm(pin - lion)) > 0.1:
        inside = begun.play(Drag("pin", (float(pin[0]), float(pin[1]))))
        if np.abs(pin).max() <= begun.view():
            assert inside.stands()


def test_places_count_once_and_only_apart() -> None:
    session = sat("concepts", "circle").waive()
    for to in ((1.5, -1.0), (2.5, 0.0)):
        session = session.commit(Drag("pin", to), snap=False)
        session = session.commit(Turn("mark", "marked"))
    assert len(position(session).marks) == 2
    # A place beside one that is marked already, and one where the angle is wrong.
    for to, why in (((2.4, -0.3), "too near"), ((0.0, 0.0), "do not stand across")):
        there = session.commit(Drag("pin", to), snap=False)
        assert there.commit(Turn("mark", "marked")).position == there.position
        (asleep,) = there.position.asleep()
        assert why in asleep.why
    session = session.commit(Drag("pin", (-0.5, 3.0)), snap=False)
    assert held(session.commit(Turn("mark", "marked"))).won


def test_on_an_animal_there_is_no_direction() -> None:
    begun = position(sat("concepts", "foot").waive())
    on_cat = begun.play(Drag("pin", begun.animals[0]))
    assert on_cat.between(("cat", "lion")) is None
    assert not on_cat.goal().reached
    assert on_cat.figure().panels


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("concepts", seed, difficulty, ConceptsLevel)
    assert level == made("concepts", seed, difficulty, ConceptsLevel)
    assert not list(ConceptsPosition.faults(level))
    begun = ConceptsPosition.begin(level)
    moves = list(begun.answer())
    assert (len(moves) >= 2) if difficulty == 2 else (len(moves) == 1)
    if difficulty >= 3:
        assert not begun.stands(15.0)
        (move,) = moves
        assert isinstance(move, Drag)
        assert all(x * 2 == int(x * 2) for x in move.to)


@given(seeds)
def test_the_paper_check_asks_for_a_cosine(seed: str) -> None:
    level = LIBRARY.find("concepts", "story")
    assert isinstance(level, ConceptsLevel)
    asked = question(level, seed)
    ((above, below),) = asked.answer
    assert -1.0 <= above / below < 1.0
    assert len(asked.wrong()) == 3
