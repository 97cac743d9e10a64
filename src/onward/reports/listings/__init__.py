"""Tables and details: transfers, law, rules, vocabulary."""
