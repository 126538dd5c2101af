"""Whole chapters in a real window: by keys alone, and by the mouse alone."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from game.narrative.program.operations import Puzzle
from game.puzzles.kinds.table import KINDS
from game.saving.store import Store
from tests.puzzles.support import LIBRARY
from tests.screens.support import library
from tests.window.support import Window, needs_window, quit_by_signal, window

pytestmark = [pytest.mark.window, needs_window, pytest.mark.long]

PLAYER = Path(__file__).with_name("player.py")
LONGEST = 240.0
# Every kind is played unseen, by any hands; here it is the window that is tried.
EVERY = 7


def carry_out(game: Window, act: list[Any]) -> None:
    match act:
        case ["key", name]:
            game.key(name, pause=0.0)
        case ["click", x, y]:
            game.click(round(x), round(y))
        case ["drag", ax, ay, bx, by]:
            game.drag((ax, ay), (bx, by))
        case _:
            pass


def played(game: Window, told: Path, *args: str) -> list[Any]:
    """Carry out the player's acts until its end, or the window's; the last of them."""
    game.run(str(PLAYER), args[0], str(told), *args[1:])
    done = 0
    act: list[Any] = []
    until = time.monotonic() + LONGEST
    while act[:1] != ["end"] and time.monotonic() < until and game.alive:
        number, act = json.loads(told.read_text("utf-8")) if told.exists() else (0, [])
        if number > done:
            done = number
            carry_out(game, act)
        time.sleep(0.01)
    if not game.alive:
        status, said = game.end()
        assert status == 0, said
    return act


# The other chapters are played by ear and by the tour.
@pytest.mark.parametrize(("chapter", "hands"), [("waking", "mouse")])
def test_the_chapter_is_played_to_its_end(
    tmp_path: Path, chapter: str, hands: str
) -> None:
    told = tmp_path / "next.json"
    with window(tmp_path / "saves") as game:
        assert played(game, told, hands, chapter) == ["end", "EndCard"]
        quit_by_signal(game)
    store = Store.open(str(tmp_path / "saves"), threaded=False)
    assert store.profile.finished == {chapter: chapter}
    code = library().program.chapters[chapter].code
    mine = {f"{op.kind}.{op.level}" for op in code if isinstance(op, Puzzle)}
    assert set(store.profile.solved) == {
        level for level in mine if not level.startswith("board.")
    }
    store.close()


def test_the_second_level_of_every_seventh_kind_is_solved(tmp_path: Path) -> None:
    told = tmp_path / "next.json"
    kinds = [kind for kind in KINDS if kind != "board"][::EVERY]
    second = [f"{kind}.{LIBRARY.names(kind)[1]}" for kind in kinds]
    with window(tmp_path / "saves") as game:
        played(game, told, "mouse", *second)
    store = Store.open(str(tmp_path / "saves"), threaded=False)
    assert set(store.profile.solved) == set(second)
    store.close()
