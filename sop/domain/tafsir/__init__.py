"""What a foreign document means: its table, its identity block, who does which row."""
