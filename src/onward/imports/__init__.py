"""Lists of others: a published list, a sheet or an export, read cell by cell and made records."""
