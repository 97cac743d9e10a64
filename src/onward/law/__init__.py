"""The dated book of law."""
