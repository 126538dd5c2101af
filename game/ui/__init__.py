"""The pygame side: windows, painting, type, sound, input to intents. Nothing here knows the story."""
