"""The window, and what helps eyes and ears."""

from game.language import N_, _
from game.screens.shared.context import Context
from game.ui.forms.controls import Choice, Toggle
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
