"""What the reading page says aloud: place and people, the line, the picture."""

from game.figure.describe import describe, parts
from game.figure.things import Figure
from game.narrative.machine.events import Pause
from game.screens.shared.context import Context
from game.screens.shared.key_words import CHOOSE, GO_ON, choose, go_on, once
from game.screens.story.journey import Moment
from game.screens.story.page_words import joined, news, said, scene, spoken
from game.screens.story.reader import Reader, ways
from game.stage.state import Stage


class Telling:
    """Says what changed since it last spoke; on demand everything that is there."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._stage = Stage()
        self._seen: tuple[str, ...] = ()
        self._now: tuple[Moment, Reader, Figure] | None = None

    def tell(
        self, moment: Moment, reader: Reader, figure: Figure, *, opens: bool = False
    ) -> None:
        """A moment has come: what is new in it. A silence waits for what follows.

        So does a puzzle that ``opens`` over the page at once.
        """
        self._now = (moment, reader, figure)
        waits = opens or isinstance(moment.pause, Pause)
        if waits or not self.context.voice.enabled:
            return
        library, seen = self.context.library, parts(figure)
        told = (
            *scene(library, self._stage, moment.stage),
            *said(library, moment),
            news(self._seen, seen),
        )
        self._stage, self._seen = moment.stage, seen
        lesson = CHOOSE if ways(moment.pause) else GO_ON
        keys = once(self.context, lesson, self._keys(moment))
        self.context.voice.say(joined((*told, keys)))

    def resume(self) -> None:
        """Something that stood over the page is gone: where the story was."""
        if self._now is not None:
            moment, _reader, _figure = self._now
            self.context.voice.say(joined(said(self.context.library, moment)))

    def repeat(self) -> None:
        """Everything: place and people, the line that stands there, the picture."""
        if self._now is None:
            return
        library = self.context.library
        moment, reader, figure = self._now
        line = reader.line
        told = [*scene(library, Stage(), moment.stage)]
        if line is not None and moment.pause is not line:
            told.append(spoken(library, line))
        told += said(library, moment)
        told.append(describe(figure) if figure.panels else "")
        told.append(self._keys(moment))
        self.context.voice.say(joined(told))

    def _keys(self, moment: Moment) -> str:
        """How the moment is gone on from."""
        return choose(self.context) if ways(moment.pause) else go_on(self.context)
