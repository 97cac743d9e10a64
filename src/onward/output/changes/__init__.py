"""Comparisons to text, one file a format."""
