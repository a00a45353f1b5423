"""The figures by subject. A figure measures, and prints its lines."""
