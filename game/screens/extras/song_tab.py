"""The songs that were heard, to be sung again, and their words."""

from game.language import N_, _, ngettext
from game.screens.extras.tab import Tab, covered
from game.screens.flow.base import Change, Push
from game.screens.song.sheet import Sheet
from game.screens.song.song_screen import SongScreen
from game.stage.state import Stage
from game.ui.forms.widgets import LARGE, SMALL, Act, Bands, Line, Widget, Words
from game.ui.type.fonts import Face


class SongTab(Tab):
    """A line a song, named by its first words; under it what is sung, and by whom."""

    heading = N_("Songs")

    @property
    def empty(self) -> bool:
        """Whether nothing was heard of any song."""
        return not any(self.collection.songs.values())

    def rows(self) -> Bands:
        """The songs."""
        rows: list[Widget] = []
        for name, heard in self.collection.songs.items():
            if heard:
                sheet = self._sheet(name)
                rows.append(
                    Line(name, sheet.title, under=_("Sing it again"), size=LARGE)
                )
                rows += self._words(sheet)
        if self.told():
            rows.append(covered(self.told()))
        return [(row,) for row in rows]

    def told(self) -> str:
        """How many were not heard."""
        hidden = sum(not heard for heard in self.collection.songs.values())
        if not hidden:
            return ""
        return ngettext("One song not heard yet", "{n} songs not heard yet", hidden)

    def _words(self, sheet: Sheet) -> list[Widget]:
        """Every phrase; who sings is told where that changes."""
        rows: list[Widget] = []
        before: tuple[str, ...] = ()
        for number, phrase in enumerate(sheet.phrases):
            told = sheet.told(number)
            if phrase.who != before:
                who = self.context.library.together(phrase.who)
                rows.append(Words(who, size=SMALL * 0.9, room=(12.0, 0.0)))
                before = phrase.who
            face = Face.READING
            rows.append(Words(told, face=face, quiet=False, room=(1.0, 1.0)))
        return rows

    def _sheet(self, name: str) -> Sheet:
        return Sheet(name, self.context.library.songs[name])

    def acted(self, act: Act) -> Change:
        """Sing it, on boards of the story."""
        places = self.context.library.places.items()
        stage = next((name for name, place in places if place.boards), "")
        return Push(
            SongScreen(self.context, self._sheet(act.key), Stage(backdrop=stage))
        )
