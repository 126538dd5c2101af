"""Writing beside the game: the newest content of each file wins, one after another."""

from collections.abc import Callable
from threading import Condition, Thread
from typing import TypeAlias

from msgspec import Struct

from game.language import _
from game.saving.notices import Notices, reason, shown

Job: TypeAlias = Callable[[], None]


class Task(Struct, frozen=True):
    """A job and, if the player asked for it, what it is called in the answer."""

    run: Job
    asked: str = ""


class Writer:
    """Jobs by name. A job that fails is told once and tried again with the next one.

    What the player asked for is answered every time and not tried again unasked.
    """

    def __init__(self, notices: Notices, folder: str, *, threaded: bool = True) -> None:
        self._notices = notices
        self._folder = folder
        self._threaded = threaded
        self._changed = Condition()
        self._waiting: dict[str, Task] = {}
        self._failed: dict[str, Task] = {}
        self._busy = ""
        self._told = False
        self._closing = False
        self._thread: Thread | None = None

    def put(self, name: str, run: Job, asked: str = "") -> None:
        """Hand over a job in place of any of that name that still waits."""
        with self._changed:
            self._waiting = {**self._failed, **self._waiting, name: Task(run, asked)}
            self._failed.clear()
            if self._threaded and self._start():
                self._changed.notify_all()
                return
        self._work_off()

    def flush(self, timeout: float) -> bool:
        """Wait for all jobs at most that many seconds; whether all is on the disk."""
        with self._changed:
            threaded = self._threaded and self._start() if self._waiting else True
        if not threaded:
            self._work_off()
        with self._changed:
            self._changed.wait_for(self._is_idle, timeout)
            return self._is_idle() and not self._failed

    def close(self, timeout: float) -> bool:
        """Try once more what failed, wait for it, and end the worker."""
        with self._changed:
            self._waiting = {**self._failed, **self._waiting}
            self._failed.clear()
            self._changed.notify_all()
        if not self._threaded:
            self._work_off()
        done = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if done and self._thread is not None:
            self._thread.join(timeout)
        return done

    def trouble(self, fault: Exception) -> None:
        """Tell that saving does not work, unless that is told already."""
        if not self._told:
            self._told = True
            why, where = reason(fault), shown(self._folder)
            self._notices.say(
                _("Not saved: {reason} ({shown})", reason=why, shown=where)
            )

    def _is_idle(self) -> bool:
        return not self._waiting and not self._busy

    def _start(self) -> bool:
        """Whether a worker runs; one that died of a mistake of ours is replaced.

        Where the system has no thread to give, the work is done at once instead.
        """
        if self._closing or (self._thread is not None and self._thread.is_alive()):
            return True
        # A disk that hangs must not keep the window from closing: hence a daemon.
        thread = Thread(target=self._live, name="saving", daemon=True)
        try:
            thread.start()
        except (RuntimeError, MemoryError):
            return False
        self._thread = thread
        return True

    def _live(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
            self._work_off()

    def _work_off(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    return
                name = next(iter(self._waiting))
                task = self._waiting.pop(name)
                self._busy = name
            done = False
            try:
                done = self._try(task)
            finally:
                with self._changed:
                    self._busy = ""
                    if not done and not task.asked and name not in self._waiting:
                        self._failed[name] = task
                    self._recover(done=done)
                    self._changed.notify_all()

    def _recover(self, *, done: bool) -> None:
        if done and self._told and not self._failed and not self._waiting:
            self._told = False
            self._notices.say(_("Saving works again."))

    def _try(self, task: Task) -> bool:
        try:
            task.run()
        except (OSError, ValueError, MemoryError) as fault:
            if task.asked:
                why = reason(fault)
                told = _(
                    "{asked} is not saved: {reason}.", asked=task.asked, reason=why
                )
                self._notices.say(told)
            else:
                self.trouble(fault)
            return False
        if task.asked:
            self._notices.say(_("{asked} is saved.", asked=task.asked))
        return True
