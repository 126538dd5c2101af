"""What sounds, in words: for whoever does not hear it. One table, every sound in it."""

from collections.abc import Mapping
from typing import Final

from game.language import N_, _

MUSIC: Final = "music/"
WORDS: Final[Mapping[str, str]] = {
    "effects/back": N_("two soft notes, falling"),
    "effects/choose": N_("two soft notes, rising"),
    "effects/close": N_("paper, and two chimes falling"),
    "effects/foreseen": N_("four chimes rise: it was foreseen"),
    "effects/guess-written": N_("a pen writes"),
    "effects/hint": N_("glass rings twice: a hint"),
    "effects/mark-breaks": N_("wood cracks: it breaks"),
    "effects/mark-holds": N_("a firm chord: it holds"),
    "effects/mark-open": N_("a chime is left hanging: it stays open"),
    "effects/missed": N_("two dull notes: it was not foreseen"),
    "effects/move": N_("a tick"),
    "effects/open": N_("paper, and two chimes rising"),
    "effects/page": N_("a page turns"),
    "effects/pick-up": N_("something is picked up"),
    "effects/put-down": N_("something is put down"),
    "effects/redo": N_("two notes up: done again"),
    "effects/restart": N_("four notes down: from the beginning"),
    "effects/reveal": N_("a breath, and chimes that rise: the reveal"),
    "effects/snap": N_("a click: it snaps in"),
    "effects/solved": N_("the tune comes home: it is solved"),
    "effects/undo": N_("two notes down: undone"),
    "music/fear": N_("“Fear”: shivering strings, a music box out of tune"),
    "music/fire": N_("“Fire”: warm strings and horns"),
    "music/forest": N_("“Forest”: a wandering harp, a flute"),
    "music/proof": N_("“Proof”: steady steps that rise"),
    "music/puzzle": N_("“Puzzle”: sparse chimes, more of them near the goal"),
    "music/show": N_("“Show”: strummed strings, a music box, a clarinet"),
    "music/title": N_("“Eigenface”: one slow tune"),
    "music/ward": N_("“Ward”: low strings at night"),
    "song/rotate": N_("a band, and two who sing"),
    "ambience/forest": N_("wind in high trees, water far off"),
    "ambience/television": N_("a television hums and hisses"),
    "ambience/title": N_("embers, and wind far away"),
    "ambience/ward": N_("fans behind a wall"),
    "tone/nearer": N_("a higher tone: nearer"),
    "tone/farther": N_("a lower tone: farther"),
    "music/": N_("the music ends"),
    "ambience/": N_("no sound from the place"),
}


def words(name: str) -> str:
    """A sound in brackets, as captions are written; nothing for one without words."""
    told = _(WORDS.get(name, ""))
    if name.startswith(MUSIC) and name != MUSIC and told:
        # Translators: a piece of music, its name and how it sounds.
        told = _("music, {piece}", piece=told)
    return f"[{told}]" if told else ""
