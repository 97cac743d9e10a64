"""The words of records in the languages of papers: a table a language, and what reads it."""
