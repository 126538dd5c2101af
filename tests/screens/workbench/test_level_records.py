"""What the workbench knows of each level, and where it would go on."""

from pathlib import Path

from game.puzzles.core.level_titles import called
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import daily, every
from game.puzzles.session.awards import Awards
from game.screens.shared.context import Context
from game.screens.workbench.level_records import (
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

WON = Awards(solved=True, unaided=True, foreseen=False, cost=2, fewest=2)


def keys(context: Context) -> list[str]:
    return [f"{kind}.{level.id}" for kind, level in every(context.library.levels)]


def next_key(context: Context) -> str:
    found = onward(context)
    return found.key if found else ""


def test_a_level_is_new_then_begun_then_solved(context: Context) -> None:
    profile = context.store.profile

    def first() -> Card:
        return cards(context, "dual")[0]

    assert (first().state, first().words) == (State.NEW, "new")
    profile.leave("dual.story", "a session")
    assert (first().state, first().words) == (State.BEGUN, "begun")
    profile.solve("dual.story", WON)
    assert first().state is State.SOLVED
    assert first().words == "solved, unaided, best 2 moves, par 2"
    assert first().bars == ()
    profile.leave("dual.story", "begun again")
    assert first().state is State.SOLVED


def test_costs_become_a_histogram_once_there_are_two(context: Context) -> None:
    for cost in (4, 2, 2):
        context.store.profile.solve("dual.story", Awards(
            solved=True, unaided=False, foreseen=None, cost=cost, fewest=2
        ))  # fmt: skip
    card = cards(context, "dual")[0]
    assert [(b.cost, b.count, b.par, b.now) for b in card.bars] == [
        (2, 2, True, True),
        (3, 0, False, False),
        (4, 1, False, False),
    ]
    assert card.words == "solved, best 2 moves, par 2, solved 3 times"


def test_every_kind_belongs_to_the_chapter_of_its_beat(context: Context) -> None:
    found = chapters(context)
    titles = {chapter.title for chapter in context.library.program.chapters.values()}
    assert {title for title, _ in found} <= titles | {"To come"}
    order = list(KINDS)
    for _title, kinds in found:
        places = [order.index(kind.name) for kind in kinds]
        assert places == sorted(places)
    assert sorted(kind.name for _, kinds in found for kind in kinds) == sorted(KINDS)
    assert "To come" not in [title for title, _ in found[:-1]]


def test_it_goes_on_with_the_first_level_then_with_what_follows(
    context: Context,
) -> None:
    all_ = keys(context)
    assert next_key(context) == all_[0]
    context.store.profile.solve(all_[0], WON)
    assert next_key(context) == all_[1]
    context.store.profile.solve(all_[9], WON)
    assert next_key(context) == all_[10]


def test_what_was_left_last_comes_first(context: Context) -> None:
    profile = context.store.profile
    profile.leave("rows.three", "a session")
    profile.leave("dual.dual-2-k7f3", "a session")
    assert next_key(context) == "dual.dual-2-k7f3"
    profile.solve("dual.dual-2-k7f3", WON)
    assert next_key(context) == "rows.three"
    profile.leave("gone.level", "a session")
    profile.leave("rows.gone", "a session")
    profile.leave("nothing", "a session")
    assert next_key(context) == "rows.three"


def test_after_the_last_level_comes_the_first_that_is_not_solved(
    context: Context,
) -> None:
    all_ = keys(context)
    for key in [*all_[:3], *all_[4:]]:
        context.store.profile.solve(key, WON)
    assert next_key(context) == all_[3]
    context.store.profile.solve(all_[3], WON)
    assert onward(context) is None


def test_endless_levels_are_listed_the_newest_first(context: Context) -> None:
    profile = context.store.profile
    for name in ("dual-1-a", "dual-2-b", "dual-1-c"):
        profile.solve(f"dual.{name}", WON)
    profile.leave("axis.axis-1-d", "a session")
    profile.solve("dual.story", WON)
    assert [c.name for c in endless(profile, State.SOLVED)] == [
        "dual-1-c",
        "dual-2-b",
        "dual-1-a",
    ]
    assert [c.name for c in endless(profile, State.BEGUN)] == ["axis-1-d"]
    (begun,) = endless(profile, State.BEGUN)
    assert begun.title == called("axis", "d", 1)
    assert begun.told == f"Axis: {begun.title}"


def test_only_an_endless_name_of_the_kind_makes_a_card(context: Context) -> None:
    profile = context.store.profile
    assert made("dual", "dual-1-a", profile=profile) is not None
    for kind, level in (("axis", "dual-1-a"), ("dual", "story"), ("dual", "")):
        assert made(kind, level, profile=profile) is None


def test_the_level_of_the_day_follows_the_clock_and_is_marked(context: Context) -> None:
    shown = list(days(context))
    assert [day for day, _ in shown][:3] == ["2026-09-21", "2026-09-20", "2026-09-19"]
    (day, card), *_ = shown
    assert card.name == daily(day)
    assert card.state is State.NEW
    context.store.profile.solve(card.key, WON)
    assert next(days(context))[1].state is State.SOLVED
    before = context.wall
    context.wall = lambda: before() + DAY
    assert next(days(context))[0] == "2026-09-22"


def test_a_context_without_a_clock_shows_no_wrong_day(
    context: Context, tmp_path: Path
) -> None:
    context.day = lambda _: "no day"
    assert list(days(context)) == []
