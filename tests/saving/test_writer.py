"""The worker: order is made by events here, never by waiting for a while."""

import errno
from threading import Event, current_thread

import pytest

from game.saving.notices import Notices, reason, shown
from game.saving.writer import Writer

LONG = 20.0


def gated(writer: Writer) -> Event:
    """The worker is busy until the event is set."""
    gate, busy = Event(), Event()

    def wait() -> None:
        busy.set()
        assert gate.wait(LONG)

    writer.put("gate", wait)
    assert busy.wait(LONG)
    return gate


def test_the_newest_wins_and_order_is_kept() -> None:
    writer, ran = Writer(Notices(), "/saves"), list[str]()
    gate = gated(writer)
    for name in ("a1", "b1", "a2", "a3", "b2"):
        writer.put(name[0], lambda name=name: ran.append(name))  # type: ignore[misc]
    gate.set()
    assert writer.flush(LONG)
    assert ran == ["a3", "b2"]


def test_jobs_run_beside_the_caller() -> None:
    writer, threads = Writer(Notices(), "/saves"), set[str]()
    writer.put("a", lambda: threads.add(current_thread().name))
    assert writer.flush(LONG)
    assert threads == {"saving"}


def test_flush_gives_up_on_a_disk_that_hangs() -> None:
    writer = Writer(Notices(), "/saves")
    gate = gated(writer)
    assert not writer.flush(0.0)
    gate.set()
    assert writer.flush(LONG)


def test_close_ends_the_worker() -> None:
    writer, ran = Writer(Notices(), "/saves"), list[int]()
    writer.put("a", lambda: ran.append(1))
    assert writer.close(LONG)
    assert ran == [1]
    assert writer._thread is not None
    assert not writer._thread.is_alive()


def full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_failure_is_told_once_tried_again_and_its_end_is_told() -> None:
    notices, works = Notices(), list[int]()
    writer = Writer(notices, "/saves")

    def run() -> None:
        if not works:
            full()

    writer.put("a", run)
    assert not writer.flush(LONG)
    writer.put("b", lambda: None)
    assert not writer.flush(LONG)
    assert notices.drain() == ["Not saved: the disk is full (/saves)"]
    works.append(1)
    writer.put("b", lambda: None)
    assert writer.flush(LONG)
    assert notices.drain() == ["Saving works again."]


def test_close_tries_once_more() -> None:
    notices, tries = Notices(), list[int]()
    writer = Writer(notices, "/saves")

    def run() -> None:
        tries.append(1)
        if len(tries) == 1:
            full()

    writer.put("a", run)
    assert not writer.flush(LONG)
    assert writer.close(LONG)
    assert len(tries) == 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_died_of_a_mistake_is_replaced() -> None:
    writer, ran = Writer(Notices(), "/saves"), list[int]()

    def mistake() -> None:
        ran.append(0)
        raise KeyError

    writer.put("a", mistake)
    assert not writer.flush(LONG)
    assert writer._thread is not None
    writer._thread.join(LONG)
    writer.put("a", lambda: ran.append(1))
    assert writer.flush(LONG)
    assert ran == [0, 1]


def test_reasons_are_words() -> None:
    assert reason(OSError(errno.EROFS, "x")) == "the disk is read-only"
    assert reason(OSError(errno.EMFILE, "Too many open files")) == "too many open files"
    assert reason(ValueError("it is odd")) == "it is odd"


def test_any_path_can_be_shown() -> None:
    assert shown("/a\udcff\x1b\n") == "/a\ufffd??"


def test_notices_are_few_and_not_repeated() -> None:
    notices = Notices()
    for number in range(100):
        notices.say(f"sentence {number}")
        notices.say("sentence 0")
    assert len(notices.drain()) == 20
    assert notices.drain() == []
