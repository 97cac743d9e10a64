"""Sub-processor and data-transfer inventory as code, judged for a day against a dated book of law."""
