"""One saves folder: what the rest of the game asks of saving.

Nothing raises for what a disk or a stranger's file does: the player is told by
``notices``, and what could be read before still can be.
"""

import contextlib
import os
from collections.abc import Callable

from msgspec.structs import replace

from game.language import N_, _
from game.saving import atomic, progress
from game.saving.envelope import Damage
from game.saving.file_system import FileSystem, RealFileSystem
from game.saving.lock import TakenError
from game.saving.notices import Notices
from game.saving.profile import Profile
from game.saving.rotating_files import RotatingFiles
from game.saving.save import VERSION, Newer, Save, decode, encode
from game.saving.settings import Settings
from game.saving.slots import QUICK, SlotInfo, Slots, named, told
from game.saving.writer import Writer
from game.stage.notation.scope import TableauError
from game.stage.picture import picture

LOCK = ".lock"
AUTOSAVES = 3
PATIENCE = 2.0
UNKNOWN_STAGE = N_(
    "What stood on the stage cannot be shown any more; the stage is empty."
)
ELSEWHERE = N_("This game is open a second time; nothing is saved in this one.")


class Store:
    """The saves, the profile and the settings of one folder. Made by ``open``."""

    def __init__(self, folder: str, fs: FileSystem, *, threaded: bool) -> None:
        self.folder = folder
        self._fs = fs
        self._notices = Notices()
        self._writer = Writer(self._notices, folder, threaded=threaded)
        self._ring = RotatingFiles(fs, folder, "auto", AUTOSAVES, VERSION)
        self._profiles = progress.profile_ring(fs, folder)
        self._slots = Slots(fs, folder, self._notices)
        self._lock: int | None = None
        self._last: Save | None = None
        # Whether another game has the folder, so that this one does not write.
        self.read_only = False
        self._remade = False
        self.profile = Profile()
        self.settings = Settings()

    @classmethod
    def open(
        cls, folder: str, *, fs: FileSystem | None = None, threaded: bool = True
    ) -> "Store":
        """Open a folder, whatever is in it; ``threaded`` writes on a worker."""
        store = cls(os.path.abspath(folder), fs or RealFileSystem(), threaded=threaded)  # noqa: PTH100
        try:
            store._make_ready()
            atomic.sweep(store._fs, store.folder)
        except TakenError:
            store._notices.say(_(ELSEWHERE))
        except OSError as fault:
            store._writer.trouble(fault)
        store._read()
        return store

    def _make_ready(self) -> None:
        """The folder is there and ours alone. Raises OSError."""
        if self._lock is not None:
            return
        self._fs.make_folder(self.folder)
        try:
            self._lock = self._fs.lock(os.path.join(self.folder, LOCK))  # noqa: PTH118
        except TakenError:
            self.read_only = True
            raise

    def _read(self) -> None:
        tidy = self._lock is not None
        ring, notices = self._profiles, self._notices
        self.profile = progress.read_profile(ring, notices, tidy=tidy)
        self.settings = progress.read_settings_file(
            self._fs, self.folder, notices, tidy=tidy
        )
        newest, _faults = self._newest()
        for line in newest.trail if newest is not None else ():
            # Read before the game was killed, and not in the profile yet.
            self.profile.see(line)

    def notices(self) -> list[str]:
        """What the player should be told, a sentence each, since the last time."""
        return self._notices.drain()

    def autosave(self, save: Save) -> None:
        """Keep where the play stands, and a profile that grew; returns at once."""
        self._last = save
        self._put("autosave", lambda: self._write_auto(save))
        if self._remade:
            self._remade = False
            self.keep_settings(self.settings)
            self.keep_profile()
        if self.profile.due:
            self.keep_profile()

    def _write_auto(self, save: Save) -> None:
        self._ring.write(lambda number: encode(replace(save, counter=number)))

    def latest(self) -> Save | None:
        """The newest play: of this session, else of the newest readable file."""
        if self._last is not None:
            return self._last
        found, faults = self._newest()
        for number, why in faults:
            if self._lock is not None and number is not None:
                self._ring.set_aside(number)
            more = _("another one is used") if found else _("there is no other")
            self._notices.say(
                _("An autosave cannot be read ({why}); {more}.", why=why, more=more)
            )
        return self._staged(found)

    def _newest(self) -> tuple[Save | None, list[tuple[int | None, str]]]:
        """The newest autosave; why others are unreadable, with numbers if damaged."""
        faults: list[tuple[int | None, str]] = []
        found: Save | None = None
        try:
            held = self._ring.scan()
        except OSError:
            return None, []
        for file in held:
            if file.frame is None:
                faults.append((file.number if file.broken else None, file.why))
            elif found is None:
                try:
                    found = decode(file.data)
                except Newer:
                    faults.append((None, _("a later version of the game wrote it")))
                except Damage as fault:
                    faults.append((file.number, str(fault)))
        return found, faults

    def slots(self, count: int = 12, first: int = 1) -> tuple[SlotInfo, ...]:
        """What so many slots hold from the ``first``; ``slot(0)`` is the quick one."""
        self.flush()
        numbers = range(first, first + count)
        return tuple(self._slots.info(number) for number in numbers)

    def used(self) -> tuple[int, ...]:
        """The numbers of the slots that hold anything, but for the quick slot."""
        self.flush()
        return self._slots.used()

    def newest(self) -> int | None:
        """The number of the slot that was written last, or None."""
        self.flush()
        return self._slots.newest()

    def autosaves(self) -> tuple[SlotInfo, ...]:
        """The autosaves, the newest first; their numbers are negative."""
        self.flush()
        return tuple(told(-1 - n, save) for n, save in self._ring_saves())

    def _ring_saves(self) -> list[tuple[int, Save]]:
        """The autosaves that can be read, with the numbers of their files."""
        out = []
        with contextlib.suppress(OSError):
            for file in self._ring.scan():
                with contextlib.suppress(Damage, Newer):
                    out.append((file.number, decode(file.data)))
        return out

    def keep_aside(
        self, save: Save, note: str, picture_of: Callable[[], bytes | None]
    ) -> int | None:
        """Keep a play that is left in a slot of its own, with its picture; its number.

        None: a slot holds that place already, or nothing can be written.
        """
        self.flush()
        number = None if self.read_only else self._slots.room_for(save, note)
        if number is None:
            return None
        kept = replace(save, note=note, counter=0)
        jpeg = picture_of()
        self._put(f"slot {number}", lambda: self._slots.write(number, kept, jpeg))
        return number

    def slot(self, number: int) -> SlotInfo:
        """What one slot holds."""
        self.flush()
        return self._slots.info(number)

    def save_slot(self, number: int, save: Save, jpeg: bytes | None = None) -> None:
        """Save in a slot; a notice says when it is on the disk, or why it is not."""
        run = self._slots.write
        self._put(f"slot {number}", lambda: run(number, save, jpeg), named(number))

    def load_slot(self, number: int) -> Save | None:
        """The save of a slot, or the one before it if that is damaged."""
        self.flush()
        if number < QUICK:
            autosaves = {-1 - n: save for n, save in self._ring_saves()}
            return self._staged(autosaves.get(number))
        return self._staged(self._slots.load(number, tidy=self._lock is not None))

    def _staged(self, save: Save | None) -> Save | None:
        """The save, its stage emptied if this version cannot show it."""
        if save is None:
            return None
        try:
            picture(save.stage)
        except TableauError:
            self._notices.say(_(UNKNOWN_STAGE))
            return replace(save, stage=replace(save.stage, tableau=None))
        return save

    def delete_slot(self, number: int) -> None:
        """Empty a slot."""
        self._put(f"slot {number}", lambda: self._slots.delete(number))

    def keep_settings(self, settings: Settings) -> None:
        """Use these settings from now on, and keep them."""
        self.settings = settings
        write = progress.write_settings
        self._put("settings", lambda: write(self._fs, self.folder, settings))

    def keep_profile(self) -> None:
        """Keep the profile as it is now."""
        self.profile.fresh = 0
        snapshot = self.profile.copy()
        self._put("profile", lambda: progress.write_profile(self._profiles, snapshot))

    def flush(self, timeout: float = PATIENCE) -> bool:
        """Wait for what is being written at most that many seconds; whether all is."""
        return self._writer.flush(timeout)

    def close(self) -> None:
        """Keep what is not kept yet, and let the folder go."""
        if self.profile.changed:
            self.keep_profile()
        done = self._writer.close(PATIENCE)
        if done and self._lock is not None:
            self._fs.close(self._lock)
            self._lock = None

    def _make_again(self) -> None:
        """The folder was taken away while the game ran. Raises OSError."""
        if self._lock is not None:
            self._fs.close(self._lock)
            self._lock = None
        self._make_ready()
        self._remade = True
        self._notices.say(_("The folder of the saves was gone, and is made again."))

    def _put(self, name: str, run: Callable[[], None], asked: str = "") -> None:
        if self.read_only:
            if asked:
                self._notices.say(_(ELSEWHERE))
            return

        def ready_run() -> None:
            self._make_ready()
            try:
                run()
            except FileNotFoundError:
                self._make_again()
                run()

        self._writer.put(name, ready_run, asked)
