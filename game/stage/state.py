"""The stage as one small value, and how each event of the story changes it."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine import events
from game.stage.cues.props import PROPS, Prop, props_in, set_out

TELEVISION = "television"
EVERYONE = "all"
WORDS = "words"
FADE = 2.0


class Stage(Struct, frozen=True, kw_only=True):
    """Everything that stands on the stage; encodes as JSON.

    ``words`` is the text of a line that is not spoken but stands on the screen.
    ``tableau`` is the value of the last ``stage:`` cue; everything that follows from
    it is computed. ``ledger`` pairs each written guess with its mark, or with "".
    ``fade`` is how many seconds the last change of the music takes. ``drain`` of the
    colours is gone, ``hurry`` is how soon lines go on by themselves (0: they do not).
    """

    backdrop: str = ""
    music: str = ""
    fade: float = FADE
    drain: float = 0.0
    hurry: float = 0.0
    shown: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    speaker: str = ""
    words: str = ""
    tableau: Any = None
    ledger: tuple[tuple[str, str], ...] = ()


def follow(stage: Stage, event: events.Event) -> Stage:
    """The stage after an event. Words on the screen go with the next line."""
    match event:
        case events.Line():
            words = event.text if event.mood == WORDS else ""
            return replace(stage, speaker=event.speaker, words=words)
        case events.Cue():
            return _cued(stage, event)
        case events.Guessed():
            return _written(stage, event.guess, "")
        case events.Marked():
            return _written(stage, event.guess, event.mark)
        case events.Entered() | events.Unlocked() | events.Pause():
            return stage
        case events.Choices() | events.PuzzleSet() | events.Asked() | events.SongSet():
            return stage
        case events.Ended():
            return replace(stage, speaker="", words="")


def is_clear(value: Any) -> bool:
    """Whether the value of a ``stage:`` cue empties the stage."""
    return value is None or value in ("clear", {})


def _cued(stage: Stage, cue: events.Cue) -> Stage:
    value = cue.value
    match cue.verb:
        case "stage":
            return replace(stage, tableau=None if is_clear(value) else value)
        case "backdrop":
            return replace(stage, backdrop=_name(value))
        case "music":
            name, fade = _name(value), FADE
            if isinstance(value, dict) and isinstance(value.get("fade"), int | float):
                fade = float(value["fade"])
            return replace(stage, music="" if name == "stop" else name, fade=fade)
        case "drain":
            return replace(stage, drain=float(value))
        case "hurry":
            return replace(stage, hurry=float(value))
        case "show":
            names = (who for who in _names(value) if who not in PROPS)
            new = tuple(who for who in names if who not in stage.shown)
            props = set_out(stage.props, props_in(value))
            return replace(stage, shown=stage.shown + new, props=props)
        case "hide":
            gone = _names(value)
            everyone = EVERYONE in gone
            left = (w for w in stage.shown if not everyone and w not in gone)
            kept = (p for p in stage.props if not everyone and p.name not in gone)
            return replace(stage, shown=tuple(left), props=tuple(kept))
        case _:
            return stage


def _name(value: Any) -> str:
    """A name given plainly, or under ``play``; empty for anything else."""
    if isinstance(value, dict):
        value = value.get("play", "")
    return value if isinstance(value, str) else ""


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, (list, tuple)) else (value,)
    return tuple(v for v in values if isinstance(v, str))


def _written(stage: Stage, guess: str, mark: str) -> Stage:
    """The guess with its mark; writing it again takes no mark away."""
    marks = dict(stage.ledger)
    if mark or guess not in marks:
        marks[guess] = mark
    return replace(stage, ledger=tuple(marks.items()))
