"""The whole chapter in a real window: by keys alone, and by the mouse alone."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from game.saving.store import Store
from tests.window.support import Window, needs_window, window

pytestmark = [pytest.mark.window, needs_window]

PLAYER = Path(__file__).with_name("player.py")
LONGEST = 120.0


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


@pytest.mark.parametrize("hands", ["keys", "mouse"])
def test_the_chapter_is_played_to_its_end(tmp_path: Path, hands: str) -> None:
    told = tmp_path / "next.json"
    with window(tmp_path / "saves") as game:
        game.run(str(PLAYER), hands, str(told))
        done = 0
        act: list[Any] = []
        until = time.monotonic() + LONGEST
        while act[:1] != ["end"] and time.monotonic() < until and game.alive:
            number, act = (
                json.loads(told.read_text("utf-8")) if told.exists() else (0, [])
            )
            if number > done:
                done = number
                carry_out(game, act)
            time.sleep(0.01)
        assert game.alive, game.end()[1]
        assert act == ["end", "EndCard"]
    store = Store.open(str(tmp_path / "saves"), threaded=False)
    assert store.profile.finished == {"rows": "rows"}
    assert {name.partition(".")[0] for name in store.profile.solved} == {
        "shadow",
        "dual",
        "board",
    }
    store.close()
