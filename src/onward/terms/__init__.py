"""The words a record may use, each with source and day."""
