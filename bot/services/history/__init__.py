"""Two weeks in the life of a class that does not exist, for the playground and for tests; an area a file."""
