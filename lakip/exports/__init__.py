"""Files that leave the house; each draws an IsiLaporan and asks for nothing else."""
