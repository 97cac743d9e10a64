"""One rule, one function, one page."""
