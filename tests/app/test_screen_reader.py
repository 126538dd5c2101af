"""A screen reader is found by what each system tells, and nothing is waited for."""

import time
from threading import Event

import pytest

from game.app.screen_reader import ASKED, VOICE_OVER, Probes, Watch, runs

AT_SPI, GNOME = ASKED
SILENT = Probes(lambda _: "", lambda: (), lambda: False)


def answering(question: tuple[str, ...], answer: str) -> Probes:
    return Probes(lambda q: answer if q == question else "", lambda: (), lambda: False)


@pytest.mark.parametrize(
    ("system", "probes", "found"),
    [
        ("linux", SILENT, False),
        ("linux", answering(AT_SPI, "   variant       boolean true\n"), True),
        ("linux", answering(AT_SPI, "   variant       boolean false\n"), False),
        ("linux", answering(GNOME, "true\n"), True),
        ("linux", answering(GNOME, "false\n"), False),
        ("linux", Probes(lambda _: "", lambda: ("bash", "orca"), lambda: False), True),
        ("linux", answering(VOICE_OVER, "1\n"), False),
        ("darwin", answering(VOICE_OVER, "1\n"), True),
        ("darwin", answering(VOICE_OVER, "0\n"), False),
        ("win32", Probes(lambda _: "true", lambda: ("orca",), lambda: False), False),
        ("win32", Probes(lambda _: "", lambda: (), lambda: True), True),
    ],
)
def test_each_system_tells_in_its_way(system: str, probes: Probes, found: bool) -> None:
    assert runs(system, probes) is found


def test_asking_is_never_waited_for() -> None:
    answer, asked = Event(), []

    def ask() -> bool:
        asked.append(1)
        return answer.wait(10.0)

    watch = Watch(ask)
    assert [watch.look(), watch.look()] == [False, False]
    answer.set()
    until = time.monotonic() + 10.0
    while not watch.look() and time.monotonic() < until:
        time.sleep(0.001)
    assert watch.look()
    assert asked == [1]
