"""What ``strings`` is made of: extraction, catalogues, checks, the pseudo-language."""
