"""Records: what an inventory as a whole tells of itself and of the law it is judged by."""
