"""English that several rooms need: counts, lists, articles, names and citations."""
