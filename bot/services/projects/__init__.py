"""Projects: cycles of some weeks in which every student makes something, shows it, and says how it was."""
