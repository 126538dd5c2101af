"""The guesses of the story: the words that its file keeps, and what is behind each.

Nothing here tells a story. From what is handed out, downwards:

    known     what puzzles are told of the guesses
    check     the numeric check of each: what holds is tried, what breaks is broken
    table     all of them by name
    each/     one file a guess: its check, bench, question on paper, evidence
    parts, numbers    what several of those files share
    guess     what such a file declares
    ledger    the words: ``story/ledger.yaml`` read strictly

Start reading at ``each.row_to_axis``.
"""
