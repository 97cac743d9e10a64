"""Transfers: GDPR Art. 44-50, UK GDPR Chapter V, FADP Art. 16-17, LGPD Art. 33."""
