"""The log file: where a traceback goes instead of the player's face."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOGGER = logging.getLogger("eigenface")
NAME = "eigenface.log"
LONGEST = 2000


class _Escaped(logging.Formatter):
    """One event a line; what came from outside cannot write lines of its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        text = super().formatMessage(record)
        return text.replace("\r", "\\r").replace("\n", "\\n")[:LONGEST]


def open_log(folder: Path) -> Path | None:
    """Log into ``folder``; the file's path, or None where none can be written."""
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    path = folder / NAME
    try:
        handler = RotatingFileHandler(
            path,
            maxBytes=512_000,
            backupCount=1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        LOGGER.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(_Escaped("%(asctime)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)
    return path
