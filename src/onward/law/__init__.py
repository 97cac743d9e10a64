"""The dated law data."""
