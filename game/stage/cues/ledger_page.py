"""The family ``ledger``: a page of guesses with the marks that they have now."""

from collections.abc import Iterable, Iterator
from typing import Any

from game.figure.things import Entry, Page, Panel
from game.language import _
from game.reading.problems import Fault
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, Kind, is_list, is_mapping, worded
from game.stage.notation.scope import Path

ALL = "all"


def _check_all(value: Any, path: Path) -> Iterator[Fault]:
    if value != ALL:
        yield Fault(path, f"'all' or a list of guesses, not {fields.shown(value)}")


_GUESSES = fields.listed(fields.TEXT)
_EVERY = (lambda _: True, Kind(_check_all, {"const": ALL}))
_SHOWN = fields.either((is_list, _GUESSES), _EVERY)
_FIELDS = {
    "guesses": Field(_SHOWN, "all that are written so far, or a list of ids"),
    "light": Field(_GUESSES, "guesses that stand out"),
    "questions": Field(fields.FLAG, "instead, the questions that stay open"),
    "truth": Field(fields.FLAG, "say under each marked guess what is the case"),
    "heading": Field(fields.TEXT, "the words above the page"),
}
_KIND = fields.either((is_mapping, fields.record(_FIELDS)), (is_list, _GUESSES), _EVERY)


def guesses_in(value: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Every guess that the value names, with its place."""
    if is_mapping(value):
        for field in ("guesses", "light"):
            yield from guesses_in(value.get(field), (*path, field))
    elif is_list(value):
        for i, guess in enumerate(value):
            yield str(guess), (*path, i)


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    del path
    spec = value if is_mapping(value) else {"guesses": value}
    marks = dict(setting.marks)
    which = spec.get("guesses", ALL)
    shown = [str(g) for g in which] if is_list(which) else list(marks)
    lit = set(spec.get("light") or ())
    heading = worded(spec["heading"]) if "heading" in spec else _("Ledger")
    if spec.get("questions"):
        asked = setting.ledger.questions if setting.ledger else ()
        lines = tuple(Entry(key=q.id, words=q.asks, mark="open") for q in asked)
        yield Page(key="ledger", entries=lines, heading=heading)
        return
    entries = tuple(
        _entry(g, marks.get(g, ""), setting, lit=g in lit, told=bool(spec.get("truth")))
        for g in shown
    )
    yield Page(key="ledger", entries=entries, heading=heading)


def _entry(guess: str, mark: str, setting: Setting, *, lit: bool, told: bool) -> Entry:
    found = setting.ledger.find(guess) if setting.ledger else None
    if found is None:
        return Entry(key=guess, words=guess, mark=mark, lit=lit)
    truth = found.truth if told and mark else ""
    return Entry(key=guess, words=found.words, mark=mark, evidence=truth, lit=lit)


LEDGER = Family(
    kind=_KIND,
    says="the Ledger: all guesses so far, or some of them",
    panels=_panels,
)
