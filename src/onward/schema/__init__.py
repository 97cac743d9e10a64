"""What a record may say, decided by JSON Schema."""
