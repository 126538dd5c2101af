"""What draws the eye by itself: pulses, the drawn hand, and why a thing must wait."""

import pygame
from msgspec.structs import replace

from game.narrative.text.markup import aloud
from game.puzzles.core.protocol import Drag, Turn
from game.screens.puzzle.actions import Do
from game.screens.puzzle.attention import GONE, LEAVES, PULSE, STILL, TAKES, Pulses
from game.screens.puzzle.telling import said_now
from game.screens.shared.context import Context
from game.ui.sound.speech import Log
from game.ui.window import intents as want
from tests.screens.puzzling import Player


def now(player: Player) -> str:
    return player.screen.painter.view.band.now


def hovering(player: Player) -> bool:
    return player.screen.session.hovering is not None


def heard(context: Context) -> Log:
    """What is said aloud from now on."""
    log = Log()
    context.voice._speech = log
    context.voice.enabled = True
    return log


def test_a_new_kind_is_shown_by_a_hand_that_changes_nothing(context: Context) -> None:
    player = Player(context, "dual")
    at = player.screen.place_of("h")
    player.rest(TAKES + 0.5 * (LEAVES - TAKES) - 0.42)
    assert player.screen.place_of("h") != at
    assert player.screen.session.steps == ()
    player.rest(GONE)
    assert player.screen.place_of("h") == at
    assert player.screen.session.position == player.screen.session.start
    assert not player.screen.session.arranged()


def test_any_input_ends_the_hand_and_counts(context: Context) -> None:
    player = Player(context, "dual")
    player.rest(TAKES)
    assert hovering(player)
    player.do(want.Nudge(1.0, 0.0))
    assert not hovering(player)
    assert len(player.screen.session.steps) == 1


def test_a_trembling_pointer_does_not_end_it_and_a_moving_one_does(
    context: Context,
) -> None:
    player = Player(context, "rows")
    player.rest(TAKES)
    player.do(want.Point(400.0, 300.0), want.Point(404.0, 302.0))
    assert hovering(player)
    player.do(want.Point(520.0, 300.0))
    assert not hovering(player)


def test_a_kind_that_was_played_is_shown_no_more(context: Context) -> None:
    player = Player(context, "dual")
    player.drag("h", (1.0, 1.0))
    again = Player(context, "dual", "square")
    again.rest(TAKES)
    assert not hovering(again)
    other = Player(context, "order")
    other.rest(TAKES + 0.5 * (LEAVES - TAKES))
    assert isinstance(other.screen.session.hovering, Turn)


def test_where_motion_is_reduced_no_hand_is_drawn(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    player = Player(context, "dual")
    pulses = player.screen.painter.pulses
    assert pulses.level("h") == STILL
    player.rest(0.2)
    assert pulses.level("h") == STILL
    player.rest(TAKES)
    assert pulses.level("h") == 0.0
    assert not hovering(player)


def test_what_can_be_taken_pulses_once_when_it_can_be(context: Context) -> None:
    player = Player(context, "shadow")
    pulses = player.screen.painter.pulses
    assert pulses.level("guess") > 0.5
    assert pulses.level("v") == 0.0
    player.act(Do.WAIVE)
    while player.screen.painter.tableau.moving:
        player.rest(0.05)
    player.rest(0.5 * PULSE)
    assert pulses.level("v") > 0.5
    player.rest(PULSE)
    assert not pulses.going
    player.do(want.Command("undo"), want.Command("redo"))
    assert not pulses.going


def test_a_crowd_of_points_does_not_pulse(context: Context) -> None:
    player = Player(context, "axis")
    player.act(Do.WAIVE)
    while player.screen.painter.tableau.moving:
        player.rest(0.05)
    player.rest(PULSE)
    calm = pygame.image.tobytes(player.surface, "RGB")
    painter = player.screen.painter
    painter.pulses = Pulses()
    painter.pulses.see(p.handle for p in painter.places.all if p.handle.given)
    painter.redraw()
    player.rest(0.5 * PULSE)
    assert pygame.image.tobytes(player.surface, "RGB") == calm


def test_what_is_touched_too_early_says_why(context: Context) -> None:
    log = heard(context)
    player = Player(context, "shadow")
    player.rest(GONE)
    v = player.screen.session.position.asleep()[0].at
    spot = player.screen.pixel("plane", v)
    player.click(spot)
    band = player.screen.painter.view.band
    assert "guess" in band.hint
    assert log.said[-1] == band.hint
    player.do(want.Nudge(1.0, 0.0))
    assert player.screen.painter.view.band.hint == ""
    r = player.screen.session.level.r  # type: ignore[attr-defined]
    player.click(player.screen.pixel("plane", r))
    assert "given" in player.screen.painter.view.band.hint


def test_an_arrow_that_is_pulled_to_nothing_says_why_it_stops(context: Context) -> None:
    player = Player(context, "dual")
    player.take("h", (0.0, 0.0))
    assert "length" in player.screen.painter.view.band.hint
    player.do(want.Release(*player.screen.pixel("plane", (0.0, 0.0))))
    assert "length" in player.screen.painter.view.band.hint
    player.drag("h", (1.0, 1.0))
    assert player.screen.painter.view.band.hint == ""


def test_what_to_do_now_changes_with_the_phase_and_is_told(context: Context) -> None:
    log = heard(context)
    player = Player(context, "dual")
    first = now(player)
    assert aloud(first) in log.said[0]
    player.drag("h", (1.0, 1.0))
    assert now(player) != first
    assert aloud(now(player)) in log.said[-1]
    player.act(Do.REVEAL)
    assert "lit" in now(player)
    assert aloud(now(player)) in log.said[-1]
    player.drag("h", (1.2, 1.0))
    assert aloud(now(player)) not in log.said[-1]
    player.solve()
    assert now(player).startswith("Go on from here")
    assert log.said[-1].startswith("Solved.")
    assert said_now(player.screen.state) == now(player)
    player.act(Do.PAPER)
    assert "answer" in now(player)


def test_hands_stand_on_the_line_that_slips_after_the_reveal(context: Context) -> None:
    player = Player(context, "slip")
    player.act(Do.WAIVE)
    assert player.screen.state.focus == "axis4"
    assert "line 4" in now(player)


def test_a_cut_is_seen_before_it_is_made(context: Context) -> None:
    player = Player(context, "keep", "three")
    player.act(Do.WAIVE)
    player.rest(2.0)
    session = player.screen.session
    spot = player.screen.place_of("keep1")
    player.do(want.Point(*spot))
    shown = player.screen.session
    assert shown.hovering == Turn("keep1", "gone")
    assert shown.position == session.position
    told = player.screen.painter.view.band.caption
    assert "stays with this row thrown away" in told
    player.click(spot)
    made = player.screen.session
    assert made.position.handles()[0].value == "gone"
    # The pointer is still there: it is not seen taken back at once.
    player.do(want.Point(spot[0] + 1.0, spot[1]))
    assert not hovering(player)
    aside = (spot[0], 2.0)
    player.do(want.Point(*aside), want.Point(*spot))
    assert player.screen.session.hovering == Turn("keep1", "kept")


def test_a_hint_before_a_guess_never_reveals(context: Context) -> None:
    player = Player(context, "shadow")
    for _ in range(4):
        player.act(Do.HINT)
    player.rest(4.0)
    session = player.screen.session
    assert session.guessing()
    assert [type(step) for step in session.steps] == [Drag]
    assert not player.screen.state.watching
