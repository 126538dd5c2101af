"""Lights that wink in the game: the picture without them, and where each of them is.

The picture without the lights differs from the place only near them, and softly, so
that a light's patch may be taken from either picture and no edge is seen.
"""

import json

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, minimum_filter

# Pixels around a light in which its own light is told from that of the others.
REACH = 27
# Pixels of a block of a JPEG file.
BLOCK = 8


def windows(shape, boxes, soft):
    """1 within the boxes (x, y, w, h), falling to 0 at their edges; (h, w, 1)."""
    out = np.zeros(shape)
    for x, y, w, h in boxes:
        edge = min(soft, w / 3, h / 3)
        across = _bump(np.arange(w), w, edge)
        down = _bump(np.arange(h), h, edge)
        top, left = max(0, y), max(0, x)
        part = out[top : y + h, left : x + w]
        bump = (down[:, None] * across[None, :])[top - y :, left - x :]
        part[:] = np.maximum(part, bump[: part.shape[0], : part.shape[1]])
    return gaussian_filter(out, 0.4)[..., None]


def _wider(box):
    """A box and the blocks of the file's format round it: beyond, nothing is kept."""
    return (box[0] - BLOCK, box[1] - BLOCK, box[2] + 2 * BLOCK, box[3] + 2 * BLOCK)


def _bump(at, long, edge):
    return np.clip((np.minimum(at, long - 1 - at) + 0.5) / max(edge, 0.5), 0, 1)


def kept(folder, name, pictures, lamps, habit):
    """Write ``NAME-off.jpg`` and ``NAME-lights.json``; both files.

    ``pictures`` are the display values with the lights and without, ``lamps`` lists
    (x, y, w, h, bank, row), whole pixels. What a light throws far around it stays.
    """
    lit, off = pictures
    near = np.maximum(lit - off, 0)
    floor = minimum_filter(near, (REACH, REACH, 1))
    near = np.maximum(near - gaussian_filter(floor, (8, 8, 0)), 0)
    boxes = [lamp[:4] for lamp in lamps]
    values = lit - windows(lit.shape[:2], boxes, 4) * near
    values = np.where(
        windows(lit.shape[:2], [_wider(box) for box in boxes], 0), values, 0
    )
    picture, facts = folder / f"{name}-off.jpg", folder / f"{name}-lights.json"
    levels = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    Image.fromarray(levels).save(picture, quality=80, optimize=True)
    rows = [[int(v) for v in lamp] for lamp in lamps]
    text = json.dumps({"habit": habit, "lamps": rows}, separators=(",", ":"))
    facts.write_text(text + "\n", "utf-8")
    print(picture.name, picture.stat().st_size // 1024, "KB,", len(rows), "lights")
    return [picture, facts]
