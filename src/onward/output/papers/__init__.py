"""A paper in a format for people or programs: one file a format."""
