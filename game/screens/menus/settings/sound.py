"""How loud everything is, and whether sounds are told in words."""

from game.language import N_, _
from game.saving.settings import BUSES, LIMITS
from game.screens.shared.context import Context
from game.ui.forms.controls import Slider, Toggle
from game.ui.forms.widgets import Widget, Words

_VOLUMES = {
    "master": N_("Everything"),
    "music": N_("Music"),
    "ambience": N_("Ambience"),
    "voice": N_("Voices"),
    "effects": N_("Effects"),
}


def rows(context: Context) -> list[Widget]:
    """A slider a bus, one for reading aloud, and the captions.

    Whoever is read to is never left in silence: reading aloud has its own loudness, of
    which the one for everything takes nothing, and does not go down to nothing.
    """
    now = context.settings
    volumes: list[Widget] = [
        Slider(
            bus,
            _(_VOLUMES[bus]),
            getattr(now, bus),
            LIMITS[bus],
            by=0.05,
            says=lambda v: f"{round(100 * v)}%" if v else _("Silent"),
            signs=("volume-off", "volume-on"),
        )
        for bus in BUSES
    ]
    return [
        *volumes,
        Slider(
            "speech_volume",
            _("Reading aloud"),
            now.speech_volume,
            LIMITS["speech_volume"],
            by=0.05,
            says=lambda v: f"{round(100 * v)}%",
            signs=("volume-off", "volume-on"),
        ),
        Toggle("captions", _("Captions for sounds"), on=now.captions),
        Words("", room=(14.0, 14.0)),
    ]
