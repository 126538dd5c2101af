"""How lines are read: their language, speed, size and face."""

from collections.abc import Sequence

from game.language import N_, _
from game.saving.settings import LIMITS
from game.screens.menus.settings.sample import Sample
from game.screens.shared.context import Context
from game.ui.forms.controls import Choice, Slider, Toggle
from game.ui.forms.widgets import Widget

SPEEDS: Sequence[tuple[float, str]] = (
    (20.0, N_("Slow, 20 a second")),
    (45.0, N_("45 a second")),
    (90.0, N_("Fast, 90 a second")),
    (0.0, N_("At once")),
)
HURRIES: Sequence[tuple[str, str]] = (
    ("", N_("Lines go on by themselves")),
    ("short", N_("The same, and shorter")),
    ("hand", N_("I go on by hand")),
)


def rows(context: Context) -> list[Widget]:
    """The rows, and a line on which each change is seen."""
    now = context.settings
    speeds = _with(SPEEDS, now.text_speed)
    return [
        *_language(context),
        Choice("text_speed", _("Text speed"), speeds, now.text_speed),
        Slider(
            "text_scale",
            _("Text size"),
            now.text_scale,
            LIMITS["text_scale"],
            by=0.1,
            says=lambda v: f"{round(100 * v)}%",
        ),
        Slider(
            "auto_delay",
            _("Auto waits"),
            now.auto_delay,
            (0.0, 6.0),
            by=0.2,
            says=lambda v: _("{seconds} s", seconds=round(v, 1)),
        ),
        Choice(
            "hurry",
            _("Where the story hurries"),
            [(each, _(words)) for each, words in HURRIES],
            now.hurry,
        ),
        Toggle("skip_unseen", _("Skip what was never read"), on=now.skip_unseen),
        Toggle("readable_font", _("OpenDyslexic for reading"), on=now.readable_font),
        Sample(now),
    ]


def _language(context: Context) -> list[Widget]:
    """All languages by their own names; nothing where there is only one."""
    names = context.languages()
    if not names:
        return []
    ways = [("", _("As this computer")), ("en", "English"), *names.items()]
    return [Choice("language", _("Language"), ways, context.settings.language)]


def _with(speeds: Sequence[tuple[float, str]], now: float) -> list[tuple[float, str]]:
    """The speeds, with one from the settings' file that is none of them."""
    known = [(speed, _(words)) for speed, words in speeds]
    if any(speed == now for speed, words in speeds):
        return known
    return [*known, (now, _("{speed:g} a second", speed=now))]
