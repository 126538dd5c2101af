"""Slots, autosave, profile and settings: encode, upgrade, write durably, recover.

Nothing here draws, reads a clock, runs code from a file, or raises for a disk.
"""
