"""Painting figures of mathematics, panels and signs with one brush."""
