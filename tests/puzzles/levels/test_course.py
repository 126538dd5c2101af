"""The course: nothing is used before it was introduced, and it leads to the end."""

from msgspec.structs import replace

from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.course import (
    TEACHING,
    beside,
    course,
    hours,
    names,
    stands_at,
    unheard,
)
from game.puzzles.levels.library import Library
from tests.puzzles.support import LEVELS, LIBRARY

STOPS = course(LIBRARY)
NAMES = names(LIBRARY)


def test_no_level_uses_what_none_before_it_introduced() -> None:
    assert list(unheard(STOPS)) == []
    assert list(unheard(LEVELS)) == []


def test_what_comes_too_early_is_found() -> None:
    at = NAMES.index("shadow.story")
    early = (STOPS[at], *STOPS[:at])
    assert ("shadow.story", "dot-product") in list(unheard(early))


def test_it_leads_from_the_first_arrow_through_all_ideas_in_about_three_hours() -> None:
    assert NAMES[0] == "arrow.story"
    assert STOPS[-1][0] == list(KINDS)[-1]
    every = {level.introduces for _kind, level in LEVELS}
    assert {level.introduces for _kind, level in STOPS} == every
    assert hours(len(STOPS)) == 3
    assert len(set(NAMES)) == len(NAMES)


def test_each_kind_but_boards_teaches_with_its_first_three() -> None:
    for kind, levels in LIBRARY.levels.items():
        wanted = [] if KINDS[kind].marks else [x.id for x in levels[:TEACHING]]
        taken = [level.id for name, level in STOPS if name == kind]
        assert taken[: len(wanted)] == wanted


def test_one_goes_from_stop_to_stop_across_kinds() -> None:
    at = NAMES.index("product.story")
    assert beside(LIBRARY, "product.story") == (NAMES[at - 1], NAMES[at + 1])
    assert NAMES[at - 1].startswith("arrow.")
    assert beside(LIBRARY, NAMES[0]) == ("", NAMES[1])
    assert beside(LIBRARY, NAMES[-1]) == (NAMES[-2], "")
    assert beside(LIBRARY, "board.story") == ("", "")


def test_the_place_is_the_first_that_is_not_solved() -> None:
    assert stands_at(LIBRARY, ()) == NAMES[0]
    assert stands_at(LIBRARY, NAMES[:5]) == NAMES[5]
    assert stands_at(LIBRARY, NAMES) == ""
    assert names(Library()) == ()


def test_a_new_level_that_introduces_something_is_on_it_by_itself() -> None:
    levels = LIBRARY.levels["arrow"]
    more = (*levels[:-1], replace(levels[-1], introduces="something"))
    grown = Library({**LIBRARY.levels, "arrow": more})
    assert set(names(grown)) - set(NAMES) == {f"arrow.{levels[-1].id}"}
