"""A comparison in words, section by section."""
