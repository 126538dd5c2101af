"""Slots, autosave, profile and settings: encode, upgrade, write durably, recover.

Read from the top: ``store`` (what the game asks for), ``slots``, ``ring`` and
``progress`` (which file holds what), ``save``, ``profile`` and ``settings`` (what is in
it), ``frame`` and ``upgrade`` (how it is read back), ``writer`` (the worker),
``atomic`` and ``fs`` (how it reaches the disk).

Nothing here draws, reads a clock, runs code from a file, or raises for a disk.
"""
