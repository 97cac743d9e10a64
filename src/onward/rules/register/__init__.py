"""Register: GDPR Art. 13-15, 27 and 30, and the records as such."""
