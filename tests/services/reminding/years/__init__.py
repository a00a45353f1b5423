"""Whole lives beside the engine: students at random, and an oracle that says what each of them should hear and when."""
