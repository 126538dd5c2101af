"""The window, what helps eyes, and how everything is read aloud."""

from game.language import N_, _
from game.saving.settings import LIMITS
from game.screens.shared.context import Context
from game.ui.forms.controls import Choice, Slider, Toggle
from game.ui.forms.widgets import Widget, Words

PRESENTING = (
    ("", N_("whatever suits this computer")),
    ("graphics", N_("the graphics card")),
    ("copy", N_("the processor alone")),
)


def rows(context: Context) -> list[Widget]:
    """The rows, and what two of them mean."""
    now = context.settings
    return [
        Toggle("fullscreen", _("Fill the screen"), on=now.fullscreen),
        Toggle("ask_leaving", _("Ask before leaving"), on=now.ask_leaving),
        Toggle("high_contrast", _("High contrast"), on=now.high_contrast),
        Toggle("reduced_motion", _("Less motion"), on=now.reduced_motion),
        Toggle("self_voicing", _("Read everything aloud"), on=now.self_voicing),
        *(_aloud(context) if now.self_voicing else ()),
        Choice(
            "presenting",
            _("Draw with"),
            [(way, _(words)) for way, words in PRESENTING],
            now.presenting,
        ),
        Words(
            _(
                "Less motion shows the mathematics in stills instead of moving it. "
                "Reading aloud uses the speech program of this computer."
            ),
            room=(24.0, 16.0),
        ),
    ]


def _aloud(context: Context) -> list[Widget]:
    """How fast and by whom; each change is heard in the words that tell it."""
    now = context.settings
    return [
        Slider(
            "speech_rate",
            _("How fast"),
            now.speech_rate,
            LIMITS["speech_rate"],
            by=0.1,
            says=lambda v: f"{round(100 * v)}%",
        ),
        Choice("speech_voice", _("Read by"), _readers(context), now.speech_voice),
    ]


def _readers(context: Context) -> list[tuple[str, str]]:
    """The voices for the language; one that is not among them stays chosen."""
    known = [(reader.id, reader.name) for reader in context.voice.readers()]
    own, now = ("", _("its own voice")), context.settings.speech_voice
    other = [(now, now)] if now and now not in dict(known) else []
    return [own, *known, *other]
