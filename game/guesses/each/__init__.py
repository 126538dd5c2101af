"""Every guess of the story in a file of its own, in the order of its chapters.

Start at ``row_to_axis`` (a guess that breaks) or ``row_listens`` (one that holds).
"""
