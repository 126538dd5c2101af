"""Mixed faces: what the weights add is seen, and what is not a face is not mixed."""

from collections.abc import Iterator

import numpy as np
import pygame
import pytest

from game.figure.things import Mixture, Tone
from game.ui.paint.brush import Brush
from game.ui.paint.mixed_faces import mixed
from game.ui.window.assets import Assets
from game.ui.window.view import View
from tests.puzzles.faces_art import art
from tests.screens.support import ROOT

WIDE = 128


@pytest.fixture
def brush() -> Iterator[Brush]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    yield Brush.of(Assets(ROOT), View(1280, 720))
    pygame.display.quit()


def levels(brush: Brush, item: Mixture) -> np.ndarray:
    """The tones as they are painted, row by row."""
    drawn = mixed(brush, item, WIDE)
    return pygame.surfarray.array3d(drawn).swapaxes(0, 1).astype(float)


def test_a_mixture_is_the_face_of_its_weights(brush: Brush) -> None:
    (w, h), weights = art().size, (1.0, -2.0, 0.0, 1.5)
    face = art().mean + np.array(weights) @ art().ghosts[:4]
    small = face.reshape(h // 2, 2, w // 2, 2).mean(axis=(1, 3))
    painted = levels(brush, Mixture(key="m", corner=(0, 0), weights=weights))
    assert painted.shape[:2] == small.shape
    assert abs(painted[:, :, 0] / 255.0 - np.clip(small, 0, 1)).max() < 0.01


def test_what_is_added_and_what_is_taken_have_tones_of_their_own(brush: Brush) -> None:
    tones = [
        np.array(brush.theme.of(tone).colour, float)
        for tone in (Tone.POSITIVE, Tone.NEGATIVE)
    ]

    def nearer(x: float) -> np.ndarray:
        """Of every bright place whether it has the first tone."""
        shift = Mixture(key="m", corner=(0, 0), weights=(0.0, x), shift=True)
        painted = levels(brush, shift)
        bright = painted[painted.max(axis=2) > 60]
        ways = [bright @ tone / np.linalg.norm(tone) for tone in tones]
        return np.asarray(ways[0] > ways[1])

    one, other = nearer(1.0), nearer(-1.0)
    assert 0.2 < one.mean() < 0.8
    assert one.mean() == pytest.approx(1.0 - other.mean(), abs=0.15)


def test_of_a_half_the_right_stays_dark(brush: Brush) -> None:
    painted = levels(brush, Mixture(key="m", corner=(0, 0), half=True))
    assert painted[:, WIDE // 2 + 2 :].max() == 0.0
    assert painted[:, : WIDE // 2 - 2].max() > 100.0


def test_a_chessboard_is_no_face_and_a_head_can_stand_on_itself(brush: Brush) -> None:
    board = levels(brush, Mixture(key="m", corner=(0, 0), picture="chessboard"))
    assert {*np.unique(board[5:25, 5:25])} == {0.0}
    assert board[5:25, 40:60].min() > 200.0
    upside = levels(brush, Mixture(key="m", corner=(0, 0), picture="upside"))
    (w, h), alice = art().size, art().alice
    small = alice.reshape(h // 2, 2, w // 2, 2).mean(axis=(1, 3))[::-1]
    assert abs(upside[:, :, 0] / 255.0 - np.clip(small, 0, 1)).max() < 0.01
