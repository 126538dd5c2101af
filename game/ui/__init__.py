"""The pygame side: windows, painting, type, sound, input to intents.

Nothing here knows the story or a puzzle; no screen is decided here.
"""
