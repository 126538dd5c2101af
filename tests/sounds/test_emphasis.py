"""What a line emphasises bears weight: longer, higher and louder, and nothing else."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

RECIPES = Path(__file__).resolve().parents[2] / "sounds" / "recipes"


@pytest.fixture
def recipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ModuleType]]:
    names = ("emphasis", "lexicon")
    monkeypatch.syspath_prepend(str(RECIPES))
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    import emphasis  # type: ignore[import-not-found]  # noqa: PLC0415
    import lexicon  # type: ignore[import-not-found]  # noqa: PLC0415

    yield emphasis, lexicon
    for name in names:
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("written", "heavy"),
    [
        ("You said *lands*. You were.", (2,)),
        ("Keep what matters to *every* input.", (4,)),
        ("A *very long* way", (1, 2)),
        ("It is *un*known, $r1 . v = 4$ or *$v$*", (2, 10)),
        ("[pause 0.5s] *There*", (1,)),
        ("Two * three is no emphasis", ()),
    ],
)
def test_words_that_bear_weight(
    recipes: tuple[ModuleType, ModuleType], written: str, heavy: tuple[int, ...]
) -> None:
    assert recipes[1].heavy(written) == heavy


@pytest.mark.parametrize(
    ("sounds", "marked"),
    [
        ("sˈɛd lˈændz.", "sˈɛd *lˈændz*."),
        ("sˈɛd ˈɛvəɹi", "sˈɛd *ˈɛ*vəɹi"),
        ("ɐ ɹimˈɛmbəɹ", "ɐ ɹi*mˈɛm*bəɹ"),
        ("bˈi, ðə", "bˈi, *ðə*"),
        ("bˈi ,", "bˈi ,"),
    ],
)
def test_the_stressed_syllable_bears_it(
    recipes: tuple[ModuleType, ModuleType], sounds: str, marked: str
) -> None:
    emphasis = recipes[0]
    assert emphasis.marked(sounds, (1,)) == marked
    assert emphasis.parted(marked)[0] == sounds


def test_weight_lengthens_and_raises_what_bears_it_alone(
    recipes: tuple[ModuleType, ModuleType],
) -> None:
    emphasis = recipes[0]
    sounds, heavy = emphasis.parted("bi *lˈændz* so")
    assert heavy.shape == (1, len(sounds) + 2)
    lengths = np.full(heavy.shape, 4.0)
    longer = emphasis.lengthened(lengths, heavy)
    assert longer[heavy].sum() == pytest.approx(1.15 * lengths[heavy].sum(), abs=1.0)
    assert (longer[~heavy] == 4.0).all()
    flat = np.full((1, 1, int(2 * longer.sum())), 150.0)
    pitch, energy = emphasis.raised(flat, np.zeros_like(flat), longer, heavy)
    assert 12 * np.log2(pitch.max() / 150) == pytest.approx(2.0, abs=0.05)
    assert pitch[0, 0, 0] == pytest.approx(150.0, abs=0.01)
    assert energy.max() > 0.3
    assert np.abs(np.diff(12 * np.log2(pitch))).max() < 0.4


def test_a_line_without_emphasis_keeps_its_sounds(
    recipes: tuple[ModuleType, ModuleType],
) -> None:
    emphasis, _ = recipes
    sounds, heavy = emphasis.parted("plˈAn")
    assert sounds == "plˈAn"
    assert not heavy.any()
    assert (
        emphasis.lengthened(np.array([[3.0, 2, 5]]), heavy[:, :3]) == [3, 2, 5]
    ).all()
