from msgspec.structs import replace

from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Dots,
    Entry,
    Page,
    Plane,
    Row,
    Sign,
    Tile,
    Tiles,
    Work,
)
from game.puzzles.core.protocol import Drag, Handle, Turn
from game.puzzles.session.pointing import advised, ringed
from tests.puzzles.support import sat

CELLS = Array(cells=((Cell(text="1", key="n1"), Cell(text="2", key="n2")),))
WORK = Work(
    key="work",
    rows=(
        Row(key="one", blocks=(Sign(text="a"), CELLS)),
        Row(key="two", blocks=(Array(cells=((Cell(text="3"),),)),)),
    ),
)
PLANE = Plane(key="plane", items=())


def handle(panel: str, entry: str = "", *, number: bool = False) -> Handle:
    reach = (-9.0, 9.0) if number else None
    return Handle(key="h", name="h", panel=panel, entry=entry, reach=reach)


def lit(work: Work) -> list[str]:
    return [
        cell.text
        for row in work.rows
        for block in row.blocks
        if isinstance(block, Array)
        for cells in block.cells
        for cell in cells
        if cell.lit
    ]


def test_a_row_of_work_is_lit_whole_and_a_cell_alone() -> None:
    for entry, texts in (("one", ["1", "2"]), ("n2", ["2"]), ("", []), ("two", ["3"])):
        shown = advised(WORK, handle("work", entry), None)
        assert isinstance(shown, Work)
        assert lit(shown) == texts


def test_an_entry_and_a_tile_are_lit_by_their_keys() -> None:
    entries = (Entry(key="a", words="a"), Entry(key="b", words="b"))
    page = Page(key="page", entries=entries)
    places = (Tile(key="a", label="a", place=0.0), Tile(key="b", label="b", place=1.0))
    tiles = Tiles(key="tiles", tiles=places)
    lit_page = advised(page, handle("page", "b"), None)
    lit_tiles = advised(tiles, handle("tiles", "a"), None)
    assert isinstance(lit_page, Page)
    assert isinstance(lit_tiles, Tiles)
    assert [entry.lit for entry in lit_page.entries] == [False, True]
    assert [tile.lit for tile in lit_tiles.tiles] == [True, False]


def test_a_point_has_a_ghost_in_its_own_plane_and_a_number_a_dot_on_its_line() -> None:
    shown = advised(PLANE, handle("plane"), (1.0, 2.0))
    assert isinstance(shown, Plane)
    ghost = shown.items[0]
    assert isinstance(ghost, Arrow)
    assert ghost.tip == (1.0, 2.0)
    assert advised(PLANE, handle("elsewhere"), (1.0, 2.0)) is PLANE
    high = replace(handle("plane", number=True), at=(3.0, 2.0))
    line = advised(PLANE, high, (1.0, 0.0))
    assert isinstance(line, Plane)
    (dot,) = line.items
    assert isinstance(dot, Dots)
    assert dot.points == ((1.0, 2.0),)


def test_a_ring_stands_where_a_point_snapped_and_nowhere_for_a_number() -> None:
    shown = ringed(PLANE, handle("plane"), (0.5, 1.0))
    assert isinstance(shown, Plane)
    assert [item.key for item in shown.items] == ["snap"]
    assert ringed(PLANE, handle("work", "n1", number=True), (0.5, 0.0)) is PLANE


def test_a_number_of_a_sitting_is_advised_in_its_cell_and_leaves_no_ring() -> None:
    session = sat("slip", "half").waive()
    assert session.handle("n4:2") is not None
    pulled = session.preview(Drag("n4:2", (4.43, 0.0)))
    assert pulled.snapped is not None
    plane = pulled.figure().panels[0]
    assert isinstance(plane, Plane)
    assert not any(item.key in {"snap", "hint"} for item in plane.items)
    advised_now = session.hint().hint().hint()
    assert advised_now.advice() is not None
    before, after = session.figure().panels[0], advised_now.figure().panels[0]
    assert before == after


def test_a_turn_of_a_sitting_lights_its_row() -> None:
    session = sat("keep", "pair").waive().hint().hint().hint()
    advice = session.advice()
    assert advice is not None
    assert advice.ghost == Turn("keep2", "gone")
    work = session.figure().panels[1]
    assert isinstance(work, Work)
    assert lit(work) == ["−1/√5", "2/√5"]


def test_a_number_on_a_line_of_numbers_bears_no_ring() -> None:
    assert ringed(PLANE, handle("plane", number=True), (1.0, 0.0)) == PLANE
    assert ringed(PLANE, handle("plane"), (1.0, 0.0)) != PLANE
