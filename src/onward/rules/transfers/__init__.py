"""Transfers: GDPR Art. 44-50, UK GDPR Chapter V, Swiss FADP Art. 16-17."""
