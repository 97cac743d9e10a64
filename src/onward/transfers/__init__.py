"""Who discloses to whom, and on what status."""
