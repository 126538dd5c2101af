"""The places of a story as data: ``story/places.yaml``, read into values. No pixels.

A place shows a picture; some have lights that breathe or flicker, embers on their air,
and one thing that moves: small lamps, layers that sway, or a face in the mist.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Node, find
from game.reading.problems import Fault, Problem
from game.reading.reader import read
from game.reading.records import record

MOST_LIGHTS, MOST_EMBERS = 12, 200
Range = tuple[float, float]


class Light(Struct, frozen=True):
    """A light of a place: its middle and reach in shares of the picture's height.

    ``x`` is a share of the width. ``depth`` is how much of it goes at its dimmest;
    ``waves`` are periods in seconds; ``beat`` the seconds between two looks at it.
    """

    x: float
    y: float
    reach: float
    depth: float
    waves: tuple[float, ...]
    beat: float = 0.4


class Swarm(Struct, frozen=True):
    """Where embers are, in shares of the picture, and how they go.

    ``x`` and ``y`` are the ranges in which they begin, ``rise`` how far they come,
    ``life`` the range of their seconds, ``radius`` that of their glow in pixels at a
    height of 1080. Every ``cold``-th is teal; with 0 none is.
    """

    many: int
    x: Range
    y: Range
    rise: float
    life: Range
    radius: Range
    cold: int = 0
    sway: float = 0.012


class Stand(Struct, frozen=True):
    """Where a frame stands in a place: its foot's middle, and its height.

    All in shares of the picture, ``height`` of its height. ``turn`` is by how many
    degrees it is turned away to the right.
    """

    x: float
    y: float
    height: float
    turn: float = 0.0


class Glass(Struct, frozen=True):
    """A pane on which figures stand: its edges in shares of the picture."""

    left: float
    top: float
    right: float
    low: float


class Place(Struct, frozen=True, kw_only=True):
    """What a place shows and how it sounds.

    ``picture`` lies in ``art/places``; ``lamps``, ``layers`` and ``face`` name what
    moves, in ``art/layers``; ``ambience`` lies in ``sounds/ambience``. ``dark`` is how
    much of the light is taken from all of it, 0 to 1, where a picture is too bright.
    ``boards`` says that it is a stage on which puppets stand, as large as life. A
    ``frame`` that is shown stands there, as a part of the place; a figure stands on
    its ``glass``. ``says`` is what is seen there, in words for those who do not see it.
    """

    picture: str
    lights: tuple[Light, ...] = ()
    embers: Swarm | None = None
    lamps: str = ""
    layers: str = ""
    face: str = ""
    ambience: str = ""
    dark: float = 0.0
    boards: bool = False
    frame: Stand | None = None
    glass: Glass | None = None
    says: str = ""

    def files(self) -> Iterator[tuple[str, str]]:
        """Every asset it names: the field, and the file."""
        yield "picture", f"art/places/{self.picture}.jpg"
        named = {
            "lamps": f"art/layers/{self.lamps}-lights.json",
            "layers": f"art/layers/{self.layers}.json",
            "face": f"art/layers/{self.face}-face.json",
            "ambience": f"sounds/ambience/{self.ambience}.ogg",
        }
        yield from ((key, file) for key, file in named.items() if getattr(self, key))


Places = Mapping[str, Place]


def read_places(
    name: str, data: bytes, there: Callable[[str], bool] = lambda _: True
) -> tuple[Places, tuple[Problem, ...]]:
    """The places of a file and all its problems; one with a mistake is left out.

    ``there`` says whether an asset is there; what is missing is told, and the place
    stays, for a player meets a stand-in.
    """
    notes = Diagnostics(name)
    top = read(name, data, notes, "a file of places maps each place to what it shows")
    places: dict[str, Place] = {}
    for key, node in () if top is None else top.pairs:
        place = record(node, Place, notes, "a place")
        if place is None:
            continue
        faults = list(_faults(place))
        for fault in faults:
            notes.add("S103", _at(node, fault), fault.message, fault.hint)
        if not faults:
            places.setdefault(key.text, place)
        for field, file in place.files():
            if not there(file):
                where = find(node, (field,), key=False)
                notes.add("S212", where, f"no file '{file}' is there", "put it there")
    return places, tuple(sorted(notes.found))


def plain(name: str) -> Place:
    """The place of a name that no file of places holds: its picture, at rest."""
    return Place(picture=name)


def _at(node: Node, fault: Fault) -> Node:
    return find(node, fault.path, key=False)


def _faults(place: Place) -> Iterator[Fault]:
    if not 0.0 <= place.dark <= 1.0:
        yield Fault(("dark",), "'dark' is a share, from 0 to 1")
    if sum(map(bool, (place.lamps, place.layers, place.face))) > 1:
        yield Fault((), "only one of lamps, layers and face can move a place")
    if len(place.lights) > MOST_LIGHTS:
        yield Fault(("lights",), f"a place has at most {MOST_LIGHTS} lights")
    for i, light in enumerate(place.lights):
        for share in ("x", "y", "reach", "depth"):
            if not 0.0 <= getattr(light, share) <= 1.0:
                yield Fault(("lights", i, share), f"'{share}' is a share, from 0 to 1")
        if not light.waves or min(light.waves) < 0.1 or light.beat < 0.05:
            told = "waves are periods of 0.1 seconds or more, a beat of 0.05 or more"
            yield Fault(("lights", i), told)
    if place.frame is not None:
        yield from _stand_faults(place.frame)
    pane = place.glass
    if pane is not None and not (
        0.0 <= pane.left < pane.right <= 1.0 and 0.0 <= pane.top < pane.low <= 1.0
    ):
        yield Fault(("glass",), "a glass has edges in order, shares from 0 to 1")
    if place.embers is not None:
        yield from _swarm_faults(place.embers)


def _swarm_faults(swarm: Swarm) -> Iterator[Fault]:
    if not 0 < swarm.many <= MOST_EMBERS:
        yield Fault(("embers", "many"), f"there are 1 to {MOST_EMBERS} embers")
    if min(swarm.life) < 0.5 or min(swarm.radius) < 1.0:
        told = "embers live 0.5 seconds or more, and are 1 pixel or larger"
        yield Fault(("embers",), told)
    if swarm.cold < 0:
        yield Fault(("embers", "cold"), "'cold' is 0, or every how manieth is cold")


def _stand_faults(stand: Stand) -> Iterator[Fault]:
    if not (0.0 <= stand.x <= 1.0 and 0.0 <= stand.y <= 1.0):
        yield Fault(("frame",), "x and y are shares of the picture, from 0 to 1")
    if not (0.02 <= stand.height <= 0.5 and abs(stand.turn) < 60.0):
        told = "a frame's height is 0.02 to 0.5, and it turns by less than 60 degrees"
        yield Fault(("frame",), told)
