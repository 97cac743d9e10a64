"""What is unknown, as questions to those who can answer."""
