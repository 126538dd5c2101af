"""Contact sheets: many small pictures with their names, to be gone through by eye."""

from collections.abc import Sequence
from pathlib import Path

import pygame

COLUMNS, ROWS = 4, 5
SMALL = (480, 270)
STRIP = 26
GROUND, INK = (16, 20, 22), (220, 214, 200)


def sheets(folder: Path, files: Sequence[str]) -> int:
    """Write ``sheet-01.png`` ... beside the pictures; how many there are."""
    font = pygame.font.Font(None, 24)
    each = COLUMNS * ROWS
    starts = range(0, len(files), each)
    for number, start in enumerate(starts, 1):
        part = files[start : start + each]
        rows = -(-len(part) // COLUMNS)
        high = SMALL[1] + STRIP
        sheet = pygame.Surface((COLUMNS * SMALL[0], rows * high))
        sheet.fill(GROUND)
        for place, file in enumerate(part):
            picture = pygame.image.load(str(folder / file))
            small = pygame.transform.smoothscale(picture, _fitting(picture.get_size()))
            x, y = (place % COLUMNS) * SMALL[0], (place // COLUMNS) * high
            sheet.blit(small, small.get_rect(midtop=(x + SMALL[0] // 2, y + STRIP)))
            sheet.blit(font.render(Path(file).stem, True, INK), (x + 8, y + 5))  # noqa: FBT003
        pygame.image.save(sheet, str(folder / f"sheet-{number:02d}.png"))
    return len(starts)


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    scale = min((SMALL[0] - 6) / size[0], (SMALL[1] - 4) / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
