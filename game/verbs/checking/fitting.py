"""Whether the words of every line and choice fit on the page, as large as they go."""

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.narrative.program.operations import Offer, Op, Say
from game.narrative.program.program import Program
from game.reading.problems import WARNING, Problem
from game.saving.settings import LIMITS
from game.screens.story.set_page import BETWEEN, INDENT
from game.stage.state import WORDS
from game.ui.paint.brush import Brush
from game.ui.paint.reading_layout import page
from game.ui.type.markup_runs import runs
from game.ui.window.assets import Assets
from game.ui.window.view import View

TALL = "S926"
# What is told of a scene has so many rows, as large as text goes at the start.
TOLD = 2
SMALLEST = (1280, 720)
# No row of the page holds fewer characters: what is shorter is not set to be seen.
FEWEST = 24


class _Largest:
    """A page at the largest size of text."""

    def __init__(self, root: Path) -> None:
        pygame.font.init()
        view = View(*SMALLEST, LIMITS["text_scale"][1])
        self.brush = Brush.of(Assets(root), view)
        self.page = page(view, 10_000)
        self.rows = int(self.page.text.h / self.page.leading)

    def ordinary(self, text: str) -> int:
        """How many rows a text takes on a page of ordinary size."""
        ordinary = page(View(*SMALLEST), TOLD)
        style = self.brush.style(ordinary.body, ordinary.text.w)
        return self.brush.typesetter.lines(runs(text), style)

    def taken(self, text: str, *, option: bool) -> float:
        """How many rows a text takes, as an option with the gap behind it."""
        width = self.page.text.w - (INDENT if option else 0.0)
        body = self.page.body * (0.92 if option else 1.0)
        rows = self.brush.typesetter.lines(runs(text), self.brush.style(body, width))
        return rows + (BETWEEN / self.page.leading if option else 0.0)


def fitting(program: Program, root: Path) -> list[Problem]:
    """Lines and choices that are taller than the page."""
    largest = _Largest(root)
    found: list[Problem] = []
    for chapter in program.chapters.values():
        for scene, words in chapter.unit.told.items():
            taken = largest.ordinary(words)
            if taken > TOLD:
                what = f"{taken} rows are told of '{scene}', and {TOLD} fit"
                place = chapter.place(chapter.scenes[scene])
                hint = "say it shorter: it is there to remember by"
                found.append(Problem(chapter.file, *place, TALL, what, hint, WARNING))
        for at, op in enumerate(chapter.code):
            for what in _faults(op, largest):
                place, hint = chapter.place(at), "say it shorter, or in more of them"
                told = (chapter.file, *place, TALL, what, hint, WARNING)
                found.append(Problem(*told))
    return found


def _faults(op: Op, largest: _Largest) -> Iterator[str]:
    rows = largest.rows
    if isinstance(op, Say) and op.mood != WORDS and len(op.text) > rows * FEWEST:
        taken = largest.taken(op.text, option=False)
        if taken > rows:
            yield f"{taken:g} rows of text where it is largest, and {rows} fit"
    elif isinstance(op, Offer):
        texts = [way.text for way in op.ways]
        least = len(texts) + sum(len(text) // FEWEST for text in texts)
        taken = sum(largest.taken(t, option=True) for t in texts) if least > 3 else 0
        if taken > rows - 1:
            yield f"{taken:.0f} rows of options where text is largest, {rows - 1} fit"
