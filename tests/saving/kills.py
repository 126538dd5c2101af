"""Run by a test: kills a game that saves without pause, again and again.

Prints, for each kill, what was acknowledged before it and what a new game reads.
"""

import os
import signal
import sys

from game.saving.store import Store
from tests.saving.support import a_save

KILLS = 20
PATIENCE = 20.0


def save_for_ever(folder: str, tell: int, start: int) -> None:
    """Save, and tell each number as soon as it is acknowledged."""
    store = Store.open(folder)
    number = start
    while True:
        number += 1
        store.autosave(a_save(float(number)))
        store.save_slot(1, a_save(float(number)), b"\xff\xd8\xff" * 3000)
        if store.flush(PATIENCE):
            os.write(tell, b"%d\n" % number)


def kill_after(folder: str, start: int, acknowledged: int) -> int:
    """Start a game, kill it some time after so many saves; the last one it told."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        save_for_ever(folder, tell, start)
    os.close(tell)
    with open(hear, "rb") as file:  # noqa: PTH123  (a descriptor has no path)
        for _ in range(acknowledged):
            file.readline()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rest = file.read().split()
    return int(rest[-1]) if rest else start + acknowledged


def main(folder: str) -> None:
    """Kill, read, and go on from there."""
    start = 0
    for number in range(KILLS):
        told = kill_after(folder, start, 1 + number % 5)
        store = Store.open(folder)
        latest, slot = store.latest(), store.load_slot(1)
        assert latest is not None
        assert slot is not None
        print(told, int(latest.played), int(slot.played), len(store.notices()))
        start = int(latest.played)
        store.close()


main(sys.argv[1])
