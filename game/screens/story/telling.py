"""What the reading page says aloud: place and people, the line, the picture."""

from collections.abc import Iterable, Iterator

from game.figure.describe import describe, parts
from game.figure.things import Figure
from game.language import N_, _
from game.narrative.machine.events import Asked, Line, Pause
from game.screens.shared.context import Context
from game.screens.story.close_view import caption
from game.screens.story.journey import Moment
from game.screens.story.reader import Reader, Way
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


class Telling:
    """Says what changed since it last spoke; on demand everything that is there."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._stage = Stage()
        self._seen: tuple[str, ...] = ()
        self._now: tuple[Moment, Reader, Figure] | None = None

    def tell(self, moment: Moment, reader: Reader, figure: Figure) -> None:
        """A moment has come: what is new in it. A silence waits for what follows."""
        self._now = (moment, reader, figure)
        if isinstance(moment.pause, Pause) or not self.context.voice.enabled:
            return
        seen = parts(figure)
        told = (
            *self._scene(self._stage, moment.stage),
            *self._said(moment, reader.ways),
            _short(self._seen, seen),
        )
        self._stage, self._seen = moment.stage, seen
        self.context.voice.say(_joined(told))

    def resume(self) -> None:
        """Something that stood over the page is gone: where the story was."""
        if self._now is not None:
            moment, reader, _figure = self._now
            self.context.voice.say(_joined(self._said(moment, reader.ways)))

    def repeat(self) -> None:
        """Everything: place and people, the line that stands there, the picture."""
        if self._now is None:
            return
        moment, reader, figure = self._now
        line = reader.line
        told = [*self._scene(Stage(), moment.stage)]
        if line is not None and moment.pause is not line:
            told.append(self._line(line))
        told += self._said(moment, reader.ways)
        told.append(describe(figure) if figure.panels else "")
        self.context.voice.say(_joined(told))

    # What there is to say

    def _said(self, moment: Moment, ways: tuple[Way, ...]) -> Iterator[str]:
        pause = moment.pause
        if isinstance(pause, Line):
            yield self._line(pause)
        if isinstance(pause, Asked):
            guess = self.context.library.ledger.find(pause.guess)
            words = guess.words if guess is not None else pause.guess
            yield _("Your mark for: {guess}", guess=words)
        yield " ".join(numbered(ways, index) + "." for index in range(len(ways)))

    def _line(self, line: Line) -> str:
        """Who says what."""
        name = self._name(line.speaker)
        return f"{name}: {line.text}" if name else line.text

    def _name(self, who: str) -> str:
        speaker = self.context.library.cast.speakers.get(who)
        return speaker.name if speaker else ""

    def _scene(self, before: Stage, now: Stage) -> Iterator[str]:
        """The place, who comes and goes, what is put there, where it is another."""
        if now.backdrop != before.backdrop:
            place = self.context.library.places.get(now.backdrop)
            yield place.says if place is not None else ""
        yield from self._people(before.shown, now.shown)
        was = {prop.name: prop for prop in before.props}
        for prop in now.props:
            if was.get(prop.name) != prop:
                yield _put(prop)

    def _people(self, before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
        before, now = tuple(before), tuple(now)
        for who in now:
            if who not in before and who == TELEVISION:
                yield _("The television is on.")
            elif who not in before and (name := self._name(who)):
                yield _("{name} is here.", name=name)
        for who in before:
            if who not in now and who == TELEVISION:
                yield _("The television is off.")
            elif who not in now and (name := self._name(who)):
                yield _("{name} is gone.", name=name)


def numbered(ways: tuple[Way, ...], index: int) -> str:
    """A choice with its number, for ears."""
    words = ways[index].text.rstrip(".")
    return _("{n} of {all}: {words}", n=index + 1, all=len(ways), words=words)


def _joined(told: Iterable[str]) -> str:
    """Sentences one after another; what ends without a stop gets one."""
    each = (part if part[-1] in '.!?…:"”' else f"{part}." for part in told if part)
    return " ".join(each)


def _put(prop: Prop) -> str:
    if prop.name == FRAME:
        return _("The frame on the bed: {held}", held=caption(prop.rank))
    told = _(_PROPS.get(prop.name, ""))
    rows = "; ".join(", ".join(row) for row in prop.rows)
    return _("{prop} On it stands: {rows}.", prop=told, rows=rows) if rows else told


def _short(before: tuple[str, ...], now: tuple[str, ...]) -> str:
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
