"""One file for each format; `read` chooses by the name of the file."""
