"""``eigenface doctor``: what was found of display, sound, fonts and folders."""

import argparse
import os
import platform
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import msgspec
from msgspec import Struct

from game import __version__
from game.app.folders import find

NEEDED = (
    "pygame-ce",
    "pygame_gui",
    "numpy",
    "PyYAML",
    "msgspec",
    "platformdirs",
    "soundfile",
)


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    about: str
    ok: bool
    found: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Look at everything; 1 if the game could not be played here."""
    findings = examine()
    if options.json:
        sys.stdout.write(msgspec.json.encode(findings).decode() + "\n")
    else:
        for finding in findings:
            print(f"{'ok ' if finding.ok else 'NOT'}  {finding.about}: {finding.found}")
    return 0 if all(f.ok for f in findings) else 1


def examine() -> list[Finding]:
    """Every finding, whatever goes wrong in looking for it."""
    looks: list[Callable[[], list[Finding]]] = [
        _versions,
        _clash,
        _folders,
        _display,
        _sound,
        _fonts,
        _speech,
    ]
    out: list[Finding] = []
    for look in looks:
        try:
            out += look()
        except (ImportError, OSError, RuntimeError) as fault:
            out.append(Finding(look.__name__.strip("_"), ok=False, found=str(fault)))
    return out


def _versions() -> list[Finding]:
    out = [
        Finding("eigenface", ok=True, found=__version__),
        Finding("python", ok=True, found=f"{platform.python_version()} {sys.platform}"),
    ]
    for name in NEEDED:
        try:
            out.append(Finding(name, ok=True, found=metadata.version(name)))
        except metadata.PackageNotFoundError:
            out.append(Finding(name, ok=False, found="not installed"))
    return out


def _clash() -> list[Finding]:
    from game.ui.window.display import clash  # noqa: PLC0415  (pygame may be broken)

    trouble = clash()
    return [Finding("pygame", ok=trouble is None, found=trouble or "pygame-ce alone")]


def _folders() -> list[Finding]:
    folders = find(os.environ)
    spare = os.access(folders.saves, os.W_OK)
    kept = "kept" if folders.lasting else "a temporary folder: nothing lasts"
    return [
        _there("story", folders.root / "story"),
        _there("art", folders.root / "art"),
        _there("sounds", folders.root / "sounds"),
        Finding(
            "saves",
            ok=spare and folders.lasting,
            found=f"{folders.saves} ({kept if spare else 'cannot be written'})",
        ),
    ]


def _there(name: str, folder: Path) -> Finding:
    return Finding(name, ok=folder.is_dir(), found=str(folder))


def _display() -> list[Finding]:
    import pygame  # noqa: PLC0415

    from game.ui.window.display import UNSEEN  # noqa: PLC0415

    try:
        pygame.display.init()
        driver = pygame.display.get_driver()
        sizes = pygame.display.get_desktop_sizes()
    except pygame.error as fault:
        return [Finding("display", ok=False, found=str(fault))]
    seen = driver not in UNSEEN
    shown = ", ".join(f"{w} x {h}" for w, h in sizes)
    found = (
        f"{driver}: {shown}" if seen else f"none (SDL would draw {driver!r}, unseen)"
    )
    return [Finding("display", ok=seen, found=found), _presenting()]


def _presenting() -> Finding:
    """How frames would reach the screen, and why so."""
    from game.saving.file_system import RealFileSystem  # noqa: PLC0415
    from game.saving.notices import Notices  # noqa: PLC0415
    from game.saving.progress import read_settings_file  # noqa: PLC0415
    from game.ui.window.presenting import chosen  # noqa: PLC0415

    saves = str(find(os.environ).saves)
    settings = read_settings_file(RealFileSystem(), saves, Notices(), tidy=False)
    way = chosen(settings.presenting, os.environ)
    return Finding("presenting", ok=True, found=f"{way.way}: {way.why}")


def _sound() -> list[Finding]:
    import pygame  # noqa: PLC0415

    from game.ui.sound.sound import open_device  # noqa: PLC0415

    try:
        open_device()
    except pygame.error as fault:
        return [Finding("sound", ok=True, found=f"silent: {fault}")]
    found = str(pygame.mixer.get_init())
    pygame.mixer.quit()
    return [Finding("sound", ok=True, found=found)]


def _fonts() -> list[Finding]:
    import pygame  # noqa: PLC0415

    from game.ui.type.fonts import Face, Fonts  # noqa: PLC0415
    from game.ui.window.assets import AssetFault, Assets  # noqa: PLC0415

    pygame.font.init()
    fonts = Fonts(Assets(find(os.environ).root))
    out = []
    for face in Face:
        try:
            wide = fonts.width(face, 40, "Rotate, scale, rotate. λ σ Σ · −")
            out.append(Finding(f"font {face}", ok=wide > 0, found=f"{wide} px"))
        except AssetFault as fault:
            out.append(Finding(f"font {face}", ok=False, found=str(fault)))
    return out


def _speech() -> list[Finding]:
    from game.ui.sound.speech_program import installed  # noqa: PLC0415
    from game.ui.sound.speech_ways import ways  # noqa: PLC0415

    found = [way.program for _path, way in installed(ways(sys.platform))]
    own = ["SAPI"] if sys.platform == "win32" else []
    said = ", ".join(own + found) or "no speech program: self-voicing stays silent"
    return [Finding("speech", ok=True, found=said)]
