"""Fonts that were damaged: found out before they are drawn, and stood in for."""

import shutil
from pathlib import Path

import pygame
import pytest

from game.ui.type.font_coverage import fault
from game.ui.type.fonts import Face, Fonts
from game.ui.window.assets import Assets

FONTS = Path(__file__).resolve().parents[3] / "art" / "fonts"
WORDS = "Rotate, scale, rotate. λ σ √5 ≈ 2.24 · −1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FONTS, tmp_path / "art" / "fonts")
    return tmp_path


def files() -> list[Path]:
    return sorted([*FONTS.glob("*.ttf"), *FONTS.glob("*.otf")])


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_one_flipped_bit_is_seen_wherever_it_is(path: Path) -> None:
    data = path.read_bytes()
    assert fault(data) == ""
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        hurt = bytearray(data)
        hurt[round(share * len(data))] ^= 4
        assert "is damaged" in fault(bytes(hurt))
    assert fault(data[:-100]) == "it is cut short"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_a_damaged_font_is_stood_in_for_and_named(path: Path, root: Path) -> None:
    hurt = bytearray(path.read_bytes())
    middle = len(hurt) // 2
    hurt[middle : middle + 512] = bytes(512)
    (root / "art" / "fonts" / path.name).write_bytes(hurt)
    for readable in (False, True):
        fonts = Fonts(Assets(root), readable=readable)
        for face in Face:
            drawn = fonts.render(face, 30, WORDS, (255, 255, 255))
            assert pygame.mask.from_surface(drawn).count() > 200
        assert fonts._file(path.name)[0] != bytes(hurt)
        assert len([told for told in fonts.missing if path.name in told]) == 1


def test_a_capital_keeps_close_to_the_small_letters_after_it(assets: Assets) -> None:
    fonts = Fonts(assets, readable=True)
    px = 100
    drawn = fonts.render(Face.READING, px, "Continue", (255, 255, 255))
    ink = pygame.mask.from_surface(drawn).get_bounding_rects()
    first, second = sorted((r for r in ink if r.h > 20), key=lambda r: r.x)[:2]
    assert second.left - first.right < 0.22 * px
    assert drawn.get_width() == fonts.width(Face.READING, px, "Continue")


@pytest.mark.parametrize("face", [Face.UI, Face.UI_MEDIUM, Face.UI_BOLD])
def test_a_zero_is_no_theta(assets: Assets, face: Face) -> None:
    drawn = Fonts(assets).render(face, 120, "0", (255, 255, 255))
    solid = pygame.mask.from_surface(drawn)
    middle = solid.get_bounding_rects()[0].center
    assert not solid.get_at(middle)


@pytest.mark.parametrize("face", [Face.UI_MEDIUM, Face.READING, Face.MONO])
def test_a_root_of_a_number_has_a_roof_over_all_of_it(face: Face) -> None:
    fonts = Fonts(Assets(FONTS.parents[1]))
    line = fonts.render(face, 40, "4/√13 = 2", (255, 255, 255))
    assert line.get_width() == fonts.width(face, 40, "4/√13 = 2")
    first = fonts.width(face, 40, "4/√")
    last = first + fonts.width(face, 40, "13")
    lit = pygame.surfarray.array_alpha(line)
    number = fonts.render(face, 40, "13", (255, 255, 255)).get_bounding_rect()
    above = lit[first + 2 : last - 4, : number.top]
    assert (above == 255).all(axis=0).any()
    assert not lit[last + 3 :, : number.top - 2].any()
    assert not lit[: fonts.width(face, 40, "4"), : number.top - 2].any()
