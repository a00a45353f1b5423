"""The trust jar of a class: marbles with their reasons, put in and undone, full, voted on, emptied."""
