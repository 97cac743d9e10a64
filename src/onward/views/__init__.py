"""What to show."""
