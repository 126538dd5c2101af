"""Ghost: its numbers are those of the art; signs are nobody's; faders stand alone."""

import re

import numpy as np
import pytest

from game.figure.things import Sign
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.ghost import crowd
from game.puzzles.kinds.ghost.endless import question
from game.puzzles.kinds.ghost.level import ALL, DESK, GhostLevel, half, said_of_half
from game.puzzles.kinds.ghost.position import GhostPosition
from tests.puzzles.faces_art import art, target
from tests.puzzles.support import LIBRARY, sat, solved


def level_of(name: str) -> GhostLevel:
    level = LIBRARY.find("ghost", name)
    assert isinstance(level, GhostLevel)
    return level


def begun(name: str, **faders: float) -> GhostPosition:
    position = GhostPosition.begin(level_of(name)).play(Predict(sure=False))
    for key, x in faders.items():
        position = position.play(Drag(key, (x, 0.0)))
    return position


def test_the_numbers_are_those_of_the_shipped_faces() -> None:
    ghosts = art().ghosts / art().spread[:, None]
    assert np.allclose(crowd.SPREAD, art().spread, atol=1e-3)
    for picture, has, far in (
        ("alice", crowd.ALICE, level_of("hers").far()),
        ("chessboard", crowd.CHESSBOARD, crowd.CHESSBOARD_FAR),
        ("upside", crowd.UPSIDE, crowd.UPSIDE_FAR),
    ):
        missing = target(picture, ())
        found = ghosts @ missing / art().spread
        assert np.allclose(has, found, atol=0.01), picture
        assert far == pytest.approx(missing @ missing, rel=2e-3), picture


def test_half_a_face_is_reckoned_as_its_pixels_are() -> None:
    (w, h), missing = art().size, target("alice", ())
    left = np.tile(np.arange(w) < w // 2, h)
    whole = float(missing[left] @ missing[left])
    desk = art().ghosts[:DESK, left]
    dots, hers = half()
    assert np.allclose(dots, desk @ desk.T / whole, atol=1e-4)
    assert np.allclose(hers, desk @ missing[left] / whole, atol=1e-4)
    mix = np.linspace(-1.0, 1.0, DESK)
    rest = missing[left] - mix @ desk
    wanted = 1.0 - rest @ rest / whole
    assert said_of_half(tuple(mix)) == pytest.approx(wanted, abs=1e-3)


def test_a_ghost_turned_over_and_its_fader_too_is_the_same_face() -> None:
    one = begun("story", fader1=2.0, fader2=-1.0)
    other = begun("flip", fader1=2.0, fader2=1.0)
    assert one.mix() == other.mix()
    assert one.goal().reached
    assert other.goal().reached
    back = other.play(Turn("side2", "plain"))
    assert not back.goal().reached
    assert back.play(Drag("fader2", (-1.0, 0.0))).goal().reached


def test_the_best_place_of_a_fader_does_not_depend_on_the_others() -> None:
    first = begun("hers")
    later = begun("hers", fader2=1.6, fader4=-2.0, fader9=0.5)
    assert [first.best(n) for n in (1, 3, 5)] == [later.best(n) for n in (1, 3, 5)]
    # On half a face it does.
    one, two = begun("half"), begun("half", fader1=-1.0)
    assert one.best(2) != pytest.approx(two.best(2), abs=0.1)


def test_the_crowd_s_loudest_ghost_says_little_of_her() -> None:
    assert level_of("hers").shares()[0] == pytest.approx(0.021, abs=0.001)
    desk = begun("desk", fader1=-0.26, fader2=1.67, fader3=-0.74, fader4=-1.84)
    assert desk.goal().reached
    hers = begun("hers", fader1=-0.26, fader2=1.67, fader3=-0.74, fader4=-1.84)
    assert not hers.goal().reached
    swapped = hers.play(Drag("fader1", (0.0, 0.0))).play(Drag("fader9", (1.5, 0.0)))
    assert swapped.goal().reached
    assert not swapped.play(Drag("fader5", (0.3, 0.0))).goal().reached


def test_a_picture_that_is_no_mixture_stays_unsaid() -> None:
    position = begun("none")
    assert position.level.best() < 0.12
    assert not position.play(Turn("said", "further")).goal().reached
    settled = position.play(Turn("settle", "settled"))
    assert not settled.goal().reached
    assert settled.play(Turn("said", "further")).goal().reached
    # By hand alone the desk's nine will do.
    by_hand = position
    for n in range(1, DESK + 1):
        by_hand = by_hand.play(Drag(f"fader{n}", (by_hand.best(n), 0.0)))
    assert by_hand.play(Turn("said", "further")).goal().reached


def test_the_half_knew_the_rest() -> None:
    position = begun("half")
    assert "settle" not in {handle.key for handle in position.handles()}
    (asleep,) = position.asleep()
    assert asleep.why
    there = solved(sat("ghost", "half")).position
    assert isinstance(there, GhostPosition)
    assert there.share() == pytest.approx(1.0, abs=1e-9)
    assert len(there.used()) == ALL


@pytest.mark.parametrize(
    ("chips", "right"),
    [((2, 4, 9), True), ((2, 3, 4), True), ((4, 2, 9), False), ((2, 4, 8), False)],
)
def test_the_first_is_foreseen_and_the_others_are_near(
    chips: tuple[int, ...], right: bool
) -> None:
    position = GhostPosition.begin(level_of("hers"))
    assert not position.ready()
    for place, n in enumerate(chips, 1):
        position = position.play(Turn(f"rank{n}", str(place)))
    assert position.ready()
    assert position.play(Predict()).foreseen() is right


def test_a_chip_lies_on_one_ghost_and_free_ones_come_first() -> None:
    position = GhostPosition.begin(level_of("hers")).play(Turn("rank2", "1"))
    assert position.play(Turn("rank2", "3")).chips == (0, 0, 2)
    assert position.play(Turn("rank5", "1")) == position
    full = position.play(Turn("rank5", "2")).play(Turn("rank7", "3"))
    assert full.chips == (2, 5, 7)
    assert full.play(Turn("rank9", "1")).chips == (9, 5, 7)
    assert full.play(Turn("rank5", "-")).chips == (2, 0, 7)


def test_the_share_on_paper_is_of_squares() -> None:
    for seed in "abcdef":
        asked = question(level_of("story"), seed)
        long, a, b, c = map(int, re.findall(r"\d+", asked.words))
        assert long == 1, "a coefficient goes by the length of its ghost"
        assert asked.judge(f"{a * a + b * b}/{a * a + b * b + c * c}")


def test_a_fader_that_would_be_one_too_many_is_brought_back_first() -> None:
    position = begun("ghost-1-0", fader1=0.1)
    assert not position.goal().reached
    for move in position.hint(4).moves:
        position = position.play(move)
    assert position.goal().reached


def test_the_shares_that_are_named_follow_from_the_numbers_beside_them() -> None:
    """By the same rule as on paper, once each fader is taken times its spread."""
    position = begun("story", fader1=2.0, fader2=-1.0)
    (row,) = (row for row in position.named() if row.key == "name:0")
    (sign,) = row.blocks
    assert isinstance(sign, Sign)
    faders = [float(x) for x in re.findall(r"= (\S+?)(?:,|$)", plain(sign.text))]
    told = re.findall(r"spread ([\d.]+): ([\d.]+)%", row.note)
    pairs = zip(faders, told, strict=True)
    sizes = [(a * float(spread)) ** 2 for a, (spread, _share) in pairs]
    shares = [float(share) for _spread, share in told]
    assert shares == pytest.approx([100 * x / sum(sizes) for x in sizes], abs=0.3)
    assert shares != pytest.approx([80.0, 20.0], abs=1.0)


def plain(text: str) -> str:
    return text.replace("−", "-")
