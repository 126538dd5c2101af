"""The course on the workbench: where one stands, and its stops in order."""

from collections.abc import Iterator
from typing import Final

from game.language import _, ngettext
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels import course
from game.screens.shared.context import Context
from game.screens.workbench.level_records import Card, State, card
from game.screens.workbench.rows import LevelRow, PageHead
from game.ui.forms.widgets import Heading, Line, Widget, Words

COURSE: Final = "page:course"
ON: Final = "course"


def stops(context: Context) -> tuple[Card, ...]:
    """The stops with what the player has done of each."""
    profile, library = context.store.profile, context.library.levels
    found = course.course(library)
    return tuple(card(kind, x.id, x.title, 0, profile) for kind, x in found)


def next_stop(found: tuple[Card, ...]) -> Card | None:
    """Where one stands: the first that is not solved."""
    return next((each for each in found if each.state is not State.SOLVED), None)


def course_rows(context: Context) -> Iterator[Widget]:
    """The page of the course."""
    found = stops(context)
    yield PageHead(_("A course"), _told(found), emblem="course")
    words = ngettext(
        "From an arrow to the whole SVD without the story, three levels a puzzle: "
        "about {n} hour.",
        "From an arrow to the whole SVD without the story, three levels a puzzle: "
        "about {n} hours.",
        course.hours(len(found)),
    )
    yield Words(words, room=(0.0, 6.0))
    ahead = next_stop(found)
    if ahead is not None:
        begun = any(each.state is not State.NEW for each in found)
        words = _("Go on with the course") if begun else _("Begin the course")
        yield Line(ON, words, under=ahead.told)
    kind = ""
    for each in found:
        if each.kind != kind:
            kind = each.kind
            yield Heading("", _(KINDS[kind].title))
        yield LevelRow(each, airy=False)


def _told(found: tuple[Card, ...]) -> str:
    """How far one is."""
    solved = sum(each.state is State.SOLVED for each in found)
    return ngettext(
        "{solved} of {n} level solved",
        "{solved} of {n} levels solved",
        len(found),
        solved=solved,
    )
