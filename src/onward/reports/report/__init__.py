"""What a board or an auditor reads of one inventory."""
