"""What to show, as values: tables, diagrams, letters and sections of a review."""
