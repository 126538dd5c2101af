"""The profile and the settings on the disk: two files in turn, and one to be edited."""

import os

from game.language import _
from game.saving.atomic import set_aside, write_atomic
from game.saving.envelope import MOST_BYTES, Damage
from game.saving.file_system import MISSING, FileSystem
from game.saving.notices import Notices, reason
from game.saving.profile import VERSION, Profile, decode, encode
from game.saving.rotating_files import RotatingFiles
from game.saving.save import Newer
from game.saving.settings import Settings, decode_settings, encode_settings

COPIES = 2
SETTINGS = "settings.json"


def read_profile(ring: RotatingFiles, notices: Notices, *, tidy: bool) -> Profile:
    """All that any copy of the profile knows; damaged ones are told and set aside."""
    profile: Profile | None = None
    faults: list[str] = []
    try:
        held = ring.scan()
    except OSError:
        return Profile()
    for file in held:
        why = file.why
        if file.frame is not None:
            try:
                copy = decode(file.data)
            except Newer:
                faults.append(_("A copy of a later version of the game is left alone."))
                continue
            except Damage as fault:
                why = str(fault)
            else:
                if profile is None:
                    profile = copy
                else:
                    profile.merge(copy)
                continue
        faults.append(_("A copy of your progress cannot be read: {why}.", why=why))
        if tidy and (file.broken or file.frame is not None):
            ring.set_aside(file.number)
    for fault_told in faults:
        more = _("The other one is used.") if profile else _("Progress begins anew.")
        notices.say(f"{fault_told} {more}")
    return profile or Profile()


def profile_ring(fs: FileSystem, folder: str) -> RotatingFiles:
    """The copies of the profile."""
    return RotatingFiles(fs, folder, "profile", COPIES, VERSION)


def write_profile(ring: RotatingFiles, snapshot: Profile) -> None:
    """Write the older copy anew. Raises OSError, ValueError."""
    ring.write(lambda generation: encode(snapshot, generation))


def read_settings_file(
    fs: FileSystem, folder: str, notices: Notices, *, tidy: bool
) -> Settings:
    """The settings; what is wrong with them is told and left out."""
    path = os.path.join(folder, SETTINGS)  # noqa: PTH118
    try:
        settings, told = decode_settings(fs.read(path, MOST_BYTES + 1))
    except MISSING:
        return Settings()
    except OSError as fault:
        notices.say(_("The settings cannot be read: {reason}.", reason=reason(fault)))
        return Settings()
    except Damage as fault:
        notices.say(
            _("The settings cannot be read, and are as at first: {fault}.", fault=fault)
        )
        if tidy:
            set_aside(fs, path)
        return Settings()
    for sentence in told:
        notices.say(sentence)
    return settings


def write_settings(fs: FileSystem, folder: str, settings: Settings) -> None:
    """Write the settings so that they can be read by a person. Raises OSError."""
    path = os.path.join(folder, SETTINGS)  # noqa: PTH118
    write_atomic(fs, path, encode_settings(settings))
