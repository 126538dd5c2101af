"""What a picture or a sentence claims of numbers, read and reckoned again."""

import numpy as np

from game.figure import letters
from game.figure.products import sentence
from game.figure.things import Array, Formula, Product, Row, Sign, Word
from tests import reckoning


def in_words(row: Row, names: dict[str, reckoning.Value]) -> str:
    """A row as one formula: its arrays by names that stand for them."""
    words = []
    for block in row.blocks:
        match block:
            case Array():
                name = f"Q{len(names)}"
                names[name] = numbers_in(block)
                words.append(name)
            case Sign():
                words.append(block.text)
            case Product():
                words.append(sentence(block))
            case Word():
                words.append(letters.sentence(block))
            case Formula():
                return ""
    return " ".join(words)


def numbers_in(array: Array) -> np.ndarray:
    """The numbers of an array as they are written; nan where a letter or "?" is."""
    entries = [[number_in(cell.text) for cell in row] for row in array.cells]
    found = np.array(entries)
    return (
        found[:, 0] if found.shape[1] == 1 else found[0] if len(found) == 1 else found
    )


def number_in(text: str) -> float:
    try:
        return float(reckoning.value(text, {}))
    except reckoning.UnreadableError:
        return float("nan")


def judge(text: str, names: reckoning.Names) -> int:
    """How many relations of a text were reckoned; each must be as it says."""
    count = 0
    for whole, sign, left, right in reckoning.relations(text, names):
        if np.shape(left) != np.shape(right) or np.isnan(left).any():
            continue
        if np.isnan(right).any():
            continue
        off = float(np.max(np.abs(left - right), initial=0.0))
        size = 1.0 + float(np.max(np.abs(right), initial=0.0))
        if sign == "=":
            assert off <= 1e-9 * size, (whole, left, right)
        else:
            assert off <= 0.02 * size, (whole, left, right)
        count += 1
    return count
