"""Files that are not what was written: what is before them is used, and it is told."""

import pytest

from game.saving import profile
from game.saving.envelope import START, Damage, Frame, unwrap, wrap
from game.saving.save import Newer, decode, encode
from game.saving.settings import Settings
from game.saving.store import Store
from tests.saving.disk import Disk, Files
from tests.saving.support import THINGS, a_save, opened

THING = {thing.name: thing for thing in THINGS}


def two_autosaves() -> Files:
    disk = Disk()
    THING["autosave"].play(disk, 2)
    return disk.files()


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_every_changed_bit_is_noticed() -> None:
    data = encode(a_save(lines=3))
    for bit in range(8 * len(data)):
        with pytest.raises(Damage):
            unwrap(flipped(data, bit))


def test_every_wrong_length_is_noticed() -> None:
    data = encode(a_save(lines=3))
    for length in range(len(data)):
        with pytest.raises(Damage):
            unwrap(data[:length])
    for more in (b"\0", data):
        with pytest.raises(Damage):
            unwrap(data + more)


def damaged(data: bytes) -> list[bytes]:
    """Some of all damages: every part of the header, samples of the content."""
    bits = (*range(0, 8 * START, 5), *range(8 * START, 8 * len(data), 997))
    cuts = (0, 1, START - 1, START, len(data) // 2, len(data) - 1)
    zeros = (bytes(len(data)), data[: len(data) // 2].ljust(len(data), b"\0"))
    return [*(flipped(data, bit) for bit in bits), *(data[:n] for n in cuts), *zeros]


def test_a_damaged_autosave_falls_back() -> None:
    files = two_autosaves()
    newest = max(files, key=lambda name: unwrap(files[name]).generation)
    for bad in damaged(files[newest]):
        disk = Disk({**files, newest: bad})
        store = opened(disk)
        latest = store.latest()
        assert latest is not None
        assert latest.played == 1.0
        (notice,) = store.notices()
        assert notice.startswith("An autosave cannot be read (")
        assert notice.endswith("another one is used.")
        assert disk.files()[newest + ".damaged"] == bad
        assert newest not in disk.files()


def test_nothing_but_damage_is_told_and_no_save() -> None:
    store = opened(Disk(dict.fromkeys(two_autosaves(), b"?")))
    assert store.latest() is None
    assert store.notices() == [
        "An autosave cannot be read (it is cut off); there is no other."
    ]


def test_a_damaged_slot_gives_the_save_before() -> None:
    disk = Disk()
    THING["slot"].play(disk, 2)
    files = disk.files()
    for bad in damaged(files["slot-03.sav"]):
        disk = Disk({**files, "slot-03.sav": bad})
        store = opened(disk)
        info = store.slot(3)
        assert (info.state, info.played) == ("ok", 1.0)
        assert "This is the one before." in info.why
        save = store.load_slot(3)
        assert save is not None
        assert save.played == 1.0
        (notice,) = store.notices()
        assert notice.startswith("Slot 3 cannot be read (")
        assert disk.files()["slot-03.sav.damaged"] == bad
        assert store.load_slot(3) == save


def test_a_damaged_slot_without_another_is_shown_and_can_be_saved_over() -> None:
    disk = Disk({"slot-03.sav": b"EIGF"})
    store = opened(disk)
    assert store.slot(3).state == "damaged"
    assert "cut off" in store.slot(3).why
    THING["slot"].change(store, 1)
    assert store.slot(3).state == "ok"
    assert disk.files()["slot-03.sav.damaged"] == b"EIGF"
    assert "slot-03.sav.bak" not in disk.files()


def test_a_damaged_slot_is_never_the_backup() -> None:
    disk = Disk()
    store = THING["slot"].play(disk, 2)
    disk._contents[disk._names["slot-03.sav"]] = b"?"
    THING["slot"].change(store, 3)
    assert decode(disk.files()["slot-03.sav.bak"]).played == 1.0


def test_a_damaged_profile_is_read_from_its_other_copy() -> None:
    disk = Disk()
    THING["profile"].play(disk, 2)
    files = disk.files()
    newest = max(files, key=lambda name: unwrap(files[name]).generation)
    for bad in damaged(files[newest]):
        disk = Disk({**files, newest: bad})
        store = opened(disk)
        assert store.profile.seen == {"rows-1"}
        (notice,) = store.notices()
        assert notice.endswith("The other one is used.")
        assert disk.files()[newest + ".damaged"] == bad


def test_no_profile_that_can_be_read_is_told() -> None:
    store = opened(Disk({"profile-0.sav": b"", "profile-1.sav": b"x"}))
    assert store.profile.seen == set()
    assert all(s.endswith("Progress begins anew.") for s in store.notices())


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", bytes(300), b"[" * 100_000])
def test_damaged_settings_are_told_and_set_aside(data: bytes) -> None:
    disk = Disk({"settings.json": data})
    store = opened(disk)
    assert store.settings == Settings()
    (notice,) = store.notices()
    assert notice.startswith("The settings cannot be read, and are as at first")
    assert disk.files()["settings.json.damaged"] == data


LATER = 9


def later(data: bytes) -> bytes:
    """The file as a later version of the game would write it."""
    frame = unwrap(data)
    return wrap(Frame(LATER, frame.generation, frame.content))


def with_all() -> Files:
    disk = Disk()
    for name in ("autosave", "slot", "profile"):
        THING[name].play(disk, 3).close()
    return {name: later(d) for name, d in disk.files().items() if name[-4:] == ".sav"}


def test_a_newer_slot_is_shown_and_never_overwritten() -> None:
    disk = Disk(with_all())
    store = opened(disk)
    store.notices()
    assert store.slot(3).state == "newer"
    assert store.load_slot(3) is None
    assert store.notices() == [
        "Slot 3 was not read. A later version of the game wrote it."
    ]
    store.save_slot(3, a_save())
    assert store.notices() == [
        "Slot 3 is not saved: it is kept, since a later version of the game wrote it."
    ]


def test_newer_files_stay_through_a_whole_sitting() -> None:
    before = with_all()
    disk = Disk(before)
    store = opened(disk)
    assert store.latest() is None
    session(store)
    after = disk.files()
    assert {name: after[name] for name in before} == before
    again = opened(Disk(after))
    latest = again.latest()
    assert latest is not None
    assert latest.played == 7.0
    assert again.profile.seen >= {f"rows-{n}" for n in range(1, 8)}


def session(store: Store) -> None:
    for step in range(1, 8):
        for name in ("autosave", "slot", "profile"):
            THING[name].change(store, step)
    assert store.flush(0.0)
    store.close()


def test_newer_content_is_not_read_as_ours() -> None:
    with pytest.raises(Newer):
        decode(later(encode(a_save())))
    with pytest.raises(Newer):
        profile.decode(later(profile.encode(profile.Profile(), 1)))
