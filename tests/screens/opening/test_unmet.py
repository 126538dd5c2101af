"""The title hints at endings that were not met, and at nothing before the first."""

from game.screens.flow import results
from game.screens.menus.chapter_records import endings, finish, told
from game.screens.opening.title import UNDER, TitleScreen
from game.screens.opening.unmet import HINTS, hint
from game.screens.shared.context import Context

WAYS = ("aligned", "truncated", "full", "own")


def met(context: Context, *ways: str) -> str:
    for way in ways:
        finish(context, results.Finished("hand", way))
    return hint(context.library.program, context.store.profile)


def test_every_ending_has_a_hint(context: Context) -> None:
    assert set(endings(context.library.program.chapters["hand"])) == set(HINTS)
    assert endings(context.library.program.chapters["rows"]) == ()


def test_nothing_is_hinted_at_before_the_first_and_behind_the_last(
    context: Context,
) -> None:
    assert met(context) == ""
    finish(context, results.Finished("rows", "rows"))
    assert met(context) == ""
    assert met(context, "own") == HINTS["truncated"]
    assert met(context, "full", "truncated") == HINTS["aligned"]
    assert met(context, "aligned") == ""


def test_an_ending_that_is_met_again_is_hinted_at_no_more(context: Context) -> None:
    assert met(context, "aligned", "own", "aligned") == HINTS["truncated"]


def test_the_title_says_it_in_the_place_of_what_the_game_is(context: Context) -> None:
    widths = [TitleScreen(context)._under().width]
    met(context, "own")
    widths.append(TitleScreen(context)._under().width)
    assert widths[0] != widths[1]
    assert UNDER not in HINTS.values()


def test_the_card_says_which_ending_it_was(context: Context) -> None:
    met(context, "full")
    finished = results.Finished("hand", "own")
    finish(context, finished)
    assert told(context, finished)[0] == "Own basis: 2 of 4 endings met."
    first = told(context, results.Finished("rows", "rows"))[0]
    assert "endings" not in first
