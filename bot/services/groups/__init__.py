"""The group chat of a class: bound to it by a coach, and all that becomes of it afterwards."""
