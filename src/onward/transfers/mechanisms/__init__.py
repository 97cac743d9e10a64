"""Each kind of mechanism, weighed for one flow, one destination and one day."""
