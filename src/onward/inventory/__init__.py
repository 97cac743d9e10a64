"""Records, and an inventory in which every reference resolves."""
