"""Records as facts that can be compared."""
