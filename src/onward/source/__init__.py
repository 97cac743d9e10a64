"""The only reading."""
