"""What ``check`` and ``levels --prove`` look at, part by part."""
