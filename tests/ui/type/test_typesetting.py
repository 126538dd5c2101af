"""Setting text: the same lines at every size, glyph by glyph."""

import json
import shutil
from pathlib import Path

import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.ui.paint.brush import Brush
from game.ui.type.equation import Equations, plain
from game.ui.type.fonts import FILES, Face, Fonts
from game.ui.type.typesetting import Run, Text
from game.ui.window.assets import Assets
from game.ui.window.view import View

SIGNS = "−·→←↔λσᵀΣ≠≤≥√•“”’—…×θ²⁻¹⟂"
TOLD = (
    Run("Each number that comes out is "),
    Run("one", italic=True),
    Run(" dot product.", pause=0.5),
    Run(" A row listens for its own direction — and for "),
    Run("nothing", bold=True),
    Run(" else; "),
    Run("M v", formula=True),
    Run(" is that."),
)


@pytest.fixture
def root(tmp_path: Path, assets: Assets) -> Path:
    """A folder with all type and formulas of the game."""
    for folder in ("fonts", "equations"):
        shutil.copytree(assets.root / "art" / folder, tmp_path / "art" / folder)
    return tmp_path


def laid(brush: Brush, runs: tuple[Run, ...] = TOLD, width: float = 620.0) -> Text:
    return brush.set(runs, brush.style(40.0, width))


def test_lines_break_alike_at_every_window_size(assets: Assets) -> None:
    views = [View(640, 360), View(1280, 720), View(1920, 1080), View(2560, 1440)]
    counts = [[x.glyphs for x in laid(Brush.of(assets, v)).lines] for v in views]
    assert counts[0] == counts[1] == counts[2] == counts[3]
    assert len(counts[0]) > 2


def test_no_line_is_wider_than_its_room(assets: Assets) -> None:
    for size in ((640, 360), (1024, 768), (1920, 1080)):
        brush = Brush.of(assets, View(*size))
        assert laid(brush).width <= 620.0 * brush.k + 1


def test_letters_are_glyphs(brush: Brush) -> None:
    text = laid(brush)
    assert text.glyphs == len(text.letters)
    assert "dot product." in text.letters
    assert text.letters.count("￼") == 1


def test_a_pause_stands_after_the_glyphs_that_it_follows(brush: Brush) -> None:
    text = laid(brush)
    ((at, seconds),) = text.pauses.items()
    assert seconds == 0.5
    assert text.letters[:at].endswith("dot product.")


def test_more_glyphs_show_more_ink(brush: Brush) -> None:
    text = laid(brush)
    seen = []
    for shown in range(0, text.glyphs + 1, 7):
        page = pygame.Surface((640, 400))
        text.draw(page, 10, 10, shown)
        seen.append(
            pygame.mask.from_threshold(page, (236, 230, 214), (90,) * 3).count()
        )
    assert seen[0] == 0
    assert seen == sorted(seen)
    assert seen[-1] > 1000


def test_an_empty_text_draws_nothing(brush: Brush) -> None:
    text = brush.set((), brush.style(40, 600))
    page = pygame.Surface((10, 10))
    text.draw(page, 0, 0)
    assert (text.glyphs, text.height) == (0, 0)
    assert text.end(3, 4) == (3, 4)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text("ab —-λᵀ\n.,é", max_size=60))
def test_any_text_can_be_set(brush: Brush, text: str) -> None:
    made = brush.set((Run(text),), brush.style(40, 400))
    shown = "".join(made.letters.split())
    assert shown == "".join(text.split(" ")).replace("\n", "")


@pytest.mark.parametrize("face", list(Face))
def test_every_sign_of_ours_has_a_glyph(assets: Assets, face: Face) -> None:
    for readable in (False, True):
        fonts = Fonts(assets, readable=readable)
        for name, part in fonts.runs(face, SIGNS):
            for sign in part:
                assert ord(sign) in fonts._map(name), f"{sign} in {face} by {name}"


def test_runs_keep_the_text(assets: Assets) -> None:
    fonts = Fonts(assets)
    text = "Mᵀ M v = λ v → 2·3"
    for face in Face:
        assert "".join(part for _, part in fonts.runs(face, text)) == text


def test_the_readable_face_leaves_only_formulas_and_headings(assets: Assets) -> None:
    usual, other = Fonts(assets), Fonts(assets, readable=True)
    kept = [f for f in Face if usual.runs(f, "3.5 of") == other.runs(f, "3.5 of")]
    assert kept == [Face.TITLE, Face.MATH, Face.FIGURE]


def test_a_formula_without_an_outline_is_plain_text() -> None:
    assert plain(r"M^T M v = \lambda v") == "Mᵀ M v = λ v"
    assert plain(r"r_{1} \cdot v = -4") == "r1 · v = −4"


@pytest.mark.parametrize("name", FILES)
def test_another_font_stands_in_for_one_that_is_lost(name: str, root: Path) -> None:
    (root / "art" / "fonts" / name).write_bytes(b"\0\1\0\0 no font")
    fonts = Fonts(Assets(root), readable=name.startswith("Open"))
    for face in Face:
        assert fonts.render(face, 30, "A row ⟂", (255, 255, 255)).get_width() > 30
    (fault,) = fonts.missing
    assert name in fault


def test_with_no_font_at_all_there_is_still_type(root: Path) -> None:
    shutil.rmtree(root / "art" / "fonts")
    fonts = Fonts(Assets(root))
    assert fonts.render(Face.READING, 30, "A row", (255, 255, 255)).get_width() > 30
    assert len(fonts.missing) == len(FILES)


def test_a_formula_whose_outline_is_lost_is_plain_text(root: Path) -> None:
    shelf = root / "art" / "equations"
    index = json.loads((shelf / "index.json").read_text("utf-8"))
    (shelf / index["v"]["file"]).unlink()
    (shelf / index["r"]["file"]).write_text("<svg></svg>", "ascii")
    equations = Equations(Assets(root))
    assert equations.outline("v") is None
    assert equations.render("v", 30, (255, 255, 255)) is None
    assert equations.render("r", 30, (255, 255, 255)) is None
    assert equations.outline("r") is None
    assert equations.outline("u") is not None
    assert len(equations.missing) == 2
    (shelf / "index.json").write_text("{", "utf-8")
    assert Equations(Assets(root)).outline("u") is None


def test_formulas_that_are_set_are_drawn_and_others_are_stale(brush: Brush) -> None:
    equations = brush.equations
    assert equations.stale(["v", "no such", "no such"]) == ["no such"]
    small, large = (equations.render("v", px, (255, 0, 0)) for px in (20, 40))
    assert small is not None
    assert large is not None
    assert large.get_height() > 1.5 * small.get_height()
    middle = pygame.mask.from_surface(large).count()
    assert middle > 20
    assert equations.render("no such", 20, (0, 0, 0)) is None
