"""What the council decided, as data: one folder a period, one file a goal."""
