"""The music that was heard: each piece alone, its layers one by one."""

from math import inf

from game.language import N_, _, ngettext
from game.screens.extras.tab import Tab, covered
from game.screens.flow.base import STAY, Change
from game.screens.shared import stage_sound
from game.screens.shared.sound_words import MUSIC, WORDS
from game.ui.forms.controls import Toggle
from game.ui.forms.widgets import SMALL, Act, Bands, Canvas, Line, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.sound.sound import Sound

PIECE, LAYER = "piece:", "layer:"
FADE = 1.0
# How often the position is looked at.
BEAT = 0.25


class Position(Widget):
    """Where the music is: a line that fills, and the time."""

    def __init__(self, sound: Sound) -> None:
        super().__init__()
        self._sound = sound
        self._shown = ""

    def label(self) -> str:
        """The time, in words."""
        if self._sound.position is None:
            return ""
        at, whole = self._sound.position
        # Translators: how far a piece of music has gone, and how long it is.
        return _("{at} of {whole}", at=_clock(at), whole=_clock(whole))

    def height(self, brush: Brush, width: int) -> int:  # noqa: ARG002
        """A line of small type."""
        return brush.view.px(52.0 * brush.view.text_scale)

    def paint(self, on: Canvas) -> None:
        """Draw the line up to where it is, and the time at its right."""
        self._shown = self.label()
        at, whole = self._sound.position or (0.0, 0.0)
        room = on.area.w / on.k
        time = typed(on.brush, self._shown, SMALL, room, on.theme.quiet)
        time.draw(on.surface, on.area.right - time.width, on.middle - time.height // 2)
        y, end = on.middle + 0.5, on.area.right - time.width - on.px(30)
        on.line(on.theme.fog, (on.left, y), (end, y), max(1.0, 2.0 * on.k))
        here = on.left + (end - on.left) * (at / whole if whole else 0.0)
        if here - on.left >= 1:
            on.line(on.theme.brass, (on.left, y), (here, y), max(2.0, 4.5 * on.k))
        on.brush.patches.dot(on.surface, on.theme.bone, (here, y), 7.0 * on.k)

    def tick(self, dt: float) -> bool:
        """It is another second now."""
        del dt
        return self._shown != self.label()


class MusicTab(Tab):
    """A line a piece; under the one that plays its layers, to be turned on and off."""

    heading = N_("Music")
    playing = ""
    _layers: set[int]

    @property
    def empty(self) -> bool:
        """Whether no music was heard."""
        return not any(self.collection.pieces.values())

    def rows(self) -> Bands:
        """The pieces in the order of the story."""
        rows: list[Widget] = []
        for name, met in self.collection.pieces.items():
            if met is not None:
                rows += self._piece(name)
        if self.told():
            rows.append(covered(self.told()))
        return [(row,) for row in rows]

    def told(self) -> str:
        """How many were not heard."""
        hidden = sum(met is None for met in self.collection.pieces.values())
        if not hidden:
            return ""
        return ngettext("One piece not heard yet", "{n} pieces not heard yet", hidden)

    def _piece(self, name: str) -> list[Widget]:
        words = _(WORDS.get(f"{MUSIC}{name}", name))
        if name != self.playing:
            return [Line(PIECE + name, words)]
        rows: list[Widget] = [
            Line(PIECE + name, words, under=_("playing")),
            Position(self.context.sound),
        ]
        count = self.context.sound.layers(name)
        for layer in range(count) if count > 1 else ():
            told = _("Layer {n}", n=layer + 1)
            rows.append(Toggle(f"{LAYER}{layer}", told, on=layer in self._layers))
        return rows

    def acted(self, act: Act) -> Change:
        """Play a piece or end it; turn a layer on or off."""
        if act.key.startswith(LAYER):
            self._layers ^= {int(act.key.removeprefix(LAYER))}
            self.context.sound.choose(frozenset(self._layers))
            return STAY
        name = act.key.removeprefix(PIECE)
        self.playing = "" if name == self.playing else name
        self._layers = set(range(self.context.sound.layers(name)))
        self.resumed()
        return STAY

    def resumed(self) -> None:
        """Let be heard what was chosen here, or what is heard at the title."""
        sound = self.context.sound
        if self.playing:
            sound.ambience(None, FADE)
            sound.music(self.playing, FADE)
            sound.choose(frozenset(self._layers))
        else:
            stage_sound.home(sound)

    def wait(self) -> float:
        """The position runs."""
        return BEAT if self.playing else inf


def _clock(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
