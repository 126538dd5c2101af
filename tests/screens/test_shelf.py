"""What the workbench knows of each level, and where it would go on."""

from pathlib import Path

from game.puzzles.kinds import KINDS
from game.puzzles.marks import Marks
from game.puzzles.names import daily, every
from game.screens.desk import Desk
from game.screens.shelf import (
    DAY,
    Card,
    State,
    cards,
    chapters,
    days,
    endless,
    made,
    onward,
)

WON = Marks(solved=True, unaided=True, foreseen=False, cost=2, par=1)


def keys(desk: Desk) -> list[str]:
    return [f"{kind}.{level.id}" for kind, level in every(desk.library.levels)]


def next_key(desk: Desk) -> str:
    found = onward(desk)
    return found.key if found else ""


def test_a_level_is_new_then_begun_then_solved(desk: Desk) -> None:
    profile = desk.store.profile

    def first() -> Card:
        return cards(desk, "dual")[0]

    assert (first().state, first().words) == (State.NEW, "new, par 1")
    profile.leave("dual.story", "a sitting")
    assert (first().state, first().words) == (State.BEGUN, "begun, par 1")
    profile.solve("dual.story", WON)
    assert first().state is State.SOLVED
    assert first().words == "solved, unaided, best 2 moves, par 1"
    assert first().bars == ()
    profile.leave("dual.story", "begun again")
    assert first().state is State.SOLVED


def test_costs_become_a_histogram_once_there_are_two(desk: Desk) -> None:
    for cost in (4, 2, 2):
        desk.store.profile.solve("dual.story", Marks(
            solved=True, unaided=False, foreseen=None, cost=cost, par=1
        ))  # fmt: skip
    card = cards(desk, "dual")[0]
    assert [(b.cost, b.count, b.par, b.now) for b in card.bars] == [
        (1, 0, True, False),
        (2, 2, False, True),
        (3, 0, False, False),
        (4, 1, False, False),
    ]
    assert card.words == "solved, best 2 moves, par 1, solved 3 times"


def test_every_kind_belongs_to_the_chapter_of_its_beat(desk: Desk) -> None:
    found = chapters(desk)
    titles = {chapter.title for chapter in desk.library.program.chapters.values()}
    assert {title for title, _ in found} <= titles
    assert [kind.name for _, kinds in found for kind in kinds] == list(KINDS)


def test_it_goes_on_with_the_first_level_then_with_what_follows(desk: Desk) -> None:
    all_ = keys(desk)
    assert next_key(desk) == all_[0]
    desk.store.profile.solve(all_[0], WON)
    assert next_key(desk) == all_[1]
    desk.store.profile.solve(all_[9], WON)
    assert next_key(desk) == all_[10]


def test_what_was_left_last_comes_first(desk: Desk) -> None:
    profile = desk.store.profile
    profile.leave("rows.three", "a sitting")
    profile.leave("dual.dual-2-k7f3", "a sitting")
    assert next_key(desk) == "dual.dual-2-k7f3"
    profile.solve("dual.dual-2-k7f3", WON)
    assert next_key(desk) == "rows.three"
    profile.leave("gone.level", "a sitting")
    profile.leave("rows.gone", "a sitting")
    profile.leave("nothing", "a sitting")
    assert next_key(desk) == "rows.three"


def test_after_the_last_level_comes_the_first_that_is_not_solved(desk: Desk) -> None:
    all_ = keys(desk)
    for key in [*all_[:3], *all_[4:]]:
        desk.store.profile.solve(key, WON)
    assert next_key(desk) == all_[3]
    desk.store.profile.solve(all_[3], WON)
    assert onward(desk) is None


def test_endless_levels_are_listed_the_newest_first(desk: Desk) -> None:
    profile = desk.store.profile
    for name in ("dual-1-a", "dual-2-b", "dual-1-c"):
        profile.solve(f"dual.{name}", WON)
    profile.leave("axis.axis-1-d", "a sitting")
    profile.solve("dual.story", WON)
    assert [c.name for c in endless(profile, State.SOLVED)] == [
        "dual-1-c",
        "dual-2-b",
        "dual-1-a",
    ]
    assert [c.name for c in endless(profile, State.BEGUN)] == ["axis-1-d"]
    assert [c.title for c in endless(profile, State.BEGUN)] == ["Axis, 1 of 4"]


def test_only_an_endless_name_of_the_kind_makes_a_card(desk: Desk) -> None:
    profile = desk.store.profile
    assert made("dual", "dual-1-a", profile=profile) is not None
    for kind, level in (("axis", "dual-1-a"), ("dual", "story"), ("dual", "")):
        assert made(kind, level, profile=profile) is None


def test_the_level_of_the_day_follows_the_clock_and_is_marked(desk: Desk) -> None:
    shown = list(days(desk))
    assert [day for day, _ in shown][:3] == ["2026-09-21", "2026-09-20", "2026-09-19"]
    (day, card), *_ = shown
    assert card.name == daily(day)
    assert card.state is State.NEW
    desk.store.profile.solve(card.key, WON)
    assert next(days(desk))[1].state is State.SOLVED
    before = desk.wall
    desk.wall = lambda: before() + DAY
    assert next(days(desk))[0] == "2026-09-22"


def test_a_desk_without_a_clock_shows_no_wrong_day(desk: Desk, tmp_path: Path) -> None:
    desk.day = lambda _: "no day"
    assert list(days(desk)) == []
