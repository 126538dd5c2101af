"""The window itself: its size and place, the whole screen, and leaving."""

import time
from pathlib import Path

import pytest

from tests.window.support import Window, needs_window, quit_by_signal, window

pytestmark = [pytest.mark.window, needs_window]

SCREEN = (1920, 1080)


def stands(game: Window) -> tuple[int, ...]:
    time.sleep(0.8)
    return game.geometry()


def test_it_opens_again_where_it_stood(tmp_path: Path) -> None:
    with window(tmp_path, SCREEN, managed=True) as game:
        game.start(sized=False)
        first = stands(game)
        assert first[2:] == (1280, 720)
        game.resize(1000, 640)
        game.move(150, 120)
        moved = stands(game)
        assert moved[2:] == (1000, 640)
        quit_by_signal(game)
        game.start(sized=False)
        assert stands(game) == moved
        game.key("F11")
        assert stands(game) == (0, 0, *SCREEN)
        quit_by_signal(game)
        game.start(sized=False)
        assert stands(game) == (0, 0, *SCREEN)
        game.key("F11")
        assert stands(game)[2:] == (1000, 640)
        quit_by_signal(game)


def test_from_the_whole_desktop_to_the_whole_screen_and_back(tmp_path: Path) -> None:
    with window(tmp_path, SCREEN, managed=True) as game:
        game.start(sized=False)
        small = stands(game)
        game.maximise()
        large = stands(game)
        assert large[2] == 1920
        assert 1000 < large[3] < 1080
        for _ in range(2):
            game.key("F11")
            assert stands(game) == (0, 0, *SCREEN)
            game.key("F11")
            assert stands(game) == large
        quit_by_signal(game)
        game.start(sized=False)
        assert stands(game) == large
        assert small[2:] == (1280, 720)
        quit_by_signal(game)


def test_it_cannot_be_made_too_small_to_play_in(tmp_path: Path) -> None:
    with window(tmp_path, SCREEN, managed=True) as game:
        game.start(sized=False)
        game.resize(30, 20)
        assert stands(game)[2:] == (640, 360)
        game.key("Tab", "Return")
        assert game.alive
        quit_by_signal(game)
