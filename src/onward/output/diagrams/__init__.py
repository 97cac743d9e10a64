"""A picture as text: one file a format."""
