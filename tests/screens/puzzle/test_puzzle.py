"""The puzzle screen as a player meets it: by mouse, by key, to the win and after."""

import math

import pygame
import pytest
from msgspec.structs import replace

from game.figure.things import Plane
from game.narrative.machine.events import Finish
from game.puzzles.core.protocol import Turn
from game.puzzles.session.phases import Phase
from game.screens.flow import results
from game.screens.puzzle.actions import Do
from game.screens.puzzle.attention import GONE
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.puzzle.puzzle_state import Focus
from game.screens.shared.context import Context
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.intents import Device
from tests.screens.puzzling import TAB, Player


def answer(player: Player) -> Paper:
    """The check on paper as it stands."""
    paper = player.screen.state.paper
    assert paper is not None
    return paper


def won(context: Context, kind: str = "dual", level: str = "story") -> Player:
    player = Player(context, kind, level)
    player.solve()
    assert player.screen.state.phase is Phase.NAMED
    return player


def test_a_story_puzzle_by_mouse_from_the_guess_to_the_story(context: Context) -> None:
    player = Player(context, "dual")
    screen = player.screen
    assert screen.actions[:2] == (Do.REVEAL, Do.WAIVE)
    assert screen.holding
    player.act(Do.REVEAL)
    assert screen.session.guessing()
    player.drag("h", (1.0, 1.0))
    player.act(Do.REVEAL)
    assert not screen.session.guessing()
    player.rest(2.0)
    player.drag("h", (0.4, 0.2))
    player.rest(0.3)
    assert not screen.session.won
    player.rest(0.3)
    assert screen.state.phase is Phase.GLOW
    assert screen.actions == ()
    player.rest(5.0)
    assert Do.PAPER in screen.actions
    assert context.store.profile.solved["dual.story"].marks.cost == 1
    player.act(Do.ON)
    quotes = {"h": (0.4, 0.2), "guess": (1.0, 1.0), "miss": (1.0,)}
    assert player.below.results == [results.Solved(Finish("missed", {}, quotes))]


def test_a_won_picture_says_so_and_is_named_soon_after_its_last_motion(
    context: Context,
) -> None:
    player = Player(context, "arrow")
    player.act(Do.WAIVE)
    player.rest(2.0)
    assert player.screen.painter.view.band.now != "There it is."
    player.drag("v", (1.0, 2.0))
    assert player.screen.painter.view.band.now == "There it is."
    player.rest(0.5)
    assert player.screen.state.phase is Phase.GLOW
    assert player.screen.painter.view.band.now == "There it is."
    player.rest(0.7)
    assert Do.PLAY_ON in player.screen.actions


def test_a_right_guess_counts_as_foreseen(context: Context) -> None:
    player = Player(context, "dual")
    player.drag("h", (0.4, 0.2))
    player.act(Do.REVEAL)
    player.solve()
    marks = context.store.profile.solved["dual.story"].marks
    assert marks.foreseen
    assert marks.unaided


def test_flying_past_the_goal_does_not_win(context: Context) -> None:
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.take("h", (0.4, 0.2))
    assert player.screen.session.shown.goal().reached
    player.do(want.Point(*player.screen.pixel("plane", (1.5, 1.5))))
    player.rest(1.0)
    assert player.screen.state.phase is Phase.PLAY


def test_a_held_handle_previews_and_back_lets_it_go(context: Context) -> None:
    player = Player(context, "shadow")
    player.act(Do.WAIVE)
    player.rest(2.0)
    before = player.screen.session.position
    player.take("v", (2.5, -1.5))
    session = player.screen.session
    assert session.position == before
    assert session.shown != before
    player.do(want.Back())
    assert player.screen.session.shown == before
    assert player.below.results == []


def test_a_touch_that_does_not_move_is_no_move(context: Context) -> None:
    player = Player(context, "shadow")
    player.act(Do.WAIVE)
    player.rest(2.0)
    steps = player.screen.session.steps
    player.click(player.screen.place_of("v"))
    assert player.screen.session.steps == steps


def test_a_handle_is_taken_where_it_is_touched(context: Context) -> None:
    player = Player(context, "shadow")
    player.act(Do.WAIVE)
    player.rest(2.0)
    x, y = player.screen.place_of("v")
    player.do(want.Press(x + 6, y - 5), want.Point(x + 66, y - 5))
    ended = player.screen.place_of("v")
    player.do(want.Command("snap-off"), want.Point(x + 67, y - 5))
    assert math.dist(player.screen.place_of("v"), (x + 61, y)) < 0.01
    assert math.dist(ended, (x + 60, y)) < 8.0


def test_shift_lets_go_of_the_snapping(context: Context) -> None:
    player = Player(context, "shadow")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.take("v", (2.03, 1.02))
    assert player.screen.session.snapped == (2.0, 1.0)
    player.do(want.Command("snap-off"))
    player.do(want.Release(*player.screen.pixel("plane", (2.03, 1.02))))
    tip = player.screen.session.handle("v")
    assert tip is not None
    assert math.dist(tip.at, (2.03, 1.02)) < 0.01
    assert tip.at != (2.0, 1.0)


def test_shadow_is_solved_by_keys_alone(context: Context) -> None:
    player = Player(context, "shadow")
    player.tab_to(Do.WAIVE)
    player.do(want.Advance())
    player.rest(2.0)
    player.tab_to("v")
    for _ in range(40):
        if player.screen.session.position.goal().reached:
            break
        player.do(want.Nudge(1.0, 0.0))
    player.rest(6.0)
    assert player.screen.state.phase is Phase.NAMED
    assert player.screen.state.focus is Do.ON
    player.do(want.Advance())
    assert isinstance(player.below.results[0], results.Solved)


def test_a_board_is_solved_by_keys_alone(context: Context) -> None:
    player = Player(context, "board", "arrows")
    guesses = ("fifth-is-unit", "row-listens", "dot-direction")
    marks = {"fifth-is-unit": 1, "row-listens": 0, "dot-direction": 1}
    position = player.screen.session.position
    facts = {m.handle: m.value for m in position.solve() if isinstance(m, Turn)}
    for guess in guesses:
        player.tab_to(f"mark:{guess}")
        player.do(want.Choose(marks[guess]))
        player.tab_to(f"fact:{guess}")
        player.do(want.Choose("ABC".index(facts[f"fact:{guess}"])))
    player.tab_to(Do.TEST)
    player.do(want.Advance())
    player.rest(6.0)
    assert player.screen.state.phase is Phase.NAMED
    assert player.screen.session.verdicts()["row-listens"] == "holds"


@pytest.mark.parametrize("level", ["story", "together"])
def test_a_board_is_solved_by_mouse(context: Context, level: str) -> None:
    player = won(context, "board", level)
    assert context.store.profile.solved[f"board.{level}"].marks.unaided
    player.act(Do.ON)
    answer = player.below.results[0].answer
    assert answer.outcome == "solved"
    assert answer.marks == player.screen.session.verdicts()


def test_a_touched_sign_goes_on_and_touched_evidence_is_given(context: Context) -> None:
    player = Player(context, "board", "arrows")
    at = player.screen.place_of("mark:row-listens")
    player.click(at)
    player.click(at)
    assert player.screen.session.verdicts() == {"row-listens": "breaks"}
    other = player.screen.place_of("mark:dot-direction")
    a, b = (dict(player.screen.painter.places.marked())[x].center for x in "AB")
    player.click(a)
    player.click(at)
    # Dragged, it goes to the guess where it is let go, whatever has the focus.
    player.do(want.Point(*b), want.Press(*b), want.Point(*other), want.Release(*other))
    given = {h.key: h.value for h in player.screen.session.handles()}
    assert given["fact:row-listens"] == "A"
    assert given["fact:dot-direction"] == "B"
    assert player.screen.session.verdicts() == {"row-listens": "breaks"}


def test_hints_lead_on_and_the_last_one_plays_the_solution(context: Context) -> None:
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    for step in (1, 2, 3):
        player.do(want.Command("hint"))
        assert player.screen.session.hint_step == step
    player.do(want.Command("hint"))
    assert Do.STOP in player.screen.actions
    player.rest(9.0)
    assert player.screen.state.phase is Phase.NAMED
    assert not context.store.profile.solved["dual.story"].marks.unaided


def test_a_hand_stops_what_is_being_shown(context: Context) -> None:
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.do(*[want.Command("hint")] * 4)
    player.do(want.Nudge(1.0, 0.0))
    player.rest(5.0)
    assert player.screen.state.phase is Phase.PLAY
    assert not player.screen.session.position.goal().reached


def test_the_last_hint_of_a_board_shows_a_mark_and_changes_none(
    context: Context,
) -> None:
    player = Player(context, "board", "arrows")
    player.click(player.screen.place_of("mark:dot-direction"))
    player.do(*[want.Command("hint")] * 4)
    player.rest(9.0)
    assert player.screen.session.verdicts() == {"dot-direction": "holds"}
    assert Do.STOP not in player.screen.actions
    advice = player.screen.session.advice()
    assert advice is not None
    assert ": holds, because" in advice.words or ": breaks, because" in advice.words


def test_page_keys_leave_the_focus_and_shoulders_move_it(context: Context) -> None:
    player = Player(context, "dual")
    before = player.screen.state.focus
    context.device = Device.KEYS
    player.do(want.Rollback())
    player.do(want.Rollforward())
    player.do(want.Rollforward())
    assert player.screen.state.focus == before
    context.device = Device.PAD
    player.do(want.Rollforward())
    assert player.screen.state.focus != before
    player.do(want.Rollback())
    assert player.screen.state.focus == before


def test_later_skips_and_the_marks_stand_as_they_were_given(context: Context) -> None:
    player = Player(context, "board", "arrows")
    player.click(player.screen.place_of("mark:row-listens"))
    player.act(Do.LATER)
    left = results.Solved(Finish("skipped", {"row-listens": "holds"}))
    assert player.below.results == [left]


def test_what_was_left_is_there_again(context: Context) -> None:
    player = Player(context, "board", "arrows")
    player.click(player.screen.place_of("mark:row-listens"))
    player.do(want.Back())
    assert player.below.results == [None]
    again = Player(context, "board", "arrows")
    assert again.screen.session.verdicts() == {"row-listens": "holds"}
    assert Do.UNDO in again.screen.actions


def test_free_play_moves_the_givens_and_undo_brings_them_back(context: Context) -> None:
    player = won(context)
    player.act(Do.PLAY_ON)
    player.rest(3.0)
    before = player.screen.session.handle("r1")
    assert before is not None
    player.drag("r1", (1.0, 2.0))
    moved = player.screen.session.handle("r1")
    assert moved is not None
    assert moved.at == (1.0, 2.0)
    player.do(want.Command("undo"))
    assert player.screen.session.handle("r1") == before
    player.do(want.Command("restart"))
    assert player.screen.state.phase is Phase.PLAY
    assert player.screen.session.marks is not None
    assert Do.LATER not in player.screen.actions
    player.do(want.Back())
    assert isinstance(player.below.results[0], results.Solved)


def test_the_check_on_paper_is_judged_exactly_and_kindly(context: Context) -> None:
    player = won(context)
    player.act(Do.PAPER)
    player.rest(3.0)
    screen = player.screen
    assert screen.forms
    assert not screen.holding
    paper = answer(player)
    player.do(want.Typed("no number"), want.Advance())
    assert "Two numbers" in answer(player).reply
    player.do(*[want.Typed("\b")] * 9, want.Typed("7, 7"), want.Advance())
    assert answer(player).missed
    assert Do.ANSWER in screen.actions
    player.do(*[want.Typed("\b")] * 4, want.Typed(paper.question.said()))
    player.do(want.Advance())
    assert answer(player).right
    assert Do.HAND_IN not in screen.actions
    player.do(want.Back())
    assert screen.state.phase is Phase.NAMED
    assert not screen.forms


def test_levels_lead_to_the_next_and_on_into_endless_ones(context: Context) -> None:
    player = Player(context, "dual", "square", story=False)
    player.act(Do.NEXT)
    player = Player(context, "dual", "square", story=False)
    player.act(Do.PREVIOUS)
    names = context.library.levels.names("dual")
    last = Player(context, "dual", names[-1], story=False)
    last.act(Do.NEXT)
    made = last.below.results[0]
    assert made.level.startswith("dual-1-")
    endless = Player(context, made.kind, made.level, story=False)
    endless.act(Do.NEXT)
    assert endless.below.results[0].level not in {made.level, ""}
    names = context.library.levels.names("board")
    board = Player(context, "board", names[-1], story=False)
    assert Do.NEXT not in board.screen.actions
    assert Do.LATER not in board.screen.actions
    board.act(Do.LEAVE)
    assert board.below.results == [None]


def test_reduced_motion_has_no_glow_and_no_slides(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.drag("h", (0.4, 0.2))
    player.rest(0.5)
    assert player.screen.state.phase is Phase.NAMED
    assert player.screen.painter.glow == 0.0


def test_every_move_is_said_and_focus_too(context: Context) -> None:
    log = Log()
    context.voice._speech = log
    context.voice.enabled = True
    player = Player(context, "dual")
    player.do(TAB)
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.drag("h", (1.0, 1.0))
    assert log.said[0].startswith("Dual: Only the first lamp.")
    assert any("without a guess" in words for words in log.said)
    assert "h moved to 1, 1." in log.said[-1]


def test_one_line_is_lit_and_keys_take_the_one_that_is(context: Context) -> None:
    player = Player(context, "dual")
    player.tab_to(Do.WAIVE)
    player.do(want.Point(*player.screen.place_of_action(Do.HINT)))
    assert player.screen.painter.view.column.lit == (Do.HINT,)
    player.do(want.Point(1.0, 1.0))
    assert player.screen.painter.view.column.lit == (Do.HINT,)
    assert player.screen.state.focus == Do.HINT


def test_nothing_is_drawn_while_nothing_moves(context: Context) -> None:
    player = Player(context, "shadow")
    player.rest(GONE)
    assert math.isinf(player.screen.wait())
    assert player.screen.draw(player.surface) == []
    player.do(want.Nudge(1.0, 0.0))
    assert player.screen.wait() == 0.0
    player.rest(2.0)
    assert math.isinf(player.screen.wait())


def test_what_is_painted_in_parts_is_what_is_painted_whole(context: Context) -> None:
    player = Player(context, "dual")

    def same() -> None:
        player.rest(3.0)
        parts = pygame.image.tobytes(player.surface, "RGB")
        player.screen.redraw()
        player.screen.draw(player.surface)
        assert pygame.image.tobytes(player.surface, "RGB") == parts

    player.drag("h", (-1.0, 1.0))
    same()
    player.act(Do.REVEAL)
    same()
    player.take("h", (1.0, -1.0))
    same()
    player.do(want.Release(*player.screen.pixel("plane", (1.0, -1.0))))
    player.do(want.Command("hint"), TAB, TAB)
    same()
    player.do(*[want.Command("hint")] * 3)
    player.rest(9.0)
    same()
    player.act(Do.PAPER)
    player.do(want.Typed("1/2"))
    same()


def test_the_places_that_a_driver_is_told_are_the_drawn_ones(context: Context) -> None:
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    handle = player.screen.session.handle("h")
    assert handle is not None
    assert player.screen.place_of("h") == player.screen.pixel("plane", handle.at)
    with pytest.raises(KeyError, match="r1"):
        player.screen.place_of("r1")
    with pytest.raises(KeyError, match="REVEAL"):
        player.screen.place_of_action(Do.REVEAL)
    with pytest.raises(KeyError):
        PuzzleScreen(context, "dual", "nowhere", story=False)


def test_a_touch_at_the_same_place_takes_what_lies_below(context: Context) -> None:
    player = Player(context, "dual")
    player.drag("h", (2.0, 1.0))
    player.solve()
    player.act(Do.PLAY_ON)
    player.drag("h", (2.0, 1.0))
    at = player.screen.place_of("r1")
    taken = []
    for _ in range(3):
        player.do(want.Point(0.0, 0.0))
        player.do(want.Press(*at))
        taken.append(player.screen.state.held)
        player.do(want.Release(*at))
    assert taken[0] == "h"
    assert taken[1] == "r1"
    assert taken[2] == "h"


def test_a_key_goes_on_to_the_next_level_and_back(context: Context) -> None:
    for key, level in (("next", "slanted"), ("previous", "lean")):
        player = Player(context, "dual", "square", story=False)
        player.do(want.Command(key))
        assert player.below.results == [results.Practise("dual", level)]


def test_letters_of_a_level_are_said_as_words(context: Context) -> None:
    log = Log()
    context.voice._speech = log
    context.voice.enabled = True
    player = Player(context, "keep", story=False)
    player.act(Do.WAIVE)
    player.solve()
    player.act(Do.PAPER)
    assert any("nine tenths of v must stay" in words for words in log.said)
    assert any("Each row keeps a square of its own" in words for words in log.said)
    assert any("Which share of the squared length of v" in words for words in log.said)
    assert not any("$" in words for words in log.said)


def test_all_of_it_is_said_again_on_demand(context: Context) -> None:
    player = Player(context, "dual")
    log = Log()
    context.voice = Voice(log)
    context.voice.enabled = True
    player.act(Do.HINT)
    player.do(want.Command("repeat"))
    for words in ("Only the first lamp.", "r 1 equals 2, 1;", "h: 1.2, minus 1."):
        assert words in log.said[-1]
    assert log.said[-1].endswith(log.said[-2])


def test_what_is_typed_on_paper_is_echoed(context: Context) -> None:
    player = Player(context, "keep", story=False)
    player.act(Do.WAIVE)
    player.solve()
    player.act(Do.PAPER)
    log = Log()
    context.voice = Voice(log)
    context.voice.enabled = True
    player.do(*map(want.Typed, "-3/4"), want.Typed("\b"))
    assert log.said == ["minus", "3", "over", "4", "minus 3 over"]


@pytest.mark.parametrize("kind", ["arrow", "product"])
def test_of_what_a_shown_hand_does_nothing_is_told(context: Context, kind: str) -> None:
    player = Player(context, kind)
    before = player.screen.painter.view.band.caption
    for _ in range(6):
        player.rest(GONE / 8)
        assert player.screen.painter.view.band.caption == before


def test_tab_comes_to_what_only_carries_last(context: Context) -> None:
    player = Player(context, "shadow")
    player.act(Do.WAIVE)
    stops: list[Focus] = []
    while not stops or player.screen.state.focus != stops[0]:
        stops.append(player.screen.state.focus)
        player.do(TAB)
    assert stops.index("v.body") > stops.index(Do.UNDO) > stops.index("v")


def test_what_lies_in_the_picture_and_is_turned_is_touched_there(
    context: Context,
) -> None:
    player = Player(context, "rule")
    player.act(Do.WAIVE)
    player.rest(1.0)
    before = player.screen.session.position.describe()
    assert "M: open, open, shut, shut." in before
    player.click(player.screen.place_of("M2"))
    after = player.screen.session.position.describe()
    assert "M: open, shut, shut, shut." in after
    for _hint in range(3):
        player.act(Do.HINT)
    plane = player.screen.session.figure().panels[0]
    assert isinstance(plane, Plane)
    assert "hint" in {item.key for item in plane.items}
