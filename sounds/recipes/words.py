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
SHAPE = (
    ("that", "ð", "æ", "t"),
    ("is", "", "ɪ", "z"),
    ("how", "h", "W", ""),
    ("things", "θ", "ɪ", "ŋz"),
    ("change", "ʧ", "A", "nʤ"),
    ("shape.", "ʃ", "A", "p"),
)
STRAIGHT = (
    ("now", "n", "W", ""),
    ("the", "ð", "ə", ""),
    ("long", "l", "ɔ", "ŋ"),
    ("way's", "w", "A", "z"),
    ("straight.", "stɹ", "A", "t"),
)
CORNERS = (
    ("Turn", "t", "ɜ", "ɹn"),
    ("un-", "", "ʌ", "n"),
    ("til", "t", "ɪ", "l"),
    ("the", "ð", "ə", ""),
    ("cor-", "k", "ɔ", "ɹ"),
    ("ners", "n", "ə", "ɹz"),
    ("meet,", "m", "i", "t"),
)
PLACE = (
    ("stretch", "stɹ", "ɛ", "ʧ"),
    ("and", "", "æ", "n"),
    ("shrink", "ʃɹ", "ɪ", "ŋk"),
    ("it", "", "ɪ", "t"),
    ("in", "", "ɪ", "n"),
    ("place.", "pl", "A", "s"),
)
HOME = (
    ("turn,", "t", "ɜ", "ɹn"),
    ("and", "", "æ", "nd"),
    ("you", "j", "u", ""),
    ("are", "", "ɑ", "ɹ"),
    ("home.", "h", "O", "m"),
)
# The phrases of 8 beats: their words and their singers.
PHRASES = (
    (ROTATE, ("foster",)),
    (SHAPE, ("foster",)),
    (ROTATE, ("jacques",)),
    (STRAIGHT, ("jacques",)),
    (CORNERS, ("foster", "jacques")),
    (PLACE, ("foster", "jacques")),
    (ROTATE, ("foster", "jacques")),
    (HOME, ("foster", "jacques")),
)
