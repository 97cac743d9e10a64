"""Papers that law, customers and auditors ask for, as values that every printer prints."""
