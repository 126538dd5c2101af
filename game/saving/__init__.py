"""Slots, autosave, profile and settings: encode, upgrade, write durably, recover. Nothing here draws."""
