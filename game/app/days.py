"""Times of day in words, where the player is."""

import time


def date(when: float) -> str:
    """A time of day in seconds as a day and an hour."""
    there = time.localtime(when)
    return f"{there.tm_mday} {time.strftime('%b %Y, %H:%M', there)}"


def day(when: float) -> str:
    """The day of a time, as 2026-11-22."""
    return time.strftime("%Y-%m-%d", time.localtime(when))
