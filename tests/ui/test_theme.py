"""Colours that can be told apart, by everybody, and text that can be read.

Colour vision is simulated with the matrices of Machado, Oliveira, Fernandes (2009)
full severity, on linear light. Apart means a CIE 1976 difference (Lab, D65) of at
least 12, or another dash, or another head. Contrast is WCAG 2's ratio of luminances.
"""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from game.figure.things import Tone
from game.ui.theme import LANTERN, SHARP, Colour, Theme, colour, mix, unreadable

SEEN = {
    "usual": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
DRAWN = [t for t in Tone if t not in (Tone.PLAIN, Tone.DIM, Tone.GRID, Tone.AXIS)]
APART = 12.0


def linear(c: Colour) -> NDArray[np.float64]:
    s = np.array(c) / 255
    return np.where(s <= 0.04045, s / 12.92, ((s + 0.055) / 1.055) ** 2.4)


def lab(c: Colour, eyes: str) -> NDArray[np.float64]:
    xyz = XYZ @ np.clip(SEEN[eyes] @ linear(c), 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(a: Colour, b: Colour, eyes: str) -> float:
    return float(np.linalg.norm(lab(a, eyes) - lab(b, eyes)))


def contrast(a: Colour, b: Colour) -> float:
    high, low = sorted((float(XYZ[1] @ linear(c)) for c in (a, b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LANTERN, SHARP], ids=lambda t: t.name)
@pytest.mark.parametrize("eyes", SEEN)
def test_the_tones_of_a_plane_are_told_apart(theme: Theme, eyes: str) -> None:
    alike = []
    for a, b in combinations(DRAWN, 2):
        one, two = theme.of(a), theme.of(b)
        if (one.dash, one.head) != (two.dash, two.head):
            continue
        if difference(one.colour, two.colour, eyes) < APART:
            alike.append((a.value, b.value))
    assert not alike


@pytest.mark.parametrize("theme", [LANTERN, SHARP], ids=lambda t: t.name)
@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Tone.E1, Tone.E2),
        (Tone.INPUT, Tone.ROW),
        (Tone.ROW, Tone.ROW2),
        (Tone.INPUT, Tone.OUTPUT),
        (Tone.POSITIVE, Tone.NEGATIVE),
        # What turns from the one into the other says that it is reached, or is not.
        (Tone.ROW, Tone.GOOD),
        (Tone.GOAL, Tone.GOOD),
        (Tone.SUM, Tone.GOOD),
        (Tone.GOOD, Tone.BAD),
    ],
)
def test_pairs_that_stand_together_differ_by_colour_alone(
    theme: Theme, eyes: str, a: Tone, b: Tone
) -> None:
    assert difference(theme.of(a).colour, theme.of(b).colour, eyes) >= 15.0


@pytest.mark.parametrize("theme", [LANTERN, SHARP], ids=lambda t: t.name)
@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ember", "text"),  # what has the focus, and what has not
        ("ember", "quiet"),
        ("ember", "teal"),  # begun and new; warm and cold
        ("good", "bad"),
        ("brass", "fog"),  # an arrow that leads on, and one at its end
        ("text", "quiet"),
        ("parchment", "quiet"),
    ],
)
def test_what_menus_tell_by_colour_is_told_to_everybody(
    theme: Theme, eyes: str, one: str, two: str
) -> None:
    assert difference(getattr(theme, one), getattr(theme, two), eyes) >= 15.0


@pytest.mark.parametrize("theme", [LANTERN, SHARP], ids=lambda t: t.name)
def test_text_is_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.ink, theme.ground, theme.panel, theme.raised):
        assert contrast(theme.text, ground) >= 7.0
        for quiet in (theme.quiet, theme.ember, theme.brass, theme.good, theme.bad):
            assert contrast(quiet, ground) >= 4.5
    for own in ("", "#7A7A7A"):
        assert contrast(theme.speaker(own), theme.ink) >= 4.5


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_speaker_s_colour_is_judged_by_its_contrast(shade: Colour) -> None:
    wrong = unreadable("#{:02X}{:02x}{:02X}".format(*shade))
    assert ("contrast" in wrong) is (contrast(shade, LANTERN.ink) < 4.5)


@pytest.mark.parametrize("text", ["teal", "#12345", "#12345g", "#+12345", "E8B27A", ""])
def test_what_is_no_colour_is_said(text: str) -> None:
    assert "no colour" in unreadable(text)


@pytest.mark.parametrize("theme", [LANTERN, SHARP], ids=lambda t: t.name)
def test_every_tone_is_seen_on_the_plane(theme: Theme) -> None:
    """Whole numbers are counted on the grid: WCAG's least for what is no text."""
    assert set(theme.tones) == set(Tone)
    for tone in set(Tone) - {Tone.GRID}:
        assert contrast(theme.of(tone).colour, theme.ground) >= 4.5
    assert contrast(theme.of(Tone.GRID).colour, theme.ground) >= 3.0


def test_the_sharp_theme_has_more_contrast() -> None:
    assert contrast(SHARP.text, SHARP.ground) > contrast(LANTERN.text, LANTERN.ground)


def test_colours_are_read_and_mixed() -> None:
    assert colour("#F2A65A") == (242, 166, 90)
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)
    with pytest.raises(ValueError, match="#RRGGBB"):
        colour("red")
