"""The profile grows, and any two copies of it make one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.machine.state import State
from game.narrative.resume.anchors import Past
from game.narrative.resume.retelling import Given
from game.puzzles.session.awards import Awards
from game.puzzles.session.misses import Miss
from game.saving.envelope import Damage, Frame, wrap
from game.saving.profile import (
    KEPT_BEGUN,
    KEPT_COSTS,
    KEPT_ENDLESS,
    KEPT_MISSES,
    KEPT_REACHED,
    LINES_AT_ONCE,
    LONGEST_BEGUN,
    VERSION,
    Profile,
    Solved,
    decode,
    encode,
)
from game.saving.reached import LONGEST, Reached, read, written

ids = st.text("abc-0~", max_size=6)
marks = st.builds(
    Awards,
    solved=st.booleans(),
    unaided=st.booleans(),
    foreseen=st.none() | st.booleans(),
    cost=st.integers(0, 9),
    fewest=st.just(3),
)
WON = Awards(solved=True, unaided=True, foreseen=None, cost=1, fewest=1)
offs = st.tuples(st.floats(-2, 2), st.floats(-2, 2))
worth = st.integers(-9, 9) | st.booleans() | ids


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    profile = Profile()
    for line in draw(st.sets(ids, max_size=8)):
        profile.see(line)
    for level, earned in draw(st.lists(st.tuples(ids, marks), max_size=5)):
        profile.solve(level, earned)
    for level in draw(st.lists(ids, max_size=4)):
        profile.leave(level, draw(ids))
    for off in draw(st.lists(offs, max_size=4)):
        profile.miss("a level", off)
    for chapter in draw(st.sets(ids, max_size=3)):
        profile.begin(chapter)
        profile.unlock(chapter)
        profile.finish(chapter, draw(ids), draw(st.dictionaries(ids, worth)))
    profile.fresh = 0
    return profile


@given(profiles())
def test_it_is_read_as_it_was_written(profile: Profile) -> None:
    assert decode(encode(profile, 4)) == profile


@given(profiles(), profiles())
def test_merging_loses_nothing(newer: Profile, older: Profile) -> None:
    both = newer.copy()
    both.merge(older)
    for one in (newer, older):
        assert both.seen >= one.seen
        assert both.unlocked >= one.unlocked
        assert both.begun >= one.begun
        assert both.finished.keys() >= one.finished.keys()
        for level, solved in one.solved.items():
            assert both.solved[level].marks.cost <= solved.marks.cost
            assert both.solved[level].marks.unaided >= solved.marks.unaided
        assert set(both.misses) >= set(one.misses)
    assert both.unsolved == newer.unsolved
    assert both.carried == {**older.carried, **newer.carried}


@given(profiles(), ids)
def test_a_copy_is_not_changed_by_what_comes_later(profile: Profile, name: str) -> None:
    copy = profile.copy()
    before = encode(copy, 1)
    profile.see(name)
    profile.unlock(name)
    profile.begin(name)
    profile.finish(name, "end", {"a": 1})
    profile.solve(name, WON)
    profile.leave(name, "a session")
    assert encode(copy, 1) == before


def test_a_line_that_is_new_is_worth_keeping_with_others() -> None:
    profile = Profile()
    assert profile.see("rows-01")
    assert not profile.see("rows-01")
    assert (profile.changed, profile.due) == (True, False)
    for line in range(LINES_AT_ONCE - 1):
        profile.see(f"columns-{line}")
    assert (profile.changed, profile.due) == (True, True)


def test_anything_else_that_is_new_is_worth_keeping_at_once() -> None:
    profile = Profile()
    profile.unlock("workbench")
    assert (profile.changed, profile.due) == (True, True)
    profile.fresh = 0
    profile.unlock("workbench")
    assert (profile.changed, profile.due) == (False, False)


def test_costs_are_kept_up_to_a_number() -> None:
    profile = Profile()
    for cost in range(KEPT_COSTS + 5):
        earned = Awards(solved=True, unaided=True, foreseen=None, cost=cost, fewest=1)
        profile.solve("shadow/first", earned)
    assert profile.solved["shadow/first"] == Solved(
        Awards(solved=True, unaided=True, foreseen=None, cost=0, fewest=1),
        tuple(range(5, KEPT_COSTS + 5)),
    )


def test_ten_thousand_lines_stay_small() -> None:
    profile = Profile()
    for chapter in ("rows", "columns", "forest", "patient", "twins"):
        for line in range(2000):
            profile.see(f"{chapter}-{line:04}")
    assert len(encode(profile, 1)) < 100_000


def test_a_level_is_left_until_it_is_solved() -> None:
    profile = Profile()
    profile.leave("dual.slanted", "one")
    profile.leave("dual.slanted", "two")
    assert profile.unsolved == {"dual.slanted": "two"}
    profile.solve("dual.slanted", WON)
    assert profile.unsolved == {}
    profile.leave("dual.slanted", "three")
    profile.leave("dual.slanted", "")
    assert profile.unsolved == {}


def test_only_what_is_new_about_a_level_left_is_worth_keeping() -> None:
    profile = Profile()
    profile.leave("dual.slanted", "one")
    assert profile.changed
    profile.fresh = 0
    profile.leave("dual.slanted", "one")
    profile.leave("dual.square", "")
    assert not profile.changed


def test_only_the_newest_levels_that_were_left_are_kept() -> None:
    profile = Profile()
    for number in range(KEPT_BEGUN + 3):
        profile.leave(f"level-{number}", "a session")
    profile.leave("level-3", "another session")
    assert len(profile.unsolved) == KEPT_BEGUN
    assert next(iter(profile.unsolved)) == "level-4"
    assert list(profile.unsolved)[-1] == "level-3"
    assert list(decode(encode(profile, 1)).unsolved) == list(profile.unsolved)


def test_the_newest_misses_are_kept() -> None:
    profile = Profile()
    for number in range(KEPT_MISSES + 7):
        profile.miss("shadow.story", (number / 100, -0.5))
    assert len(profile.misses) == KEPT_MISSES
    assert profile.misses[0] == Miss(0.07, -0.5, "shadow.story")
    assert decode(encode(profile, 1)).misses == profile.misses
    assert len(encode(profile, 1)) < 3000


def test_a_level_that_was_solved_is_not_guessed_any_more() -> None:
    profile = Profile()
    profile.solve("arrow.story", WON)
    profile.fresh = 0
    profile.miss("arrow.story", (0.1, 0.2))
    assert (profile.misses, profile.changed) == ((), False)
    profile.miss("arrow.west", (0.1, 0.2))
    assert profile.changed
    assert profile.misses == (Miss(0.1, 0.2, "arrow.west"),)


@given(st.lists(offs, max_size=90, unique=True), st.integers(0, 90))
def test_an_older_copy_of_the_misses_adds_none_twice(
    row: list[tuple[float, float]], before: int
) -> None:
    older, newer = Profile(), Profile()
    for number, off in enumerate(row):
        newer.miss("a level", off)
        if number < before:
            older.miss("a level", off)
    wanted = newer.misses
    newer.merge(older)
    # What has left the newer copy comes back only where the older one still holds it.
    assert newer.misses[-len(wanted) :] == wanted
    assert len(newer.misses) == len(set(newer.misses)) <= KEPT_MISSES


@pytest.mark.parametrize(
    "misses",
    [
        [[0.0, 0.0, ""]] * (KEPT_MISSES + 1),
        [[1e9, 0.0, ""]],
        [[0.0]],
        [["x", 0.0, ""]],
        [[0.0, 0.0, "x" * 81]],
        "misses",
    ],
)
def test_impossible_misses_are_damage(misses: object) -> None:
    content = json.dumps({"misses": misses}).encode()
    with pytest.raises(Damage):
        decode(wrap(Frame(VERSION, 1, content)))


def test_a_sitting_that_is_too_long_is_not_kept() -> None:
    profile = Profile()
    profile.leave("dual.slanted", "short")
    profile.leave("dual.slanted", "é" * LONGEST_BEGUN)
    assert profile.unsolved == {}
    profile.leave("dual.slanted", "x" * LONGEST_BEGUN)
    assert decode(encode(profile, 1)).unsolved == profile.unsolved


@pytest.mark.parametrize(
    "unsolved",
    [
        {f"level-{n}": "x" for n in range(KEPT_BEGUN + 1)},
        {"level": "x" * (LONGEST_BEGUN + 1)},
        {"level": 3},
        ["level"],
    ],
)
def test_more_than_a_game_keeps_is_damage(unsolved: object) -> None:
    content = json.dumps({"unsolved": unsolved}).encode()
    with pytest.raises(Damage):
        decode(wrap(Frame(VERSION, 1, content)))


def test_only_the_newest_endless_levels_are_kept_and_every_other() -> None:
    profile = Profile()
    for number in range(60):
        profile.solve(f"dual.level{number}", WON)
    for number in range(KEPT_ENDLESS):
        profile.solve(f"dual.dual-1-s{number}", WON)
    profile.solve("dual.dual-1-s0", WON)
    profile.solve("shadow.shadow-2-new", WON)
    made = [name for name in profile.solved if "-" in name]
    assert len(made) == KEPT_ENDLESS
    assert made[0] == "dual.dual-1-s2"
    assert made[-2:] == ["dual.dual-1-s0", "shadow.shadow-2-new"]
    assert len(profile.solved) == 60 + KEPT_ENDLESS


def test_two_copies_full_of_endless_levels_make_one_that_is_as_long() -> None:
    older, newer = Profile(), Profile()
    for number in range(KEPT_ENDLESS):
        older.solve(f"dual.dual-1-old{number}", WON)
        newer.solve(f"dual.dual-1-new{number}", WON)
    both = newer.copy()
    both.merge(older)
    assert both.solved == newer.solved


def test_how_scenes_were_come_to_last_is_kept_of_the_newest() -> None:
    profile = Profile()
    for number in range(KEPT_REACHED + 2):
        profile.reach(f"rows.{number}", "x")
    assert len(profile.reached) == KEPT_REACHED
    assert "rows.1" not in profile.reached
    profile.reach("rows.2", "y")
    assert list(profile.reached)[-1] == "rows.2"
    profile.reach("rows.2", "")
    assert profile.reached["rows.2"] == "y"
    again = decode(encode(profile, 1))
    assert again.reached == profile.reached
    older = Profile(reached={"rows.2": "x", "rows.old": "z"})
    again.merge(older)
    assert (again.reached["rows.2"], again.reached["rows.old"]) == ("y", "z")


def test_a_way_to_a_scene_of_another_version_is_no_way() -> None:
    past = Past(State("rows", values={"trust": 1}), given=(Given("a", "b"),))
    text = written(Reached(past))
    assert read(text) == Reached(past)
    assert read(text.replace("origin", "begin")) is None
    assert read("{") is None
    assert written(Reached(Past(State("rows", values={"x": "y" * LONGEST})))) == ""
