"""How rules are run: the catalogue, their context, the findings, the waivers."""
