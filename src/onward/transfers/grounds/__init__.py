"""Each kind of ground, weighed for one flow, one destination and one day."""
