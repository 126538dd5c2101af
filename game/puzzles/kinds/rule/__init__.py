"""Rule: small faces and the table of all their pairs of features.

How often two features agree, less how often they differ, is their dot product. A face
is its relations: but pairs do not see a rule of three.
"""

from game.language import N_
from game.puzzles.core.kind import TELLING, Paper, Story, declare
from game.puzzles.kinds.rule.level import RuleLevel
from game.puzzles.kinds.rule.paper import CHECK, question
from game.puzzles.kinds.rule.position import RulePosition

STORY = Story(
    title=N_("Rule"),
    task=N_("Open and shut features until the table of all pairs reads as asked."),
    beat="forest-05",
    quotes={"cell": (0.0,), "guess": (2.0,), "miss": (2.0,)},
    forbids=TELLING,
    since="2026-12-15",
)
PAPER = Paper(CHECK, question)
KIND = declare("rule", RulePosition, RuleLevel, STORY, paper=PAPER)
