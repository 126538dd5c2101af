"""Going on with a play: what a load brings back, and that no place is ever lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.narrative.machine.events import Choices, Line, PuzzleSet
from game.narrative.program.operations import End
from game.saving.save import Save
from game.saving.store import Store
from game.screens.flow import results
from game.screens.flow.base import Pop, Push
from game.screens.flow.stack import Stack
from game.screens.menus.beginnings import BeginningScreen
from game.screens.menus.confirm import ConfirmScreen
from game.screens.menus.end_card import EndCard
from game.screens.menus.history import BacklogScreen
from game.screens.menus.recap import RecapScreen
from game.screens.opening import journeys
from game.screens.opening.first_screen import opening
from game.screens.opening.title import TitleScreen
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.screens.story.play import PlayScreen
from game.ui.window import intents as want
from tests.screens.menus.test_menus import Game
from tests.screens.support import a_context, set_context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with set_context(tmp_path, (640, 360)) as made:
        yield made


def read_to(game: "Played", kind: type, most: int = 400) -> PlayScreen:
    """Read on, taking first options, until a pause of a kind stands there."""
    play: PlayScreen = game.top
    for _ in range(most):
        if isinstance(play.journey.now.pause, kind):
            return play
        if isinstance(play.journey.now.pause, PuzzleSet):
            if isinstance(game.top, PuzzleScreen):
                game.do(want.Back())
            game.take_way(len(play.reader.ways) - 1)
        elif play.reader.ways:
            game.take_way(0)
        else:
            game.do(want.Advance())
    raise AssertionError(kind)


class Played(Game):
    def take_way(self, index: int) -> None:
        self.top.reader.rested = 9.0
        self.top.update(1.0, [])
        self.do(want.Choose(index=index))


def lines_of(play: PlayScreen) -> list[str]:
    return [m.pause.id for m in play.journey.moments if isinstance(m.pause, Line)]


def closed_and_open_again(context: Context, folder: Path) -> Context:
    context.store.close()
    return a_context(folder / "saves", (640, 360))


@pytest.mark.parametrize("way", ["continue", "load", "quick"])
def test_a_choice_comes_back_with_the_line_that_asks_it_and_all_before(
    context: Context, tmp_path: Path, way: str
) -> None:
    play = read_to(Played(context, "rows"), Choices)
    before, asked = lines_of(play), play.reader.line
    play.keep_in(0)
    play.keep_in(5)
    again = closed_and_open_again(context, tmp_path)
    game = Played(again)
    slot = {"continue": -1, "load": 5, "quick": 0}[way]
    wish = results.Continue() if slot < 0 else results.Load(slot)
    game.stack.apply(game.top._go(wish))
    game.do()
    play = game.top
    assert isinstance(play.journey.now.pause, Choices)
    assert play.reader.line == asked
    assert lines_of(play) == before
    game.do(want.Command("history"))
    assert game.shown() is BacklogScreen
    assert len(game.top._lines) == len(before)
    game.do(want.Back())
    back = []
    while play.journey.index:
        game.do(want.Rollback())
        back.append(getattr(play.journey.now.pause, "id", ""))
    assert [line for line in back if line in before] == before[::-1]
    again.store.close()


def test_a_save_made_while_rolled_back_quotes_its_own_line(context: Context) -> None:
    game = Played(context, "rows")
    play = game.top
    while len(lines_of(play)) < 12:
        game.do(want.Advance())
    lines = lines_of(play)
    for _ in range(3):
        game.do(want.Rollback())
    play.keep_in(3)
    shown = play.journey.now.pause.id
    assert shown == lines[-4]
    assert context.store.slot(3).line == shown
    # Read on another way: the trail is that of the new way.
    save = context.store.load_slot(3)
    assert save is not None
    assert list(save.trail) == lines[:-3]


def test_a_new_game_keeps_the_old_play_and_says_so(context: Context) -> None:
    game = Played(context, "rows")
    for _ in range(20):
        game.do(want.Advance())
    line = game.top.journey.trail[-1]
    game.do(want.Back())
    game.take("title")
    assert game.shown() is TitleScreen
    assert game.focus() == "continue"
    game.take("new")
    game.do()
    assert "Slot 1" in game.top.notice.text
    info = context.store.slot(1)
    assert (info.line, info.note) == (line, "Kept when another play began")
    # Once only, for the same place.
    game.do(want.Back())
    game.take("title")
    game.stack.apply(game.top._go(results.Load(1)))
    game.do()
    assert game.top.journey.trail[-1] == line
    game.do(want.Back())
    game.take("title")
    game.take("new")
    assert context.store.used() == (1,)


def test_continue_has_the_focus_wherever_there_is_one(context: Context) -> None:
    game = Played(context)
    assert game.focus() == "new"
    game.take("new")
    for _ in range(9):
        game.do(want.Advance())
    game.stack.apply(Pop(results.Finished("rows", "rows_done", {})))
    game.do()
    assert game.shown() is EndCard
    game.do(want.Back())
    assert game.shown() is TitleScreen
    assert game.focus() == "continue"
    game.take("settings")
    game.do(want.Back())
    assert game.focus() == "settings"


def test_a_quick_load_asks_where_something_newer_would_go(context: Context) -> None:
    game = Played(context, "rows")
    game.do(*[want.Advance()] * 8, want.Command("quicksave"))
    kept = game.top.journey.now
    game.do(want.Command("quickload"))
    assert game.shown() is PlayScreen
    assert game.top.journey.now == kept
    game.do(*[want.Advance()] * 6)
    newer = game.top.journey.now
    assert newer != kept
    game.do(want.Command("quickload"))
    assert game.shown() is ConfirmScreen
    assert game.focus() == "no"
    game.take("no")
    assert game.top.journey.now == newer
    game.do(want.Command("quickload"))
    game.take("yes")
    assert game.top.journey.now == kept
    # From now on that is where the play goes on.
    latest = context.store.latest()
    assert latest is not None
    assert latest.place.state == kept.state


def test_a_quick_load_from_a_puzzle_asks_too_and_no_stays_in_it(
    context: Context,
) -> None:
    game = Played(context, "rows")
    game.do(*[want.Advance()] * 4)
    play = game.top
    while game.shown() is not PuzzleScreen:
        if play.reader.ways:
            game.take_way(0)
        game.do(want.Advance())
    game.do(want.Command("quickload"))
    assert game.shown() is PuzzleScreen
    assert "empty" in game.top.painter.notice.text
    play.journey.back()
    play.keep_in(0)
    play.journey.forward()
    game.do(want.Command("quickload"))
    assert game.shown() is ConfirmScreen
    game.take("no")
    while play.opening:
        game.do()
    assert game.shown() is PuzzleScreen
    game.do(want.Command("quickload"))
    game.take("yes")
    assert game.shown() is PlayScreen
    assert not isinstance(game.top.journey.now.pause, PuzzleSet)


def test_a_load_at_the_title_keeps_the_place_before(context: Context) -> None:
    game = Played(context, "rows")
    game.do(*[want.Advance()] * 8)
    game.top.keep_in(4)
    game.do(*[want.Advance()] * 8)
    newest = game.top.journey.now.state
    game.do(want.Back())
    game.take("title")
    game.stack.apply(game.top._go(results.Load(4)))
    game.do()
    assert "Slot 5" in game.top.notice.text
    kept = context.store.load_slot(5)
    assert kept is not None
    assert kept.place.state == newest


def test_a_play_that_is_left_again_further_on_takes_no_second_slot(
    context: Context,
) -> None:
    game = Played(context, "waking")
    game.do(*[want.Advance()] * 8)
    game.stack.apply(Pop(results.Leave()))
    game.take("new")
    game.do(*[want.Advance()] * 4)
    # Earlier on the same way: rolling back from the kept place leads there.
    game.stack.apply(Pop(results.Leave()))
    game.take("new")
    assert context.store.used() == (1,)
    game.do(*[want.Advance()] * 11)
    further = game.top.journey.trail
    game.stack.apply(Pop(results.Leave()))
    game.take("new")
    assert context.store.used() == (1,)
    kept = context.store.load_slot(1)
    assert kept is not None
    assert kept.trail == further
    # A slot that the player wrote is never written over.
    context.store.save_slot(1, replace(kept, note="mine"))
    game.do(*[want.Advance()] * 13)
    game.stack.apply(Pop(results.Leave()))
    game.take("new")
    assert context.store.used() == (1, 2)


def test_nothing_is_kept_twice_or_in_a_window_that_does_not_save(
    context: Context, tmp_path: Path
) -> None:
    game = Played(context, "rows")
    game.do(*[want.Advance()] * 8)
    second = Store.open(str(tmp_path / "saves"))
    assert second.read_only
    latest = second.latest()
    assert latest is not None
    assert second.keep_aside(latest, "note", lambda: None) is None
    assert opening(context) is not None


def test_a_play_that_was_rolled_back_goes_on_where_it_stood(
    context: Context, tmp_path: Path
) -> None:
    game = Played(context, "rows")
    play = game.top
    while len(lines_of(play)) < 9:
        game.do(want.Advance())
    lines = lines_of(play)
    for _ in range(4):
        game.do(want.Rollback())
    again = closed_and_open_again(context, tmp_path)
    (info, *_) = again.store.autosaves()
    assert info.line == lines[-5]
    game = Played(again)
    game.stack.apply(game.top._go(results.Continue()))
    game.do()
    play = game.top
    assert play.journey.now.pause.id == lines[-5]
    ahead = []
    while play.journey.index + 1 < len(play.journey.moments):
        game.do(want.Rollforward())
        ahead.append(play.journey.now.pause.id)
    assert ahead == lines[-4:]
    again.store.close()
    last = a_context(tmp_path / "saves", (640, 360))
    assert last.store.autosaves()[0].line == lines[-1]
    last.store.close()


def test_a_play_kept_for_another_one_has_its_picture(context: Context) -> None:
    game = Played(context, "rows")
    for _ in range(20):
        game.do(want.Advance())
    game.do(want.Back())
    game.take("title")
    game.take("new")
    assert context.store.slot(1).thumbnail is not None


def test_a_scene_is_gone_back_to_as_one_came_and_the_play_is_kept(
    context: Context,
) -> None:
    game = Played(context, "rows")
    play = read_to(game, Choices)
    game.take_way(1)
    read_to(game, PuzzleSet)
    trust = play.journey.now.state.values
    line = play.journey.trail[-1]
    replay = results.Replay("rows", "long_arrow")
    game.stack.apply(Pop(replay))
    game.do()
    there = game.top
    assert there is not play
    now = there.journey.now
    assert context.library.program.chapters["rows"].scene_at(now.state.at) == (
        "long_arrow"
    )
    assert now.pause.id == "rows-02q"
    assert now.state.values == trust
    assert context.store.slot(1).line == line
    fresh = replace(replay, own=False, carried={})
    game.stack.apply(Pop(fresh))
    game.do()
    assert game.top.journey.now.pause.id == "rows-02q"


@pytest.mark.parametrize("days", [1, 8])
def test_who_comes_back_after_a_week_is_told_what_happened(
    context: Context, days: int
) -> None:
    game = Played(context, "rows")
    rows = context.library.program.chapters["rows"]
    rows.unit.told["lamps"] = "I woke among *rows*."
    try:
        read_to(game, Choices)
        game.do(want.Back())
        game.take("title")
        start = context.wall()
        context.wall = lambda: start + days * 24 * 3600.0
        game.take("continue")
        if days < 7:
            assert game.shown() is PlayScreen
            return
        assert game.shown() is RecapScreen
        said = [w.label() for band in game.top.bands() for w in band]
        assert said[0] == "I woke among rows."
        game.take("on")
        assert game.shown() is PlayScreen
    finally:
        del rows.unit.told["lamps"]


def ended(context: Context, chapter: str) -> Save:
    """A play that stands at the end of a chapter."""
    game = Played(context, "rows")
    game.do(*[want.Advance()] * 3)
    latest = context.store.latest()
    assert latest is not None
    program = context.library.program
    at = next(
        n for n, op in enumerate(program.chapters[chapter].code) if isinstance(op, End)
    )
    state = replace(latest.place.state, chapter=chapter, at=at)
    place = replace(latest.place, state=state)
    save = replace(latest, place=place)
    context.store.autosave(save)
    return save


@pytest.mark.parametrize(("chapter", "goes_on"), [("rows", True), ("hand", False)])
def test_after_the_last_word_the_title_has_no_play_to_go_on_with(
    context: Context, chapter: str, goes_on: bool
) -> None:
    ended(context, chapter)
    ways = [key for key, _words in TitleScreen(context)._ways()]
    assert ("continue" in ways) is goes_on


def test_there_is_a_way_back_to_before_the_door(context: Context) -> None:
    game = Played(context)
    journey = journeys.scene(context, "hand", "keeping")
    game.stack.apply(Push(PlayScreen(context, journey)))
    game.do()
    for _ in range(60):
        if isinstance(game.top, PuzzleScreen):
            break
        game.top.reader.rested = 9.0
        game.do(want.Advance())
    assert game.top.session.kind == "keepface"
    assert context.store.slot(1).note == "Before the door"
    kept = context.store.load_slot(1)
    assert kept is not None
    assert kept.place.state == journey.now.state
    # One that is stood before again takes no second slot.
    game.do(want.Back())
    game.top._open()
    assert context.store.used() == (1,)


@pytest.mark.parametrize("played", [False, True])
def test_a_chapter_by_its_name_asks_who_has_not_played_what_comes_before(
    context: Context, played: bool
) -> None:
    if played:
        context.store.profile.finish("waking", "waking", {})
    stack = Stack(opening(context, "rows", asks=True))
    stack.update(1 / 60, [])
    assert isinstance(stack.top, BeginningScreen) is not played
