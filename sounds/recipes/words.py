"""The song's words, syllable by syllable: who sings what, and in which sounds.

A syllable is (written, onset, vowel, coda); one that ends in a hyphen goes on. A vowel
that carries weight has its stress mark.
"""

ROTATE = (
    ("Ro-", "ɹ", "Q", ""),
    ("tate,", "t", "ˈA", "t"),
    ("scale,", "sk", "ˈA", "l"),
    ("ro-", "ɹ", "Q", ""),
    ("tate,", "t", "ˈA", "t"),
)
SHAPE = (
    ("that", "ð", "ˈæ", "t"),
    ("is", "", "ɪ", "z"),
    ("how", "h", "ˈW", ""),
    ("things", "θ", "ˈɪ", "ŋz"),
    ("change", "ʧ", "ˈA", "nʤ"),
    ("shape.", "ʃ", "ˈA", "p"),
)
STRAIGHT = (
    ("and", "", "æ", "n"),
    ("long", "l", "ˈɔ", "ŋ"),
    ("ways", "w", "ˈA", "z"),
    ("are", "", "ɑ", "ɹ"),
    ("straight.", "stɹ", "ˈA", "t"),
)
CORNERS = (
    ("Turn", "t", "ˈɜ", "ɹn"),
    ("un-", "", "ʌ", "n"),
    ("til", "t", "ˈɪ", "l"),
    ("the", "ð", "ə", ""),
    ("cor-", "k", "ˈɔ", "ɹ"),
    ("ners", "n", "ə", "ɹz"),
    ("meet,", "m", "ˈi", "t"),
)
PLACE = (
    ("stretch", "stɹ", "ˈɛ", "ʧ"),
    ("and", "", "æ", "n"),
    ("shrink", "ʃɹ", "ˈɪ", "ŋk"),
    ("it", "", "ɪ", "t"),
    ("in", "", "ɪ", "n"),
    ("place.", "pl", "ˈA", "s"),
)
HOME = (
    ("turn,", "t", "ˈɜ", "ɹn"),
    ("and", "", "æ", "nd"),
    ("you", "j", "ˈu", ""),
    ("are", "", "ɑ", "ɹ"),
    ("home.", "h", "ˈO", "m"),
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
