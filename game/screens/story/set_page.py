"""A moment of the story set in type: its words, its choices, and their boxes."""

import math

import pygame
from msgspec import Struct
from msgspec.structs import replace

from game.language import N_, _
from game.narrative.compiler.cast import Speaker
from game.narrative.machine.events import Asked, Line, PuzzleSet, SongSet
from game.screens.shared.context import Context
from game.screens.story.journey import Moment
from game.screens.story.reader import Way
from game.screens.story.spoken import Spoken
from game.ui.paint.brush import Brush
from game.ui.paint.reading_layout import Page, page
from game.ui.paint.signs import mark, waiting
from game.ui.theme import Colour
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Style, Text

LEDGER = Speaker(N_("The Ledger"))
INDENT = 46.0
BETWEEN = 8.0
# A mark of the Ledger before a choice: its radius and its room, in lines.
SIGN, SIGNED = 0.29, 0.95


class Choice(Struct, frozen=True):
    """A way as it is set: its type at rest and under the hand, and its place."""

    plain: Text
    lit: Text
    area: pygame.Rect
    sign: str


class SetPage(Struct, frozen=True):
    """A moment as it is set: ``name`` with its colour, and what is ``spoken``."""

    page: Page
    text: Text | None
    name: tuple[str, str]
    choices: list[Choice]
    spoken: Spoken


def set_page(
    context: Context, moment: Moment, line: Line | None, ways: tuple[Way, ...]
) -> SetPage:
    """The type of a moment, set, and its boxes."""
    brush, library = context.brush, context.library
    stage = moment.stage
    about = line
    text = line.text if line and not stage.words else ""
    if isinstance(moment.pause, Asked):
        guess = library.ledger.find(moment.pause.guess)
        text = f"“{guess.words}”" if guess else moment.pause.guess
        about = None
    elif isinstance(moment.pause, PuzzleSet):
        text, about = _("A puzzle lies here."), None
    elif isinstance(moment.pause, SongSet):
        text, about = _("A song is sung here."), None
    who = about.speaker if about else ""
    speaker = library.cast.speakers.get(who, LEDGER)
    name = _(speaker.name) if speaker is LEDGER else speaker.name
    italic = speaker.italic or not who
    rough = page(brush.view)
    style = brush.style(rough.body, rough.text.w, italic=italic)
    told = runs(text) if about else runs(quoted(text))
    rows = brush.typesetter.lines(told, style) if text else 0
    where = _paged(brush, rows, ways, portraits=bool(stage.shown))
    style = brush.style(where.body, where.text.w, italic=italic)
    return SetPage(
        where,
        brush.set(told, style) if text else None,
        (speaker.colour, name) if text else ("", ""),
        _choices(brush, where, ways),
        Spoken(who, about.mood, about.source or about.text) if about else Spoken(),
    )


def _paged(brush: Brush, rows: int, ways: tuple[Way, ...], *, portraits: bool) -> Page:
    count = 0.0
    if ways:
        rough = page(brush.view)
        style = brush.style(rough.body * 0.92, rough.text.w - INDENT)
        lines = [brush.typesetter.lines(runs(w.text), style) for w in ways]
        count = sum(lines) + len(ways) * BETWEEN / rough.leading
    return page(brush.view, max(1, rows), portraits, math.ceil(count))


def _choices(brush: Brush, where: Page, ways: tuple[Way, ...]) -> list[Choice]:
    theme = brush.theme
    box = where.choices
    y, choices = box.y, []
    for way in ways:
        style = brush.style(where.body * 0.92, box.w - INDENT)
        told = runs(way.text)
        quiet = theme.quiet if way.taken else theme.text
        rest = brush.set(told, _tinted(style, quiet))
        lit = brush.set(told, _tinted(style, theme.ember))
        height = rest.height / brush.k
        area = brush.view.rect(box.x, y, box.w, height)
        choices.append(Choice(rest, lit, area, way.sign))
        y += height + BETWEEN
    return choices


def _tinted(style: Style, colour: Colour) -> Style:
    return replace(style, colour=colour)


def draw_choices(
    surface: pygame.Surface, brush: Brush, choices: list[Choice], focus: int
) -> None:
    """Paint the choices, the one at ``focus`` lit."""
    for index, choice in enumerate(choices):
        lit = index == focus
        text = choice.lit if lit else choice.plain
        x = choice.area.x + brush.view.px(INDENT)
        middle = choice.area.y + text.leading // 2
        if choice.sign:
            radius = SIGN * text.leading
            mark(surface, brush, choice.sign, (x + radius, middle), radius)
            x += round(SIGNED * text.leading)
        text.draw(surface, x, choice.area.y)
        spot = (choice.area.x + brush.view.px(14), middle)
        if lit:
            waiting(surface, brush, spot, 0.0, brush.theme.ember)
        else:
            brush.patches.dot(surface, brush.theme.hairline, spot, 4.0 * brush.k)
