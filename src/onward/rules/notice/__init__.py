"""Notice: what sub-processors ask us to tell our customers, and when."""
