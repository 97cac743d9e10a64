"""Vendors in use, from the traces that they leave in files: offline, and nothing is concluded."""
