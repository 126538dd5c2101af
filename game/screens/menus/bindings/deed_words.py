"""What can be bound, in plain words and in the order in which it is shown."""

from collections.abc import Iterator

from game.language import N_, _
from game.saving.settings import Settings
from game.ui.forms.caps import cap
from game.ui.window.bound import HELD, OWN, WAYS, Bound
from game.ui.window.intents import Device

GROUPS = (
    (
        N_("Everywhere"),
        (
            ("advance", N_("Go on, choose")),
            ("back", N_("Back, menu")),
            ("up", N_("Up")),
            ("down", N_("Down")),
            ("left", N_("Left")),
            ("right", N_("Right")),
            ("repeat", N_("Hear it all again")),
            ("voice", N_("Read everything aloud, or nothing")),
            ("ledger", N_("The Ledger")),
            ("enlarge", N_("The picture in the whole window")),
        ),
    ),
    (
        N_("Reading"),
        (
            ("rollback", N_("A line back")),
            ("rollforward", N_("A line forward again")),
            ("skip-held", N_("Skip while it is down")),
            ("skip", N_("Skip on and off; in a puzzle, the next thing")),
            ("next", N_("The next choice; the next level")),
            ("auto", N_("Lines go on by themselves")),
            ("hide", N_("Hide the words")),
            ("history", N_("What was said")),
            ("look", N_("Look at the frame")),
            ("menu", N_("The menu")),
            ("quicksave", N_("Save at once")),
            ("quickload", N_("Load what was saved at once")),
            ("save", N_("Save into a slot")),
            ("load", N_("Load from a slot")),
        ),
    ),
    (
        N_("Puzzles"),
        (
            ("undo", N_("Undo")),
            ("redo", N_("Redo")),
            ("restart", N_("Begin again")),
            ("hint", N_("A hint")),
            ("previous", N_("The level before")),
            ("steps", N_("Small, ordinary or large steps")),
            ("fine-held", N_("Small steps while it is down")),
            ("free-held", N_("Large steps, no snapping, while it is down")),
            ("snap", N_("Snapping on and off")),
            ("tool-shadow", N_("Shadow, the tool")),
            ("tool-gram", N_("Gram table, the tool")),
            ("tool-turn", N_("Turn, the tool")),
        ),
    ),
    (
        N_("The window"),
        (
            ("fullscreen", N_("Fill the screen")),
            ("screenshot", N_("Take a picture")),
        ),
    ),
)
_WORDS = {deed: words for _group, deeds in GROUPS for deed, words in deeds}
# What buttons for puzzles do besides where there is no puzzle: a pad has few.
_ON_PAD = {
    "undo": N_("Undo; in the story, look at the frame"),
    "steps": N_("Small, ordinary or large steps; in the story, lines by themselves"),
    "redo": N_("Redo; in the story, on to the next choice"),
    "hint": N_("A hint; in the story, hide the words"),
}


def words(deed: str, device: Device) -> str:
    """What a deed is called where it is bound for a device."""
    own = _ON_PAD.get(deed) if device is Device.PAD else None
    return _(own or _WORDS[deed])


def for_device(device: Device) -> Iterator[tuple[str, list[str]]]:
    """The groups of deeds that a device can do."""
    for heading, deeds in GROUPS:
        found = [deed for deed, _words in deeds if can(device, deed)]
        if found:
            yield _(heading), found


def can(device: Device, deed: str) -> bool:
    """Whether a device can do a deed: a mouse points and has no ways."""
    pushes = deed in WAYS or (deed in HELD and deed != "skip-held")
    return device is not Device.MOUSE or not pushes


def names_said(device: Device, bound: Bound, deed: str) -> str:
    """The keys or buttons of a deed, as they are marked."""
    names = [
        cap(device, name, bound.make, swapped=bound.swapped)
        for name in bound.names(device, deed)
    ]
    return ", ".join(drawn(name) for name in dict.fromkeys(names)) or _("nothing")


def drawn(sign: str) -> str:
    """A sign in words, where it would be a drawing."""
    if sign in _DRAWN:
        return _(_DRAWN[sign])
    return sign.strip("()") if sign.startswith("(") else sign


_DRAWN = {
    "mouse-right": N_("Right button"),
    "mouse-left": N_("Left button"),
    "pad-a": N_("Lower button"),
    "pad-b": N_("Right-hand button"),
    "pad-x": N_("Left-hand button"),
    "pad-y": N_("Upper button"),
    "pad-left": N_("Left shoulder"),
    "pad-right": N_("Right shoulder"),
    "pad-trigger": N_("Right trigger"),
    "pad-press": N_("Left stick, pressed"),
    "(cross)": N_("Cross"),
    "(circle)": N_("Circle"),
    "(square)": N_("Square"),
    "(triangle)": N_("Triangle"),
}


def switch_said(settings: Settings, which: str, make: str = "") -> str:
    """What a switch is, as it is marked."""
    device, _colon, name = str(getattr(settings, which)).partition(":")
    if (device, name) == ("mouse", "left"):
        return _("A click or a touch anywhere")
    devices = {word: each for each, word in OWN.items()}
    return drawn(cap(devices[device], name, make)) if name else _("nothing")
