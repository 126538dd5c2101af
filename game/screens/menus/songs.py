"""The songs that were heard, to be sung again."""

from game.language import N_
from game.screens.flow.base import Change, Push
from game.screens.menus.menu_page import MenuPage
from game.screens.song.sheet import Sheet
from game.screens.song.song_screen import SongScreen
from game.stage.state import Stage
from game.ui.forms.widgets import LARGE, Act, Bands, Line


class SongsScreen(MenuPage):
    """A line a song, named by its first words."""

    heading = N_("Songs")

    def bands(self) -> Bands:
        """The songs."""
        songs = self.context.library.songs
        return [
            (Line(name, Sheet(name, songs[name]).title, size=LARGE),)
            for name in songs
            if name in self.context.store.profile.heard
        ]

    def acted(self, act: Act) -> Change:
        """Sing it, on boards of the story."""
        places = self.context.library.places.items()
        stage = next((name for name, place in places if place.boards), "")
        sheet = Sheet(act.key, self.context.library.songs[act.key])
        return Push(SongScreen(self.context, sheet, Stage(backdrop=stage)))
