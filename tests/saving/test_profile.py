"""The profile grows, and any two copies of it make one."""

from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.marks import Marks
from game.saving.profile import (
    KEPT_COSTS,
    LINES_AT_ONCE,
    Profile,
    Solved,
    decode,
    encode,
)

ids = st.text("abc-0~", max_size=6)
marks = st.builds(
    Marks,
    solved=st.booleans(),
    unaided=st.booleans(),
    foreseen=st.none() | st.booleans(),
    cost=st.integers(0, 9),
    par=st.just(3),
)
worth = st.integers(-9, 9) | st.booleans() | ids


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    profile = Profile()
    for line in draw(st.sets(ids, max_size=8)):
        profile.see(line)
    for level, earned in draw(st.lists(st.tuples(ids, marks), max_size=5)):
        profile.solve(level, earned)
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
    assert both.carried == {**older.carried, **newer.carried}


@given(profiles(), ids)
def test_a_copy_is_not_changed_by_what_comes_later(profile: Profile, name: str) -> None:
    copy = profile.copy()
    before = encode(copy, 1)
    profile.see(name)
    profile.unlock(name)
    profile.begin(name)
    profile.finish(name, "end", {"a": 1})
    profile.solve(name, Marks(solved=True, unaided=True, foreseen=None, cost=1, par=1))
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
        earned = Marks(solved=True, unaided=True, foreseen=None, cost=cost, par=1)
        profile.solve("shadow/first", earned)
    assert profile.solved["shadow/first"] == Solved(
        Marks(solved=True, unaided=True, foreseen=None, cost=0, par=1),
        tuple(range(5, KEPT_COSTS + 5)),
    )


def test_ten_thousand_lines_stay_small() -> None:
    profile = Profile()
    for chapter in ("rows", "columns", "forest", "patient", "twins"):
        for line in range(2000):
            profile.see(f"{chapter}-{line:04}")
    assert len(encode(profile, 1)) < 100_000
