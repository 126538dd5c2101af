"""Which keys play a puzzle is told to whoever only listens."""

import pytest
from msgspec.structs import replace

from game.puzzles.core.protocol import Role, Turn
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.intents import Device
from tests.screens.puzzling import Player


@pytest.fixture
def log(context: Context) -> Log:
    made = Log()
    context.voice = Voice(made)
    context.voice.enabled = True
    return made


PUSHED = "Arrow keys push it, with Shift further, with Alt finer."


def test_the_first_puzzle_names_its_keys_and_the_next_one_does_not(
    context: Context, log: Log
) -> None:
    Player(context, "arrow")
    told = " ".join(log.said)
    assert PUSHED in told
    assert "When your guess is placed, Enter reveals." in told
    assert "V says it all again, F 1 gives a hint." in told
    log.said.clear()
    player = Player(context, "dual")
    assert PUSHED not in " ".join(log.said)
    player.do(want.Command("repeat"))
    assert PUSHED in log.said[-1]


def test_tiles_have_a_key_of_their_own(context: Context, log: Log) -> None:
    Player(context, "order")
    assert "Enter moves a tile to the next place." in " ".join(log.said)


def test_keys_are_named_as_they_are_bound(context: Context, log: Log) -> None:
    context.adopt(replace(context.settings, keyboard_half="left", self_voicing=True))
    Player(context, "arrow")
    told = " ".join(log.said)
    assert "W, A, S, D" in told or "W, S, A, D" in told
    assert "F gives a hint." in told


def test_a_gamepad_is_told_of_no_keys_and_a_silent_voice_learns_nothing(
    context: Context, log: Log
) -> None:
    context.device = Device.PAD
    Player(context, "arrow")
    assert PUSHED not in " ".join(log.said)
    context.device = Device.KEYS
    context.voice.enabled = False
    Player(context, "arrow")
    context.voice.enabled = True
    Player(context, "arrow")
    assert PUSHED in " ".join(log.said)


def test_after_the_reveal_it_is_said_what_keys_push(context: Context, log: Log) -> None:
    player = Player(context, "arrow")
    player.screen.do(Do.WAIVE)
    player.rest(0.1)
    context.voice.tick(0.0)
    context.voice.tick(0.0)
    assert "Your keys push v now." in log.said


def test_evidence_that_another_guess_had_is_said_to_be_taken(
    context: Context, log: Log
) -> None:
    player = Player(context, "board")
    first, second = [
        h for h in player.screen.session.handles() if h.role is Role.EVIDENCE
    ][:2]
    letter = next(value for value in first.values if value)
    session = player.screen.session
    player.screen.put(session.commit(Turn(first.key, letter)))
    player.screen.put(player.screen.session.commit(Turn(second.key, letter)))
    assert log.said[-1].endswith("It was taken from guess 1 of this page.")


def test_a_board_opens_with_its_guesses_and_evidence(
    context: Context, log: Log
) -> None:
    Player(context, "board")
    told = " ".join(log.said)
    assert "Evidence A: " in told
    assert "unmarked." in told


def test_who_pushes_back_to_where_it_was_hears_of_what_moved(
    context: Context, log: Log
) -> None:
    player = Player(context, "slip", "down")
    player.screen.do(Do.WAIVE)
    player.rest(0.5)
    names = [h.key for h in player.screen.session.handles() if h.role is Role.PLAIN]
    first, second = names[:2]
    player.tab_to(first)
    player.do(want.Nudge(1.0, 0.0))
    player.tab_to(second)
    player.do(want.Nudge(1.0, 0.0))
    there = player.screen.session.handle(second)
    log.said.clear()
    player.do(want.Nudge(-1.0, 0.0))
    moved, still = (player.screen.session.handle(key) for key in (second, first))
    assert there
    assert moved
    assert still
    assert moved != there
    assert still.name not in log.said[-1]
