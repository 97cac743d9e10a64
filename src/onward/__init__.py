"""Sub-processor and data-transfer inventory as code, judged for a day by dated law data."""
