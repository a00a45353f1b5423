"""Starter packs as data."""
