"""The reader's side of a journey: what the page shows and when it goes on.

Nothing here draws. The play screen asks it what stands on the page, tells it how the
text was laid out, lets time pass and passes answers on to the journey.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from game.language import N_, _
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Mark,
    Pause,
    Pausing,
    Pick,
    PuzzleSet,
    SongSet,
)
from game.screens.shared.deaf import DEAF, Deaf
from game.screens.shared.typing import Typing
from game.screens.story.journey import Journey

SKIP_EVERY = 0.045
AUTO_PER_GLYPH = 0.022
AFTER_VOICE = 0.4
# Where lines go on by themselves: what is left of the rest at the most hurry, and of it
# all for whoever wants it short.
HURRIED, SHORT = 0.2, 0.4
MARKS = {
    "holds": N_("It holds."),
    "breaks": N_("It breaks."),
    "open": N_("Leave it open."),
}
UNREAD = N_("What was never read is not skipped; Settings can allow it.")
HURRIES = N_("The lines go on by themselves here. Auto holds them.")
PUZZLE, SONG = "puzzle", "song"
PAST = "past"
# What opens a screen of its own over the page, and the way to it.
OPENS, INTO = (PuzzleSet, SongSet), (PUZZLE, SONG)
# What is deaf for a moment when it comes.
WAYS = "ways"


class Way(Struct, frozen=True):
    """One line of type that can be chosen; ``id`` says what it answers.

    ``sign`` is the mark that it sets in the Ledger, if it sets one.
    """

    id: str
    text: str
    taken: bool = False
    sign: str = ""


def ways(pause: Pausing) -> tuple[Way, ...]:
    """The lines of type that can be chosen at a pause."""
    match pause:
        case Choices(options=options):
            return tuple(Way(o.id, o.text, o.picked) for o in options)
        case Asked():
            return tuple(
                Way(mark, _(words), sign=mark) for mark, words in MARKS.items()
            )
        case PuzzleSet():
            return (
                Way(PUZZLE, _("Take it in your hands.")),
                Way("skipped", _("Leave it for later.")),
            )
        case SongSet():
            return (Way(SONG, _("Hear the song.")), Way(PAST, _("Go on without it.")))
        case _:
            return ()


class Pace(Struct, frozen=True):
    """How fast this reader reads: from the settings."""

    speed: float = 45.0
    auto_delay: float = 1.6
    skip_unseen: bool = False
    hurry: str = ""


class Reader:
    """What is on the page, and the ways on from it."""

    def __init__(
        self, journey: Journey, pace: Pace, seen: Callable[[str], bool]
    ) -> None:
        self.journey = journey
        self.pace = pace
        self.seen = seen
        self.auto = False
        self.skipping = False
        # Lines that go on by themselves have been taken in hand.
        self.held = self._hurried = False
        self.typing: Typing | None = None
        self.rested = 0.0
        self.voiced = False
        self.known = False
        self.motion_left = 0.0
        self._deaf = Deaf(WAYS)

    @property
    def on(self) -> frozenset[str]:
        """What goes on by itself now: ``auto``, ``skip`` or neither."""
        ways = (("auto", self.auto or self.hurried), ("skip", self.skipping))
        return frozenset(name for name, on in ways if on)

    @property
    def hurry(self) -> float:
        """How soon the story lets lines go on by themselves here: 0 for not, to 1."""
        return 0.0 if self.pace.hurry == "hand" else self.journey.now.stage.hurry

    @property
    def hurried(self) -> bool:
        """Whether lines go on by themselves because of the story."""
        return self.hurry > 0.0 and not self.held

    def toggle_auto(self) -> str:
        """Let lines go on by themselves, or no longer; what the player is told."""
        self.skipping = False
        if self.hurry > 0.0:
            self.held = not self.held
            self.auto = self.auto and not self.held
            return _("You go on by hand.") if self.held else _("It goes on by itself.")
        self.auto = not self.auto
        return _("Auto is on.") if self.auto else _("Auto is off.")

    @property
    def passes(self) -> bool:
        """Whether this moment was met before and asks nothing."""
        pause = self.journey.now.pause
        return isinstance(pause, Pause) or (
            isinstance(pause, Line) and self._may_skip()
        )

    def deaf(self) -> bool:
        """Whether a choice came too lately to be meant; then its rest begins anew."""
        return not self._deaf.hears(WAYS)

    @property
    def line(self) -> Line | None:
        """The line whose text stands on the page, under a choice or silence too."""
        moments = self.journey.moments
        for moment in reversed(moments[: self.journey.index + 1]):
            if isinstance(moment.pause, Line):
                return moment.pause
        return None

    @property
    def ways(self) -> tuple[Way, ...]:
        """The lines of type that can be chosen now; none while a line is told."""
        return ways(self.journey.now.pause)

    def roll(self, *, back: bool) -> bool:
        """To the line or the choice before this moment, or after; whether there is any.

        Where there is none, as far as there are moments.
        """
        moved, self.held = False, self.hurry > 0.0
        while self.journey.back() if back else self.journey.forward():
            moved = True
            if self.telling or self.ways:
                break
        return moved

    @property
    def telling(self) -> bool:
        """Whether the pause is a line (and not a choice, silence or puzzle)."""
        return isinstance(self.journey.now.pause, Line)

    @property
    def writing(self) -> bool:
        """Whether a line is being written on the page."""
        return self.telling and self.typing is not None and not self.typing.done

    @property
    def told(self) -> float:
        """The share of the page's line that has been written."""
        typing = self.typing
        return typing.shown / len(typing.times) if typing and typing.times else 1.0

    @property
    def waiting(self) -> bool:
        """Whether a line stands there and waits for the reader."""
        return self.telling and not self.writing

    @property
    def ended(self) -> Ended | None:
        """The ending that was reached, if this is one."""
        pause = self.journey.now.pause
        return pause if isinstance(pause, Ended) else None

    def arrive(self, text: str, pauses: Mapping[int, float], *, fresh: bool) -> str:
        """A new moment is on the page; ``fresh`` types it, otherwise it stands.

        What the reader is told: that skipping ends here, at a line that was never read,
        or that lines go on by themselves from here.
        """
        line = self.journey.now.pause
        self.known = isinstance(line, Line) and self.seen(line.id)
        at_once = not fresh or not self.telling
        self.typing = Typing(text, pauses, self.pace.speed, done=at_once)
        self.rested, self.voiced = 0.0, False
        self.held = self.held and self.hurry > 0.0
        self._deaf.again(WAYS)
        if not fresh:
            self._deaf.tick(DEAF)
        halted = self.skipping and isinstance(line, Line) and not self._may_skip()
        self.skipping = self.skipping and not halted
        hurries = self.hurried and not self._hurried
        self._hurried = self.hurried
        return _(UNREAD) if halted else _(HURRIES) if hurries else ""

    def skip(self, wanted: bool) -> None:
        """Pass on what was read before, or no longer; what was not is read."""
        if wanted:
            self.auto = False
        fits = not isinstance(self.journey.now.pause, Line) or self._may_skip()
        self.skipping = wanted and fits

    def tick(self, dt: float, *, moving: bool, voiced: bool = False) -> Answer | None:
        """Let time pass; the answer that time gives by itself, if any.

        While a voice speaks (``voiced``) the line does not rest: auto waits for it.
        """
        self.voiced = self.voiced or voiced
        self._deaf.tick(dt)
        typing = self.typing
        if typing and not typing.done:
            if self.skipping and self._may_skip():
                typing.finish()
            else:
                typing.advance(dt)
            return None
        silent = self.skipping or not (voiced and self.telling)
        self.rested = self.rested + dt if silent else 0.0
        return self._by_itself(moving)

    def _by_itself(self, moving: bool) -> Answer | None:
        pause = self.journey.now.pause
        if isinstance(pause, Pause):
            over = self.rested >= pause.seconds and (pause.seconds > 0 or not moving)
            return Advance() if over or self.skipping else None
        if not isinstance(pause, Line):
            return None
        if self.skipping and self._may_skip():
            return Advance() if self.rested >= SKIP_EVERY else None
        length = len(self.typing.times) if self.typing and not self.voiced else 0
        wanted = self.pace.auto_delay * (AFTER_VOICE if self.voiced else 1.0)
        wanted += AUTO_PER_GLYPH * length
        if self.hurried:
            wanted *= 1.0 - (1.0 - HURRIED) * self.hurry
            wanted *= SHORT if self.pace.hurry == "short" else 1.0
        on = self.auto or self.hurried
        return Advance() if on and self.rested >= wanted else None

    def advance(self) -> Answer | None:
        """The player goes on: finish the typing first, then the line."""
        if self.typing and not self.typing.done:
            self.typing.finish()
            return None
        match self.journey.now.pause:
            case Line() | Pause():
                return Advance()
            case _:
                return None

    def answer_to(self, way: Way) -> Answer | None:
        """The machine's answer for a way; None for what opens a screen of its own."""
        match self.journey.now.pause:
            case Choices():
                return Pick(way.id)
            case Asked(guess=guess):
                return Mark(guess, way.id)
            case PuzzleSet() if way.id != PUZZLE:
                return Finish(way.id)
            case SongSet() if way.id != SONG:
                return Advance()
            case _:
                return None

    def stop(self) -> None:
        """Any touch of the player ends auto and skip."""
        self.auto = self.skipping = False

    def until_change(self) -> float:
        """Seconds until time alone changes the page; 0 while text types."""
        if self.typing and not self.typing.done:
            return 0.0
        pause = self.journey.now.pause
        if self.on:
            return 0.02
        if isinstance(pause, Pause):
            return max(0.0, pause.seconds - self.rested)
        return float("inf")

    def _may_skip(self) -> bool:
        return self.known or self.pace.skip_unseen
