"""Slots: a file each, the one before as ``.bak``, a picture that may be missing."""

import contextlib
import os
import re
import zlib
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.language import N_, _
from game.saving.atomic import set_aside, write_atomic
from game.saving.envelope import MOST_BYTES, Damage
from game.saving.file_system import MISSING, FileSystem
from game.saving.notices import Notices, reason
from game.saving.save import Newer, Save, decode, encode, passed

QUICK = 0
LAST = 9_999
FILE = re.compile(r"slot-([0-9]{2,4})\.sav(\.bak)?\Z")
MOST_PICTURE = 1 << 20
JPEG = b"\xff\xd8\xff"
NEWER = N_("A later version of the game wrote it.")

Condition: TypeAlias = Literal["ok", "damaged", "newer", "empty"]


class SlotInfo(Struct, frozen=True, kw_only=True):
    """What a slot shows.

    The number of an autosave is negative. ``line`` is the id of the last line read,
    ``when`` and ``played`` are seconds, ``thumbnail`` is the path of the save's own
    JPEG. ``why`` says what is amiss.
    """

    number: int
    state: Condition
    chapter: str = ""
    line: str = ""
    when: float = 0.0
    played: float = 0.0
    note: str = ""
    thumbnail: str | None = None
    why: str = ""


class RefusedError(ValueError):
    """The slot is not written, so that nothing is lost; the message says why."""


class Slots:
    """The numbered slots of one folder; 0 is the quick slot. All calls are at once."""

    def __init__(self, fs: FileSystem, folder: str, notices: Notices) -> None:
        self._fs = fs
        self._folder = folder
        self._notices = notices

    def info(self, number: int) -> SlotInfo:
        """What the slot shows; nothing is changed."""
        empty = SlotInfo(number=number, state="empty")
        try:
            save = self._read(_save(number))
        except Newer:
            return replace(empty, state="newer", why=_(NEWER))
        except (Damage, OSError) as fault:
            backup = self._sound(_backup(number))
            said = reason(fault)
            why = _("The newest save here cannot be read: {reason}.", reason=said)
            if backup is not None:
                why = _("{why} This is the one before.", why=why)
                return self._shown(number, backup, why)
            if isinstance(fault, MISSING):
                return empty
            return replace(empty, state="damaged", why=why)
        return self._shown(number, save)

    def used(self) -> tuple[int, ...]:
        """The numbers of the slots that hold anything, but for the quick slot."""
        try:
            names = self._fs.names(self._folder)
        except OSError:
            return ()
        found = {int(m[1]) for name in names if (m := FILE.match(name))}
        return tuple(sorted(found - {QUICK}))

    def newest(self) -> int | None:
        """The number of the slot that was written last, the quick slot among them."""
        whens = {
            n: s.when for n in (QUICK, *self.used()) if (s := self._sound(_save(n)))
        }
        return max(whens, key=lambda n: (whens[n], n)) if whens else None

    def room_for(self, save: Save, note: str) -> int | None:
        """The slot in which to keep a play that is left; None if it is kept already.

        One that was so kept before, on the same way, is written over: rolling back
        from the later place leads to the earlier one.
        """
        used = self.used()
        for number in (QUICK, *used):
            held = self._sound(_save(number))
            if held is None:
                continue
            if held.place == save.place or (held.note == note and passed(held, save)):
                return None
            if held.note == note and passed(save, held):
                return number
        return max(used, default=QUICK) + 1

    def _sound(self, name: str) -> Save | None:
        """What a file of a slot holds; None if it cannot be had."""
        try:
            return self._read(name)
        except (Newer, Damage, OSError):
            return None

    def load(self, number: int, *, tidy: bool) -> Save | None:
        """The save of a slot, or the one before it, or None; what is amiss is said."""
        try:
            return self._read(_save(number))
        except Newer:
            self._notices.say(
                _("{slot} was not read. {why}", slot=named(number), why=_(NEWER))
            )
            return None
        except (Damage, OSError) as fault:
            backup = self._sound(_backup(number))
            if backup is not None:
                more = _("the save before it was read")
            elif isinstance(fault, MISSING):
                return None
            else:
                more = _("there is none before it")
            slot, said = named(number), reason(fault)
            why = _("{slot} cannot be read ({reason})", slot=slot, reason=said)
            self._notices.say(f"{why}; {more}.")
            if tidy and isinstance(fault, Damage):
                set_aside(self._fs, self._path(_save(number)))
            return backup

    def write(self, number: int, save: Save, jpeg: bytes | None) -> None:
        """Write the slot: the picture, then the old save as backup, then the new one.

        OSError: the slot holds what it held. RefusedError: a later version wrote it.
        """
        data = encode(replace(save, thumbnail=zlib.crc32(jpeg) if jpeg else 0))
        old = self._old(number)
        if jpeg:
            with contextlib.suppress(OSError):
                write_atomic(self._fs, self._path(_picture(number)), jpeg)
        if old is not None:
            write_atomic(self._fs, self._path(_backup(number)), old)
        write_atomic(self._fs, self._path(_save(number)), data)

    def delete(self, number: int) -> None:
        """Empty the slot, its backup first, so that no older save comes back."""
        for name in (_backup(number), _save(number), _picture(number)):
            with contextlib.suppress(FileNotFoundError):
                self._fs.remove(self._path(name))
                self._fs.sync_folder(self._folder)

    def _old(self, number: int) -> bytes | None:
        """The bytes of a sound save that is to be overwritten."""
        try:
            data = self._fs.read(self._path(_save(number)), MOST_BYTES + 1)
            decode(data)
        except FileNotFoundError:
            return None
        except Newer as fault:
            raise RefusedError(f"it is kept, since {_lower(NEWER)}") from fault
        except Damage:
            set_aside(self._fs, self._path(_save(number)))
            return None
        return data

    def _read(self, name: str) -> Save:
        return decode(self._fs.read(self._path(name), MOST_BYTES + 1))

    def _shown(self, number: int, save: Save, why: str = "") -> SlotInfo:
        picture = self._thumbnail(number, save.thumbnail)
        return replace(told(number, save), thumbnail=picture, why=why)

    def _thumbnail(self, number: int, crc: int) -> str | None:
        """The path of the picture, if it is the one that was taken with the save."""
        if not crc:
            return None
        path = self._path(_picture(number))
        try:
            data = self._fs.read(path, MOST_PICTURE)
        except OSError:
            return None
        return path if data.startswith(JPEG) and zlib.crc32(data) == crc else None

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)  # noqa: PTH118  (paths are texts)


def told(number: int, save: Save) -> SlotInfo:
    """What is shown of a save, but for its picture."""
    return SlotInfo(
        number=number,
        state="ok",
        chapter=save.chapter,
        line=save.line,
        when=save.when,
        played=save.played,
        note=save.note,
    )


def named(number: int) -> str:
    """What a slot is called in a sentence."""
    if number < QUICK:
        return _("The autosave")
    return _("The quick slot") if number == QUICK else _("Slot {number}", number=number)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _save(number: int) -> str:
    if not 0 <= number <= LAST:
        raise ValueError(f"there is no slot {number}, only 0 to {LAST}")
    return f"slot-{number:02}.sav"


def _backup(number: int) -> str:
    return _save(number) + ".bak"


def _picture(number: int) -> str:
    return f"slot-{number:02}.jpg"
