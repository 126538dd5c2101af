"""Keepface: the picture taken apart anew, every state at every door, memories."""

from collections import Counter
from itertools import combinations, product
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from game.figure.arrange import arrange
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.keepface.level import COUNT, NUMBERS, ROWS, SHARES, in_rows
from game.puzzles.kinds.keepface.memories import ABSENT, PLATES, memory
from game.puzzles.kinds.keepface.paper import question
from game.puzzles.kinds.keepface.position import KeepfacePosition
from game.puzzles.kinds.keepface.state import (
    GIVEN,
    GONE,
    IN,
    LEAVE,
    OUT,
    OVER,
    OWN,
    SHUT,
    STAY,
    share,
)
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session, start
from game.puzzles.session.told import outcome
from tests.puzzles.support import LIBRARY, LORE, held, sat, solved

ROOT = Path(__file__).resolve().parents[3]
EVERY = frozenset(range(1, COUNT + 1))
CHAPTERS = ("waking", "rows", "forest", "show", "face", "singular")
PLAYED = {f"been:{chapter}": "true" for chapter in CHAPTERS}
LONGEST = 18  # signs have room on a plate in the smallest window


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    found = Image.open(ROOT / "art" / "alice" / "matrix.png")
    levels: np.ndarray = np.array(found, dtype=np.float64)
    levels -= levels.mean()
    return levels


def play(**facts: str) -> Session:
    seed = msgspec.json.encode({**PLAYED, **facts}).decode()
    return start("keepface", LIBRARY.find("keepface", "story"), LORE, seed)


def at(**facts: str) -> KeepfacePosition:
    position = play(**facts).waive().position
    assert isinstance(position, KeepfacePosition)
    return position


def with_plates(position: KeepfacePosition, *kept: int) -> KeepfacePosition:
    plates = tuple(IN if n in kept else OUT for n in sorted(EVERY))
    return replace(position, plates=plates)


def test_the_shares_are_those_of_the_picture(picture: np.ndarray) -> None:
    s = np.linalg.svd(picture, compute_uv=False)
    assert np.allclose(SHARES, 100 * s[:COUNT] ** 2 / (s**2).sum(), atol=6e-5)
    assert picture.shape[0] + picture.shape[1] + 1 == NUMBERS


def test_the_rows_are_the_loudest_that_fit_into_as_many_numbers(
    picture: np.ndarray,
) -> None:
    squares = np.sort((picture**2).sum(axis=1))[::-1]
    held_ = np.concatenate(([0.0], squares.cumsum())) / squares.sum() * 100
    assert np.allclose(ROWS, held_[: len(ROWS)], atol=6e-5)
    assert in_rows(6) == 13
    assert in_rows(COUNT) == len(ROWS) - 1
    assert picture.shape[1] * in_rows(6) <= 6 * NUMBERS


def test_28_sets_of_six_reach_the_face_and_all_hold_the_same_four() -> None:
    reach = [set(some) for some in combinations(EVERY, 6) if share(some, OWN) >= 94.0]
    assert len(reach) == 28
    assert set.intersection(*reach) == {1, 2, 3, 4}


def ends(kept: frozenset[int], axes: str, right: int, door: str) -> str:
    """The rule once more, from the numbers of the picture alone."""
    face = sum(SHARES[n - 1] for n in kept)
    if door == "leave":
        if axes == "rows" or (3 in kept and face >= 94.0 and right < 18):
            return "aligned"
        return "solved" if 3 in kept and face >= 94.0 else "truncated"
    return "full"


def test_every_state_has_one_ending_and_each_ending_is_met() -> None:
    met: Counter[str] = Counter()
    for right, (axes, own) in product((17, 18), (("rows", GIVEN), ("own", OWN))):
        begun = at(right=str(right), guesses="24")
        for size in range(COUNT + 1):
            for kept in map(frozenset, combinations(EVERY, size)):
                door, word = ("leave", LEAVE) if size <= 6 else ("stay", STAY)
                plates = with_plates(begun, *kept).plates
                there = replace(begun, plates=plates, axes=own, door=word)
                assert there.light() is (door == "leave")
                leads = there.leads()
                assert leads == ends(kept, axes, right, door)
                met[leads] += 1
    # With four, five and six plates: 1 + 8 + 28 sets are enough of her.
    assert met["solved"] == 37
    assert set(met) == {"solved", "aligned", "truncated", "full"}


@pytest.mark.parametrize("wanted", KINDS["keepface"].outcomes)
def test_there_is_a_way_to_every_ending(wanted: str) -> None:
    session = play(warmth="4", kept="longest", right="20", guesses="24")
    if wanted != "skipped":
        for move in session.position.toward(wanted):
            session = session.commit(move, snap=False)
        session = held(session)
        assert session.won
    assert outcome(session) == wanted


def test_the_last_door_counts_and_without_another_the_first() -> None:
    session = play(right="20", guesses="24")
    for move in session.position.toward("truncated"):
        session = session.commit(move, snap=False)
    session = held(session)
    assert outcome(session) == "truncated"
    # What is moved in free play changes nothing.
    assert outcome(session.commit(Turn("plate3", IN))) == "truncated"
    again = session.restart()
    assert outcome(again) == "truncated"
    assert outcome(solved(again)) == "solved"


def test_one_may_step_back_from_a_door_and_moving_a_plate_shuts_it() -> None:
    there = with_plates(at(), 1, 2, 3, 4).play(Turn("door", LEAVE))
    assert "room for what is yours" in there.now()
    assert "two memories" in with_plates(there, 1, 2, 3, 4, 9, 12).now()
    assert there.hand_of("go") is not None
    assert there.play(Turn("go", "step back")).door == SHUT
    assert there.play(Turn("plate5", IN)).door == SHUT
    assert there.play(Turn("go", GONE)).ending() == "solved"
    heavy = with_plates(at(), *range(1, 8))
    assert heavy.play(Turn("door", LEAVE)) == heavy
    assert there.play(Turn("door", STAY)) == there


@pytest.mark.parametrize(
    ("kept", "axes", "facts", "said"),
    [
        ((1, 2, 3, 4), GIVEN, {}, "cut by someone else"),
        ((1, 2, 4, 5, 6, 7), OWN, {}, "they were one plate"),
        ((1, 3), OWN, {}, "too little of her"),
        ((1, 2, 3, 4), OWN, {"right": "3", "guesses": "24"}, "nothing that you know"),
        (tuple(range(1, 13)), OWN, {}, "None of the twelve is lost"),
        (tuple(range(1, 11)), OWN, {}, "plates 11, 12 behind, and still"),
    ],
)
def test_the_reason_is_said_at_the_door(
    kept: tuple[int, ...], axes: str, facts: dict[str, str], said: str
) -> None:
    position = replace(with_plates(at(**facts), *kept), axes=axes)
    door = LEAVE if len(kept) <= 6 else STAY
    assert said in position.play(Turn("door", door)).now()


def test_a_plate_that_is_turned_over_is_the_same_plate() -> None:
    front = with_plates(at(), 1, 2, 3, 4)
    back = front.play(Turn("plate3", OVER))
    assert back.share() == front.share()
    her = [p.figure().panels[0].items[0] for p in (front, back)]  # type: ignore[union-attr]
    assert her[0] == her[1]
    assert "every night" in front.besides()
    assert "faster and faster" in back.besides()


@pytest.mark.parametrize(
    ("facts", "kept", "axes"),
    [
        ({"kept": "share"}, {1, 2, 3}, OWN),
        ({"kept": "longest"}, {1}, OWN),
        ({"kept": "all"}, set(EVERY), OWN),
        ({"warmth": "1"}, set(), GIVEN),
        ({"warmth": "2"}, set(), OWN),
    ],
)
def test_it_begins_by_one_s_own_rule_and_by_how_warm_one_was(
    facts: dict[str, str], kept: set[int], axes: str
) -> None:
    position = at(**facts)
    assert set(position.kept()) == kept
    assert position.axes == axes


def test_plates_wear_what_the_play_remembers() -> None:
    assert "hummed" in memory(8, {**PLAYED, "sang": "hummed"}).words
    assert "sung" in memory(8, {**PLAYED, "sang": "sung"}).words
    assert "quiet row" in memory(6, {**PLAYED, "broken": "drop-small"}).words
    assert "Slanted" in at(unaided="Slanted").besides()
    assert memory(4, {"been:rows": "true"}) is ABSENT
    # Who began behind all of them reads what one would have met there.
    level = LIBRARY.find("keepface", "story")
    nowhere = start("keepface", level, LORE, '{"sang": "heard"}')
    assert "I was not there." not in nowhere.announce()
    assert "The song, heard." in nowhere.announce()


def test_every_memory_has_room_on_its_plate() -> None:
    some = [m for _chapter, each in PLATES.values() for m in each]
    assert all(len(m.words) <= LONGEST for m in (*some, ABSENT))
    assert set(PLATES) == EVERY


def test_facts_that_a_memory_asks_for_are_recalled() -> None:
    recalled = KINDS["keepface"].recalls
    asked = {m.fact for _chapter, each in PLATES.values() for m in each} - {""}
    assert asked <= set(recalled)
    assert {f"been:{chapter}" for chapter, _ in PLATES.values() if chapter} <= set(
        recalled
    )


@pytest.mark.parametrize(
    ("mark", "right"), [(93.3, True), (99.0, True), (92.9, False), (99.3, False)]
)
def test_a_mark_is_foreseen_within_three_percent(mark: float, right: bool) -> None:
    session = sat("keepface", "story")
    for n in (1, 2, 3, 4, 5, 8):
        session = session.commit(Turn(f"plate{n}", IN))
    assert not session.tellable()
    session = session.commit(Drag("guess", (mark, 0.0)), snap=False)
    assert session.tellable()
    assert session.predict().foreseen is right


def test_what_plates_hold_is_covered_until_the_guess() -> None:
    begun = sat("keepface", "story").position
    assert "58.1" not in begun.describe() + begun.besides()
    assert "58.1%" in begun.play(Predict(sure=False)).besides()


def test_without_the_show_no_plates_will_do() -> None:
    best = [share(EVERY - {n}, OWN) >= 94.0 for n in sorted(EVERY)]
    assert best == [False, False, False, True] + [True] * 8
    session = sat("keepface", "fear").waive()
    said = session.commit(Turn("said", "none will do"))
    assert said.position.goal().reached
    fewer = said.commit(Turn("plate12", OUT))
    assert not fewer.position.goal().reached


@pytest.mark.parametrize("name", LIBRARY.names("keepface")[1:-1])
def test_how_many_sets_will_do(name: str) -> None:
    level: Any = LIBRARY.find("keepface", name)
    sets = [
        some
        for size in range(level.room + 1)
        for some in combinations(EVERY, size)
        if set(level.nailed) <= set(some) and share(some, OWN) >= level.asked
    ]
    assert len(sets) == {"three": 1, "quiet": 37, "song": 1, "rows": 37}[name]


def test_the_paper_check_squares() -> None:
    level: Any = LIBRARY.find("keepface", "story")
    for seed in map(str, range(12)):
        asked = question(level, seed)
        ((above, below),) = asked.answer
        assert 0 < above < below
        assert len(asked.wrong()) == 3


def test_trying_doors_costs_nothing_and_moving_plates_does() -> None:
    session = play(right="20", guesses="24").waive()
    for move in (Turn("door", LEAVE), Turn("door", SHUT), Turn("door", LEAVE)):
        session = session.commit(move)
    assert session.cost() == 0
    assert session.commit(Turn("plate5", IN)).cost() == 1


def test_her_picture_is_hardly_smaller_once_it_is_named() -> None:
    won = solved(sat("keepface", "three"))
    before, after = (
        arrange(figure, 850.0, 540.0, 20.0)["plane"]
        for figure in (won.figure(), won.naming())
    )
    assert after.h >= 0.8 * before.h


def test_as_many_rows_as_plates_have_numbers_are_told_so() -> None:
    begun = sat("keepface", "rows").waive().position
    assert "13 of them take up what 6 plates do" in begun.describe()


def test_where_every_plate_is_kept_nothing_is_called_cut_off() -> None:
    def told(count: int) -> str:
        return with_plates(at(), *range(1, count + 1)).term()

    assert told(6) == "truncated SVD"
    assert told(12) == "SVD of rank 12"
