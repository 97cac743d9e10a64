"""Contracts: GDPR Art. 26 and 28."""
