"""A school's own questions, beside those that the item models make."""
