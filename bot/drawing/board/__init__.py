"""A vision board: cards of several types, sizes and colours, laid into one picture."""
