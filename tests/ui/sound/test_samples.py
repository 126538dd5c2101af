"""Recordings as the mixer plays them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

import numpy as np
import pygame
import pytest
import soundfile
from numpy.typing import NDArray

from game.ui.sound import samples
from game.ui.sound.samples import RATE, sound

Samples: TypeAlias = NDArray[np.int16]

pytestmark = pytest.mark.usefixtures("mixer")


@pytest.fixture(name="mixer", scope="module")
def _mixer() -> Iterator[None]:
    pygame.mixer.init(RATE, -16, 2, 1024, allowedchanges=0)
    yield
    pygame.mixer.quit()


def wave(
    rate: int, sides: int = 1, seconds: float = 0.25, hertz: float = 440.0
) -> tuple[Samples, bytes]:
    at = np.arange(round(seconds * rate)) / rate
    side = np.rint(12000 * np.sin(2 * np.pi * hertz * at)).astype(np.int16)
    whole, out = np.stack([side] * sides, axis=1), BytesIO()
    soundfile.write(out, whole, rate, format="WAV", subtype="PCM_16")
    return side, out.getvalue()


def heard(data: bytes) -> Samples:
    return np.frombuffer(sound(data).get_raw(), np.int16).reshape(-1, 2)


@pytest.mark.parametrize("sides", [1, 2])
def test_what_has_the_mixers_rate_is_played_as_it_is(sides: int) -> None:
    side, data = wave(RATE, sides)
    assert np.array_equal(heard(data), np.stack([side, side], axis=1))


@pytest.mark.parametrize("hertz", [110.0, 3000.0, 8000.0])
def test_half_the_rate_keeps_its_samples_and_puts_the_same_wave_between(
    hertz: float,
) -> None:
    side, data = wave(RATE // 2, hertz=hertz)
    doubled = heard(data)
    assert np.array_equal(doubled[::2, 0], side)
    assert np.array_equal(doubled[:, 0], doubled[:, 1])
    at = np.arange(len(doubled)) / RATE
    wanted = 12000 * np.sin(2 * np.pi * hertz * at)
    # Beyond its ends a recording is silent: the first and last samples know of it.
    inner = slice(2 * samples.REACH, -2 * samples.REACH)
    assert np.abs(doubled[inner, 0] - wanted[inner]).max() < 12000 * 0.01


def test_another_rate_lasts_as_long() -> None:
    _, data = wave(44100, 2)
    assert sound(data).get_length() == pytest.approx(0.25, abs=1e-4)


@pytest.mark.parametrize("data", [b"", b"OggS", wave(RATE, seconds=0.0)[1]])
def test_what_cannot_be_heard_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        sound(data)


def test_the_mixer_decodes_nothing_for_loudness_would_wait_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, data = wave(RATE // 2)
    given: list[set[str]] = []

    def kept(**named: Any) -> None:
        given.append(set(named))

    monkeypatch.setattr(pygame.mixer, "Sound", kept)
    sound(data)
    assert given == [{"buffer"}]
