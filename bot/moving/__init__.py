"""A school's data as one file: written from any database, read into any database."""
