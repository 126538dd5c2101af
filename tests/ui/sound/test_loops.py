"""Loops, decoded as they play: what they give, and what the mixer makes of it."""

import subprocess
import sys
import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.ui.sound.loops import MARGIN, SPAN, Loop
from game.ui.sound.samples import RATE

Samples = NDArray[np.int_]


@pytest.fixture(autouse=True)
def mixer() -> Iterator[None]:
    pygame.mixer.init(RATE, -16, 2, 1024, allowedchanges=0)
    yield
    pygame.mixer.quit()


def recorded(samples: NDArray[np.int16], rate: int = RATE) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return out.getvalue()


def swing(seconds: float, rate: int = RATE, hertz: float = 3.0) -> NDArray[np.int16]:
    t = np.arange(round(seconds * rate)) / rate
    return (8000 * np.sin(2 * np.pi * hertz * t)).astype(np.int16)


def heard(loop: Loop, spans: int) -> Samples:
    """One side of what the mixer gets."""
    parts = [pygame.sndarray.array(loop.span()) for _ in range(spans)]
    return np.concatenate(parts)[:, 0].astype(int)


def test_a_loop_runs_on_from_its_last_sample_into_its_first() -> None:
    margin = round(MARGIN * RATE)
    wave_ = swing(1.0)
    rough = wave_.copy()
    rough[-50:] = 0
    out = heard(Loop(recorded(np.concatenate([wave_[-margin:], rough]))), 3)
    assert len(out) == round(3 * SPAN * RATE)
    assert np.abs(np.diff(out)).max() < 40
    again = np.tile(wave_, round(3 * SPAN)).astype(int)
    assert np.abs(out[: 2 * RATE] - again[: 2 * RATE]).mean() < 2


def test_a_short_loop_is_repeated_as_it_is() -> None:
    short = swing(0.25, hertz=4.0)
    out = heard(Loop(recorded(short)), 1)
    assert (out == np.tile(short, round(SPAN / 0.25))).all()


def test_two_sides_stay_two_and_other_rates_keep_their_pitch() -> None:
    both = np.stack([swing(1.0, hertz=2.0), -swing(1.0, hertz=2.0)], axis=1)
    left, right = pygame.sndarray.array(Loop(recorded(both)).span()).T.astype(int)
    assert (left == -right).all()
    slow = heard(Loop(recorded(swing(4.0, 24000, 100.0), 24000)), 1)
    crossings = (np.diff(slow > 0)).sum()
    assert abs(crossings - 2 * 100 * SPAN) < 12


def test_what_holds_no_sound_is_refused() -> None:
    for data in (b"", b"OggS and nothing", recorded(np.zeros(0, np.int16))):
        with pytest.raises(ValueError, match=r"."):
            Loop(data)


def test_a_loop_that_is_cut_short_goes_round_what_there_is() -> None:
    whole = recorded(swing(3.0, hertz=10.0))
    out = heard(Loop(whole[: len(whole) // 2]), 2)
    assert len(out) == round(2 * SPAN * RATE)
    assert np.abs(out[-RATE:]).max() > 7000


PLAYED = """
import sys, time
import pygame
from game.ui.sound.sound import Sound
from game.ui.window.assets import Assets
from pathlib import Path
sound = Sound(Assets(Path(sys.argv[1])))
sound.open()
sound.music("theme", 0.0)
until = time.monotonic() + 60.0
written = Path(sys.argv[2])
while written.stat().st_size < int(sys.argv[3]) and time.monotonic() < until:
    sound.tick(0.01)
    time.sleep(0.005)
sound.close()
"""


def test_the_mixer_plays_span_after_span_without_a_gap(tmp_path: Path) -> None:
    """SDL writes what it would play to a file, several times as fast as it is."""
    (tmp_path / "sounds" / "music").mkdir(parents=True)
    theme = recorded(swing(3.0 + MARGIN, hertz=440.0))
    (tmp_path / "sounds" / "music" / "theme.wav").write_bytes(theme)
    raw = tmp_path / "heard.raw"
    told = {
        "SDL_AUDIODRIVER": "disk",
        "SDL_DISKAUDIOFILE": str(raw),
        "SDL_DISKAUDIODELAY": "10",
        "SDL_VIDEODRIVER": "dummy",
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "PATH": "",
    }
    spans = round(3 * SPAN * RATE)
    words = [sys.executable, "-c", PLAYED, str(tmp_path), str(raw), str(4 * spans)]
    subprocess.run(words, env=told, check=True)
    out = np.fromfile(raw, np.int16).reshape(-1, 2)[:, 0].astype(int)
    sounding = np.nonzero(out)[0]
    out = out[sounding[0] : sounding[-1]]
    assert len(out) > 0.8 * spans
    assert np.abs(np.diff(out)).max() < 1.1 * 8000 * 2 * np.pi * 440 / RATE
