"""Beat: which orders make the map, how cards change places, and what is guessed."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.motion import Motion
from game.figure.things import Curve, Plane
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.beat.cards import MARKS
from game.puzzles.kinds.beat.endless import question
from game.puzzles.kinds.beat.level import BeatLevel, winners
from game.puzzles.kinds.beat.position import BeatPosition
from tests.puzzles.support import LIBRARY, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> BeatLevel:
    level = LIBRARY.find("beat", name)
    assert isinstance(level, BeatLevel)
    return level


def lay(n: int, card: str) -> Turn:
    return Turn(f"slot{n}", MARKS[card])


def laid(name: str, cards: str) -> BeatPosition:
    position = BeatPosition.begin(level_of(name))
    for n, card in enumerate(cards, 1):
        position = position.play(lay(n, card))
    return position


def heard(name: str, cards: str) -> BeatPosition:
    return laid(name, cards).play(Predict(sure=False))


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("story", {"TWT"}),
        ("turns", {"TQ", "QT"}),
        ("first", {"WTQ", "WQT"}),
        ("slant", {"TWt"}),
        ("answer", {"tWT"}),
        ("home", {"WQWq", "WqWQ", "QWqW", "qWQW"}),
    ],
)
def test_these_orders_win_and_no_others(name: str, right: set[str]) -> None:
    orders = {"".join(way) for way in permutations(level_of(name).hand)}
    assert {way for way in orders if heard(name, way).goal().reached} == right


def test_of_the_whole_song_these_many_ways_come_home() -> None:
    level = level_of("song")
    found = winners(level, level.target())
    assert len(found) == 2094
    assert sum("N" not in way for way in found) == 228
    assert tuple("TWTTWTWtQ") in found
    turning = {"T", "t", "Q", "q", "H"}
    words = [set(way[n]) <= turning for way in found for n in (0, 2, 3, 5, 7, 8)]
    assert all(words)


def test_a_card_goes_where_it_is_laid_and_what_lay_there_goes_back() -> None:
    position = laid("first", "TQ")
    assert position.held() == ("W",)
    again = position.play(lay(1, "W"))
    assert again.cards == ("W", "Q", "-")
    assert again.held() == ("T",)


def test_once_all_are_laid_two_cards_change_places() -> None:
    assert laid("first", "TQW").play(lay(1, "W")).cards == ("W", "Q", "T")
    assert laid("home", "WWQq").play(lay(3, "W")).cards == ("Q", "W", "W", "q")
    short = laid("first", "TQ")
    assert short.play(lay(3, "T")) == short


# Each card once, or in the hand.
LAID = [
    cards
    for cards in product("TQW-", repeat=3)
    if all(cards.count(card) <= 1 for card in "TQW")
]


def test_pressing_a_slot_comes_to_every_card_that_it_can_have() -> None:
    """As a hand does that can only press; and no card is ever lost."""
    for cards, n in product(LAID, (0, 1, 2)):
        now, seen = replace(heard("first", ""), cards=cards), set()
        wanted = {*now.offers(n)} - {"-"}
        for _press in range(4):
            handle = next(h for h in now.handles() if h.key == f"slot{n + 1}")
            at = handle.values.index(handle.value) + 1
            now = now.play(Turn(handle.key, handle.values[at % len(handle.values)]))
            seen.add(now.cards[n])
            laid_ = [card for card in now.cards if card != "-"]
            assert sorted((*laid_, *now.held())) == ["Q", "T", "W"]
        assert seen >= wanted


def test_from_wherever_cards_lie_they_come_to_the_goal() -> None:
    for cards in LAID:
        now = replace(heard("first", ""), cards=cards)
        for move in now.solve():
            now = now.play(move)
        assert now.goal().reached


def test_all_rests_are_a_play_too() -> None:
    rests = heard("home", "")
    assert np.allclose(rests.made(), np.eye(2))
    assert not rests.goal().reached


def test_a_guess_waits_for_all_cards_and_is_about_how_they_lay() -> None:
    session = sat("beat", "first")
    assert not session.commit(Drag("guess", (0.0, 1.0))).position.ready()
    for n, card in enumerate("TQW", 1):
        session = session.commit(lay(n, card))
    # Three eighths of a turn, then twice as far across and half as far up.
    right = session.commit(Drag("guess", (-1.3, 0.3)), snap=False).predict()
    assert right.foreseen
    swapped = right.commit(lay(1, "W"))
    assert swapped.foreseen
    assert not session.commit(Drag("guess", (-1.0, 0.6)), snap=False).predict().foreseen


def test_moves_are_seen_one_after_another_and_never_blended() -> None:
    before, after = laid("song", "HWTTWTWtQ"), heard("song", "HWTTWTWtQ")
    motion = Motion(before.figure(), after.figure())
    way = stages("QQWTTWTWtQ", products("TWQ"))
    sizes = [np.linalg.svd(m)[1][0] for m in way]
    for step in range(1, 60):
        rim = next(
            item
            for panel in motion.at(motion.seconds * step / 60).panels
            for item in (panel.items if isinstance(panel, Plane) else ())
            if isinstance(item, Curve) and item.key == "made:rim"
        )
        far = max(np.hypot(x, y) for x, y in rim.points)
        assert min(sizes) - 0.01 <= far <= max(sizes) + 0.01
        # A move keeps the area: turns do, and wide is as much as it is flat.
        x, y = np.array(rim.points).T
        area = 0.5 * abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))
        assert area == pytest.approx(np.pi, rel=0.01)


def known(card: str) -> np.ndarray:
    if card in "WN":
        return np.diag([2.0, 0.5] if card == "W" else [0.5, 2.0])
    turn = np.radians({"T": 45, "t": -45, "Q": 90, "q": -90, "H": 180}[card])
    c, s = np.cos(turn), np.sin(turn)
    return np.array([[c, -s], [s, c]])


def products(cards: str) -> np.ndarray:
    return stages(cards, np.eye(2))[-1]


def stages(cards: str, start: np.ndarray) -> list[np.ndarray]:
    found = [start]
    for card in cards:
        found.append(known(card) @ found[-1])
    return found


def test_the_last_hint_before_the_reveal_lays_the_cards() -> None:
    position = laid("slant", "T")
    moves = position.hint(4).moves
    for move in moves:
        position = position.play(move)
    assert position.ready()
    assert not position.hint(4).moves


def test_with_another_target_no_order_may_lead_on() -> None:
    won = solved(sat("beat", "slant").waive()).position
    off = won.play(Drag("c1", (0.2, 0.2)))
    assert not off.solve()
    assert off.hint(1).words == "No order of these cards makes this target."


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("beat", seed, difficulty, BeatLevel)
    assert not list(BeatPosition.faults(level))
    ways = {*permutations(level.hand)}
    start, target = products("".join(level.before) or "HH"), np.eye(2)
    if not level.before:
        target = products("".join(level.asked))
    ends = [stages("".join(way), start)[-1] for way in ways]
    right = sum(np.abs(end - target).max() <= 0.05 for end in ends)
    assert 1 <= right <= len(ways) / 3
    assert np.linalg.svd(target @ np.linalg.inv(start))[1][0] <= 4.05
    assert bool(level.before) == (difficulty == 4)
    assert len(level.hand) == {1: 3, 2: 4, 3: 5, 4: 3}[difficulty]


@given(seeds)
def test_the_paper_check_turns_first(seed: str) -> None:
    asked = question(level_of("story"), seed)
    (x, _), (y, _) = asked.answer
    assert x < 0 < y
    assert asked.traps[0] != asked.answer
