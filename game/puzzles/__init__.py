"""The puzzle protocol, sittings, and one file a kind.

Nothing here draws, reads a clock or throws dice. Start at ``protocol`` (what a kind
is), then ``shadow`` (a kind), ``sitting`` (a player at a level), ``kinds`` (the table).
"""
