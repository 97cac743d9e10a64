"""Sub-processor and data-transfer inventory as code, judged for a day by a dated book of law."""
