"""From the stage to its figure; and what a ``stage:`` value must be to have one."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from game.figure.things import Figure, Panel
from game.guesses.ledger import Ledger
from game.reading.problems import Fault, did_you_mean
from game.stage.cues.family import Setting
from game.stage.cues.fields import shown
from game.stage.cues.ledger_page import guesses_in
from game.stage.cues.table import FAMILIES
from game.stage.notation.scope import (
    CircleError,
    Definition,
    InheritedError,
    Scope,
    TableauError,
)
from game.stage.state import Stage, is_clear

SCHEMA: Mapping[str, Any] = {
    "description": "What stands on the stage; 'clear' empties it.",
    "anyOf": [
        {"const": "clear"},
        {
            "type": "object",
            "properties": {
                word: {**family.kind.schema, "description": family.says}
                for word, family in FAMILIES.items()
            },
            "additionalProperties": False,
        },
    ],
}


def picture(stage: Stage, ledger: Ledger | None = None) -> Figure:
    """The figure of a stage, wholly computed. Panels stand in the cue's order.

    Raises TableauError for a tableau that ``check`` would refuse.
    """
    tableau = stage.tableau
    if is_clear(tableau):
        return Figure()
    faults = list(_structure(tableau))
    if faults:
        raise TableauError(faults[0].path, faults[0].message, faults[0].hint)
    tones = tableau.get("plane", {}).get("tones", {})
    setting = Setting(scope_of(tableau), stage.ledger, ledger, tones=tones)
    panels: list[Panel] = []
    for word, value in tableau.items():
        panels.extend(FAMILIES[word].panels(value, (word,), setting))
    return Figure(panels=tuple(panels))


def scope_of(tableau: Any, more: Iterable[Definition] = ()) -> Scope:
    """The names that a tableau defines, and more. Raises nothing, whatever it is."""
    own = _definitions(tableau) if isinstance(tableau, dict) else ()
    return Scope((*own, *more))


def _definitions(tableau: Mapping[str, Any]) -> Iterator[Definition]:
    for word, value in tableau.items():
        family = FAMILIES.get(word)
        if family is not None:
            yield from family.definitions(value, (word,))


def check(value: Any, guesses: Collection[str] | None = None) -> Iterable[Fault]:
    """Everything wrong with the whole value of a ``stage:`` cue; nothing raised.

    Shape first: fields and kinds of values. If that is sound every name is looked up,
    every number written in ``work`` compared with the computed one, and every panel
    built. ``guesses`` are the known ids, where they are to be checked.
    """
    if is_clear(value):
        return
    faults = list(_structure(value))
    if faults:
        yield from faults
        return
    scope = scope_of(value)
    seen: set[tuple[str | int, ...]] = set()
    for path, message, hint in scope.faults():
        seen.add(path)
        yield Fault(path, message, hint)
    setting = Setting(scope, proving=True)
    for word, part in value.items():
        try:
            list(FAMILIES[word].panels(part, (word,), setting))
        except TableauError as error:
            told = isinstance(error.__cause__, InheritedError | CircleError)
            if error.path not in seen and not told:
                yield Fault(error.path, error.message, error.hint)
    if guesses is not None:
        for guess, path in guesses_in(value.get("ledger"), ("ledger",)):
            if guess not in guesses:
                hint = did_you_mean(guess, guesses)
                yield Fault(path, f"no guess has the id '{guess}'", hint)


def _structure(value: Any) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault((), f"a mapping of cues or 'clear', not {shown(value)}")
        return
    for word, part in value.items():
        family = FAMILIES.get(word)
        if family is None:
            hint = did_you_mean(str(word), FAMILIES)
            yield Fault((word,), f"no cue is named '{word}'", hint)
        else:
            yield from family.kind.check(part, (word,))
