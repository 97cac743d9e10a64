"""Parties and flows as diagrams."""
