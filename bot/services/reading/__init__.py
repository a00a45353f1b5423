"""Reading: the library, what students read, how they show it, and what a class says of its books."""
