"""The player's own misses on the workbench: the cloud, and the levels that made it."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from game.language import _, ngettext
from game.puzzles.kinds.trend.level import FEWEST, Points, speaks
from game.puzzles.kinds.trend.own import (
    cloud_of_misses,
    habit,
    misses_about_the_tip,
)
from game.puzzles.levels.library import parts
from game.screens.menus.small_figure import Gallery, Shown, SmallFigures
from game.screens.shared.context import Context
from game.screens.workbench.level_records import Card, card, made
from game.screens.workbench.rows import LevelRow, PageHead
from game.ui.forms.widgets import Heading, Widget, Words

MISSES: Final = "page:misses"


def misses_rows(context: Context, gallery: Gallery) -> Iterator[Widget]:
    """The page of the misses."""
    kept = context.store.profile.misses
    misses = tuple(miss.off for miss in kept)
    yield PageHead(_("Your misses"), _told(len(misses)), emblem="misses", marks=False)
    words = _(
        "An arrow that is laid as a guess misses by so much along the true arrow, and "
        "by so much to its left. Lines do not count. The newest sixty are kept."
    )
    yield Words(words, room=(0.0, 6.0))
    if not speaks(misses):
        return
    yield Words(
        _("On the whole: {habit}.", habit=habit(misses)), quiet=False, room=(0.0, 6.0)
    )
    yield _pictures(misses, gallery)
    yield Heading("", _("The levels that made them"))
    for each, count in _levels(context):
        told = ngettext(
            "{title} ({n} arrow)", "{title} ({n} arrows)", count, title=each.told
        )
        yield LevelRow(each, told, airy=False)


def _told(count: int) -> str:
    told = ngettext("{n} arrow", "{n} arrows", count)
    if count >= FEWEST:
        return told
    return _("{count}: from {most} on there is a cloud", count=told, most=FEWEST)


def _pictures(misses: Points, gallery: Gallery) -> SmallFigures:
    """Around the true tip, and around their own middle with their trend."""
    name = hash(misses)
    about, own = partial(misses_about_the_tip, misses), partial(cloud_of_misses, misses)
    raw = Shown(f"about:{name}", _("About the true tip, and their mean"), about)
    middle = Shown(f"own:{name}", _("About their own middle: their trend"), own)
    return SmallFigures(raw, middle, gallery)


def _levels(context: Context) -> Iterator[tuple[Card, int]]:
    """The levels that are known, and how many of the misses each has made."""
    profile, library = context.store.profile, context.library.levels
    counts = Counter(miss.level for miss in profile.misses)
    for key, count in counts.items():
        kind, _dot, name = key.partition(".")
        found: Card | None = None
        if parts(name):
            found = made(kind, name, profile=profile)
        elif name in library.names(kind):
            title = library.find(kind, name).title
            found = card(kind, name, title, 0, profile)
        if found is not None:
            yield found, count
