from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.numbers import percent
from game.figure.things import Array, Bars, Plane, Sign, Work
from game.linalg.spans import Numbers, projection
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.keep.endless import GAPS, SIZES, question
from game.puzzles.kinds.keep.position import KeepPosition
from game.puzzles.kinds.keep.state import KeepLevel
from tests.puzzles.support import LIBRARY, arrows_in, held, made, sat, solved

NAMES = LIBRARY.names("keep")
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
entries = st.floats(-5, 5) | st.sampled_from([0.0, 1.0, -2.0, 0.5])


def level_of(name: str) -> KeepLevel:
    level = LIBRARY.find("keep", name)
    assert isinstance(level, KeepLevel)
    return level


def begun(name: str) -> KeepPosition:
    return KeepPosition.begin(level_of(name)).play(Predict(sure=False))


def dropping(position: KeepPosition, *rows: int) -> KeepPosition:
    for row in rows:
        position = position.play(Turn(f"keep{row}", "gone"))
    return position


def share(v: Numbers, rows: list[Numbers]) -> float:
    """By least squares, which knows nothing of Gram and Schmidt."""
    if not rows:
        return 0.0
    span = np.array(rows).T
    part = span @ np.linalg.lstsq(span, np.array(v), rcond=1e-9)[0]
    return float(part @ part) / float(np.dot(v, v))


def choices(position: KeepPosition, count: int) -> dict[tuple[int, ...], float]:
    """Each set of so many rows (from 1) with the share that it keeps."""
    names = range(1, len(position.rows) + 1)
    return {
        stay: share(position.v, [position.rows[i - 1] for i in stay])
        for stay in combinations(names, count)
    }


def quietest(position: KeepPosition) -> int:
    answers = [abs(float(np.dot(row, position.v))) for row in position.rows]
    return answers.index(min(answers)) + 1


def test_the_story_by_hand() -> None:
    position = dropping(begun("story"), 2)
    # v . (2, 1, 0) = 4.5, and 4.5 / 5 of (2, 1, 0) stays, and all of the third entry.
    assert position.kept() == pytest.approx((1.8, 0.9, 1.5))
    assert position.share() == pytest.approx(6.3 / 6.5)
    assert position.goal().reached
    for row, left in ((1, 2.45), (3, 4.25)):
        assert dropping(begun("story"), row).share() == pytest.approx(left / 6.5)
        assert not dropping(begun("story"), row).goal().reached


def test_two_rows_in_the_plane_by_hand() -> None:
    position = dropping(begun("pair"), 2)
    # v . (2, 1) = 4.5, and 4.5 / 5 of (2, 1) is what stays.
    assert position.kept() == pytest.approx((1.8, 0.9))
    assert position.share() == pytest.approx(4.05 / 4.25)
    assert position.goal().reached
    assert not dropping(begun("pair"), 1).goal().reached


@given(st.sampled_from(NAMES), st.data())
def test_the_goal_is_the_share_that_least_squares_finds(
    name: str, data: st.DataObject
) -> None:
    position = begun(name)
    count = len(position.rows)
    gone = data.draw(st.sets(st.integers(1, count)))
    position = dropping(position, *gone)
    stay = [row for i, row in enumerate(position.rows, 1) if i not in gone]
    true = share(position.v, stay)
    assert position.share() == pytest.approx(true, abs=1e-9)
    enough = true >= position.level.asked - 1e-9
    assert position.goal().reached == (enough and len(stay) <= position.level.keep)


@given(
    st.integers(2, 5).flatmap(
        lambda wide: st.tuples(
            st.tuples(*[entries] * wide),
            st.lists(st.tuples(*[entries] * wide), min_size=0, max_size=5),
        )
    )
)
def test_a_projection_is_that_of_least_squares(
    drawn: tuple[Numbers, list[Numbers]],
) -> None:
    v, rows = drawn
    assume(np.linalg.norm(v) > 0.1)
    # A row that is next to nothing is one for us, and none for the other.
    assume(all(not any(row) or np.linalg.norm(row) > 1e-3 for row in rows))
    sizes = np.linalg.svd(np.array(rows or [v]), compute_uv=False)
    # What is nearly of a lower rank is of it or not by rounding alone.
    assume(not np.any((sizes > 0.0) & (sizes < 1e-3)))
    part = np.array(projection(v, tuple(rows)))
    assert float(part @ part) / float(np.dot(v, v)) == pytest.approx(
        share(v, rows), abs=1e-6
    )
    assert np.allclose([np.dot(np.array(v) - part, row) for row in rows], 0, atol=1e-6)


@given(st.sampled_from(NAMES), st.floats(0.1, 3.0), st.booleans(), st.integers(0, 4))
def test_a_row_s_length_and_sign_change_nothing_that_is_kept(
    name: str, by: float, back: bool, at: int
) -> None:
    position = begun(name)
    at %= len(position.rows)
    other = tuple(x * (-by if back else by) for x in position.rows[at])
    rows = (*position.rows[:at], other, *position.rows[at + 1 :])
    scaled = replace(position, rows=rows)
    for stay in combinations(range(1, len(rows) + 1), position.level.keep):
        gone = [i for i in range(1, len(rows) + 1) if i not in stay]
        one, two = dropping(position, *gone), dropping(scaled, *gone)
        assert one.share() == pytest.approx(two.share())


def test_every_right_choice_wins_and_no_other() -> None:
    for name in NAMES:
        position = begun(name)
        asked = position.level.asked - 1e-9
        for stay, true in choices(position, position.level.keep).items():
            gone = [i for i in range(1, len(position.rows) + 1) if i not in stay]
            assert dropping(position, *gone).goal().reached == (true >= asked), name


def test_dropping_the_quietest_row_is_right_only_where_nothing_overlaps() -> None:
    one_goes = {
        name: dropping(begun(name), quietest(begun(name))).goal().reached
        for name in NAMES
        if len(begun(name).rows) - begun(name).level.keep == 1
    }
    assert one_goes == {
        "story": True,
        "pair": True,
        "three": True,
        "loud": False,
        "twice": False,
        "alike": False,
        "hushed": False,
    }


def test_blocks_add_up_to_the_bar_only_for_orthonormal_rows() -> None:
    fits = {}
    for name in NAMES:
        bars = next(p for p in begun(name).figure().panels if isinstance(p, Bars))
        blocks, v = bars.bars
        whole = sum(part.size for part in v.parts)
        added = sum(part.size for part in blocks.parts)
        fits[name] = "fits" if abs(added - whole) < 1e-9 else added > whole
    assert fits == {
        "story": "fits",
        "pair": "fits",
        "three": "fits",
        "loud": True,
        "twice": True,
        "alike": False,
        "four": "fits",
        "hushed": True,
    }


def test_twice_keeps_all_of_v_whichever_of_the_two_alike_goes() -> None:
    for row in (1, 2):
        assert dropping(begun("twice"), row).share() == pytest.approx(1.0)
    assert dropping(begun("twice"), 1, 2).share() < 0.2


def test_blocks_and_answers_are_covered_until_the_reveal() -> None:
    for name in ("story", "alike"):
        start = KeepPosition.begin(level_of(name))
        assert not start.goal().reached
        assert start.goal().closeness == 0.0
        for position, seen in ((start, False), (start.play(Predict()), True)):
            panels = position.figure().panels
            work = next(p for p in panels if isinstance(p, Work))
            bars = next(p for p in panels if isinstance(p, Bars))
            assert bool(bars.bars[0].parts) == seen
            said = work.rows[1].blocks[-1]
            assert isinstance(said, Sign)
            assert (said.text != "· v = ?") == seen


def test_what_goes_is_struck_and_only_an_outline_and_can_come_back() -> None:
    gone = dropping(begun("pair"), 2)
    work = next(p for p in gone.figure().panels if isinstance(p, Work))
    bars = next(p for p in gone.figure().panels if isinstance(p, Bars))
    assert [row.struck for row in work.rows] == [False, False, True, False]
    assert [part.struck for part in bars.bars[0].parts] == [False, True]
    assert gone.play(Turn("keep2", "kept")) == begun("pair")


def test_each_row_says_what_stays_with_it_and_without_it_once_revealed() -> None:
    covered = KeepPosition.begin(level_of("story")).handles()[1]
    assert covered.says == ("kept", "thrown away")
    for position in (begun("story"), dropping(begun("story"), 3)):
        for i, handle in enumerate(position.handles()[:3], 1):
            for value, says in zip(handle.values, handle.says, strict=True):
                share_then = position.play(Turn(f"keep{i}", value)).share()
                assert percent(share_then, 1).said() in says


def test_a_guess_that_keeps_too_many_rows_is_none_yet() -> None:
    session = sat("keep", "four").commit(Turn("keep1", "gone"))
    assert not session.position.ready()
    assert session.commit(Turn("keep2", "gone")).position.ready()


def test_what_is_lost_is_drawn_from_what_is_kept_to_v() -> None:
    plane = dropping(begun("loud"), 1).figure().panels[0]
    assert isinstance(plane, Plane)
    lost = next(item for item in plane.items if item.key == "lost")
    assert np.dot(np.subtract(lost.tip, lost.tail), (-2, 4)) == pytest.approx(0)  # type: ignore[union-attr]
    assert lost.tip == level_of("loud").v  # type: ignore[union-attr]


def test_an_arrangement_is_foreseen_where_it_keeps_enough() -> None:
    for row, right in ((2, True), (1, False)):
        session = sat("keep", "story").commit(Turn(f"keep{row}", "gone")).predict()
        assert session.foreseen is right
        assert held(session).won is right
    assert sat("keep", "story").predict().foreseen is None


def test_the_guess_stays_marked_beside_what_is_kept() -> None:
    session = sat("keep", "loud").commit(Turn("keep1", "gone")).predict()
    won = solved(session)
    bars = next(p for p in won.figure().panels if isinstance(p, Bars))
    assert bars.bars[1].guess == pytest.approx(3.2**2 / 20.0)
    assert won.position.quotes()["dropped"].words == "r1"
    assert won.position.quotes()["guess"].words == "about 7%"
    assert won.position.quotes()["share"].words == "about 93%"


@given(st.sampled_from(NAMES), st.data())
def test_givens_can_be_anything_after_the_win(name: str, data: st.DataObject) -> None:
    session = solved(sat("keep", name))
    for _ in range(data.draw(st.integers(1, 4))):
        given_ones = [h for h in session.handles() if h.given]
        handle = data.draw(st.sampled_from(given_ones))
        to = (data.draw(entries), data.draw(entries))
        session = session.commit(Drag(handle.key, to), snap=False)
    assert "nan" not in session.announce()
    assert 0.0 <= session.position.share() <= 1.0  # type: ignore[attr-defined]
    assert session.figure().panels
    assert session.naming().panels
    assert session.position.hint(1).words


def test_nothing_that_is_asked_of_a_zero_arrow_is_missed() -> None:
    position = replace(begun("four"), v=(0.0,) * 4)
    assert position.share() == 1.0
    assert position.naming().panels
    flat = replace(begun("four"), rows=((1.0, 0.0, 0.0, 0.0),) * 4)
    assert flat.solve() == ()
    assert "None" in flat.hint(3).words


@given(seeds, st.integers(1, 4))
def test_endless_rows_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("keep", seed, difficulty, KeepLevel)
    assert level == made("keep", seed, difficulty, KeepLevel)
    count, keep = SIZES[difficulty]
    rows = np.array(level.rows)
    assert rows.shape == (count, count)
    assert np.allclose(rows @ rows.T, np.eye(count))
    assert np.all(np.abs(rows) > 1e-6)
    assert not np.allclose(rows, rows.T)
    v = np.array(level.v)
    assert np.linalg.norm(v) == pytest.approx(3.0)
    ranked = np.sort((rows @ v) ** 2 / (v @ v))[::-1]
    assert np.all(-np.diff(ranked) >= GAPS[difficulty] - 1e-9)
    best = float(np.sum(ranked[:keep]))
    rival = best - float(ranked[keep - 1] - ranked[keep])
    assert rival < level.asked < best
    right = [
        s for s in choices(KeepPosition.begin(level), keep).values() if s >= level.asked
    ]
    assert len(right) == 1
    assert not list(KeepPosition.faults(level))


@given(st.sampled_from(NAMES), st.integers(0, 50))
def test_the_paper_check_is_exact(name: str, seed: int) -> None:
    asked = question(level_of(name), str(seed))
    v, r = arrows_in(asked.words)
    above, below = asked.answer[0]
    assert above / below == pytest.approx(share(tuple(v), [tuple(r)]))
    assert 0 < above < below
    assert asked.judge(f"{above}/{below}")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"v": (1.0,)}, ("v",)),
        ({"v": (0.0, 0.0)}, ("v",)),
        ({"v": (99.0, 0.0)}, ("v",)),
        ({"rows": ((1.0, 0.0),)}, ("rows",)),
        ({"rows": ((1.0, 0.0), (1.0, 2.0, 3.0))}, ("rows", 1)),
        ({"rows": ((0.0, 0.0), (1.0, 2.0))}, ("rows", 0)),
        ({"rows": ((1.0, 9.0), (1.0, 2.0))}, ("rows", 0)),
        ({"keep": 2}, ("keep",)),
        ({"keep": 0}, ("keep",)),
        ({"asked": 0.0}, ("asked",)),
        ({"asked": 1.5}, ("asked",)),
        ({"asked": 0.99}, ("asked",)),
        ({"asked": 0.01}, ("asked",)),
        ({"span": 99.0}, ("span",)),
    ],
)
def test_wrong_numbers_are_named(
    changes: dict[str, object], path: tuple[str | int, ...]
) -> None:
    found = list(KeepPosition.faults(replace(level_of("loud"), **changes)))
    assert [fault.path for fault in found] == [path]
    assert found[0].message


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_written_exactly_or_with_a_sign_that_they_are_not(name: str) -> None:
    work = next(p for p in begun(name).figure().panels if isinstance(p, Work))
    for line in work.rows:
        title, *cells = line.blocks
        for array in cells:
            if isinstance(array, Array) and isinstance(title, Sign):
                rounded = any(cell.rounded for row in array.cells for cell in row)
                assert rounded == title.text.endswith("≈")


def test_the_rows_of_the_story_have_roots() -> None:
    work = next(p for p in begun("story").figure().panels if isinstance(p, Work))
    array = work.rows[1].blocks[1]
    assert isinstance(array, Array)
    assert [cell.text for cell in array.cells[0]] == ["2/√5", "1/√5", "0"]
