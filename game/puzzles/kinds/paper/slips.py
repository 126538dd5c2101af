"""What went astray in a line, where it can be told from what came out."""

from game.figure.numbers import vector, written
from game.language import _
from game.puzzles.kinds.paper.sheet import (
    GRAM,
    INPUTS,
    OUTPUTS,
    SQUARES,
    STRETCHES,
    Sheet,
    Whole,
    dot,
    lined,
    over,
    sent,
    table,
)


def reply(sheet: Sheet, line: int) -> str:
    """Why a line does not fit the ones above: the slip by its name, if it is known."""
    if not sheet.touched(line):
        return _("it is still empty.")
    if line == GRAM:
        return _table(sheet)
    if line == SQUARES:
        return _squares(sheet)
    if line == STRETCHES:
        return _stretches(sheet)
    if line == INPUTS:
        return _inputs(sheet)
    return _outputs(sheet) if line == OUTPUTS else _whole(sheet)


def _table(sheet: Sheet) -> str:
    (p, q, r), m = table(sheet.matrix), sheet.matrix
    (a, b), (c, d) = m
    if sheet.gram == table(over(m)):
        return _("these are rows with rows. Take columns with columns.")
    if sheet.gram[0] == a * a + b * c and sheet.gram[2] == b * c + d * d:
        return _("this is M times M. The first of the two is turned over.")
    if sheet.gram == (p, -q, r):
        return _("look at the sign of the number beside the diagonal.")
    if sheet.gram in {(p, 2 * q, r), (p, q // 2, r)}:
        return _("the number beside the diagonal is one dot product, not two or half.")
    return _("which two columns did you multiply?")


def _squares(sheet: Sheet) -> str:
    (p, q, r), found = sheet.gram, sheet.squares
    (a, b), (c, d) = sheet.matrix
    if set(found) == {p, r}:
        return _("these stand on the diagonal. Their sum fits, their product does not.")
    if sum(found) == a + d and found[0] * found[1] == a * d - b * c:
        return _("these belong to M. The table's are asked.")
    one, other = (x * x for x in found)
    if one + other == p + r and one * other == p * r - q * q:
        return _("these are the stretches already. Their squares come first.")
    return _(
        "together they should be {sum}, and multiplied {product}.",
        sum=_n(p + r),
        product=_n(p * r - q * q),
    )


def _stretches(sheet: Sheet) -> str:
    wanted, found = sheet.squares, sheet.lines[2]
    if min(found) < 0:
        return _("a stretch is never below 0.")
    each = zip(found, wanted, sheet.roots, strict=True)
    if any(x == want > 1 and not root for x, want, root in each):
        return _("not rooted yet. Twice as long is four times the square.")
    if not any(sheet.roots) and tuple(2 * x for x in found) == wanted:
        return _("halved is not rooted. Which number times itself makes it?")
    if sheet.stretched == wanted[::-1]:
        return _("they stand in the other order than in line 2.")
    pairs = zip(sheet.stretched, wanted, strict=True)
    want = next(want for got, want in pairs if got != want)
    return _("times itself, one of them should be {n}.", n=_n(want))


def _inputs(sheet: Sheet) -> str:
    both, (p, q, _r) = sheet.inputs(), sheet.gram
    if (0, 0) in both:
        return _("an arrow without length has no line.")
    if all(map(sheet.keeps, both, sheet.squares[::-1])):
        return _("they stand in the other order than in line 2.")
    pairs = zip(both, sheet.squares, strict=True)
    bad = next(((v, by) for v, by in pairs if not sheet.keeps(v, by)), None)
    if bad is None:
        return _("these lie on one line.")
    v, by = bad
    if lined(v, (p - by, q)):
        words = _("{v} is a row of the table less {n}. The arrow lies across it.")
        return words.format(v=_at(v), n=_n(by))
    if sheet.keeps((v[0], -v[1]), by):
        return _("look at a sign of {v}.", v=_at(v))
    to = (by * v[0], by * v[1])
    return _(
        "the table makes {there} of {v}, and {n} times it is {to}.",
        there=_at(sheet.tabled(v)),
        v=_at(v),
        n=_n(by),
        to=_at(to),
    )


def _outputs(sheet: Sheet) -> str:
    n = next(n for n in (0, 1) if not sheet.lands(n))
    v, u = sheet.inputs()[n], sheet.outputs()[n]
    to = sent(sheet.matrix, v)
    if u == (0, 0):
        return _("an arrow without length has no line.")
    if to == (0, 0):
        return _(
            "M sends {v} to zero. Any arrow square to the other u will do.", v=_at(v)
        )
    if lined(u, to):
        return _("M sends {v} to {to}, the other way.", v=_at(v), to=_at(to))
    if lined(u, v):
        return _("this is {v} once more. Where does M send it?", v=_at(v))
    if lined(u, sent(over(sheet.matrix), v)):
        return _("M turned over sends {v} there. M itself does not.", v=_at(v))
    return _("M sends {v} to {to}.", v=_at(v), to=_at(to))


def _whole(sheet: Sheet) -> str:
    n, u, m, vt = sheet.frames()
    if min(n, m) <= 0:
        return _("under a root stands more than 0.")
    columns, rows = over(u), vt
    for each, far, name in ((columns, n, "U"), (rows, m, "Vᵀ")):
        if any(dot(x, x) != far for x in each):
            long = ", ".join(_n(dot(x, x)) for x in each)
            words = _("in {name} the squared lengths are {all}, under the root is {n}.")
            return words.format(name=name, all=long, n=_n(far))
    pairs = zip(vt, sheet.inputs(), strict=True)
    if not all(lined(a, b) for a, b in pairs):
        back = zip(over(vt), sheet.inputs(), strict=True)
        if all(lined(a, b) for a, b in back):
            return _("V stands there. Turn it over: its arrows are the rows of Vᵀ.")
    swapped = zip(columns, sheet.outputs()[::-1], strict=True)
    if all(lined(a, b) for a, b in swapped):
        return _("the columns of U are in the other order than the stretches.")
    made = sheet.product()
    rows_ = ", ".join(_near(each) for each in made or ())
    return _("the three make {rows}.", rows=rows_)


def _n(x: int) -> str:
    return written(float(x)).text


def _at(v: Whole) -> str:
    return vector((float(v[0]), float(v[1]))).text


def _near(row: tuple[float, float]) -> str:
    return vector((round(row[0], 9), round(row[1], 9))).said()
