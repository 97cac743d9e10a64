"""What changed in meaning."""
