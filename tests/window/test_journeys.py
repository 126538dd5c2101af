"""Whole journeys in a real window: keys alone, the mouse alone, and being killed."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.saving.save import Save
from game.saving.store import Store
from tests.window.support import needs_window, quit_by_signal, window

pytestmark = [pytest.mark.window, needs_window]

MIDDLE = (640, 660)


def newest(saves: Path) -> Save | None:
    store = Store.open(str(saves), threaded=False)
    try:
        return store.latest()
    finally:
        store.close()


def slots(saves: Path) -> list[str]:
    return sorted(p.name for p in saves.glob("slot-*.sav"))


def read_on(saves: Path, go_on: Callable[[], None], lines: int) -> None:
    """Go on until so many lines are read and saved, however slow the machine is."""
    for _ in range(120):
        save = newest(saves)
        if save is not None and len(save.trail) >= lines:
            return
        go_on()
        time.sleep(0.2)
    raise TimeoutError("the story does not go on")


def waking_was_played(saves: Path) -> None:
    """Who names the chapter after it is asked for nothing then."""
    store = Store.open(str(saves), threaded=False)
    store.profile.finish("waking", "waking", {})
    store.keep_profile()
    store.close()


def test_keys_alone_play_from_the_title_to_a_save_and_quit(tmp_path: Path) -> None:
    with window(tmp_path) as game:
        game.start()
        game.key("Return")
        time.sleep(0.5)
        read_on(tmp_path, lambda: game.key("space"), 4)
        game.key("Page_Up", "Page_Up", "Page_Down")
        game.key("q")
        time.sleep(0.4)
        game.key("Escape")
        time.sleep(0.4)
        game.key("Escape")
        quit_by_signal(game)
    assert slots(tmp_path) == ["slot-00.sav"]
    save = newest(tmp_path)
    assert save is not None
    assert save.trail[0] == "waking-01a"
    assert len(save.trail) >= 2


def test_the_mouse_alone_reads_and_goes_back(tmp_path: Path) -> None:
    waking_was_played(tmp_path)
    with window(tmp_path) as game:
        game.start("--chapter", "rows")
        read_on(tmp_path, lambda: game.click(*MIDDLE), 9)
        game.click(*MIDDLE, button=4)
        game.click(*MIDDLE, button=4)
        game.click(*MIDDLE, button=5)
        game.click(*MIDDLE, button=3)
        time.sleep(0.4)
        assert game.alive
        quit_by_signal(game)
    save = newest(tmp_path)
    assert save is not None
    assert len(save.trail) >= 8


def test_a_killed_game_goes_on_where_it_stood(tmp_path: Path) -> None:
    waking_was_played(tmp_path)
    with window(tmp_path) as game:
        game.start("--chapter", "rows")
        read_on(tmp_path, lambda: game.key("space"), 5)
        game.kill()
        before = newest(tmp_path)
        assert before is not None
        game.start()
        game.key("Return")
        time.sleep(0.6)
        read_on(tmp_path, lambda: game.key("space"), len(before.trail) + 2)
        quit_by_signal(game)
    after = newest(tmp_path)
    assert after is not None
    assert after.trail[: len(before.trail)] == before.trail
    assert len(after.trail) > len(before.trail)


def test_a_second_game_says_that_the_first_one_runs(tmp_path: Path) -> None:
    waking_was_played(tmp_path)
    with window(tmp_path) as game:
        game.start("--chapter", "rows")
        second = Store.open(str(tmp_path), threaded=False)
        assert second.read_only
        second.close()
        quit_by_signal(game)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_system_ends_the_game_within_a_second(
    tmp_path: Path, number: signal.Signals
) -> None:
    waking_was_played(tmp_path)
    with window(tmp_path) as game:
        game.start("--chapter", "rows")
        read_on(tmp_path, lambda: game.key("space"), 3)
        assert game.process is not None
        game.process.send_signal(number)
        status, said = game.end(1.5)
        assert (status, said) == (0, "")
    save = newest(tmp_path)
    assert save is not None
    assert len(save.trail) >= 3
