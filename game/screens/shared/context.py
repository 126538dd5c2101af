"""What every screen is handed: the story, the tools of painting, the saves."""

from collections.abc import Callable, Mapping

import pygame
from msgspec.structs import replace

from game.language import _
from game.saving.settings import Settings
from game.saving.store import Store
from game.screens.shared.library import Library, localized
from game.screens.shared.sitting import Sitting
from game.ui.kept import PICTURES
from game.ui.paint.brush import Brush
from game.ui.sound.manner import OWN, Manner
from game.ui.sound.sound import Sound
from game.ui.sound.speech import Voice
from game.ui.theme import LANTERN, SHARP
from game.ui.window.assets import Assets
from game.ui.window.bound import bound
from game.ui.window.intents import Device
from game.ui.window.view import View


class Context(Sitting):
    """The shared things of one running game; ``brush`` is renewed, the rest stays.

    ``day`` gives the day that a time lies in, as 2026-11-22.
    ``fill`` makes the window fill the screen, or not. ``speak`` says everything in the
    language of a setting and tells which one that came to: ``language``, empty for the
    writers' own. ``languages`` gives all that there are, by code and by name.
    ``read_to`` says whether a screen reader is known to run on this computer. ``turn``
    counts the renewals.
    ``page`` is the reading page as it was last drawn, for a save's picture. ``device``
    is what the player used last, for prompts, ``make`` whose gamepad is plugged in.
    ``source`` is the story as written.
    """

    def __init__(
        self,
        library: Library,
        store: Store,
        brush: Brush,
        sound: Sound,
        voice: Voice,
    ) -> None:
        super().__init__(library, store)
        self.source = library
        self.brush = brush
        self.sound = sound
        self.voice = voice
        self.turn = 0
        self.day: Callable[[float], str] = lambda _: "2026-01-01"
        self.fill: Callable[[bool], None] = lambda _: None
        self.speak: Callable[[str], str] = lambda _: ""
        self.language = ""
        self._asked: str | None = None
        self.languages: Callable[[], Mapping[str, str]] = dict
        self.read_to: Callable[[], bool] = lambda: False
        self.page: pygame.Surface | None = None
        self.device = Device.KEYS
        self.make = ""

    @property
    def assets(self) -> Assets:
        """The asset folder."""
        return self.brush.fonts.assets

    def adopt(self, settings: Settings) -> None:
        """Keep new settings and let everything follow them at once."""
        self.store.keep_settings(settings)
        self.follow()

    def read_aloud(self, *, wanted: bool) -> str:
        """Read everything aloud from now on, or nothing; what to tell the player."""
        told = _("Everything is read aloud.")
        if not wanted:
            told = _("Nothing is read aloud.")
            self.voice.end(told)
        elif not self.voice.able:
            told = _(
                "This computer has no speech program. On Linux, install "
                "speech-dispatcher or espeak-ng."
            )
        self.adopt(replace(self.settings, self_voicing=wanted))
        return told

    def remember(self, **about: bool | str) -> None:
        """Keep something about the window; nothing that is shown changes."""
        self.store.keep_settings(replace(self.settings, **about))

    def read(self, source: Library) -> None:
        """Take a story in, and say it in the language of the settings."""
        self.source = source
        self._asked = self.settings.language
        self.language = self.speak(self._asked)
        self.library = localized(source) if self.language else source

    def follow(self, size: tuple[int, int] | None = None) -> None:
        """Renew what depends on the settings or, if given, the window's size."""
        settings = self.settings
        width, height = size or (self.brush.view.width, self.brush.view.height)
        self.brush = self.brush.at(
            view=View(width, height, settings.text_scale, bool(settings.switches)),
            theme=SHARP if settings.high_contrast else LANTERN,
            readable=settings.readable_font,
            given=bound(settings, self.make),
        )
        PICTURES.hold((width, height))
        self.sound.set_volumes(settings.volumes)
        if settings.language != self._asked:
            self.read(self.source)
        self.voice.enabled = settings.self_voicing
        self.voice.manner = Manner(
            rate=settings.speech_rate,
            volume=settings.speech_volume,
            voice=settings.speech_voice,
            language=self.language.partition("_")[0] or OWN,
        )
        self.turn += 1
