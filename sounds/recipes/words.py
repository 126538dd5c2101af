"""The song's words, syllable by syllable: who sings what, and in which sounds.

A syllable is (written, onset, vowel, coda); one that ends in a hyphen goes on.
"""

ROTATE = (
    ("Ro-", "ɹ", "O", ""),
    ("tate,", "t", "A", "t"),
    ("scale,", "sk", "A", "l"),
    ("ro-", "ɹ", "O", ""),
    ("tate,", "t", "A", "t"),
)
FIRST = (
    *ROTATE,
    ("that", "ð", "æ", "t"),
    ("is", "", "ɪ", "z"),
    ("how", "h", "W", ""),
    ("things", "θ", "ɪ", "ŋz"),
    ("change", "ʧ", "A", "nʤ"),
    ("shape.", "ʃ", "A", "p"),
)
SECOND = (
    *ROTATE,
    ("now", "n", "W", ""),
    ("the", "ð", "ə", ""),
    ("long", "l", "ɔ", "ŋ"),
    ("way's", "w", "A", "z"),
    ("straight.", "stɹ", "A", "t"),
)
MIDDLE = (
    ("Turn", "t", "ɜ", "ɹn"),
    ("un-", "", "ʌ", "n"),
    ("til", "t", "ɪ", "l"),
    ("the", "ð", "ə", ""),
    ("cor-", "k", "ɔ", "ɹ"),
    ("ners", "n", "ə", "ɹz"),
    ("meet,", "m", "i", "t"),
    ("stretch", "stɹ", "ɛ", "ʧ"),
    ("and", "", "æ", "nd"),
    ("shrink", "ʃɹ", "ɪ", "ŋk"),
    ("it", "", "ɪ", "t"),
    ("in", "", "ɪ", "n"),
    ("place.", "pl", "A", "s"),
)
LAST = (
    *ROTATE,
    ("turn,", "t", "ɜ", "ɹn"),
    ("and", "", "æ", "nd"),
    ("you", "j", "u", ""),
    ("are", "", "ɑ", "ɹ"),
    ("home.", "h", "O", "m"),
)
# Each part of 16 beats: its words and its singers.
PARTS = (
    (FIRST, ("foster",)),
    (SECOND, ("jacques",)),
    (MIDDLE, ("foster", "jacques")),
    (LAST, ("foster", "jacques")),
)
