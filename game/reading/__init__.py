"""YAML read strictly: bytes to nodes with places, and problems that say the way out."""
