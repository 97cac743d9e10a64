"""YAML 1.2 core with positions."""
