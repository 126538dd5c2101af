"""A page of the Ledger: what fits is found without setting it, and kept."""

from itertools import pairwise

import pygame
import pytest

from game.figure.things import Box, Entry, Figure, Page
from game.screens.shared.stage_view import StageView
from game.ui.kept import PICTURES
from game.ui.paint import ledger_page
from game.ui.paint.brush import Brush
from game.ui.paint.ledger_page import entry_places, paint_ledger, stacked_height
from game.ui.type.typesetting import Run, Style, Text, Typesetter
from game.ui.window.view import View

WORDS = "Every row listens to the same arrow, and hears only its own share of it"
PAGE = Page(
    key="board",
    heading="The Ledger",
    entries=tuple(
        Entry(
            key=str(n),
            words=f"{n}. {WORDS}",
            mark="holds",
            evidence=WORDS if n % 2 else "",
        )
        for n in range(9)
    ),
)


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> list[Style]:
    """The styles in which a text is really set, one after another."""
    made: list[Style] = []
    real = Typesetter._set

    def counted(
        self: Typesetter, runs: tuple[Run, ...], style: Style, k: float
    ) -> Text:
        made.append(style)
        return real(self, runs, style, k)

    monkeypatch.setattr(Typesetter, "_set", counted)
    return made


@pytest.mark.parametrize("text_scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_page_at_rest_is_set_once_and_at_one_size(
    brush: Brush,
    setting: list[Style],
    size: tuple[int, int],
    text_scale: float,
) -> None:
    PICTURES.hold(size)
    mine = brush.at(view=View(*size, text_scale))
    surface = pygame.Surface(size)
    box = Box(0.3 * size[0], 20.0, 0.65 * size[0], 0.85 * size[1])
    for _ in range(5):
        paint_ledger(surface, PAGE, box, mine)
        entry_places(PAGE, box, mine)
    assert len({style.size for style in setting}) <= 2
    assert len(setting) <= len(PAGE.entries) + 4


def test_the_size_is_the_first_that_fits(brush: Brush) -> None:
    for high in (200.0, 320.0, 460.0, 700.0, 4000.0):
        box = Box(0.0, 0.0, 700.0, high)
        scale = brush.view.text_scale
        while (
            ledger_page._measured(PAGE, box.w, brush, scale) > box.h
            and scale > ledger_page.SMALLEST
        ):
            scale *= ledger_page.SHRINK
        found = ledger_page._fitting(PAGE, box, brush)
        assert found == pytest.approx(scale)


def test_what_is_measured_is_what_is_set(brush: Brush) -> None:
    width = 620.0
    tall = stacked_height([PAGE], width, 0.0, brush, brush.view.text_scale)
    places = entry_places(PAGE, Box(0.0, 0.0, width, tall), brush)
    last = places[-1]
    under = max(last.words.bottom, last.evidence.bottom)
    assert 0.0 < tall - under < 0.2 * tall
    for above, below in pairwise(places):
        assert above.evidence.bottom <= below.words.y


def test_formulas_are_set_and_measured_as_formulas(
    brush: Brush, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Text] = []
    real = Brush.set

    def kept(self: Brush, runs: tuple[Run, ...] | str, style: Style) -> Text:
        made.append(real(self, runs, style))
        return made[-1]

    monkeypatch.setattr(Brush, "set", kept)
    entry = Entry(key="a", words="$A^T A$ is the identity.", evidence="Not $A$.")
    page = Page(key="ledger", entries=(entry,))
    paint_ledger(pygame.Surface((700, 400)), page, Box(0, 0, 700, 400), brush)
    words, evidence = (text.letters for text in made)
    assert words.startswith("\ufffc")
    assert "A" not in words
    assert evidence.count("\ufffc") == 1


def test_a_full_page_stays_large_enough_and_breaks_within_no_vector(
    brush: Brush, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[Text, Style]] = []
    real = Brush.set

    def kept(self: Brush, runs: tuple[Run, ...] | str, style: Style) -> Text:
        made.append((real(self, runs, style), style))
        return made[-1][0]

    monkeypatch.setattr(Brush, "set", kept)
    fact = "rows (1, 0, 0), (1, 1, 0), (0, 0, 1), and v = (2, 1, 1)"
    entry = Entry(key="a", words="$(r, c)$ is what it is.", evidence=fact)
    page = Page(key="board", entries=(entry,) * 9)
    paint_ledger(pygame.Surface((700, 300)), page, Box(0, 0, 700, 300), brush)
    assert min(style.size for _text, style in made) >= ledger_page.READ
    told = made[1][0].letters
    assert "(1,\u00a00,\u00a00), (1,\u00a01,\u00a00)" in told


def drawn(tableau: StageView, surface: pygame.Surface, brush: Brush) -> bool:
    tableau.draw(surface, brush)
    return True


def test_a_gliding_page_keeps_the_size_it_will_have(
    brush: Brush, setting: list[Style]
) -> None:
    tableau = StageView()
    tableau.place(Box(0.0, 0.0, 1200.0, 680.0), 40.0)
    tableau.show(Figure(panels=(PAGE,)), animate=False)
    evidence = Page(key="evidence", entries=PAGE.entries[:3])
    surface = pygame.Surface((1280, 720))
    tableau.show(Figure(panels=(PAGE, evidence)), animate=True)
    ticks = [tableau.tick(1 / 60) for _ in range(90) if drawn(tableau, surface, brush)]
    assert any(ticks)
    assert not ticks[-1]
    pages = {style.width for style in setting}
    assert len(pages) <= 3
