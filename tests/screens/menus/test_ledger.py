"""The pages of the Ledger: pictures, evidence, marks, and the ways from a guess."""

from typing import Any

import pygame
from msgspec.structs import replace

from game.figure.things import Plane
from game.guesses.guess import Breaks
from game.guesses.questions import ASKED
from game.guesses.table import GUESSES
from game.narrative.text.markup import aloud
from game.screens.flow import results
from game.screens.menus.confirm import ConfirmScreen
from game.screens.menus.guess_records import made, record, shown
from game.screens.menus.ledger import CHANGE, LedgerScreen
from game.screens.menus.ledger_rows import WRITES
from game.screens.menus.small_figure import SmallFigures
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.menus.test_menus import WON, entries
from tests.screens.support import Hands

DOWN, RIGHT, LEFT = want.Focus(dy=1), want.Focus(dx=1), want.Focus(dx=-1)


def page(screen: Any) -> list[Any]:
    return [w for band in screen.beside() for w in band]


def words(screen: Any) -> str:
    return " ".join(w.label() for w in page(screen))


def test_every_guess_of_a_chapter_has_the_picture_where_it_was_made(
    context: Context,
) -> None:
    library = context.library
    found = [record(library, g, ()) for g in library.ledger.guesses]
    told = [each for each in found if each.chapter]
    assert len(told) >= 8
    for each in told:
        assert each.scene in library.program.chapters[each.chapter].scenes
        assert made(library, each, {}).panels, each.guess.id


def test_what_alice_asked_stands_open_once_she_has_asked_it(context: Context) -> None:
    asked = context.library.ledger.questions
    assert len(asked) == 6
    before = Hands(LedgerScreen(context, ())).top
    assert not any(before.opens(each.id) for each in asked)
    assert page(before) == []
    context.store.profile.unlock(ASKED)
    hands = Hands(LedgerScreen(context, ()))
    assert hands.focus() == asked[0].id
    for each in asked:
        assert hands.focus() == each.id
        told = words(hands.top)
        assert each.asks in told
        assert all(book in told for book in each.read)
        hands.do(DOWN)
    hands.do(want.Back())
    assert hands.below.results == [None]


def test_numbers_of_the_player_stand_in_the_picture(context: Context) -> None:
    library = context.library
    for guess in library.ledger.guesses:
        each = record(library, guess, ())
        if each.chapter:
            plain = made(library, each, {})
            quotes = {f"{kind}.v": (3.0, 0.5) for kind in ("shadow", "rows")}
            assert made(library, each, quotes).panels or not plain.panels


def test_every_guess_that_breaks_has_a_picture_of_its_counterexample(
    context: Context,
) -> None:
    for guess in context.library.ledger.guesses:
        if isinstance(GUESSES[guess.id], Breaks):
            figure = shown(context.library, record(context.library, guess, ()))
            assert any(isinstance(panel, Plane) for panel in figure.panels)


def test_where_it_breaks_shows_once_that_was_met(context: Context) -> None:
    guesses = (("dot-direction", ""),)
    assert "Not tried yet" in words(LedgerScreen(context, guesses))
    level = record(context.library, context.library.ledger.guesses[0], ()).tries
    assert level is not None
    context.store.profile.solve(f"{level[0]}.{level[1]}", WON)
    said = words(LedgerScreen(context, guesses))
    assert "Where it breaks" in said
    truth = context.library.ledger.guesses[0].truth
    assert aloud(truth) not in said
    assert "Evidence" in said


def test_the_truth_stands_on_the_page_once_a_board_has_proven_it(
    context: Context,
) -> None:
    guesses = (("dot-direction", ""),)
    truth = aloud(context.library.ledger.guesses[0].truth)
    context.store.profile.solve("board.arrows", WON)
    assert truth in words(LedgerScreen(context, guesses))


def test_a_mark_is_written_and_then_stands(context: Context) -> None:
    hands = Hands(LedgerScreen(context, entries(context)))
    first = entries(context)[0][0]
    hands.do(RIGHT, want.Point(1, 1))
    pen = hands.top._pen
    assert 0.0 < pen.share(first) < 1.0
    assert hands.stack.wait() == 0.0
    hands.rest(1.5 * WRITES)
    assert pen.share(first) == 1.0
    hands.rest(0.1)
    assert hands.stack.wait() > 0.0


def test_where_little_moves_a_mark_stands_at_once(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    hands = Hands(LedgerScreen(context, entries(context)))
    hands.do(RIGHT)
    assert hands.top._pen.share(entries(context)[0][0]) == 1.0


def test_the_ways_from_a_guess_lead_to_its_level_and_to_its_scene(
    context: Context,
) -> None:
    begun: list[tuple[str, str]] = []

    def begin(kind: str, level: str) -> ConfirmScreen:
        begun.append((kind, level))
        return ConfirmScreen(context, "title")

    hands = Hands(LedgerScreen(context, entries(context), begin=begin))
    hands.do(RIGHT, want.Advance())
    hands.do(DOWN, want.Advance())
    assert begun == [("break", "loud")]
    hands.do(want.Back())
    assert isinstance(hands.top, LedgerScreen)
    hands.do(DOWN, want.Advance())
    guess = entries(context)[0][0]
    there = results.Replay("rows", "directions")
    assert hands.below.results == [results.Marks(((guess, "holds"),), there)]


def test_a_ledger_that_is_looked_into_from_a_puzzle_leads_nowhere(
    context: Context,
) -> None:
    hands = Hands(LedgerScreen(context, entries(context), fixed=True))
    assert not any(w.able for w in page(hands.top))
    hands.do(RIGHT, DOWN, want.Advance(), want.Back())
    assert hands.below.results == [None]


def test_pictures_come_one_by_one_and_then_rest(context: Context) -> None:
    hands = Hands(LedgerScreen(context, entries(context)))
    assert hands.top._gallery.wanting
    assert hands.stack.wait() == 0.0
    before = hands.surface.copy()
    hands.rest(0.2)
    assert not hands.top._gallery.wanting
    assert hands.stack.wait() > 0.0
    now = pygame.image.tobytes(hands.surface, "RGB")
    assert now != pygame.image.tobytes(before, "RGB")


def test_the_pictures_say_what_is_to_be_seen(context: Context) -> None:
    screen = LedgerScreen(context, entries(context))
    (pictures,) = [w for w in page(screen) if isinstance(w, SmallFigures)]
    assert "Where it was made: " in pictures.label()
    assert len(pictures.label()) > 60


def test_marks_are_offered_where_there_is_a_guess_to_mark(context: Context) -> None:
    assert CHANGE in LedgerScreen(context, (("dot-direction", ""),)).hint
    assert CHANGE not in LedgerScreen(context, ()).hint
