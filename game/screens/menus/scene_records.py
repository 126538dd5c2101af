"""What the player has seen of a chapter: its scenes with ways, marks and levels."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.language import pgettext
from game.narrative.overview.branches import Branch, branches, causes
from game.narrative.overview.scene_map import Choice, Place, scene_map
from game.narrative.program.operations import Say
from game.narrative.program.program import Chapter
from game.narrative.resume.reaching import picked
from game.narrative.text.markup import plain
from game.saving.reached import Reached, read
from game.screens.shared.sitting import Sitting

BRIEF = 40


class Tried(Struct, frozen=True):
    """An option of a choice that was met, and whether it was ever taken."""

    words: str
    taken: bool


class Scene(Struct, frozen=True, kw_only=True):
    """A scene as its player knows it.

    ``title`` is empty for one that was not seen, ``words`` are it or all that is said
    first. ``came`` are the words of the option
    that led there; ``known`` says whether they can go there as they came; ``here``
    that their play stands in it.
    """

    place: Place
    title: str
    read: int
    words: str = ""
    choices: tuple[tuple[Tried, ...], ...] = ()
    came: str = ""
    known: bool = False
    here: bool = False

    @property
    def seen(self) -> bool:
        """Whether anything of it was seen."""
        return bool(self.title)

    @property
    def untried(self) -> int:
        """How many ways of its choices were never taken."""
        return sum(not way.taken for ways in self.choices for way in ways)


def scenes(sitting: Sitting, chapter: Chapter) -> tuple[Scene, ...]:
    """The scenes of a chapter, in its order."""
    program, profile = sitting.library.program, sitting.store.profile
    led = causes(program, chapter)
    known = {branch.option: branch for branch in branches(chapter)}
    stands = _stands(sitting, chapter)
    found = []
    for place in scene_map(chapter):
        key = f"{chapter.name}.{place.scene}"
        count = sum(map(profile.has_seen, place.lines))
        how = read(profile.reached.get(key, "")) if key in profile.reached else None
        if not count and how is None:
            found.append(Scene(place=place, title="", read=0))
            continue
        named = chapter.scene_title(place.scene)
        opening = pgettext(*place.opening) if place.opening[0] else place.scene
        found.append(
            Scene(
                place=place,
                title=named or _brief(opening),
                words=named or opening,
                read=count,
                choices=tuple(_ways(sitting, chapter, c, known) for c in place.choices),
                came=_came(sitting, how, led.get(place.scene, frozenset())),
                known=how is not None,
                here=place.scene == stands,
            )
        )
    return tuple(found)


def _brief(text: str) -> str:
    """The first words of a scene, for want of a title."""
    words = plain(text)
    if len(words) <= BRIEF:
        return words
    return words[:BRIEF].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _stands(sitting: Sitting, chapter: Chapter) -> str:
    """The scene of this chapter in which the play stands, or nothing."""
    save = sitting.store.latest()
    if save is None or save.chapter != chapter.name:
        return ""
    return save.place.anchor.scene


def _ways(
    sitting: Sitting, chapter: Chapter, choice: Choice, known: Mapping[str, Branch]
) -> tuple[Tried, ...]:
    """The ways of a choice; one that was never open and never taken stays unsaid."""
    seen = sitting.store.profile.has_seen
    found = []
    for option, words in choice.options:
        own = _lines(chapter, known[option])
        taken = seen(option) or any(map(seen, own))
        if taken or option not in choice.barred:
            found.append(Tried(plain(pgettext(option, words)), taken))
    return tuple(found) if any(way.taken for way in found) else ()


def _lines(chapter: Chapter, branch: Branch) -> Iterator[str]:
    for at in branch.code:
        op = chapter.code[at]
        if isinstance(op, Say):
            yield op.id


def _came(sitting: Sitting, how: Reached | None, causes_: frozenset[str]) -> str:
    """The words of the last option that had to be taken to come here, or nothing."""
    if how is None:
        return ""
    taken = [option for option in picked(how.past) if option in causes_]
    return option_words(sitting, taken[-1]) if taken else ""


def option_words(sitting: Sitting, option: str) -> str:
    """The words of an option, wherever in the story it is."""
    for chapter in sitting.library.program.chapters.values():
        for place in scene_map(chapter):
            for choice in place.choices:
                for name, words in choice.options:
                    if name == option:
                        return plain(pgettext(option, words))
    return ""


def marks(sitting: Sitting) -> dict[str, str]:
    """The marks as they are known: of finished chapters, then of the newest play."""
    found: dict[str, str] = {}
    for carried in sitting.store.profile.carried.values():
        for key, value in carried.items():
            if key.startswith("mark:"):
                found[key.removeprefix("mark:")] = str(value)
    save = sitting.store.latest()
    return {**found, **(dict(save.stage.ledger) if save is not None else {})}
