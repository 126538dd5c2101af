"""The pages of the workbench: a kind's levels, endless ones, the level of the day."""

from collections.abc import Iterator
from typing import Final

from game.language import N_, _, ngettext
from game.narrative.text.markup import aloud
from game.puzzles.core.kind import Kind
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import seed_of, starred
from game.puzzles.levels.library import endless_name
from game.screens.menus.small_figure import Gallery
from game.screens.shared.context import Context
from game.screens.workbench.course_page import COURSE, course_rows
from game.screens.workbench.level_records import (
    Card,
    State,
    cards,
    days,
    endless,
    hard,
    with_par,
)
from game.screens.workbench.misses_page import MISSES, misses_rows
from game.screens.workbench.rows import KindRow, LevelRow, Named, PageHead
from game.ui.forms.controls import Choice
from game.ui.forms.widgets import Bands, Heading, Line, Widget, Words

DAILY: Final = "page:daily"
ENDLESS: Final = "page:endless"
KIND: Final = "kind:"
SHOWN: Final = 12
FEW: Final = 7
MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


class Endless:
    """What the endless page is set to: a kind, how hard, and the seed that is offered.

    Every look at the page offers a seed of its own until a level is begun.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.kind: Kind = starred()[0]
        self.hard = 1
        self._drawn = 0
        self.seed = ""
        self.another()

    @property
    def name(self) -> str:
        """The name of the level that is offered."""
        return endless_name(self.kind.name, self.hard, self.seed)

    def another(self) -> None:
        """Offer another seed; new with every thousandth of a second."""
        self._drawn += 1
        now = round(self._context.wall() * 1000)
        self.seed = seed_of("endless", now, self._drawn)

    def choose(self, kind: str) -> None:
        """Levels of another kind, as hard as it has them."""
        self.kind = KINDS[kind]
        self.hard = min(self.hard, self.kind.hardest)


def page(context: Context, opened: str, made: Endless, gallery: Gallery) -> Bands:
    """The rows of a page, by its key."""
    if opened == COURSE:
        return [(row,) for row in course_rows(context)]
    if opened == MISSES:
        return [(row,) for row in misses_rows(context, gallery)]
    if opened == DAILY:
        return [(row,) for row in _daily(context)]
    if opened == ENDLESS:
        return [(row,) for row in _endless(context, made)]
    return [(row,) for row in _levels(context, KINDS[opened.removeprefix(KIND)])]


def done(found: tuple[Card, ...]) -> tuple[int, int]:
    """How many of the levels are solved, and how many there are."""
    return sum(each.state is State.SOLVED for each in found), len(found)


def all_done(context: Context) -> str:
    """How much of everything is solved, in words."""
    found = [each for kind in KINDS for each in cards(context, kind)]
    solved, all_ = done(tuple(found))
    return ngettext(
        "{solved} of {n} level solved, and every one is open.",
        "{solved} of {n} levels solved, and every one is open.",
        all_,
        solved=solved,
    )


def state(found: tuple[Card, ...]) -> State:
    """New while none of them was touched, solved when all are."""
    states = {each.state for each in found}
    return states.pop() if len(states) == 1 else State.BEGUN


def kind_row(context: Context, kind: Kind, opened: str) -> KindRow:
    """The row of a kind on the shelf."""
    found, key = cards(context, kind.name), f"{KIND}{kind.name}"
    return KindRow(
        key,
        _(kind.title),
        emblem=f"kind-{kind.name}",
        count=done(found),
        state=state(found) if found else None,
        opened=key == opened,
    )


def day_in_words(day: str) -> str:
    """2026-11-22 as 22 November 2026."""
    year, month, number = day.split("-")
    named = _(MONTHS[int(month) - 1])
    return _("{day} {month} {year}", day=int(number), month=named, year=year)


def _levels(context: Context, kind: Kind) -> Iterator[Widget]:
    found = cards(context, kind.name)
    solved, all_ = done(found)
    told = ngettext(
        "{solved} of {n} level solved",
        "{solved} of {n} levels solved",
        all_,
        solved=solved,
    )
    yield PageHead(_(kind.title), told, emblem=f"kind-{kind.name}")
    for each in found:
        yield LevelRow(with_par(context, each), airy=all_ <= FEW)
    if solved and kind.formulas:
        yield Heading("", _("What it is called"))
        yield Named(kind.formulas[0], aloud(f"${kind.formulas[0]}$"))


def _endless(context: Context, made: Endless) -> Iterator[Widget]:
    told = _("A level that nobody has seen. Its name opens it again, anywhere.")
    yield PageHead(_("Endless"), told, emblem="endless", marks=False)
    kinds = [(kind.name, _(kind.title)) for kind in starred()]
    yield Choice("which", _("Kind"), kinds, made.kind.name)
    most = made.kind.hardest
    levels = [(n, _("{n} of {most}", n=n, most=most)) for n in range(1, most + 1)]
    yield Choice("hard", _("How hard"), levels, made.hard)
    yield Line("endless", _("Begin {name}", name=made.name))
    yield Line("another", _("Another one"))
    profile = context.store.profile
    for which in (State.BEGUN, State.SOLVED):
        found = tuple(endless(profile, which))
        if found:
            yield Heading("", _heading(which, len(found)))
            for each in found[:SHOWN]:
                yield LevelRow(each, f"{each.title} ({each.name})", airy=False)


def _heading(which: State, count: int) -> str:
    begun = which is State.BEGUN
    if count <= SHOWN:
        return _("Begun") if begun else _("Solved")
    told = (
        _("Begun, the newest {n} of {all}")
        if begun
        else _("Solved, the newest {n} of {all}")
    )
    return told.format(n=SHOWN, all=count)


def _daily(context: Context) -> Iterator[Widget]:
    told = _("One level a day, the same for everyone.")
    yield PageHead(_("Level of the day"), told, emblem="daily")
    shown = tuple(days(context))
    for number, (day, each) in enumerate(shown):
        if number == 1:
            yield Heading("", _("The days before"))
        kind = _(KINDS[each.kind].title)
        told = f"{kind}, {hard(each.level)}"
        yield LevelRow(each, f"{day_in_words(day)}: {each.title} ({told})")
    for day, _level in shown[:1]:
        yield Words(
            _("A day is a name, too: {day} opens the level of that day.", day=day)
        )
