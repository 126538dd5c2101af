"""What stands on the reading page, in words: place and people, line, ways, picture.

No pygame here.
"""

from collections.abc import Iterable, Iterator

from game.language import N_, _, ngettext
from game.narrative.machine.events import Asked, Line
from game.screens.shared.library import Library
from game.screens.story.journey import Moment
from game.screens.story.reader import Way, ways
from game.stage.cues.props import FRAME, Prop
from game.stage.state import TELEVISION, Stage

# Things of a picture that are told by themselves when they are new.
MOST = 3
_PROPS = {
    "jigsaw": N_("A jigsaw puzzle is put there."),
    "lantern": N_("A lantern is put there."),
    "microphone": N_("A microphone is put there."),
    "slate": N_("A slate is put there."),
}


def scene(library: Library, before: Stage, now: Stage) -> Iterator[str]:
    """The place, who comes and goes, what is put there, where it is another."""
    if now.backdrop != before.backdrop:
        place = library.places.get(now.backdrop)
        yield place.says if place is not None else ""
    yield from _people(library, before.shown, now.shown)
    was = {prop.name: prop for prop in before.props}
    for prop in now.props:
        if was.get(prop.name) != prop:
            yield _put(prop)


def said(library: Library, moment: Moment) -> Iterator[str]:
    """The line of a moment; or what it asks, and the ways on."""
    pause = moment.pause
    if isinstance(pause, Line):
        yield spoken(library, pause)
    if isinstance(pause, Asked):
        yield asked(library, pause)
    there = ways(pause)
    yield " ".join(f"{numbered(there, index)}." for index in range(len(there)))


def spoken(library: Library, line: Line) -> str:
    """Who says what."""
    name = library.named(line.speaker)
    return f"{name}: {line.text}" if name else line.text


def asked(library: Library, pause: Asked) -> str:
    """Which guess is to be marked."""
    guess = library.ledger.find(pause.guess)
    words = guess.words if guess is not None else pause.guess
    return _("Your mark for: {guess}", guess=words)


def numbered(ways: tuple[Way, ...], index: int) -> str:
    """A choice with its number, for ears."""
    words = ways[index].text.rstrip(".")
    return _("{n} of {all}: {words}", n=index + 1, all=len(ways), words=words)


def joined(told: Iterable[str]) -> str:
    """Sentences one after another; what ends without a stop gets one."""
    each = (part if part[-1] in '.!?…:"”' else f"{part}." for part in told if part)
    return " ".join(each)


def news(before: tuple[str, ...], now: tuple[str, ...]) -> str:
    """What is new of a picture, in a few words."""
    if before and not now:
        return _("The picture is gone.")
    new = [part for part in now if part not in before]
    if not new:
        return ""
    words = "; ".join(new[:MOST])
    if len(new) > MOST:
        return _("Shown: {things}, and more.", things=words)
    return _("Shown: {things}.", things=words)


def held(rank: int) -> str:
    """What a frame holds."""
    if rank == 0:
        return _("An empty frame.")
    if rank == 1:
        return _("One component: where it was light, and where it was dark.")
    return ngettext(
        "{n} component of a picture.",
        "{n} components of a picture, one laid over the other.",
        rank,
    )


def _people(
    library: Library, before: Iterable[str], now: Iterable[str]
) -> Iterator[str]:
    before, now = tuple(before), tuple(now)
    for who in now:
        if who not in before and who == TELEVISION:
            yield _("The television is on.")
        elif who not in before and (name := library.named(who)):
            yield _("{name} is here.", name=name)
    for who in before:
        if who not in now and who == TELEVISION:
            yield _("The television is off.")
        elif who not in now and (name := library.named(who)):
            yield _("{name} is gone.", name=name)


def _put(prop: Prop) -> str:
    if prop.name == FRAME:
        return _("The frame on the bed: {held}", held=held(prop.rank))
    told = _(_PROPS.get(prop.name, ""))
    rows = "; ".join(", ".join(row) for row in prop.rows)
    return _("{prop} On it stands: {rows}.", prop=told, rows=rows) if rows else told
