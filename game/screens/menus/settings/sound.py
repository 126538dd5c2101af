"""How loud everything is."""

from game.language import N_, _
from game.saving.settings import BUSES, LIMITS
from game.screens.shared.context import Context
from game.ui.forms.controls import Slider
from game.ui.forms.widgets import Widget, Words

_VOLUMES = {
    "master": N_("Everything"),
    "music": N_("Music"),
    "ambience": N_("Ambience"),
    "voice": N_("Voices"),
    "effects": N_("Effects"),
}


def rows(context: Context) -> list[Widget]:
    """A slider a bus."""
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
    return [*volumes, Words("", room=(14.0, 14.0))]
